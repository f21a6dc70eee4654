"""A text file as paragraphs: hard-wrapped lines joined, list marks read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

from index.article import Paragraph
from index.cleaning.lines import ends_sentence, one_line, without_bullet
from index.cleaning.repair import BREAKS, SOFT_BREAK, breaks_word, joined, with_whole_openings, words_of

_WIDTHS = range(28, 121)  # characters; the columns that wrapped text is set in
_LEAST_PAIRS = 3  # of lines that stand together, to tell wrapped text by
_LEAST_BROKEN = 0.1  # of the lines that others follow, ending within a word: such a text is wrapped, whatever its width
_SLACK = 0.1  # of the width, that ragged or justified setting and proportional type leave
_LINE_END = re.compile("\r\n?|[\n\x0c\u2028\u2029]")  # splitlines() also breaks at control characters
_SOFT_END = re.compile("[^\\W\\d_]\u00ad\\s*$")  # a word that goes on in the next line
_RULE_LINE = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class _Row:
    """One line as it stands in the file."""

    text: str
    indent: int  # columns


_Block = list[_Row]


def paragraphs_of(content: str) -> list[str]:
    """The text's paragraphs, each one line: between blank lines, or a line each where there are none."""
    blocks = _closed_up(list(_blocks(content)))
    if all(len(block) == 1 for block in blocks):
        return with_whole_openings([block[0].text.rstrip(SOFT_BREAK) for block in blocks])
    typical = _typical(blocks)
    wrapped = _is_wrapped(blocks, typical)
    words = words_of(content) if any(row.text.endswith(BREAKS) for block in blocks for row in block) else frozenset()
    widths = [_width(block, typical) if wrapped else None for block in blocks]
    return with_whole_openings(
        [line for block, width in zip(blocks, widths, strict=True) for line in _joined(block, width, words)]
    )


def as_paragraph(line: str) -> Paragraph:
    """A line of text with its kind; the mark of a list item is no part of its text."""
    bare, bullet = without_bullet(line)
    return Paragraph(bare, "item") if bullet and not line.startswith(("—", "–")) else Paragraph(line)


def _blocks(content: str) -> Iterator[_Block]:
    """Lines that stand together; a line without a letter or digit parts them as a blank one does."""
    block: _Block = []
    for raw in _LINE_END.split(content):
        line = one_line(raw)
        if line and not _RULE_LINE.fullmatch(line):
            broken = SOFT_BREAK if _SOFT_END.search(raw) else ""
            block.append(_Row(line + broken, len(raw) - len(raw.lstrip())))
        else:
            yield block
            block = []
    yield block


def _closed_up(blocks: Sequence[_Block]) -> list[_Block]:
    """The blocks that hold a line; a blank line below every line parts none where words are broken across it."""
    if all(len(block) <= 1 for block in blocks):
        closed = [list(chain(*group)) for has_line, group in groupby(blocks, bool) if has_line]
        if _breaks_words(closed):
            return closed
    return [block for block in blocks if block]


def _breaks_words(blocks: Sequence[_Block]) -> bool:
    """Whether many lines end within a word, which no line does that ends of its own accord."""
    pairs = [pair for block in blocks for pair in pairwise(block)]
    broken = sum(one.text.endswith(BREAKS) and breaks_word(one.text, two.text) for one, two in pairs)
    return broken > 0 and broken >= _LEAST_BROKEN * len(pairs)


def _width(block: _Block, typical: int) -> int:
    """The column that a block was set in: its own where it has enough lines to tell, else the text's."""
    lengths = sorted(len(row.text) for row in block)
    return lengths[-1 - len(lengths) // 10] if len(block) > _LEAST_PAIRS else max(typical, lengths[-1])


def _is_wrapped(blocks: Sequence[_Block], typical: int) -> bool:
    """Whether lines that stand together are one paragraph that was broken at a column.

    They are if many end within a word; else if the next line's first word would mostly not have fitted, if most such
    lines end mid-sentence, and if many of the next ones go on in lower case, in letters that know it.
    """
    if _breaks_words(blocks):
        return True
    widths = [_width(block, typical) for block in blocks]
    pairs = [(*pair, width) for block, width in zip(blocks, widths, strict=True) for pair in pairwise(block)]
    full = [(one, two) for one, two, width in pairs if _is_full(one, two, width)]
    if len(pairs) < _LEAST_PAIRS or typical not in _WIDTHS or len(full) < 0.6 * len(pairs):
        return False
    broken = sum(not ends_sentence(one.text) for one, _ in full)
    goes_on = sum(not two.text[0].isupper() and not without_bullet(two.text)[1] for _, two in full)
    return broken >= 0.5 * len(full) and goes_on >= 0.3 * len(full)


def _typical(blocks: Sequence[_Block]) -> int:
    """The length that one line in ten exceeds, of those that others follow."""
    lengths = sorted(len(one.text) for block in blocks for one, _ in pairwise(block))
    return lengths[-1 - len(lengths) // 10] if lengths else 0


def _is_full(row: _Row, below: _Row, width: int) -> bool:
    """Whether the next line's first word would have gone past the column."""
    first = below.text.split(" ", 1)[0]
    return len(row.text) + 1 + len(first) > width * (1 - _SLACK)


def _joined(block: _Block, width: int | None, words: frozenset[str]) -> Iterator[str]:
    """The block's lines, those made one that were broken only for the width, if any, or within a word."""
    margin = min(row.indent for row in block)
    text = block[0].text
    for row, below in pairwise(block):
        if breaks_word(row.text, below.text) or (width and _goes_on(row, below, width, margin)):
            text = joined(text, below.text, words)
        else:
            yield text.rstrip(SOFT_BREAK)
            text = below.text
    yield text.rstrip(SOFT_BREAK)


def _goes_on(row: _Row, below: _Row, width: int, margin: int) -> bool:
    """Whether a line of wrapped text is of the same paragraph as the one above: neither an item nor indented."""
    indented = below.indent > margin + 1 >= row.indent
    return _is_full(row, below, width) and not indented and not without_bullet(below.text)[1]
