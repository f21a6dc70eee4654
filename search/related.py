"""More stories like one: its most telling words, and what they find."""

from collections.abc import Set
from dataclasses import dataclass, replace
from functools import lru_cache, partial

import numpy as np

from index.analysis import Stem, tokens
from index.article import Article
from index.schema import stemmed
from search.article_words import printed, words_of
from search.asking import Asking
from search.document_columns import Columns
from search.executor.collection import Collection
from search.executor.expansion import term
from search.executor.readings import READINGS
from search.filters import folded
from search.nodes import Group, Match, Node, Word
from search.order import page
from search.query import Query
from search.ranking import idf
from search.results import Hit
from search.sentence_words import SENTENCE_WORDS
from search.settling import ALL_UP_TO
from search.shown import hits

MOST_WORDS = 12
IN_HEADLINE = 2  # what a word counts there, as in ranking
REMEMBERED = 1 << 16  # stems whose frequencies are kept
MOST_POSTINGS = 200_000  # of the words that related stories are found by; bounds how long an article waits for them


@dataclass(frozen=True, slots=True)
class Related:
    """Where an article leads."""

    words: tuple[str, ...]  # the most telling ones as it prints them, best first
    query: Query  # that finds stories with any of them; all stories where there are no such words
    stories: tuple[Hit, ...]  # the best, without the article itself and its copies


class Relating:
    """Finds what is related to articles of one open build."""

    def __init__(self, asking: Asking, columns: Columns, collection: Collection, stem: Stem, language: str) -> None:
        self._asking = asking
        self._columns = columns
        self._documents = collection.documents
        self._frequency = lru_cache(maxsize=REMEMBERED)(partial(_frequency, collection))
        self._stem = stem
        self._common = SENTENCE_WORDS.get(language, frozenset())

    def related(self, article: Article, family: Set[str], limit: int) -> Related:
        """The words of an article, and the best `limit` stories by them outside of its family, which is ids."""
        words = self._telling(article, len(family))
        query = _query(words)
        return Related(words, query, self._stories(words, family, limit))

    def _telling(self, article: Article, copies: int) -> tuple[str, ...]:
        """The words by tf·idf over headline and text, one form of each stem; those that only its copies share are none.

        copies  documents of its family, itself one of them
        """
        title = words_of(replace(article, body=()), self._stem, self._common)
        weights: dict[str, float] = {}
        found = words_of(article, self._stem, self._common)
        for root, forms in found.items():
            stories = self._frequency(root)
            if stories > copies:
                count = forms.total() + (IN_HEADLINE - 1) * (title[root].total() if root in title else 0)
                weights[root] = count * idf(self._documents, stories)
        best = sorted(weights, key=lambda root: (-weights[root], root))[:MOST_WORDS]
        return tuple(dict.fromkeys(printed(found[root]) for root in best))

    def _stories(self, words: tuple[str, ...], family: Set[str], limit: int) -> tuple[Hit, ...]:
        tree = _query(self._quick(words)).tree
        if tree is None:
            return ()
        found = folded(self._asking.strictly(tree, self._asking.deadline()).found, self._columns)
        best = page(found, self._columns, "relevance", 0, limit + 1)
        others = [at for at in best.tolist() if self._columns.id(int(found.documents[at])) not in family]
        return hits(found, np.array(others[:limit], np.intp), (), self._columns)

    def _quick(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The best words whose postings are not too many to wait for; in small letters, so that USDA is not u s d a."""
        kept: list[str] = []
        left = MOST_POSTINGS
        for word in words:
            root = self._stem(next(tokens(word)).text)
            stories = self._frequency(root) if root else 0
            if stories <= left:
                kept.append(word.lower())
                left -= stories
        return tuple(kept)


def _frequency(collection: Collection, root: str) -> int:
    """How many stories have a stem in their text; where none has, in their headlines."""
    names = (stemmed("body"), stemmed("title"))
    return next((found for name in names if (found := term(collection, READINGS[name], root).frequency)), 0)


def _query(words: tuple[str, ...]) -> Query:
    """Stories with any of the words."""
    nodes: tuple[Node, ...] = tuple(map(Word, words))
    if len(nodes) < 2:
        query = Query(tree=nodes[0] if nodes else None)
    else:
        match: Match | None = None if len(nodes) > ALL_UP_TO else "any"
        query = Query(tree=Group(nodes, match), match=match)
    return replace(query, text=str(query))
