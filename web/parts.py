"""What every page works with: the settings, the archive, the saved searches."""

from dataclasses import dataclass
from typing import cast

from flask import current_app

from index.config import Config
from search.archive import Archive
from search.reading import Reading
from search.saved import SavedQueries
from web.reading import reading_of

KEY = "microfiche"  # in app.extensions


@dataclass(frozen=True, slots=True)
class Parts:
    """Made once by `create_app`."""

    config: Config
    archive: Archive
    saved: SavedQueries

    @property
    def reading(self) -> Reading:
        """How one query is read."""
        return reading_of(self.config, self.saved)


def parts() -> Parts:
    """Those of the app that answers the current request."""
    return cast(Parts, current_app.extensions[KEY])
