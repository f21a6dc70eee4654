"""Counts in how many stories of its source each form stands: exactly, whatever the order, in little memory.

A sighting is two numbers of 64 bits: the form of its source; and 39 bits of the story, 12 of its author, 12 of the line
word for word, and whether that is at the edge; all of them as in index/repeats/forms.py. Sightings go to files by the
form's last bits; one file at a time is sorted and counted.
"""

import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.repeats.counts import LEAST_STORIES, Counts
from index.repeats.forms import Forms, source_number

BUCKETS = 64
HELD = 1 << 18  # sightings in memory before they are written out: 4 MB
_STORY, _AUTHOR, _LINE = np.uint64(25), np.uint64(13), np.uint64(1)  # where in a sighting's second number they begin
_TWELVE_BITS, _EDGE = np.uint64(0xFFF), np.uint64(1)


def sightings_of(forms: Forms) -> NDArray[np.uint64]:
    """An article's sightings, (n, 2): each form of each line, and the article itself as one of its source."""
    rows, columns = np.nonzero(forms.hashes)
    who = np.uint64((forms.story << 25 | forms.author << 13) & 0xFFFF_FFFF_FFFF_FFFF)
    line = forms.hashes[rows, 0] & _TWELVE_BITS
    found = np.empty((len(rows) + 1, 2), np.uint64)
    found[:-1, 0] = forms.hashes[rows, columns]
    found[:-1, 1] = who | line << _LINE | forms.edge[rows]
    found[-1] = source_number(forms.source), who | _EDGE
    return found


class Sightings:
    """All of a run's sightings, in files of a folder of their own that is gone at the end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: list[NDArray[np.uint64]] = []
        self._count = 0

    def add(self, found: NDArray[np.uint64]) -> None:
        """Take in sightings; the order of all calls does not matter."""
        self._held.append(found)
        self._count += len(found)
        if self._count >= HELD:
            self._write()

    def counts(self) -> Counts:
        """The forms that stand in LEAST_STORIES different stories or more."""
        self._write()
        files = sorted(self._folder.iterdir())
        return Counts.joined([_counted(np.fromfile(path, np.uint64).reshape(-1, 2)) for path in files])

    def _write(self) -> None:
        found = np.concatenate([np.empty((0, 2), np.uint64), *self._held])
        self._held, self._count = [], 0
        buckets = (found[:, 0] % np.uint64(BUCKETS)).astype(np.int64)
        order = np.argsort(buckets, kind="stable")
        ends = np.cumsum(np.bincount(buckets, minlength=BUCKETS))
        for bucket, part in enumerate(np.split(found[order], ends[:-1])):
            with (self._folder / f"{bucket:02d}").open("ab") as file:
                part.tofile(file)

    def __enter__(self) -> Self:
        self._folder.mkdir()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def _counted(found: NDArray[np.uint64]) -> Counts:
    """Copies of a story count once, be they at the edge or in the middle."""
    found = _distinct(found[np.lexsort((found[:, 1], found[:, 0]))])
    form, story = found[:, 0], found[:, 1] >> _STORY
    edge = (found[:, 1] & _EDGE).astype(np.bool_)
    new_form = _changes(form)
    group = np.cumsum(new_form) - 1
    at_edge, in_middle = (
        np.bincount(group[where & _firsts(form, story, where)], minlength=new_form.sum()) for where in (edge, ~edge)
    )
    stories = np.bincount(group, weights=_changes(form, story), minlength=new_form.sum()).astype(np.int64)
    author, line = ((found[:, 1] >> start) & _TWELVE_BITS for start in (_AUTHOR, _LINE))
    one_author = (_different(group, author) == 1) & (author[new_form] != 0)
    counts = Counts(form[new_form], stories, at_edge, in_middle, _different(group, line), one_author)
    return counts.without(stories < LEAST_STORIES)


def _different(group: NDArray[np.int64], values: NDArray[np.uint64]) -> NDArray[np.int64]:
    """How many different values each group has."""
    order = np.lexsort((values, group))
    firsts = _changes(group[order], values[order])
    return np.bincount(group[order], weights=firsts).astype(np.int64)


def _distinct(found: NDArray[np.uint64]) -> NDArray[np.uint64]:
    return found[_changes(found[:, 0], found[:, 1])]


def _changes(*columns: NDArray[np.uint64] | NDArray[np.int64]) -> NDArray[np.bool_]:
    """Where a row of sorted columns differs from the one before; the first always does."""
    changed = np.zeros(len(columns[0]), np.bool_)
    changed[:1] = True
    for column in columns:
        changed[1:] |= column[1:] != column[:-1]
    return changed


def _firsts(form: NDArray[np.uint64], story: NDArray[np.uint64], where: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The first row of each story of a form among those of `where`."""
    first = np.zeros(len(form), np.bool_)
    rows = np.nonzero(where)[0]
    first[rows] = _changes(form[rows], story[rows])
    return first
