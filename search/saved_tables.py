"""The tables that saved searches are kept in; a database of an earlier version is brought up to them in place."""

from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, String, Table, Text, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateColumn, CreateTable

METADATA = MetaData()
SAVED = Table(
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
    Column("tags", Text),  # one a line
    Column("view", Text),  # what it opens in; null for its results
    Column("changed_at", String(32)),  # name, note, tags or query
    Column("seen_build", Text),  # what is new is told since this build's snapshot
    Column("seen_at", String(32)),  # when someone said so; null as long as that is the first snapshot
    Column("watched_build", Text),  # the one that `microfiche watch` told of last
    Column("now_build", Text),  # of the latest snapshot
    Column("now_hits", Integer),
    Column("fresh", Integer),  # hits of the latest snapshot that the one of seen_build has not
)
SNAPSHOTS = Table(
    "snapshots",
    METADATA,
    Column("slug", String(80), primary_key=True),
    Column("build_id", String(80), primary_key=True),
    Column("place", Integer, nullable=False),  # 1 for the first that was noted of the search
    Column("day", String(10), nullable=False),  # of the build, UTC
    Column("total", Integer, nullable=False),
    Column("hits", LargeBinary),  # as search.noted packs them; null where they are those of another snapshot
    Column("same_as", String(80)),  # the build of that one
)


def prepare(connection: Connection) -> None:
    """Make the tables and columns that are missing."""
    for table in METADATA.sorted_tables:
        connection.execute(CreateTable(table, if_not_exists=True))
        for name in _missing(connection, table):
            _add(connection, table, name)


def _missing(connection: Connection, table: Table) -> list[str]:
    here = {column["name"] for column in inspect(connection).get_columns(table.name)}
    return [column.name for column in table.columns if column.name not in here]


def _add(connection: Connection, table: Table, name: str) -> None:
    """Add a column, unless another process does so at the same moment."""
    column = CreateColumn(table.c[name]).compile(dialect=connection.dialect)
    try:
        with connection.begin_nested():
            connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {column}"))
    except DBAPIError:
        if name in _missing(connection, table):
            raise
