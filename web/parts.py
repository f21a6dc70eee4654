"""What every page works with: the settings, the archive, the saved searches."""

from dataclasses import dataclass
from typing import cast

from flask import current_app

from index.config import Config
from search.archive import Archive
from search.saved import SavedQueries

KEY = "microfiche"  # in app.extensions


@dataclass(frozen=True, slots=True)
class Parts:
    """Made once by `create_app`."""

    config: Config
    archive: Archive
    saved: SavedQueries


def parts() -> Parts:
    """Those of the app that answers the current request."""
    return cast(Parts, current_app.extensions[KEY])
