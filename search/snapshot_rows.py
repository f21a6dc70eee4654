"""The rows of one saved search and of its snapshots, within one transaction."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from search.noted import Noted, packed, unpacked
from search.saved_tables import SAVED, SNAPSHOTS


@dataclass(frozen=True, slots=True)
class Snapshot:
    """That a search was looked at in a build."""

    build_id: str
    day: str  # of the build: "2026-11-29"
    total: int  # hits


def begun(build_id: str) -> str:
    """When a build was begun, to the second, as its name tells; of two in one second the later noted is the later."""
    return build_id[:16]


def began(build_id: str) -> datetime:
    """The same as a moment, UTC."""
    return datetime.strptime(begun(build_id), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


class SnapshotRows:
    """Reads and writes them."""

    def __init__(self, connection: Connection, slug: str) -> None:
        self._connection = connection
        self._slug = slug
        self._mine = SNAPSHOTS.c.slug == slug

    def locked(self) -> Row[Any] | None:
        """The saved search, which no other process changes until the end of the transaction; None where it is gone."""
        condition = (SAVED.c.slug == self._slug) & SAVED.c.deleted_at.is_(None)
        self._connection.execute(update(SAVED).where(condition).values(slug=self._slug))
        return self._connection.execute(select(SAVED).where(condition)).one_or_none()

    def set(self, **values: Any) -> None:
        """Change the saved search."""
        self._connection.execute(update(SAVED).where(SAVED.c.slug == self._slug).values(values))

    def builds(self) -> tuple[Snapshot, ...]:
        """Those of which there is a snapshot, the earliest first."""
        columns = (SNAPSHOTS.c.build_id, SNAPSHOTS.c.day, SNAPSHOTS.c.total)
        query = select(*columns).where(self._mine).order_by(SNAPSHOTS.c.place)
        noted = [Snapshot(*row) for row in self._connection.execute(query)]
        return tuple(sorted(noted, key=lambda one: begun(one.build_id)))

    def hits(self, build_id: str | None) -> Mapping[str, Noted] | None:
        """What was found in a build, by id; None where there is no snapshot of it."""
        found = self._row(build_id)
        if found is not None and found.same_as is not None:
            found = self._row(found.same_as)
        return None if found is None else unpacked(found.hits)

    def add(self, build: Snapshot, hits: Mapping[str, Noted]) -> None:
        """A snapshot; where the one before it has the same hits it names that: most builds bring nothing new."""
        earlier = [one.build_id for one in self.builds() if begun(one.build_id) <= begun(build.build_id)]
        before = earlier[-1] if earlier else None
        row = self._row(before)
        same = row is not None and row.total == build.total and self.hits(before) == hits
        values = {"same_as": row.same_as or before, "hits": None} if row and same else {"hits": packed(hits.values())}
        place = self._connection.execute(select(func.max(SNAPSHOTS.c.place)).where(self._mine)).scalar() or 0
        facts = {"slug": self._slug, "place": place + 1} | asdict(build)
        self._connection.execute(insert(SNAPSHOTS).values(facts | values))

    def drop(self, builds: Collection[str]) -> None:
        """Drop snapshots; those that name a dropped one keep its hits."""
        for build_id in sorted(builds):
            row = self._row(build_id)
            if row is not None and row.hits is not None:
                self._hand_on(build_id, row.hits)
            self._connection.execute(delete(SNAPSHOTS).where(self._mine & (SNAPSHOTS.c.build_id == build_id)))

    def _hand_on(self, build_id: str, hits: bytes) -> None:
        same = self._mine & (SNAPSHOTS.c.same_as == build_id)
        query = select(SNAPSHOTS.c.build_id).where(same).order_by(SNAPSHOTS.c.place).limit(1)
        heir = self._connection.execute(query).scalar_one_or_none()
        if heir is not None:
            is_heir = SNAPSHOTS.c.build_id == heir
            self._connection.execute(update(SNAPSHOTS).where(self._mine & is_heir).values(hits=hits, same_as=None))
            self._connection.execute(update(SNAPSHOTS).where(same).values(same_as=heir))

    def _row(self, build_id: str | None) -> Row[Any] | None:
        query = select(SNAPSHOTS).where(self._mine & (SNAPSHOTS.c.build_id == build_id))
        return None if build_id is None else self._connection.execute(query).one_or_none()
