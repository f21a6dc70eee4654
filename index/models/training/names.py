"""Learning the table of names: which words of class names and ids tend to stand around stories."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from index.story.blocks import Blocks
from index.story.names import words_of_names

LEAST_SITES = 3  # that use a word
_PRIOR_SITES = 2.0  # votes of the base rate that each word's sites are added to
_MOST = 2.5  # log odds
_LEAST = 0.2  # log odds; a word that says less is left out


@dataclass(frozen=True, slots=True)
class Votes:
    """What one page says of the words of its names."""

    site: str
    shares: dict[str, float]  # word → share of the text around which it stands that is the story's
    story: float  # weight of the story's text, by the square root of each block's words
    everything: float  # weight of all text


def votes_of(site: str, blocks: Blocks, words: Sequence[float], is_story: Sequence[bool]) -> Votes:
    """One page's votes."""
    weights = [math.sqrt(number) for number in words]
    inside = (weight * one for weight, one in zip(weights, is_story, strict=True))
    story, everything = [0.0, *accumulate(inside)], [0.0, *accumulate(weights)]
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for label, start, end in _labels(blocks):
        for word in words_of_names(label):
            sums[word][0] += story[end] - story[start]
            sums[word][1] += everything[end] - everything[start]
    shares = {word: part / whole for word, (part, whole) in sums.items() if whole}
    return Votes(site, shares, story[-1], everything[-1])


def learn_names(pages: Iterable[Votes]) -> dict[str, float]:
    """Log odds by word against the base rate; each site has one vote a word, whatever its number of pages."""
    by_word: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    story = everything = 0.0
    for page in pages:
        story, everything = story + page.story, everything + page.everything
        for word, share in page.shares.items():
            by_word[word][page.site].append(share)
    base = story / everything
    found = {word: _odds(sites, base) for word, sites in by_word.items() if len(sites) >= LEAST_SITES}
    return {word: odds for word, odds in sorted(found.items()) if abs(odds) > _LEAST}


def write_names(odds: Mapping[str, float], path: Path) -> None:
    """Write a table as `index.story.names.read_names` reads it."""
    path.write_text("".join(f"{word} {round(value * 100)}\n" for word, value in odds.items()), "utf-8")


def _labels(blocks: Blocks) -> Iterator[tuple[str, int, int]]:
    """Each element's names with the range of blocks that it holds."""
    frames = blocks.frames
    yield from (one for one in zip(frames.label, frames.start, frames.end, strict=True) if one[0])
    yield from ((label, number, number + 1) for number, label in enumerate(blocks.inline) if label)


def _odds(sites: Mapping[str, list[float]], base: float) -> float:
    share = (sum(sum(one) / len(one) for one in sites.values()) + _PRIOR_SITES * base) / (len(sites) + _PRIOR_SITES)
    share = min(max(share, 1e-6), 1 - 1e-6)
    odds = math.log(share / (1 - share)) - math.log(base / (1 - base))
    return round(max(-_MOST, min(_MOST, odds)), 2)
