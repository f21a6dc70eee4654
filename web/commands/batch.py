"""microfiche batch: many queries in one go."""

from typing import IO

import click

from index.config import Config
from index.errors import SearchTooSlowError
from search.nodes import Match
from search.parse import read_query
from search.saved import SavedQueries, default_url
from web.commands.batch_formats import FORMATS
from web.commands.opening import open_archive
from web.commands.options import takes_config
from web.commands.printing import counted
from web.commands.queries import Unreadable, read_queries
from web.commands.stop import Stop, say
from web.reading import reading_of

LIMITS = {"csv": 10, "jsonl": 10, "trec": 1000}  # hits a query; a run is scored to that depth
EPILOG = """\b
Examples:
  microfiche batch names.txt > hits.csv              one query a line
  microfiche batch names.txt --format jsonl --limit 3
  microfiche batch topics.jsonl --format trec --out run.txt
  echo 'ferry OR pier' | microfiche batch -

\b
JSON lines are objects with a text and, if they like, an id:
  {"id": "401", "text": "foreign minorities Germany"}

Exit code 1 where a line could not be read or its search took too long; the others are answered all the same.
"""


@click.command("batch", epilog=EPILOG)
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"))
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), default="csv", show_default=True,
              help="A table, objects, or the run lines of TREC's tools.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), help="Hits a query; 10 unless given, 1000 for trec.")
@click.option("--match", type=click.Choice(["all", "any"]), help="Whether stories need all of the plain words.")
@click.option("--out", type=click.File("w", encoding="utf-8", atomic=True), default="-", metavar="FILE",
              help="Write the answers into a file.")  # fmt: skip
@takes_config
def command(config: Config, *, file: IO[str], kind: str, limit: int | None, match: Match | None, out: IO[str]) -> None:
    """Answer many queries in one go.

    FILE holds one a line, or JSON lines; - reads standard input.
    """
    failed, saved = 0, SavedQueries(default_url(config))
    with open_archive(config) as searcher:
        out.write("")  # makes the file, which a run without any hit would not
        write = FORMATS[kind](searcher, out)
        for asked in read_queries(file):
            if isinstance(asked, Unreadable):
                failed += 1
                say(f"line {asked.line} {asked.reason}; it was left out")
                continue
            try:
                reading = reading_of(config, saved)
                query = read_query(asked.text, sort="relevance", match=match, reading=reading)
                write(asked, query, limit or LIMITS[kind])
            except SearchTooSlowError as error:
                failed += 1
                say(f"query {asked.id} was left out: {error}")
    if failed:
        raise Stop(f"{counted(failed, 'line was', 'lines were')} left out; all others are answered")
