"""The labelled pages that the story finder is taught with, and the folds that its quality is measured over."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

FILES = ("dev.jsonl.gz", "wcxb-articles-dev.jsonl.gz")
FOLDS = 5


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page with the text that people say is its story."""

    id: str
    set: str  # "zyte", "fundus" or "wcxb"
    url: str
    html: str
    gold: str

    @property
    def site(self) -> str:
        """As `site_of` its address."""
        return site_of(self.url)

    @property
    def fold(self) -> int:
        """As `fold_of` its address."""
        return fold_of(self.url)


def site_of(url: str) -> str:
    """The last two names of the host or, above a short one such as that of co.uk, the last three."""
    names = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    return ".".join(names[-3:] if len(names) > 2 and len(names[-2]) <= 3 else names[-2:])


def fold_of(url: str) -> int:
    """0 to FOLDS - 1; all pages of a site are in one fold."""
    return int(hashlib.md5(site_of(url).encode()).hexdigest(), 16) % FOLDS


def labelled_pages(folder: Path) -> Iterator[LabelledPage]:
    """Every page of the data, in its order."""
    for name in FILES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row: dict[str, Any] = json.loads(line)
                yield LabelledPage(row["id"], row["set"], row["url"], row["html"], row["gold"])
