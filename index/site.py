"""Which of the settings' sites a page or an article belongs to."""

from collections.abc import Iterator

from index.config import Config
from index.metadata.address import host


def site_key(url: str | None, source: str | None, name: str, config: Config) -> str | None:
    """The key of the site of a host, else of a source, else of a folder or file in an origin's name; None for none."""
    return next((key for key in _keys(url, source, name) if key in config.site), None) if config.site else None


def _keys(url: str | None, source: str | None, name: str) -> Iterator[str]:
    here = host(url)
    if here:
        yield from (here, f"www.{here}")
    if source:
        yield source
    yield from name.split("/")
