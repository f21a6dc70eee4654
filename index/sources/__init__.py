"""Reading what an archive comes in: every file below the given paths becomes pages, or skips with their reasons."""

from index.sources.sources import Sources, find_page

__all__ = ["Sources", "find_page"]
