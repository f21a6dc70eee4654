"""Which of the settings' sites a page or an article belongs to."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.config import Config
from index.metadata.address import host

_RECORD = re.compile(r":\d+$")  # what an origin may end with
_STEP = re.compile("[/!]")


def site_key(url: str | None, source: str | None, places: Iterable[str], config: Config) -> str | None:
    """The key of the site of a host, else of a source, else of a folder or file among `places`; None for none.

    Capitals do not count.
    """
    known = {key.casefold(): key for key in config.site}
    if not known:
        return None
    return next((known[key.casefold()] for key in _keys(url, source, places) if key.casefold() in known), None)


def places_of(origin: str, path: Path) -> tuple[str, ...]:
    """The names that an origin holds of folders, file and archive; a file that was named itself has its folder's."""
    return (*_STEP.split(_RECORD.sub("", origin)), path.parent.name)


def _keys(url: str | None, source: str | None, places: Iterable[str]) -> Iterator[str]:
    here = host(url)
    if here:
        yield from (here, f"www.{here}")
    if source:
        yield source
    yield from places
