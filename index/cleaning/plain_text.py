"""A text file as paragraphs: hard-wrapped lines joined, list marks read."""

import re
from collections.abc import Iterator
from itertools import pairwise

from index.article import Paragraph
from index.cleaning.lines import ends_sentence, one_line, without_bullet

_WIDTHS = range(50, 101)  # characters; the columns that wrapped text is set in
_LINE_END = re.compile("\r\n?|[\n\x0c\u2028\u2029]")  # splitlines() also breaks at control characters
_RULE_LINE = re.compile(r"[\W_]*")


def paragraphs_of(content: str) -> list[str]:
    """The text's paragraphs, each one line: between blank lines, or a line each where there are none."""
    blocks = [block for block in _blocks(content) if block]
    if all(len(block) == 1 for block in blocks):
        return [block[0] for block in blocks]
    width = _wrap_width(blocks)
    return [line for block in blocks for line in (_unwrapped(block, width) if width else block)]


def as_paragraph(line: str) -> Paragraph:
    """A line of text with its kind; the mark of a list item is no part of its text."""
    bare, bullet = without_bullet(line)
    return Paragraph(bare, "item") if bullet and not line.startswith(("—", "–")) else Paragraph(line)


def _blocks(content: str) -> Iterator[list[str]]:
    """Lines that stand together; a line without a letter or digit parts them as a blank one does."""
    block: list[str] = []
    for raw in _LINE_END.split(content):
        line = one_line(raw)
        if line and not _RULE_LINE.fullmatch(line):
            block.append(line)
        else:
            yield block
            block = []
    yield block


def _wrap_width(blocks: list[list[str]]) -> int | None:
    """The column that the text was wrapped at, or None where its lines end of their own accord.

    Text was wrapped if the next line's first word would mostly not have fitted, and lines mostly end mid-sentence.
    """
    pairs = [(line, below) for block in blocks for line, below in pairwise(block)]
    width = max((len(line) for block in blocks for line in block), default=0)
    if len(pairs) < 3 or width not in _WIDTHS:
        return None
    full = [line for line, below in pairs if _is_full(line, below, width)]
    broken = [line for line in full if not ends_sentence(line)]
    return width if len(full) >= 0.6 * len(pairs) and len(broken) >= 0.5 * len(full) else None


def _is_full(line: str, below: str, width: int) -> bool:
    """Whether the next line's first word would have gone past the column; ragged setting leaves some slack."""
    return len(line) + 1 + len(below.split(" ", 1)[0]) > width - 4


def _unwrapped(block: list[str], width: int) -> Iterator[str]:
    """The block's lines joined where one was broken only for its width."""
    text = block[0]
    for line, below in pairwise(block):
        if _is_full(line, below, width) and not without_bullet(below)[1]:
            text += below if line.endswith("-") and line[-2:-1].isalpha() else f" {below}"
        else:
            yield text
            text = below
    yield text
