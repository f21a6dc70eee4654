"""The blocks of a page as lines: each with its kind, and with the reason where it is none of the story."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from index.article import Line
from index.cleaning.lines import word_count
from index.story.blocks import Blocks
from index.story.columns import Truths
from index.story.kinds import Kinds, kinds_of

SITE_REMOVE = "site-remove"  # the rule of what a site's selectors cut out
_CREDIT = re.compile(
    r"\s*[(\[]?\b(?:photo(?:graph)?s?|picture|image|foto|bild|credit|crédit)(?: by| credit)? ?[:©].*$", re.I
)
_TOP = 20  # blocks between headline and story
_LEAST_WORDS = 4  # of a caption that says something


@dataclass(frozen=True, slots=True)
class _Block:
    """One block on its way to a line."""

    line: Line
    table: int  # the frames of the table, row and cell that it stands in; 0 where it is none
    row: int
    cell: int


def lines_of(blocks: Blocks, chosen: Truths, is_paragraph: Sequence[bool]) -> tuple[Line, ...]:
    """The lines of the page in their order; `chosen` says for each block whether it is the story's.

    What is left out is told once: a line that repeats another of them, or one of the story, is not among them.
    """
    kinds = kinds_of(blocks, is_paragraph)
    marks = np.array(blocks.frames.mark)[blocks.frame] if blocks.text else np.zeros(0, str)
    story = _with_what_it_embeds(blocks, _as_marked(chosen, marks), kinds) & (marks != "remove")
    made = [_block(blocks, number, kinds, is_story=bool(story[number])) for number in range(len(blocks.text))]
    lines: list[Line] = []
    for table, group in groupby(made, key=lambda one: (one.table, one.line.rule)):
        cells = list(group)
        lines += [_table(cells)] if table[0] else [one.line for one in cells]
    return tuple(_each_once(lines))


def _each_once(lines: Sequence[Line]) -> Iterator[Line]:
    known = {line.text for line in lines if line.rule is None}
    for line in lines:
        if line.rule is None or line.text not in known:
            yield line
            known.add(line.text)


def _as_marked(chosen: Truths, marks: "np.ndarray[tuple[int, ...], np.dtype[np.str_]]") -> Truths:
    """What a site's selectors name as the story, where they find anything, else what was chosen."""
    return marks == "story" if (marks == "story").any() else chosen


def _with_what_it_embeds(blocks: Blocks, chosen: Truths, kinds: Kinds) -> Truths:
    """The story with the captions and posts between its first block and its last."""
    if not chosen.any():
        return chosen
    first, last = np.flatnonzero(chosen)[[0, -1]]
    first = _headline_above(blocks, int(first))
    known = {text for text, is_story in zip(blocks.text, chosen, strict=True) if is_story}
    more = chosen.copy()
    for number in range(first, last):
        frame, text = blocks.frame[number], blocks.text[number]
        if more[number] or text in known or blocks.frames.hidden[frame]:
            continue
        says_something = kinds.kind[frame] == "caption" and word_count(_CREDIT.sub("", text)) >= _LEAST_WORDS
        more[number] = says_something or kinds.is_post[frame]
        known.add(text)
    return more


def _headline_above(blocks: Blocks, first: int) -> int:
    """The page's h1, if it stands a little above the story: a caption between them is the story's."""
    above = range(max(0, first - _TOP), first)
    return next((n for n in above if blocks.frames.tag[blocks.frame[n]] == "h1"), first)


def _block(blocks: Blocks, number: int, kinds: Kinds, *, is_story: bool) -> _Block:
    frame, text = blocks.frame[number], blocks.text[number]
    kind = kinds.kind[frame]
    if kind == "caption" and is_story:
        text = _CREDIT.sub("", text) or text
    left_out = SITE_REMOVE if blocks.frames.mark[frame] == "remove" else kinds.part[frame]
    line = Line(text, kind, None if is_story else left_out)
    table = kinds.table[frame] if kind == "table" else 0
    return _Block(line, table, kinds.row[frame], kinds.cell[frame])


def _table(cells: Sequence[_Block]) -> Line:
    """Rows joined by newlines, cells by " | "."""
    rows = []
    for _, row in groupby(cells, key=lambda one: one.row):
        texts = (" ".join(one.line.text for one in cell) for _, cell in groupby(row, key=lambda one: one.cell))
        rows.append(" | ".join(texts))
    return replace(cells[0].line, text="\n".join(rows))
