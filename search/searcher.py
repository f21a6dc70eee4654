"""The engine's seam on the way out: what every engine's searcher does."""

from collections.abc import Collection, Iterator
from typing import Protocol

from index.article import Article, ArticleDate
from index.manifest import Manifest
from search.concordance.concordance import Concordance, Line, Order
from search.dates import Span
from search.explanation import Explanation
from search.noted import Noted
from search.periods import EVERYTHING, Step
from search.query import Query
from search.related import Related
from search.results import Completion, Hit, Part, Results, Suggestion
from search.spread import Spread
from search.value_spans import ValueSpan


class Searcher(Protocol):
    """An open index of one build; safe to share between threads."""

    @property
    def manifest(self) -> Manifest:
        """What the build holds and where it came from."""

    def search(self, query: Query, *, offset: int = 0, limit: int = 20, facets: tuple[str, ...] = ()) -> Results:
        """Hits `offset` to `offset + limit` in the query's order, and the named facets over all hits.

        Of repeats that are folded together one is a hit: the lead, or a copy where only copies match.
        """

    def spread(self, query: Query, step: Step, span: Span = EVERYTHING) -> Spread:
        """How the query's hits spread over the years, months or days of a span, whatever dates it is filtered by."""

    def value_spans(self, field: str) -> tuple[ValueSpan, ...]:
        """Every value of a field that is kept whole, most stories first, with the dates of its first and last story."""

    def suggestions(self, query: Query) -> tuple[Suggestion, ...]:
        """Did you mean: the query with words of the archive for those that it does not have, the likeliest first.

        () where the archive has every typed word, nothing is near, or looking takes longer than a search may.
        """

    def completions(self, typed: str) -> tuple[Completion, ...]:
        """What the last word of a half typed query may become: words, and values of fields; most stories first."""

    def warm(self) -> None:
        """Work out what the first search would wait for, as a server does before it answers anyone."""

    def ids(self, query: Query, limit: int | None = None) -> Iterator[tuple[str, float]]:
        """Article id and score of every hit in order; all of them where limit is None."""

    def concordance(self, query: Query, by: Order = "result", *, offset: int = 0, limit: int = 50) -> Concordance:
        """Keyword in context: the lines `offset` to `offset + limit` of all matches in all hits, one a match.

        A match is what the page of a story marks in its headline and text. The most frequent neighbours are there where
        the order asks for words beside matches, and where matches are few.
        """

    def lines(self, query: Query, by: Order = "result") -> Iterator[Line]:
        """All lines of a concordance, with more of the text around; all is found at once, each line made when due."""

    def oldest(self, first: int, count: int) -> Iterator[tuple[str, ArticleDate | None]]:
        """The ids and dates of all stories, undated ones last, from place `first` on; the same in every build."""

    def noted(self, query: Query) -> Iterator[Noted]:
        """Every hit as a snapshot notes it, in no order; it takes as long as it needs."""

    def among(self, query: Query, ids: Collection[str], *, offset: int = 0, limit: int = 20) -> tuple[Hit, ...]:
        """Those of the hits that have these ids, newest first; their snippets are the whole sentences that matched."""

    def article(self, article_id: str) -> Article | None:
        """The article as indexed, folded copies included; None where there is none of that id."""

    def copies(self, article_id: str) -> tuple[Article, ...]:
        """The articles that are folded under this one."""

    def lead(self, article_id: str) -> str | None:
        """The id of the article that this one is folded under; None where it is a lead itself."""

    def at_address(self, url: str, limit: int) -> tuple[str, ...]:
        """The ids of up to `limit` articles of this very address on the web, folded copies included."""

    def marked(self, article: Article, query: Query) -> tuple[tuple[Part, ...], ...]:
        """The headline, then each paragraph, with what the query found in them marked."""

    def explain(self, query: Query) -> Explanation:
        """What each part of the query finds by itself, and what would find more or fewer stories.

        All of it takes no longer than one search may; what would is left out, and `complete` says so.
        """

    def related(self, article: Article, limit: int = 3) -> Related:
        """The article's most telling words, the search for them, and the best other stories by them."""

    def close(self) -> None:
        """Let go of the files."""
