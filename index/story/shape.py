"""What the text of a block looks like, in any language: length, letters, marks, links."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.story.blocks import Blocks
from index.story.columns import Columns, Floats, Integers, Truths

OTHER, SPACE, UPPER, LOWER, DIGIT, CJK, END, COMMA, QUOTE, MARK = range(10)  # kinds of characters
_KINDS = 10
_CODES = 65_536  # characters that are told apart; rarer ones count as OTHER
_SIGNS = {END: ".!?。！？…।؟۔", COMMA: ",،、，;；", QUOTE: "\"“”„«»‘’'「」『』", MARK: "|©›»→•·/#@:+*–—-"}


@dataclass(frozen=True, slots=True)
class Shape:
    """Counts of each block's text; arrays of one value a block."""

    characters: Floats
    words: Floats  # two characters of Chinese or Japanese count as one
    link: Floats  # characters that are links
    link_share: Floats
    length: Floats  # log(1 + characters)
    is_paragraph: Truths  # looks like running text


def add_shape(blocks: Blocks, columns: Columns) -> Shape:
    """Add the features of the blocks' own text."""
    lengths = np.fromiter(map(len, blocks.text), np.int64, len(blocks.text))
    starts = np.zeros_like(lengths)
    np.cumsum(lengths[:-1] + 1, out=starts[1:])
    kinds = _kinds_of("\n".join(blocks.text))
    counts = _counts(kinds, lengths)
    characters = lengths.astype(np.float64)
    words = counts[SPACE] + 1 + counts[CJK] / 2
    link = np.minimum(np.array(blocks.link, np.float64), characters)
    share = link / characters
    signs = counts[END] + counts[COMMA]
    shape = Shape(characters, words, link, share, np.log1p(characters), _is_paragraph(words, share, signs))
    _add_counts(blocks, shape, counts, columns)
    columns.add("first_kind", kinds[starts])
    columns.add("ends_sentence", _ends(kinds, starts, lengths) == END)
    return shape


def _add_counts(blocks: Blocks, shape: Shape, counts: Floats, columns: Columns) -> None:
    letters = counts[UPPER] + counts[LOWER] + counts[CJK] + 1e-9
    columns.add("length", shape.length)
    columns.add("words", np.log1p(shape.words))
    columns.add("link_share", shape.link_share)
    columns.add("links", np.minimum(blocks.links, 20))
    columns.add("bold", np.minimum(np.array(blocks.bold) / shape.characters, 1))
    columns.add("broken", blocks.broken)
    columns.add("upper", counts[UPPER] / letters)
    columns.add("digit", counts[DIGIT] / shape.characters)
    columns.add("mark", (counts[MARK] + counts[OTHER]) / shape.characters)
    columns.add("quote", counts[QUOTE] / shape.characters)
    columns.add("sentences", counts[END])
    columns.add("commas", counts[COMMA] / shape.words)
    columns.add("word_length", shape.characters / shape.words)


def _kinds_of(text: str) -> NDArray[np.uint8]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _KIND_OF[np.minimum(codes, _CODES - 1)]


def _counts(kinds: NDArray[np.uint8], lengths: Integers) -> Floats:
    """How many characters of each kind each block has: (_KINDS, blocks)."""
    rows = len(lengths)
    with_newline = lengths + 1
    with_newline[-1] -= 1
    owner = np.repeat(np.arange(rows), with_newline)
    counts = np.bincount(owner * _KINDS + kinds, minlength=rows * _KINDS).reshape(rows, _KINDS).T.astype(np.float64)
    counts[SPACE, :-1] -= 1
    return counts


def _ends(kinds: NDArray[np.uint8], starts: Integers, lengths: Integers) -> NDArray[np.uint8]:
    """The kind of each block's last character, a closing quote aside."""
    last = starts + lengths - 1
    before = kinds[np.maximum(last - 1, starts)]
    ends: NDArray[np.uint8] = np.where((kinds[last] == QUOTE) & (lengths > 1), before, kinds[last])
    return ends


def _is_paragraph(words: Floats, link_share: Floats, signs: Floats) -> Truths:
    long = (words >= 25) & (link_share < 0.25)
    result: Truths = long | ((words >= 12) & (link_share < 0.35) & (signs >= 1))
    return result


def _kind_table() -> NDArray[np.uint8]:
    table = np.zeros(_CODES, np.uint8)
    for code in range(_CODES):
        table[code] = _kind(chr(code), code)
    for kind, signs in _SIGNS.items():
        table[[ord(sign) for sign in signs]] = kind
    return table


def _kind(character: str, code: int) -> int:
    if character.isspace():
        return SPACE
    if 0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF:
        return CJK
    if character.isupper():
        return UPPER
    if character.isalpha():
        return LOWER
    return DIGIT if character.isdigit() else OTHER


_KIND_OF = _kind_table()
