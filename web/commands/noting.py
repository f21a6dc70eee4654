"""After a build: what every saved search finds in it is noted, so that later builds can be held against it."""

from dataclasses import replace

from index.config import Config
from index.errors import MicroficheError
from index.report import Report
from search.news import Read, note_all
from search.saved import SavedQueries, default_url
from web.commands.opening import open_archive
from web.links import query_of
from web.reading import reading_of


def with_saved_noted(report: Report, config: Config) -> Report:
    """The report of a build that is published, with a note for whatever kept a saved search from being noted."""
    try:
        saved = SavedQueries(default_url(config))
        if not saved.all():
            return report
        with open_archive(config) as searcher:
            failed = note_all(saved, searcher, read_with(config, saved))
    except MicroficheError as error:
        failed = (f"What the saved searches find in this build was not noted: {error}",)
    return replace(report, notes=(*report.notes, *failed))


def read_with(config: Config, saved: SavedQueries) -> Read:
    """Reads saved searches by the settings."""
    return lambda one: query_of(one.query, reading_of(config, saved))
