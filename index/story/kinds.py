"""What kind of paragraph a block is, and what part of the page it stands in when it is none of the story."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.article import Kind
from index.story.blocks import Blocks
from index.story.parts import OUTSIDE, part_of

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("td", "th"), "table"),
    "blockquote": "quote",
}
_TRANSPARENT = frozenset(("p", "div", "center"))  # what stands in one is of the kind of what stands around it
_CAPTION = re.compile(r"caption", re.IGNORECASE)
_CAPTION_BLOCKS = 4  # that an element named so may hold; a larger one is no caption
_POST = re.compile(
    r"\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-embed|fb-post)\b"
)


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the frames say of the blocks in them; one value a frame."""

    kind: Sequence[Kind]
    part: Sequence[str]  # the name of the rule for what is left out there
    is_post: Sequence[bool]  # within a post of a social network that the story embeds
    cell: Sequence[int]  # the nearest cell, row and table around it; 0 for none
    row: Sequence[int]
    table: Sequence[int]


def kinds_of(blocks: Blocks, is_paragraph: Sequence[bool]) -> Kinds:
    """One walk from the outside in."""
    frames = blocks.frames
    count = len(frames.tag)
    cell, row, table = (_nearest(blocks, tags) for tags in (("td", "th"), ("tr",), ("table",)))
    layout = _layout_tables(blocks, cell, table, is_paragraph)
    kind: list[Kind] = ["text"] * count
    part, is_post = [OUTSIDE] * count, [False] * count
    rows = zip(frames.tag, frames.label, frames.parent, frames.hidden, strict=True)
    for frame, (tag, label, outer, hidden) in enumerate(rows):
        is_caption, is_embedded = _says(label) if label else (False, False)
        own = _KINDS.get(tag, kind[outer] if tag in _TRANSPARENT else "text")
        if own == "table" and table[frame] in layout:
            own = "text"
        is_caption = is_caption and frames.end[frame] - frames.start[frame] <= _CAPTION_BLOCKS
        kind[frame] = "caption" if is_caption or kind[outer] == "caption" else own
        part[frame] = "hidden" if hidden else part_of(tag, label, part[outer])
        is_post[frame] = is_post[outer] or is_embedded
    return Kinds(kind, part, is_post, cell, row, table)


@lru_cache(maxsize=50_000)
def _says(label: str) -> tuple[bool, bool]:
    """Whether names are those of a caption, and whether they are those of an embedded post."""
    return _CAPTION.search(label) is not None, _POST.search(label) is not None


def _nearest(blocks: Blocks, tags: tuple[str, ...]) -> list[int]:
    found = [0] * len(blocks.frames.tag)
    if "table" not in blocks.frames.tag:
        return found
    for frame, (tag, outer) in enumerate(zip(blocks.frames.tag, blocks.frames.parent, strict=True)):
        found[frame] = frame if tag in tags else found[outer]
    return found


def _layout_tables(
    blocks: Blocks, cell: Sequence[int], table: Sequence[int], is_paragraph: Sequence[bool]
) -> frozenset[int]:
    """Tables that set out a page, as old pages have them: a cell of theirs holds several paragraphs."""
    paragraphs: dict[int, int] = {}
    for frame, is_one in zip(blocks.frame, is_paragraph, strict=True):
        if is_one and cell[frame]:
            paragraphs[cell[frame]] = paragraphs.get(cell[frame], 0) + 1
    found: set[int] = set()
    for one, number in paragraphs.items():
        outer = table[one] if number >= 2 else 0
        while outer and outer not in found:
            found.add(outer)
            outer = table[blocks.frames.parent[outer]]
    return frozenset(found)
