"""Searches a build with Whoosh."""

import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from index.analysis import stemming
from index.article import Article
from index.manifest import Manifest, read_manifest
from index.whoosh_reader import WhooshReader, article_at
from search.columns import Columns
from search.facets import facet, folded, passing
from search.marks import Marker, parts
from search.query import Match, Node, Query, match_of, with_any
from search.results import Hit, Part, Results
from search.settling import settled
from search.snippets import snippet
from search.whoosh_evaluator import Evaluator
from search.wording import searched_as

REMEMBERED = 32  # latest searches whose hits are kept, so that paging and narrowing need no new search

FELL_BACK = "No story has all of these words; these have some of them, best first."


class _Found(NamedTuple):
    """What a tree finds in the whole index."""

    tree: Node | None  # as it was really searched
    scores: dict[int, float]  # by document number, folded copies included
    notes: tuple[str, ...]
    fell_back: bool = False


class WhooshSearcher:
    """An open build; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self.manifest: Manifest = read_manifest(folder)
        self._reader = WhooshReader(folder)
        self._language = self.manifest.options["language"]
        self._stem = stemming(self._language)
        with self._reader.searcher() as whoosh:
            self._columns = Columns(whoosh)
        self._found = lru_cache(maxsize=REMEMBERED)(self._find)

    def search(self, query: Query, *, offset: int = 0, limit: int = 20, facets: tuple[str, ...] = ()) -> Results:
        started = time.perf_counter()
        found = self._found(query.tree, query.match)
        numbers = self._ordered(found, query)
        return Results(
            total=len(numbers),
            hits=self._hits(numbers[offset : offset + limit], found),
            facets=tuple(facet(name, found.scores, query.filters, self._columns) for name in facets),
            searched_as=searched_as(query, found.tree),
            match=match_of(found.tree),
            notes=query.notes + found.notes + ((FELL_BACK,) if found.fell_back and numbers else ()),
            build_id=self.manifest.build_id,
            seconds=time.perf_counter() - started,
        )

    def ids(self, query: Query, limit: int | None = None) -> Iterator[tuple[str, float]]:
        found = self._found(query.tree, query.match)
        for number in self._ordered(found, query)[:limit]:
            yield self._columns.ids[number], found.scores[number]

    def article(self, article_id: str) -> Article | None:
        return self._reader.article(article_id)

    def copies(self, article_id: str) -> tuple[Article, ...]:
        return self._reader.copies(article_id)

    def lead(self, article_id: str) -> str | None:
        return self._reader.lead(article_id)

    def marked(self, article: Article, query: Query) -> tuple[tuple[Part, ...], ...]:
        marker = Marker(self._found(query.tree, query.match).tree, self._stem)
        title = article.title or ""
        body = (parts(block.text, marker.spans(block.text, "body")) for block in article.body)
        return (parts(title, marker.spans(title, "title")), *body)

    def close(self) -> None:
        self._reader.close()

    def _find(self, tree: Node | None, match: Match | None) -> _Found:
        """Search the tree over everything; all plain words fall back to any where no story has them all."""
        if tree is None:
            return _Found(None, dict.fromkeys(self._columns.all, 0.0), ())
        tree, dropped = settled(tree, self._stem, self._language)
        notes = (_too_common(dropped),) if dropped else ()
        scores, loose = self._scores(tree), with_any(tree)
        if scores or match == "all" or loose == tree:
            return _Found(tree, scores, notes)
        return _Found(loose, self._scores(loose), notes, fell_back=True)

    def _scores(self, tree: Node) -> dict[int, float]:
        with self._reader.searcher() as whoosh:
            return Evaluator(whoosh, self._columns, self._stem).scores(tree)

    def _ordered(self, found: _Found, query: Query) -> list[int]:
        """Document numbers of the hits, repeats folded; ties go by date, newest first, then by id."""
        days, ids = self._columns.days, self._columns.ids
        passed = sorted(passing(found.scores, query.filters, self._columns), key=ids.__getitem__)
        numbers = folded(passed, self._columns)
        numbers.sort(key=ids.__getitem__)
        if query.sort == "oldest":
            numbers.sort(key=lambda number: days[number] or 99_99_99_99)
            return numbers
        numbers.sort(key=days.__getitem__, reverse=True)
        if query.sort != "newest" and found.tree is not None:
            numbers.sort(key=found.scores.__getitem__, reverse=True)
        return numbers

    def _hits(self, numbers: Sequence[int], found: _Found) -> tuple[Hit, ...]:
        marker = Marker(found.tree, self._stem)
        with self._reader.searcher() as whoosh:
            articles = [article_at(whoosh, number) for number in numbers]
        copies = self._columns.copies
        return tuple(
            _hit(article, marker, found.scores[number], copies[number])
            for number, article in zip(numbers, articles, strict=True)
        )


def _hit(article: Article, marker: Marker, score: float, copies: int) -> Hit:
    title = article.title or ""
    return Hit(
        id=article.id,
        title=parts(title, marker.spans(title, "title")),
        source=article.source,
        section=article.section,
        authors=article.authors,
        published=article.published,
        url=article.url,
        score=score,
        snippet=snippet([block.text for block in article.body], marker),
        copies=copies,
    )


def _too_common(words: tuple[str, ...]) -> str:
    named = ", ".join(f"“{word}”" for word in dict.fromkeys(words))
    return f"Left out as too common: {named}. Such words count inside quotation marks."
