"""The blocks of a page as lines: each with its kind, and with the reason where it is none of the story."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np

from index.article import Line
from index.cleaning.lines import word_count
from index.cleaning.sites import SITE_REMOVE
from index.story.blocks import Blocks
from index.story.columns import Truths
from index.story.finder import Story
from index.story.kinds import Kinds, kinds_of
from index.story.parts import ELSEWHERE, OUTSIDE

_CREDIT = re.compile(
    r"\s*[(\[]?\b(?:photo(?:graph)?s?|picture|image|foto|bild|credit|crédit)(?: by| credit)? ?[:©].*$", re.I
)
_TOP = 20  # blocks between headline and story
_LEAST_WORDS = 4  # of a caption that says something


def lines_of(blocks: Blocks, story: Story) -> tuple[Line, ...]:
    """The lines of the page in their order, those of the story and those that are not.

    What is left out is told once: a line that repeats another of them, or one of the story, is not among them.
    """
    kinds = kinds_of(blocks, story.is_paragraph.tolist())
    named = np.array([kinds.part[frame] in ELSEWHERE for frame in blocks.frame], np.bool_)
    chosen = _as_marked(story.chosen & (story.sure | ~named), blocks)
    chosen = _with_what_it_embeds(blocks, chosen, kinds) & ~_marked(blocks, "remove")
    lines = [_line(blocks, number, kinds, is_story=is_one) for number, is_one in enumerate(chosen.tolist())]
    return tuple(_each_once(_with_tables_joined(lines, blocks, kinds)))


def _each_once(lines: Sequence[Line]) -> Iterator[Line]:
    known = {line.text for line in lines if line.rule is None}
    for line in lines:
        if line.rule is None or line.text not in known:
            yield line
            known.add(line.text)


def _as_marked(chosen: Truths, blocks: Blocks) -> Truths:
    """What a site's selectors name as the story, where they find anything, else what was chosen."""
    named = _marked(blocks, "story")
    return named if named.any() else chosen


def _marked(blocks: Blocks, mark: str) -> Truths:
    marks = blocks.frames.mark
    if mark not in marks:
        return np.zeros(len(blocks.frame), np.bool_)
    return np.array([marks[frame] == mark for frame in blocks.frame], np.bool_)


def _with_what_it_embeds(blocks: Blocks, chosen: Truths, kinds: Kinds) -> Truths:
    """The story with the captions, tables and posts between its first block and its last."""
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
        kind = kinds.kind[frame]
        says_something = kind == "caption" and word_count(_CREDIT.sub("", text)) >= _LEAST_WORDS
        is_table = kind == "table" and kinds.part[frame] == OUTSIDE and not blocks.link[number]
        more[number] = says_something or is_table or kinds.is_post[frame]
        known.add(text)
    return more


def _headline_above(blocks: Blocks, first: int) -> int:
    """The page's h1, if it stands a little above the story: a caption between them is the story's."""
    above = range(max(0, first - _TOP), first)
    return next((n for n in above if blocks.frames.tag[blocks.frame[n]] == "h1"), first)


def _line(blocks: Blocks, number: int, kinds: Kinds, *, is_story: bool) -> Line:
    frame, text = blocks.frame[number], blocks.text[number]
    kind = kinds.kind[frame]
    if is_story:
        return Line((_CREDIT.sub("", text) or text) if kind == "caption" else text, kind)
    return Line(text, kind, SITE_REMOVE if blocks.frames.mark[frame] == "remove" else kinds.part[frame])


def _with_tables_joined(lines: list[Line], blocks: Blocks, kinds: Kinds) -> list[Line]:
    """Cells of one table that stand together, all of the story or all not, become one line."""
    if not any(line.kind == "table" for line in lines):
        return lines
    joined: list[Line] = []
    tables = [
        kinds.table[frame] if line.kind == "table" else 0 for line, frame in zip(lines, blocks.frame, strict=True)
    ]
    for (table, _), group in groupby(range(len(lines)), key=lambda n: (tables[n], lines[n].rule)):
        numbers = list(group)
        joined += [_table(numbers, lines, blocks, kinds)] if table else [lines[n] for n in numbers]
    return joined


def _table(numbers: Sequence[int], lines: Sequence[Line], blocks: Blocks, kinds: Kinds) -> Line:
    """Rows joined by newlines, cells by " | "."""
    rows = []
    for _, row in groupby(numbers, key=lambda n: kinds.row[blocks.frame[n]]):
        cells = groupby(row, key=lambda n: kinds.cell[blocks.frame[n]])
        rows.append(" | ".join(" ".join(lines[n].text for n in cell) for _, cell in cells))
    return replace(lines[numbers[0]], text="\n".join(rows))
