"""Other editions of a story: word-for-word copies, other pages of its address or id, texts that share much of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.analysis import tokens
from index.article import Article
from search.results import Hit
from search.searcher import Searcher

SHINGLE = 5  # words of a run that two texts may share; Broder 1997 calls it a shingle
SHARED = 0.5  # of the shorter text's shingles that the other has, from which on both are editions of one story
LEAST_WORDS = 20  # of a text that can be told by its shingles
LOOKED_AT = 10  # of the stories most like it, how many are compared; and how many may give one address as their own

_Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Edition:
    """Another edition of a story."""

    article: Article
    kind: Literal["copy", "version"]  # word for word the same, or not
    shared: float  # 0 to 1, how much of the shorter text the other has


def editions(searcher: Searcher, article: Article, like: Sequence[Hit]) -> tuple[Edition, ...]:
    """The copies of a story, then its other versions, those most like it first.

    like  the stories most like it, as `Searcher.related` finds them
    """
    copies = [Edition(one, "copy", 1.0) for one in _family(searcher, article)]
    family = {article.id, *(one.article.id for one in copies)}
    own = _shingles(article)
    versions: dict[str, Edition] = {}
    for candidate, is_certain in _candidates(searcher, article, like):
        if candidate.id not in family and candidate.id not in versions:
            shared = _overlap(own, _shingles(candidate))
            if is_certain or shared >= SHARED:
                versions[candidate.id] = Edition(candidate, "version", shared)
    return (*copies, *sorted(versions.values(), key=lambda one: -one.shared))


def shared_words(one: Article, other: Article) -> float:
    """How much of the shorter text the other has, 0 to 1, in runs of five words; 0 for texts too short to tell."""
    return _overlap(_shingles(one), _shingles(other))


def _family(searcher: Searcher, article: Article) -> Iterator[Article]:
    """The stories that are folded with it, its lead first."""
    lead_id = searcher.lead(article.id)
    lead = searcher.article(lead_id) if lead_id is not None else None
    if lead is not None:
        yield lead
    yield from (copy for copy in searcher.copies(lead_id or article.id) if copy.id != article.id)


def _candidates(searcher: Searcher, article: Article, like: Sequence[Hit]) -> Iterator[tuple[Article, bool]]:
    """Articles that may be editions, and whether address or id says that they are."""
    for article_id in (*_of_one_id(searcher, article.id), *_of_one_address(searcher, article)):
        found = searcher.article(article_id)
        if found is not None:
            yield found, True
    for hit in like[:LOOKED_AT]:
        found = searcher.article(hit.id)
        if found is not None:
            yield found, False


def _of_one_id(searcher: Searcher, article_id: str) -> Iterator[str]:
    """17 and 17~2, as index/intake.py numbers pages of one id, up to the first number that is free."""
    first, mark, number = article_id.rpartition("~")
    base = first if mark and number.isdecimal() else article_id
    numbered, at = base, 1
    while searcher.article(numbered) is not None:
        yield numbered
        at += 1
        numbered = f"{base}~{at}"


def _of_one_address(searcher: Searcher, article: Article) -> tuple[str, ...]:
    """Of an address that many stories give none: it is a front page's, not theirs."""
    found = searcher.at_address(article.url, LOOKED_AT + 1) if article.url else ()
    return found if len(found) <= LOOKED_AT else ()


def _shingles(article: Article) -> _Shingles:
    words = [token.text for paragraph in article.body for token in tokens(paragraph.text)]
    if len(words) < LEAST_WORDS:
        return frozenset()
    return frozenset(zip(*(words[at:] for at in range(SHINGLE)), strict=False))


def _overlap(one: _Shingles, other: _Shingles) -> float:
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0
