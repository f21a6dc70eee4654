"""Makes the lines that are shown."""

from functools import lru_cache
from typing import NamedTuple
from unicodedata import bidirectional

from search.concordance.concordance import Line
from search.concordance.text import Text

_STRONG = {"L": False, "R": True, "AL": True}  # directions of letters by which a text takes its own


class Match(NamedTuple):
    """One match of a concordance."""

    first: int  # position of the first word in the headline or the text
    last: int  # and of the last
    headline: bool  # whether it is in the headline
    hit: int  # the number of its story among the hits, from 1 up


def line_of(text: Text, match: Match, reach: int) -> Line:
    """The line of a match.

    reach  characters of its headline or paragraph on each side, at most; cut between words
    """
    whole, start, end = text.placed(match.first, match.last, headline=match.headline)
    low, high = _first(whole, start, reach), _last(whole, end, reach)
    story = text.story
    return Line(
        before=_flat(whole[low:start]),
        match=_flat(whole[start:end]),
        after=_flat(whole[end:high]),
        begins=low == 0,
        ends=high == len(whole),
        headline=match.headline,
        backwards=_backwards(whole),
        hit=match.hit,
        id=story.id,
        title=story.title,
        source=story.source,
        published=story.published,
        url=story.url,
        language=story.language,
    )


def _first(text: str, start: int, reach: int) -> int:
    """Where what is shown before a match begins."""
    if start <= reach:
        return 0
    space = text.find(" ", start - reach - 1, start - 1)
    return space + 1 if space >= 0 else start - reach


def _last(text: str, end: int, reach: int) -> int:
    """Where what is shown behind a match ends."""
    if len(text) - end <= reach:
        return len(text)
    space = text.rfind(" ", end + 1, end + reach + 1)
    return space if space >= 0 else end + reach


def _flat(text: str) -> str:
    """On one line, as the rows of a table are not."""
    return text.replace("\n", " ")


@lru_cache(maxsize=64)
def _backwards(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    return next((_STRONG[way] for way in map(bidirectional, text) if way in _STRONG), False)
