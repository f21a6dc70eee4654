"""What commands print: for eyes on a terminal, plain and unwrapped in a pipe, or as JSON."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from index.article import Article, ArticleDate
from search.results import Part
from web import words

PIPE_WIDTH = 10_000  # columns: in a pipe nothing is wrapped or cut
MATCH_STYLE = "bold yellow"
QUIET = "dim"


def console() -> Console:
    """Standard output; never reads markup, so that a story's [brackets] stay what they are."""
    terminal = Console(markup=False, highlight=False, emoji=False)
    return terminal if terminal.is_terminal else Console(markup=False, highlight=False, emoji=False, width=PIPE_WIDTH)


def print_json(value: Any) -> None:
    """One line of JSON."""
    click.echo(json.dumps(value, ensure_ascii=False))


def printable(text: str) -> str:
    """Text from an article without what could steer a terminal: control characters become spaces."""
    return words.visible(text, keep="\n")


def counted(value: int, one: str, many: str) -> str:
    """ "1 story", "1,234 stories"."""
    return f"{value:,} {one if value == 1 else many}"


def marked(parts: Iterable[Part]) -> Text:
    """A text with its matches highlighted."""
    return Text.assemble(*((printable(part.text), MATCH_STYLE if part.matched else "") for part in parts))


def facts_line(source: str | None, section: tuple[str, ...], published: ArticleDate | None, by: tuple[str, ...]) -> str:
    """ "Harbour Gazette · News › Tarrowmouth · 5 December 2014 · by Ruth Pellow"; what is not known is left out."""
    byline = f"by {', '.join(by)}" if by else None
    facts = (source, words.section(section), words.date(published), byline)
    return printable(" · ".join(fact for fact in facts if fact))


def headline(article: Article) -> str:
    """The headline, or what stands in its place."""
    return printable(words.title_of(article))


def table(headings: Sequence[str], rows: Iterable[Sequence[str | Text]], *, numbers: Iterable[int] = ()) -> Table:
    """A table without lines; the columns in `numbers` are set to the right."""
    found = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="bold", show_header=any(headings))
    for place, heading in enumerate(headings):
        found.add_column(heading, justify="right" if place in tuple(numbers) else "left", overflow="fold")
    for row in rows:
        found.add_row(*(Text(printable(cell)) if isinstance(cell, str) else cell for cell in row))
    return found
