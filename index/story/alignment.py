"""Which blocks of a page another text holds, be it what people call its story or a second opinion on it.

Both are aligned in their order. Long blocks are anchors: those whose runs of words stand in the text, chosen as the
heaviest chain that rises in both orders, so that what stands twice on a page is taken once. Short blocks are looked
for between the anchors.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

RUN = 4  # words; runs of so many are compared
ANCHOR = 8  # words of a block that can be an anchor
_LEAST_COVER = 0.4  # of an anchor's runs that stand in the text
_FAR = 60  # words that the text may go on between two blocks before a short one is no longer believed
_WORD = re.compile(r"\w+")
_CJK = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")


@dataclass(frozen=True, slots=True)
class _Anchor:
    block: int
    start: int  # word of the text
    end: int
    cover: float  # share of the block's runs that stand in the text


def words_of(text: str) -> list[str]:
    """Words in lower case; each character of Chinese and Japanese is one."""
    return _WORD.findall(_CJK.sub(r" \1 ", text.lower()))


def cover(texts: Sequence[str], text: str) -> list[float]:
    """For each block the share of its words, 0 to 1, that the text holds in its place."""
    blocks, words = [words_of(one) for one in texts], words_of(text)
    chain = _heaviest_chain(_anchors(blocks, words), blocks)
    found = [0.0] * len(texts)
    for block, anchor in chain.items():
        found[block] = anchor.cover
    for block in _short_matches(blocks, words, chain):
        found[block] = 1.0
    return found


def _anchors(blocks: Sequence[list[str]], wanted: list[str]) -> list[_Anchor]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(wanted) - RUN + 1):
        places[tuple(wanted[place : place + RUN])].append(place)
    found = []
    for number, block in enumerate(blocks):
        if len(block) < ANCHOR:
            continue
        runs = [tuple(block[n : n + RUN]) for n in range(len(block) - RUN + 1)]
        hits = [(n, places[run]) for n, run in enumerate(runs) if run in places]
        if len(hits) >= _LEAST_COVER * len(runs):
            starts = {max(0, place - n) for n, where in hits[:3] for place in where[:6]}
            found += [_Anchor(number, start, start + len(block), len(hits) / len(runs)) for start in starts]
    return found


def _heaviest_chain(anchors: list[_Anchor], blocks: Sequence[list[str]]) -> dict[int, _Anchor]:
    """The chain with the most covered words in which blocks and places both rise; one anchor a block."""
    anchors = sorted(anchors, key=lambda one: (one.block, -one.start))  # so that a block does not follow itself
    starts = sorted({one.start for one in anchors})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(starts) + 1)  # a Fenwick tree of prefix maxima
    before: list[int] = []
    for number, one in enumerate(anchors):
        rank = bisect_left(starts, one.start)
        weight, previous = _most(best, rank)
        before.append(previous)
        _raise(best, rank + 1, (weight + len(blocks[one.block]) * one.cover, number))
    chain: dict[int, _Anchor] = {}
    number = _most(best, len(starts))[1]
    while number >= 0:
        chain[anchors[number].block] = anchors[number]
        number = before[number]
    return chain


def _most(tree: list[tuple[float, int]], end: int) -> tuple[float, int]:
    most = (0.0, -1)
    while end > 0:
        most = max(most, tree[end])
        end -= end & -end
    return most


def _raise(tree: list[tuple[float, int]], place: int, value: tuple[float, int]) -> None:
    while place < len(tree):
        tree[place] = max(tree[place], value)
        place += place & -place


def _short_matches(blocks: Sequence[list[str]], wanted: list[str], chain: dict[int, _Anchor]) -> list[int]:
    """Blocks too short for an anchor whose words stand in the text between those of their neighbours."""
    if not chain:
        return []
    joined = " " + " ".join(wanted) + " "
    offsets = [0, *accumulate(len(word) + 1 for word in wanted)]
    limits = _limits(len(blocks), len(wanted), chain)
    first, last = min(chain), max(chain)
    found, place = [], 0
    for number, block in enumerate(blocks):
        if number in chain:
            place = max(place, chain[number].end - RUN)
            continue
        least = 1 if first < number < last else 3  # menus hold single words that occur anywhere
        if not least <= len(block) < ANCHOR or place > limits[number]:
            continue
        end = offsets[min(limits[number] + len(block), len(wanted))] + 1
        at = joined.find(f" {' '.join(block)} ", offsets[min(place, len(wanted))], end)
        word = bisect_left(offsets, at) if at >= 0 else -1
        if word >= 0 and (word - place <= _FAR or len(block) >= RUN):
            found.append(number)
            place = word + len(block)
    return found


def _limits(count: int, end: int, chain: dict[int, _Anchor]) -> list[int]:
    """For each block the word of the text that the next anchor's text begins at."""
    limits = [end] * (count + 1)
    for number in range(count - 1, -1, -1):
        limits[number] = chain[number].start + RUN if number in chain else limits[number + 1]
    return limits
