"""Addresses: a query becomes what stands after the "?", and is read back from it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import cast, get_args
from urllib.parse import parse_qsl, quote_plus, urlsplit

from flask import g, url_for
from werkzeug.datastructures import MultiDict

from index.article import Article
from index.schema import FACETS
from search.labels import steps
from search.nodes import Match
from search.parse import read_query
from search.query import Filter, Query, Sort
from search.reading import Reading
from web import words

Pair = tuple[str, str]  # a parameter's name and value

NOT = "not-"  # before a facet's name: stories with none of these values
LAST_PAGE = 10**9  # more than any archive has; keeps sums with page numbers small
_PLACE = {field.name: place for place, field in enumerate(FACETS)}  # of a facet among all


def query_from(args: MultiDict[str, str], reading: Reading | None = None) -> tuple[Query, int]:
    """The query and the page that an address asks for; whatever makes no sense in it is passed over."""
    query = read_query(
        tidy(args.get("q", "")),
        filters=tuple(_filters(args)),
        sort=cast(Sort | None, _one_of(get_args(Sort), args.get("sort"))),
        match=cast(Match | None, _one_of(get_args(Match), args.get("match"))),
        reading=reading,
    )
    return query, number_from(args.get("page"))


def query_of(address: str, reading: Reading | None = None) -> Query:
    """The query of a stored address, as `address_of` writes it."""
    return query_from(MultiDict(parse_qsl(address, keep_blank_values=True)), reading)[0]


def address_of(query: Query, page: int = 1) -> str:
    """What stands after the "?": one spelling for one search, and "" for all stories."""
    return "&".join(_parameter(*pair) for pair in [*pairs_of(query), *([("page", str(page))] if page > 1 else [])])


def results_link(query: Query, page: int = 1, more: Iterable[Pair] = (), anchor: str | None = None) -> str:
    """The address of a page of results; with more parameters, which say what of it is unfolded."""
    return _link(_front(), address_of(query, page), *_joined(more), anchor=anchor)


def facet_link(field: str, query: Query, more: Iterable[Pair] = ()) -> str:
    """The address of the list of a facet's values."""
    return _link(url_for("facet", field=field), address_of(query), *_joined(more))


def why_link(query: Query) -> str:
    """The address of the page that explains a search."""
    return _link(url_for("why"), address_of(query))


def kwic_link(query: Query, by: str = "result", page: int = 1, ending: str | None = None) -> str:
    """The address of a search's concordance, or of all its lines as a file of that ending."""
    path = url_for("kwic") if ending is None else url_for("kwic_file", ending=ending)
    return _link(path, address_of(query), "" if by == "result" else f"by={by}", f"page={page}" if page > 1 else "")


def timeline_link(query: Query, *more: Pair, form: str = "timeline") -> str:
    """The address of a search's timeline as a page, or as "timeline_csv", with parameters of its own."""
    return _link(url_for(form), address_of(query), *_joined(more))


def article_link(article_id: str, query: Query | None = None, hit: int | None = None, *, removed: bool = False) -> str:
    """The address of an article; as a hit of a search it marks what was found and leads to the next one.

    removed  with the lines that were left out in their places
    """
    address = address_of(query) if query else ""
    path = url_for("article", article_id=article_id)
    return _link(path, address, f"hit={hit}" if hit else "", "removed=1" if removed else "")


def cite_link(name: str, article_id: str) -> str:
    """The address of an article's citation in a format."""
    return url_for("cite", name=name, article_id=article_id)


def editions_link(article_id: str, other_id: str) -> str:
    """The address of the page that compares two articles."""
    return _link(url_for("editions", article_id=article_id), _parameter("with", other_id))


def snapshot_address(article: Article) -> str | None:
    """The address of the original's copy at the Internet Archive nearest to its date, where it is one of the web."""
    if web_address(article.url) is None:
        return None
    day = str(article.published).replace("-", "") if article.published else ""
    return f"https://web.archive.org/web/{day + '/' if day else ''}{article.url}"


def pairs_of(query: Query) -> tuple[Pair, ...]:
    """The parameters of a query in their one order; what is not said is left out."""
    pairs = [("q", query.text)]
    for name, excluded in sorted({(one.field, one.excluded) for one in query.filters}, key=_in_order):
        pairs += [(parameter(name, excluded), value) for value in sorted(chosen(query, name, excluded))]
    pairs += [("sort", query.sort or ""), ("match", query.match or "")]
    return tuple((name, value) for name, value in pairs if value)


def kept_pairs(query: Query) -> tuple[Pair, ...]:
    """The parameters that another search from the box keeps: the filters, the order, "all or any"."""
    return pairs_of(replace(query, text=""))


def parameter(field: str, excluded: bool) -> str:
    """The name of a filter's parameter: "source" or "not-source"."""
    return NOT + field if excluded else field


def chosen(query: Query, field: str, excluded: bool = False) -> frozenset[str]:
    """The values of a field that are filtered by."""
    found = (one.values for one in query.filters if one.field == field and one.excluded == excluded)
    return frozenset(value for values in found for value in values)


def switched(query: Query, field: str, value: str, *, excluded: bool = False) -> Query:
    """The query with this value chosen (or left out), or free again where it already is.

    Choosing a step of a path takes the place of the steps above and below it: a month narrows its year. What is
    left out is not chosen as well, nor the other way round: no story could be in both.
    """
    wanted, other = chosen(query, field, excluded), chosen(query, field, not excluded)
    if value in wanted:
        wanted = wanted - {value}
    else:
        related = frozenset() if excluded else _related(field, value, wanted)
        wanted, other = (wanted - related) | {value}, _beside(field, value, other, excluded)
    kept = tuple(one for one in query.filters if one.field != field)
    sets = ((wanted, excluded), (other, not excluded))
    filters = tuple(Filter(field, tuple(sorted(values)), flag) for values, flag in sets if values)
    return replace(query, filters=_ordered(kept + filters))


@lru_cache(maxsize=512)  # a page has some hundred links, nearly all with the same words in them
def encoded(text: str) -> str:
    """The name or value of a parameter as it stands in an address."""
    return quote_plus(text, safe="/:", errors="replace")


def tidy(text: str) -> str:
    """Text from outside without control characters and halves of surrogate pairs, which nobody can type or see."""
    return words.visible(text).strip()


def number_from(text: str | None) -> int:
    """A number from 1 on; 1 for whatever is not one."""
    digits = (text or "").strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return LAST_PAGE if len(digits) > 9 else max(1, int(digits))


def web_address(url: str | None) -> str | None:
    """The address where it can safely be made a link, which is http and https alone; else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _front() -> str:
    """The path of the results, worked out once a request for the same hundred links."""
    if "front" not in g:
        g.front = url_for("results")
    return cast(str, g.front)


def _parameter(name: str, value: str) -> str:
    return f"{encoded(name)}={encoded(value)}"


def _joined(pairs: Iterable[Pair]) -> list[str]:
    return [_parameter(*pair) for pair in pairs]


def _link(path: str, *parameters: str, anchor: str | None = None) -> str:
    """A path with what stands after its "?" and "#", each only where there is something."""
    query = "&".join(part for part in parameters if part)
    return path + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")


def _filters(args: MultiDict[str, str]) -> Iterator[Filter]:
    for field in FACETS:
        for excluded in (False, True):
            values = {tidy(value) for value in args.getlist(parameter(field.name, excluded))} - {""}
            if values:
                yield Filter(field.name, tuple(sorted(values)), excluded)


def _ordered(filters: tuple[Filter, ...]) -> tuple[Filter, ...]:
    return tuple(sorted(filters, key=lambda one: _in_order((one.field, one.excluded))))


def _in_order(one: tuple[str, bool]) -> tuple[int, bool]:
    return _PLACE[one[0]], one[1]


def _related(field: str, value: str, others: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in others if one in steps(field, value) or value in steps(field, one))


def _beside(field: str, value: str, others: frozenset[str], excluded: bool) -> frozenset[str]:
    """Of the values on the other side, those that leave stories with this one (or without it, where excluded)."""
    if excluded:
        return frozenset(one for one in others if value not in steps(field, one))
    return others - {*steps(field, value)}


def _one_of(known: tuple[str, ...], text: str | None) -> str | None:
    return text if text in known else None
