"""The forms under which a body's lines are counted, and where in the story each stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Paragraph
from index.cleaning.lines import is_prose, without_bullet, word_count
from index.cleaning.sites import NO_RULES, SiteRules
from index.duplicates import fingerprint
from index.repeats.masks import masked
from index.repeats.protected import is_protected

EXACT = "repeats-in-source"
MASKED = "repeats-in-source-masked"
FORMS = 3  # a line has at most: itself, and two masked
MOST_WORDS = 120  # of a line that is counted; a story's paragraph, or no line at all
_EDGE_PROSE = 1  # paragraphs of running text that may stand outside of a line at the edge
_EDGE_SHARE = 4  # without running text a quarter of the lines at either end is the edge
_EDGE_LINES = 3  # and no more of them than this


@dataclass(frozen=True, slots=True)
class Forms:
    """One article's lines as they are counted; each array has a row a paragraph of the body."""

    source: str
    story: int  # 64 bits that tellings of one story share, whatever stands around it
    author: int  # 12 bits; 0 where nobody is named
    hashes: NDArray[np.uint64]  # (lines, FORMS): source and form in one number; 0 for none
    edge: NDArray[np.bool_]  # (lines,): whether it stands in the lead or the tail
    words: NDArray[np.uint32]  # (lines,)


def forms_of(article: Article, site: SiteRules = NO_RULES) -> Forms:
    """What is counted of an article, and what is looked up again when the counts are known.

    A line that its site keeps is neither counted nor taken.
    """
    source = source_of(article)
    edge = _edges(article.body)
    salt = blake2b(source.encode("utf-8", "replace"), digest_size=16).digest()
    hashes = np.zeros((len(article.body), FORMS), np.uint64)
    for n, paragraph in enumerate(article.body):
        if not site.keeps(paragraph.text):
            texts = line_forms(paragraph)
            hashes[n, : len(texts)] = [_hash(text, salt) for text in texts]
    words = np.fromiter((word_count(one.text) for one in article.body), np.uint32, len(article.body))
    return Forms(source, _story(article, hashes, edge), _author(article), hashes, np.array(edge, np.bool_), words)


def source_number(source: str) -> int:
    """The number under which a source's stories are counted."""
    return _hash(source)


def source_of(article: Article) -> str:
    """Whose lines an article's are counted among: its publication, else the folder or dump it is from."""
    if article.source:
        return article.source
    parts = article.origin.partition("!")[0].split("/")
    below = parts[1:-1][:1]
    named = below if below and any(letter.isalpha() for letter in below[0]) else []
    return "/".join((parts[0].rpartition(":")[0] or parts[0], *named))


def line_forms(paragraph: Paragraph) -> tuple[str, ...]:
    """The line itself and its masked forms; () for one that is never counted."""
    text = paragraph.text
    if not any(map(str.isalpha, text)) or word_count(text) > MOST_WORDS or is_protected(text, paragraph.kind):
        return ()
    return (" ".join(without_bullet(text)[0].casefold().split()), *masked(text))


def _edges(body: Sequence[Paragraph]) -> list[bool]:
    """For each paragraph whether it is of the lead or the tail.

    A heading above running text is of neither: it belongs to what it heads.
    """
    prose = [is_prose(one.text) for one in body]
    lead, tail = _bounds(prose)
    return [
        (n < lead or n > tail) and not (n > lead and one.kind == "heading" and any(prose[n + 1 : n + 2]))
        for n, one in enumerate(body)
    ]


def _bounds(prose: Sequence[bool]) -> tuple[int, int]:
    """The first and the last paragraph that are neither lead nor tail."""
    places = [n for n, running in enumerate(prose) if running]
    if places:
        outside = min(_EDGE_PROSE, (len(places) - 1) // 2)
        return places[outside], places[-1 - outside]
    few = min(_EDGE_LINES, len(prose) // _EDGE_SHARE)
    return few, len(prose) - 1 - few


def _story(article: Article, hashes: NDArray[np.uint64], edge: Sequence[bool]) -> int:
    """The least number of the running text between lead and tail, which versions of a story mostly share; else of all.

    Not the longest paragraph: where that is a paper's legal notice, its stories would all be one.
    """
    running = [not outside and is_prose(one.text) for one, outside in zip(article.body, edge, strict=True)]
    numbers = hashes[running, 0]
    if numbers.any():
        return int(numbers[numbers > 0].min())
    return int.from_bytes(fingerprint(article)[:8], "little")


def _author(article: Article) -> int:
    return _hash(article.authors[0].casefold()) & 0xFFF or 1 if article.authors else 0


def _hash(text: str, salt: bytes = b"") -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8, salt=salt).digest(), "little")
