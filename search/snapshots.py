"""What saved searches found in each build, kept apart from the builds, of which only two stay."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from search.noted import Noted
from search.saved_database import Database
from search.saved_file import now
from search.saved_tables import SAVED
from search.snapshot_rows import Snapshot, SnapshotRows, begun

LATEST = 30  # builds of which every snapshot is kept; of older ones the last of each month


@dataclass(frozen=True, slots=True)
class Standing:
    """How a saved search stands, as its snapshots tell without another search."""

    build_id: str | None = None  # of the latest snapshot; None where there is none yet
    total: int | None = None  # its hits
    fresh: int = 0  # of these, those that were not among the hits of seen_build
    seen_build: str | None = None  # its snapshot is the one that others are held against
    seen_at: str | None = None  # when someone marked it as seen; None where that is the first snapshot
    watched_build: str | None = None  # the one that `microfiche watch` told of last
    changed_at: str | None = None  # when name, note, tags or query changed


_COLUMNS = [
    SAVED.c[name] for name in ("now_build", "now_hits", "fresh", "seen_build", "seen_at", "watched_build", "changed_at")
]


class Snapshots:
    """The store; safe to share between threads and processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, slug: str, build_id: str, day: str, hits: Iterable[Noted]) -> None:
        """Keep what a search found in a build; nothing happens where that is known, or the search is gone."""
        here = {one.id: one for one in hits}
        with self._database.connection() as connection:
            rows = SnapshotRows(connection, slug)
            saved = rows.locked()
            builds = rows.builds()
            if saved is None or any(one.build_id == build_id for one in builds):
                return
            new = Snapshot(build_id, day, len(here))
            rows.add(new, here)
            if saved.now_build is None or begun(saved.now_build) <= begun(build_id):
                rows.set(**_standing(rows, saved, build_id, here))
            stay = kept((*builds, new), {saved.seen_build, saved.watched_build, saved.now_build, build_id})
            rows.drop({one.build_id for one in builds} - stay)

    def standing(self, slug: str) -> Standing:
        """How one search stands."""
        return self.standings().get(slug, Standing())

    def standings(self) -> Mapping[str, Standing]:
        """How the searches stand, by slug."""
        if self._database.is_empty:
            return {}
        with self._database.connection() as connection:
            rows = connection.execute(select(SAVED.c.slug, *_COLUMNS))
            return {
                slug: Standing(build, total, fresh or 0, *rest) for slug, build, total, fresh, *rest in map(tuple, rows)
            }

    def builds(self, slug: str) -> tuple[Snapshot, ...]:
        """Those in which a search was looked at, the latest first."""
        if self._database.is_empty:
            return ()
        with self._database.connection() as connection:
            return SnapshotRows(connection, slug).builds()[::-1]

    def hits(self, slug: str, build_id: str) -> Mapping[str, Noted] | None:
        """What a search found in a build, by id; None where it was not looked at then."""
        with self._database.connection() as connection:
            return SnapshotRows(connection, slug).hits(build_id)

    def see(self, slug: str, build_id: str) -> bool:
        """From now on tell what is new since this build; False where the search was not looked at then."""
        with self._database.connection() as connection:
            rows = SnapshotRows(connection, slug)
            saved, seen = rows.locked(), rows.hits(build_id)
            if saved is None or seen is None:
                return False
            latest = rows.hits(saved.now_build) or {}
            rows.set(seen_build=build_id, seen_at=now(), fresh=len(latest.keys() - seen.keys()))
            return True

    def watched(self, builds: Mapping[str, str]) -> None:
        """Take note of what was told of the searches: the build, by slug."""
        with self._database.connection() as connection:
            for slug, build_id in builds.items():
                SnapshotRows(connection, slug).set(watched_build=build_id)


def kept(builds: Iterable[Snapshot], baselines: Collection[str | None]) -> frozenset[str]:
    """The builds whose snapshots stay: the latest, of older ones the last of each month, and what is held against."""
    in_order = sorted(builds, key=lambda one: begun(one.build_id))
    months = {one.day[:7]: one.build_id for one in in_order}
    latest = [one.build_id for one in in_order[-LATEST:]]
    stay = {*latest, *months.values(), *baselines}
    return frozenset(one.build_id for one in in_order if one.build_id in stay)


def _standing(rows: SnapshotRows, saved: Row[Any], build_id: str, here: Mapping[str, Noted]) -> dict[str, Any]:
    """How the search stands with a new snapshot; the first is what later ones are held against."""
    first = saved.seen_build is None
    seen = here if first else rows.hits(saved.seen_build) or {}
    begins = {"seen_build": build_id, "watched_build": build_id} if first else {}
    return begins | {"now_build": build_id, "now_hits": len(here), "fresh": len(here.keys() - seen.keys())}
