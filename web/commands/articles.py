"""Prints an article as it is indexed, and what was removed from it."""

from collections.abc import Iterable, Iterator
from textwrap import indent
from typing import Any

from rich.console import Console
from rich.text import Text

from index.article import Article, Paragraph
from web import words
from web.commands.printing import QUIET, counted, headline, printable, table

BEFORE = {"heading": "## ", "item": "- ", "quote": "> ", "caption": "[Caption] "}  # kind of paragraph → its sign


def article_values(article: Article) -> dict[str, Any]:
    """The article as JSON values; null where the page does not say."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "section": list(article.section),
        "authors": list(article.authors),
        "agency": list(article.agency),
        "published": str(article.published) if article.published else None,
        "updated": str(article.updated) if article.updated else None,
        "tags": list(article.tags),
        "language": article.language,
        "url": article.url,
        "origin": article.origin,
        "path": article.path,
        "came_from": dict(article.came_from),
        "doubt": article.doubt,
        "notes": list(article.notes),
        "body": [{"kind": paragraph.kind, "text": paragraph.text} for paragraph in article.body],
        "removed": [{"rule": line.rule, "text": line.text} for line in article.removed],
    }


def print_article(article: Article, out: Console, more: Iterable[tuple[str, str]] = ()) -> None:
    """The headline, what is known of the article, then its text; `more` are further rows of what is known."""
    out.print(headline(article), style="bold")
    out.print()
    out.print(table(("", ""), (row for row in (*_facts(article), *more) if row[1])))
    for paragraph in article.body:
        out.print()
        out.print(_paragraph(paragraph))


def print_reasons(article: Article, out: Console) -> None:
    """Where what is known of the article was read, what is worth a look, and the lines that were left out."""
    print_origins(article, out)
    print_removed(article, out)


def print_origins(article: Article, out: Console) -> None:
    """The source of each value, then the notes; nothing for an article without either."""
    if article.came_from:
        out.print(Text("came from", "bold"))
        out.print(table(("", ""), ((f"  {name}", source) for name, source in article.came_from)))
    for note in article.notes:
        out.print(Text.assemble(("note", "bold"), f"  {printable(note)}"))


def print_removed(article: Article, out: Console) -> None:
    """The lines that were left out, by rule, in the order in which they were met."""
    rules = dict.fromkeys(line.rule for line in article.removed)
    if not rules:
        out.print("Nothing was removed.")
    for rule in rules:
        lines = [line.text for line in article.removed if line.rule == rule]
        out.print(Text.assemble((rule, "bold"), f"  {counted(len(lines), 'line', 'lines')}"))
        for line in lines:
            out.print(indent(printable(line), "  "))


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    yield "Source", article.source or ""
    yield "Section", words.section(article.section)
    yield "Date", words.date(article.published)
    yield "Updated", words.date(article.updated) if article.updated else ""
    yield "By", ", ".join(article.authors)
    yield "Agency", ", ".join(article.agency)
    yield "Tags", ", ".join(article.tags)
    yield "Language", article.language or ""
    yield "Address", article.url or ""
    yield "Id", article.id
    yield "Read from", article.origin
    for note in article.notes:
        yield "Note", note


def _paragraph(paragraph: Paragraph) -> Text:
    style = {"heading": "bold", "caption": QUIET}.get(paragraph.kind, "")
    return Text(BEFORE.get(paragraph.kind, "") + printable(paragraph.text), style)
