"""How queries are read here: by the settings, and with the saved searches that they name."""

from functools import partial

from index.config import Config
from search.dates import Calendar
from search.reading import Found, Reading
from search.saved import SavedQueries
from web.links import query_of


def reading_of(config: Config, saved: SavedQueries) -> Reading:
    """For one query; the next one takes another."""
    return Reading(Calendar(config.day_first, config.language), partial(_look, saved))


def _look(saved: SavedQueries, name: str, reading: Reading) -> Found | None:
    kept = saved.get(name) or saved.named(name)
    return Found(kept.slug, query_of(kept.query, reading)) if kept else None
