"""What saved searches find that they had not found in an earlier build."""

from collections.abc import Callable
from dataclasses import dataclass

from index.errors import MicroficheError
from search.noted import Changes, changes
from search.query import Query
from search.saved import SavedQueries
from search.saved_file import Saved
from search.searcher import Searcher
from search.snapshot_rows import Snapshot

Read = Callable[[Saved], Query]  # reads a saved search's address
NOT_NOTED = "What the saved search “{}” finds was not noted: {}."


@dataclass(frozen=True, slots=True)
class News:
    """A saved search in the current build, held against an earlier one."""

    now: Snapshot
    since: Snapshot
    changes: Changes


class Noting:
    """Notes what saved searches find in one build, and tells what is new."""

    def __init__(self, saved: SavedQueries, searcher: Searcher) -> None:
        self._snapshots = saved.snapshots
        self._searcher = searcher
        self._build_id = searcher.manifest.build_id

    def is_noted(self, slug: str) -> bool:
        """Whether a search was looked at in this build."""
        return any(one.build_id == self._build_id for one in self._snapshots.builds(slug))

    def note(self, slug: str, query: Query) -> None:
        """Note what a search finds, unless that is done; SearchTooSlowError where it takes too long."""
        if not self.is_noted(slug):
            day = self._searcher.manifest.finished[:10]
            self._snapshots.note(slug, self._build_id, day, self._searcher.noted(query))

    def news(self, slug: str, since: str | None) -> News | None:
        """What is new since a build; None where the search was not looked at then, or not in this one."""
        builds = {one.build_id: one for one in self._snapshots.builds(slug)}
        if since not in builds or self._build_id not in builds:
            return None
        before = self._snapshots.hits(slug, since) or {}
        here = self._snapshots.hits(slug, self._build_id) or {}
        return News(builds[self._build_id], builds[since], changes(before, here.values()))


def note_all(saved: SavedQueries, searcher: Searcher, read: Read) -> tuple[str, ...]:
    """Note what every saved search finds; a sentence for each where that failed."""
    noting = Noting(saved, searcher)
    failed: list[str] = []
    for one in saved.all():
        try:
            noting.note(one.slug, read(one))
        except MicroficheError as error:
            failed.append(NOT_NOTED.format(one.name, str(error) or "it took too long"))
    return tuple(failed)
