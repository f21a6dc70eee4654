"""Citations of all hits for reference managers, each file telling what was searched."""

from collections.abc import Callable, Iterator
from functools import partial

from index.article import Article, ArticleDate
from search.citing.bibtex import bibtex
from search.citing.cited import Access, one_line
from search.citing.ris import END, date, entry, ris
from search.exporting.export import About, Export, encoded
from search.exporting.receipt import receipt
from search.speech import gettext

_LAST_LINE = f"ER  - {END}{END}"


def ris_entries(export: Export) -> Iterator[bytes]:
    """RIS has no comments, so that each entry has what was searched as a note of its own.

    Where nothing is found there is one entry, of the search itself.
    """
    note = one_line("; ".join(receipt(export.about)))
    entries = _entries(export, ris) if export.about.hits else iter((_search(export.about),))
    return encoded(f"{one.removesuffix(_LAST_LINE)}N1  - {note}{END}{_LAST_LINE}" for one in entries)


def bibtex_entries(export: Export) -> Iterator[bytes]:
    """What was searched stands before the first entry, where BibTeX reads nothing but the sign of an entry."""
    lines = (export.about.archive, *receipt(export.about))
    head = "".join(f"% {one_line(line).replace('@', '(at)')}\n" for line in lines)
    return encoded(_with_head(f"{head}\n", _entries(export, bibtex)))


def _with_head(head: str, entries: Iterator[str]) -> Iterator[str]:
    yield head
    yield from entries


def _entries(export: Export, write: Callable[[Article, Access], str]) -> Iterator[str]:
    access = partial(Access, export.about.archive, _day(export.about))
    return (write(story.article, access(story.address)) for story in export.stories)


def _search(about: About) -> str:
    title = gettext("No story is found: %(search)s", search=about.searched_as)
    facts = (("TI", title), ("UR", about.address), ("Y2", date(_day(about))), ("DB", about.archive))
    return entry((("TY", "GEN"), *((tag, one_line(value)) for tag, value in facts), ("ER", "")))


def _day(about: About) -> ArticleDate:
    return ArticleDate.from_iso(about.exported[: len("2026-11-29")])
