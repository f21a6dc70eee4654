"""Saved searches: a name, a note and an address each, kept apart from the index so that they outlive every build."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import URL, Connection, Row, delete, insert, make_url, select, update
from sqlalchemy.exc import ArgumentError, IntegrityError

from index.config import Config
from index.errors import ConfigError
from search.saved_database import FILE_NAME, Database
from search.saved_file import Saved, now, read_saved, write_saved
from search.saved_tables import SAVED, SNAPSHOTS
from search.slugs import slugs
from search.snapshots import Snapshots

UNDO_DAYS = 30  # that a deleted search can be brought back
_IS_HERE = SAVED.c.deleted_at.is_(None)
_NOTHING_NOTED = dict.fromkeys(("seen_build", "seen_at", "watched_build", "now_build", "now_hits", "fresh"))


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    added: tuple[str, ...]  # slugs
    updated: tuple[str, ...]  # slugs


class SavedQueries:
    """The store; a SQLite file is made by the first save. Safe to share between threads and processes."""

    def __init__(self, database_url: str | URL) -> None:
        self._database = Database(database_url)
        self.snapshots = Snapshots(self._database)

    def save(  # noqa: PLR0913  # one a fact that is kept
        self,
        name: str,
        note: str,
        address: str,
        hits: int,
        build_id: str,
        *,
        tags: tuple[str, ...] = (),
        view: str = "",
    ) -> Saved:
        """Keep a search under a new slug made from its name."""
        for slug in slugs(name):
            saved = Saved(slug, name, note, address, now(), hits, build_id, tags, view)
            try:
                with self._database.connection() as connection:
                    connection.execute(insert(SAVED).values(_values(saved)))
                return saved
            except IntegrityError:  # the slug is taken, or was once
                continue
        raise AssertionError("slugs never run out")

    def all(self) -> tuple[Saved, ...]:
        """Every saved search, the latest first."""
        return self._select(_IS_HERE)

    def get(self, slug: str) -> Saved | None:
        """The search of that slug; None where there is none."""
        return next(iter(self._select(_IS_HERE & (SAVED.c.slug == slug))), None)

    def named(self, name: str) -> Saved | None:
        """The latest search of that name, capitals ignored; None where there is none."""
        return next((one for one in self.all() if one.name.casefold() == name.casefold()), None)

    def deleted(self) -> tuple[Saved, ...]:
        """Those that can be brought back, the latest saved first."""
        return self._select(SAVED.c.deleted_at >= _undo_from())

    def rename(self, slug: str, name: str, note: str, tags: tuple[str, ...] | None = None) -> bool:
        """Give it another name and note, and other tags where they are not None; False where there is none."""
        tagged = {} if tags is None else {"tags": "\n".join(tags)}
        return self._update(_IS_HERE & (SAVED.c.slug == slug), name=name, note=note, changed_at=now(), **tagged)

    def delete(self, slug: str) -> bool:
        """Delete it; its slug is not given out again. False where there is none."""
        return self._update(_IS_HERE & (SAVED.c.slug == slug), deleted_at=now())

    def restore(self, slug: str) -> bool:
        """Bring a deleted one back; False where none of that slug was deleted of late."""
        return self._update((SAVED.c.deleted_at >= _undo_from()) & (SAVED.c.slug == slug), deleted_at=None)

    def export_text(self) -> str:
        """All of them as a TOML file that people can read and `import_text` takes back."""
        return write_saved(self.all())

    def import_text(self, text: str) -> ImportReport:
        """Add what an exported file holds; one whose slug is here already is overwritten. All of it or nothing."""
        read = read_saved(text)
        here = {one.slug: one.query for one in self.all()}
        with self._database.connection() as connection:
            for one in read:
                _overwrite(connection, one, here)
        return ImportReport(
            added=tuple(one.slug for one in read if one.slug not in here),
            updated=tuple(one.slug for one in read if one.slug in here),
        )

    def _select(self, condition: Any) -> tuple[Saved, ...]:
        if self._database.is_empty:
            return ()
        columns = [SAVED.c[field.name] for field in fields(Saved)]
        query = select(*columns).where(condition).order_by(SAVED.c.saved_at.desc(), SAVED.c.slug)
        with self._database.connection() as connection:
            return tuple(_saved(row) for row in connection.execute(query))

    def _update(self, condition: Any, **values: str | None) -> bool:
        if self._database.is_empty:
            return False
        with self._database.connection() as connection:
            return bool(connection.execute(update(SAVED).where(condition).values(values)).rowcount)


def default_url(config: Config) -> URL:
    """The database that is set, else a SQLite file beside the index."""
    if config.database_url is None:
        return URL.create("sqlite", database=str((config.index_dir / FILE_NAME).absolute()))
    try:
        return make_url(config.database_url)
    except ArgumentError:
        example = "sqlite:////path/to/saved.sqlite"
        raise ConfigError(f"database_url {config.database_url!r} is not an address like {example}") from None


def _overwrite(connection: Connection, one: Saved, here: Mapping[str, str]) -> None:
    """Put an imported search in its place; what was noted of another query says nothing of this one."""
    values = _values(one) | {"deleted_at": None, "changed_at": now()}
    if here.get(one.slug) != one.query:
        values |= _NOTHING_NOTED
        connection.execute(delete(SNAPSHOTS).where(SNAPSHOTS.c.slug == one.slug))
    if not connection.execute(update(SAVED).where(SAVED.c.slug == one.slug).values(values)).rowcount:
        connection.execute(insert(SAVED).values(values))


def _values(saved: Saved) -> dict[str, Any]:
    return asdict(saved) | {"tags": "\n".join(saved.tags)}


def _saved(row: Row[Any]) -> Saved:
    values = dict(row._mapping)
    return Saved(**values | {"tags": tuple((values["tags"] or "").splitlines()), "view": values["view"] or ""})


def _undo_from() -> str:
    """Deleted since then, a search can be brought back."""
    return (datetime.now(UTC) - timedelta(days=UNDO_DAYS)).isoformat(timespec="seconds")
