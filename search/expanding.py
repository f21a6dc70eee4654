"""Expands a query by the words that its best stories share: pseudo-relevance feedback by RM3.

Lavrenko & Croft 2001, Relevance-based language models; Abdul-Jaleel et al. 2004, UMass at TREC 2004: Novelty and HARD.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from index.analysis import stemming
from index.article import Article
from index.codec import article_from_text
from index.schema import ARTICLE
from search.article_words import Forms, printed, words_of
from search.document_columns import Columns
from search.filters import folded
from search.found import Found
from search.nodes import And, Expand, Group, Node, Not, Or, Saved, nodes_of
from search.order import page
from search.sentence_words import SENTENCE_WORDS
from search.speech import Say, gettext, ngettext, number

STORIES = 10  # best ones whose words are taken, as in Lin 2019, The Neural Hype and Comparisons Against Weak Baselines
WORDS = 40  # that are added; with 20 TIME 1963 finds a little less
MOST_EXPANDED = 4  # parts of one query
WEIGHT = 0.2  # of the added words together, the rest is the query's; TIME 1963 loses from .3 on


@dataclass(frozen=True, slots=True)
class Shared:
    """A word that the best stories share."""

    stem: str
    weight: float  # in the score, where a word of the query has 1 - WEIGHT
    form: str  # as most of them print it


@dataclass(frozen=True, slots=True)
class Expanded(Expand):
    """An Expand whose words are known."""

    words: tuple[Shared, ...] = ()


class Expanding:
    """Finds the words for each part of a tree that is to be expanded; for one search."""

    def __init__(self, find: Callable[[Node], Found], columns: Columns, language: str) -> None:
        """find  searches a settled tree"""
        self._find = find
        self._columns = columns
        self._stem = stemming(language)
        self._common = SENTENCE_WORDS.get(language, frozenset())
        self.notes: tuple[Say, ...] = ()
        self._parts = 0

    def expanded(self, node: Node | None) -> Node | None:
        """The tree with the words in it; `notes` name them."""
        match node:
            case And() | Or() | Group():
                return replace(node, nodes=tuple(filter(None, map(self.expanded, node.nodes))))
            case Not():
                return Not(self.expanded(node.node) or node.node)
            case Saved():
                return Saved(node.name, self.expanded(node.node))
            case Expand():
                return self._expanded(node) if self._is_next() else node
        return node

    def _is_next(self) -> bool:
        """Whether one more part is expanded; each is a search of its own."""
        self._parts += 1
        if self._parts == MOST_EXPANDED + 1:
            self.notes += (_only_the_first,)
        return self._parts <= MOST_EXPANDED

    def _expanded(self, node: Expand) -> Expanded:
        found = self._best(self._find(node.node))
        articles = [self._article(document) for document in found.documents.tolist()]
        scores = found.scores if found.scores.any() else found.scores + 1  # of what only filters
        words = shared([words_of(one, self._stem, self._common) for one in articles], scores.tolist())
        if words:
            self.notes += (partial(_note, words, len(articles)),)
        asked = sum(1 for _ in nodes_of(node.node)) or 1
        return Expanded(node.node, tuple(replace(word, weight=word.weight * WEIGHT * asked) for word in words))

    def _best(self, found: Found) -> Found:
        """The best stories, each once."""
        every = folded(found, self._columns)
        return every.only(page(every, self._columns, "relevance", 0, STORIES))

    def _article(self, document: int) -> Article:
        live, number = self._columns.located(document)
        return article_from_text(live.segment.stored[number][ARTICLE])


def shared(stories: list[Forms], scores: list[float]) -> tuple[Shared, ...]:
    """The most telling words of stories, heaviest first: p(t|R) = Σ score(d) · p(t|d), the weights adding up to 1."""
    weights: dict[str, float] = {}
    forms: dict[str, Counter[str]] = {}
    for story, score in zip(stories, scores, strict=True):
        length = sum(one.total() for one in story.values())
        for stem, counted in story.items():
            weights[stem] = weights.get(stem, 0) + score * counted.total() / length
            forms.setdefault(stem, Counter()).update(counted)
    heaviest = sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:WORDS]
    total = sum(weight for _, weight in heaviest) or 1
    return tuple(Shared(stem, weight / total, printed(forms[stem])) for stem, weight in heaviest)


def _note(words: tuple[Shared, ...], stories: int) -> str:
    named = ", ".join(word.form for word in words)
    return ngettext(
        "Stories with any of the words that the best story has were found as well: %(words)s.",
        "Stories with any of the words that the %(number)s best stories share were found as well: %(words)s.",
        stories,
        words=named,
    )


def _only_the_first() -> str:
    return gettext("Only the first %(number)s parts were expanded.", number=number(MOST_EXPANDED))
