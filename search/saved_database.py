"""The database of saved searches: a SQLite file beside the index, or whatever database_url names."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, NullPool, create_engine, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError

from index.errors import ConfigError, MicroficheError
from search.saved_tables import prepare

FILE_NAME = "saved.sqlite"
LOCK_WAIT_S = 30  # for another process that is writing to the same file


class Database:
    """Safe to share between threads and processes; a SQLite file is made by the first writer."""

    def __init__(self, database_url: str | URL) -> None:
        try:
            self._url = make_url(database_url)
            waits = {"timeout": LOCK_WAIT_S} if self._file else {}
            self._engine = create_engine(self._url, poolclass=NullPool, connect_args=waits)
        except (ArgumentError, ImportError) as error:
            raise ConfigError(f"database_url cannot be used: {error}; an example is sqlite:///saved.sqlite") from None
        self._prepared = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever saved, as far as that can be told without making a file."""
        return self._file is not None and not self._file.exists()

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """One transaction. Each writes first or only reads: SQLite cannot wait when a reader turns writer."""
        try:
            self._prepare()
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

    def _prepare(self) -> None:
        """Once a process, and again where the file is gone."""
        if self._prepared and not self.is_empty:
            return
        if self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._engine.begin() as connection:
            prepare(connection)
        self._prepared = True

    @property
    def _file(self) -> Path | None:
        """The SQLite file; None for a database of another kind."""
        is_file = self._url.get_backend_name() == "sqlite" and self._url.database
        return Path(str(self._url.database)) if is_file else None
