"""Prints an article's page as it was and what stays of it: kept lines on the left, dropped ones on the right."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from index.article import Article, Line
from web.commands.articles import BEFORE
from web.commands.printing import QUIET, counted, headline, printable

DROPPED = "- "  # before a dropped line in a pipe


def print_side_by_side(article: Article, out: Console) -> None:
    """Every line of the page in its order; a dropped one with the name of the rule that did it."""
    out.print(headline(article), style="bold")
    out.print(_summary(article), style=QUIET)
    out.print()
    if out.is_terminal:
        out.print(_columns(article))
    else:
        for text in _plain(article):
            out.print(text)


def _summary(article: Article) -> str:
    kept, dropped = len(article.body), len(article.removed)
    return f"{counted(kept, 'line', 'lines')} kept, {dropped:,} dropped"


def _columns(article: Article) -> Table:
    """Two columns; the names of the rules stand with their lines, so that 80 columns do for both."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), expand=True, header_style="bold")
    table.add_column("Kept", ratio=3, overflow="fold")
    table.add_column("Dropped, and by which rule", ratio=2, overflow="fold")
    for line in article.lines:
        if line.rule is None:
            table.add_row(_kept(line), "")
        else:
            table.add_row("", Text.assemble((line.rule, "yellow"), "\n", (printable(line.text), QUIET)))
    return table


def _kept(line: Line) -> Text:
    return Text(BEFORE.get(line.kind, "") + printable(line.text))


def _plain(article: Article) -> Iterator[str]:
    """A line a line: the rule in a column of its own, empty where the line stays."""
    width = max((len(line.rule) for line in article.lines if line.rule), default=0)
    for line in article.lines:
        text = " | ".join(printable(line.text).splitlines())
        sign = DROPPED if line.rule else "  "
        yield f"{line.rule or '':{width}}  {sign}{text}".rstrip()
