"""RIS, which every reference manager reads: one line a fact, the entry ended by ER."""

from collections.abc import Iterable, Iterator

from index.article import Article, ArticleDate
from search.citing.cited import Access, Cited, cited

END = "\r\n"  # the line end of the specification


def ris(article: Article, access: Access) -> str:
    """An entry of type NEWS, with the blank line that parts it from the next.

    The tags are those that Zotero's RIS translator reads of a newspaper article: T2 the newspaper, DA its date, Y2 the
    day of access, DB and AN the archive and the id in it.
    """
    return entry(_lines(cited(article, access)))


def entry(lines: Iterable[tuple[str, str]]) -> str:
    """An entry of these tags and their values, a line each."""
    return "".join(f"{tag}  - {value}{END}" for tag, value in lines) + END


def date(value: ArticleDate) -> str:
    """ "2016/12/11/", "2016/12//", "2016///": the fields of what is not known are empty."""
    month = "" if value.month is None else f"{value.month:02d}"
    day = "" if value.day is None else f"{value.day:02d}"
    return f"{value.year:04d}/{month}/{day}/"


def _lines(facts: Cited) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", facts.key
    yield "TI", facts.title
    yield from (("AU", name.inverted) for name in facts.names)
    yield from (("T2", one) for one in _known(facts.publication))
    yield from (("SE", one) for one in _known(facts.section))
    if facts.published:
        yield "PY", f"{facts.published.year:04d}"
        yield "DA", date(facts.published)
    yield from (("LA", one) for one in _known(facts.language))
    yield from (("KW", tag) for tag in facts.tags)
    yield from (("UR", one) for one in _known(facts.url))
    yield "Y2", date(facts.accessed)
    yield "DB", facts.archive
    yield "AN", facts.id
    if facts.address and facts.address != facts.url:
        yield "N1", f"{facts.archive}: {facts.address}"
    yield "ER", ""


def _known(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
