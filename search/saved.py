"""Saved searches: a name, a note and an address each, kept apart from the index so that they outlive every build."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from itertools import chain, count
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Integer,
    MetaData,
    NullPool,
    String,
    Table,
    Text,
    create_engine,
    insert,
    make_url,
    select,
    update,
)
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError
from sqlalchemy.schema import CreateTable

from index.analysis import LETTERS
from index.config import Config
from index.errors import ConfigError, MicroficheError
from search.saved_file import SLUG_LENGTH, Saved, now, read_saved, write_saved

FILE_NAME = "saved.sqlite"
LOCK_WAIT_S = 30  # for another process that is writing to the same file

METADATA = MetaData()
TABLE = Table(
    "saved",
    METADATA,
    Column("slug", String(80), primary_key=True),
    Column("name", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("saved_at", String(32), nullable=False),
    Column("hits", Integer, nullable=False),
    Column("build_id", Text, nullable=False),
    Column("deleted_at", String(32)),  # kept, so that its address never comes to mean another search
)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    added: tuple[str, ...]  # slugs
    updated: tuple[str, ...]  # slugs


class SavedQueries:
    """The store; a SQLite file is made by the first save. Safe to share between threads and processes."""

    def __init__(self, database_url: str | URL) -> None:
        try:
            self._url = make_url(database_url)
            waits = {"timeout": LOCK_WAIT_S} if self._file else {}
            self._engine = create_engine(self._url, poolclass=NullPool, connect_args=waits)
        except (ArgumentError, ImportError) as error:
            raise ConfigError(f"database_url cannot be used: {error}; an example is sqlite:///saved.sqlite") from None

    def save(self, name: str, note: str, address: str, hits: int, build_id: str) -> Saved:
        """Keep a search under a new slug made from its name."""
        self._make_table()
        for slug in _slugs(name):
            saved = Saved(slug, name, note, address, now(), hits, build_id)
            try:
                with self._connection() as connection:
                    connection.execute(insert(TABLE).values(asdict(saved)))
                return saved
            except IntegrityError:  # the slug is taken, or was once
                continue
        raise AssertionError("slugs never run out")

    def all(self) -> tuple[Saved, ...]:
        """Every saved search, the latest first."""
        return self._select(TABLE.c.deleted_at.is_(None))

    def get(self, slug: str) -> Saved | None:
        """The search of that slug; None where there is none."""
        return next(iter(self._select(TABLE.c.deleted_at.is_(None) & (TABLE.c.slug == slug))), None)

    def named(self, name: str) -> Saved | None:
        """The latest search of that name, capitals ignored; None where there is none."""
        return next((one for one in self.all() if one.name.casefold() == name.casefold()), None)

    def rename(self, slug: str, name: str, note: str) -> bool:
        """Give it another name and note; its slug stays. False where there is none."""
        return self._update(slug, name=name, note=note)

    def delete(self, slug: str) -> bool:
        """Delete it; its slug is not given out again. False where there is none."""
        return self._update(slug, deleted_at=now())

    def export_text(self) -> str:
        """All of them as a TOML file that people can read and `import_text` takes back."""
        return write_saved(self.all())

    def import_text(self, text: str) -> ImportReport:
        """Add what an exported file holds; one whose slug is here already is overwritten. All of it or nothing."""
        read = read_saved(text)
        here = {one.slug for one in self.all()}
        self._make_table()
        with self._connection() as connection:
            for one in read:
                values = asdict(one) | {"deleted_at": None}
                found = connection.execute(update(TABLE).where(TABLE.c.slug == one.slug).values(values))
                if not found.rowcount:
                    connection.execute(insert(TABLE).values(values))
        slugs = [one.slug for one in read]
        return ImportReport(tuple(s for s in slugs if s not in here), tuple(s for s in slugs if s in here))

    @property
    def _file(self) -> Path | None:
        """The SQLite file; None for a database of another kind."""
        is_file = self._url.get_backend_name() == "sqlite" and self._url.database
        return Path(str(self._url.database)) if is_file else None

    def _make_table(self) -> None:
        if self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._connection() as connection:
            connection.execute(CreateTable(TABLE, if_not_exists=True))

    def _select(self, condition: Any) -> tuple[Saved, ...]:
        if self._file and not self._file.exists():
            return ()
        self._make_table()
        columns = [TABLE.c[field.name] for field in fields(Saved)]
        query = select(*columns).where(condition).order_by(TABLE.c.saved_at.desc(), TABLE.c.slug)
        with self._connection() as connection:
            return tuple(Saved(*row) for row in connection.execute(query))

    def _update(self, slug: str, **values: str) -> bool:
        if self.get(slug) is None:
            return False
        with self._connection() as connection:
            connection.execute(update(TABLE).where(TABLE.c.slug == slug).values(values))
        return True

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """One transaction. Each writes first or only reads: SQLite cannot wait when a reader turns writer."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except SQLAlchemyError as error:
            where = self._url.render_as_string(hide_password=True)
            reason = str(getattr(error, "orig", error))
            raise MicroficheError(
                f"the saved searches in {where} cannot be used: {reason}; check database_url"
            ) from error


def default_url(config: Config) -> URL:
    """The database that is set, else a SQLite file beside the index."""
    if config.database_url is None:
        return URL.create("sqlite", database=str((config.index_dir / FILE_NAME).absolute()))
    try:
        return make_url(config.database_url)
    except ArgumentError:
        example = "sqlite:////path/to/saved.sqlite"
        raise ConfigError(f"database_url {config.database_url!r} is not an address like {example}") from None


def _slugs(name: str) -> Iterator[str]:
    """flood-warnings, then flood-warnings-2, …; letters with accents as plain ones, "search" where none are left."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    words = re.findall("[a-z0-9]+", "".join(one for one in plain if not unicodedata.combining(one)))
    slug = "-".join(words)[: SLUG_LENGTH + 1]
    if len(slug) > SLUG_LENGTH:  # cut between words where there is a good place for it
        slug = slug[: slug.rfind("-") if "-" in slug[SLUG_LENGTH // 2 :] else SLUG_LENGTH]
    slug = slug.strip("-") or "search"
    return chain([slug], (f"{slug}-{number}" for number in count(2)))
