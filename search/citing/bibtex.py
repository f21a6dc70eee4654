"""BibTeX and BibLaTeX: an entry in braces, with the signs that mean something to TeX written otherwise."""

import re
from collections.abc import Iterator

from index.article import Article, ArticleDate
from search.citing.cited import Access, Cited, cited
from search.citing.names import Name

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # BibTeX's own words
_ESCAPED = str.maketrans(
    {sign: f"\\{sign}" for sign in "#$%&_"}
    | {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",  # \{ would count as an open brace
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
    }
)
_NO_ADDRESS = re.compile(r"[\\{}\s]")  # signs of an address that would end its braces; in others it is verbatim


def bibtex(article: Article, access: Access) -> str:
    """An @article entry in UTF-8, with the blank line that parts it from the next."""
    facts = cited(article, access)
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(facts))
    return f"@article{{{facts.key},\n{fields}}}\n\n"


def _fields(facts: Cited) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{{{_escaped(facts.title)}}}}}"  # twice, so that no style makes its capitals small
    if facts.names:
        yield "author", f"{{{' and '.join(map(_author, facts.names))}}}"
    if facts.publication:
        yield "journal", f"{{{_escaped(facts.publication)}}}"
    if facts.published:
        yield from _date(facts.published)
    if facts.language:
        yield "language", f"{{{_escaped(facts.language)}}}"
    if facts.tags:
        yield "keywords", f"{{{', '.join(map(_escaped, facts.tags))}}}"
    if facts.url:
        yield "url", f"{{{_address(facts.url)}}}"
    yield "urldate", f"{{{facts.accessed}}}"
    yield "entrysubtype", "{newspaper}"
    yield "note", f"{{{'. '.join(map(_escaped, _note(facts)))}}}"


def _note(facts: Cited) -> Iterator[str]:
    if facts.section:
        yield f"Section {facts.section}"
    yield f"{facts.archive}, {facts.id}"


def _author(name: Name) -> str:
    """ "Teller, Ann", "King, Jr., Martin Luther"; what is no person's name is one word to BibTeX."""
    if name.family is None:
        return f"{{{_escaped(name.whole)}}}"
    family = _escaped(name.family)
    parts = (f"{{{family}}}" if re.search(r"\band\b", family) else family, name.suffix, name.given)
    return ", ".join(_escaped(part) if place else part for place, part in enumerate(parts) if part)


def _date(published: ArticleDate) -> Iterator[tuple[str, str]]:
    yield "year", f"{{{published.year:04d}}}"
    if published.month and 1 <= published.month <= len(MONTHS):
        yield "month", MONTHS[published.month - 1]
    if published.day:
        yield "day", f"{{{published.day}}}"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPED)


def _address(url: str) -> str:
    return _NO_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", url)
