"""What is noted of a story when a search finds it, so that a later build can be held against it."""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from index.codec import summary_from_text
from index.segment.strings import encoded

if sys.version_info >= (3, 14):
    from compression.zstd import compress, decompress
else:
    from backports.zstd import compress, decompress

DIGEST_BYTES = 8  # only digests of one id are ever compared: two versions look alike once in 10**19
_PARTED = "\x1f"  # the unit separator, which no cleaned text holds


class Noted(NamedTuple):
    """A story as it was when a search found it."""

    id: str
    digest: str  # of what a reader sees of it, in hexadecimal digits
    title: str  # "" where it has none


@dataclass(frozen=True, slots=True)
class Changes:
    """What one build's hits have that another's had not; each in the order of ids."""

    new: tuple[Noted, ...]
    changed: tuple[tuple[Noted, Noted], ...]  # as they were, and as they are
    vanished: tuple[Noted, ...]  # as they were


def noted(stored: str) -> Noted:
    """Of an article as index.codec.article_to_text stores it: its headline, text, byline, date and source."""
    story = summary_from_text(stored)
    facts = (story.title or "", story.source or "", str(story.published), *story.authors)
    text = _PARTED.join((str(len(facts)), *facts, *story.paragraphs))
    return Noted(story.id, blake2b(encoded(text), digest_size=DIGEST_BYTES).hexdigest(), story.title or "")


def changes(before: Mapping[str, Noted], now: Iterable[Noted]) -> Changes:
    """What became of the hits that were noted before, by id."""
    here = {one.id: one for one in now}
    return Changes(
        new=tuple(one for one in here.values() if one.id not in before),
        changed=tuple((was, here[was.id]) for was in before.values() if here.get(was.id, was).digest != was.digest),
        vanished=tuple(one for one in before.values() if one.id not in here),
    )


def packed(hits: Iterable[Noted]) -> bytes:
    """Hits as a snapshot keeps them: equal bytes for equal hits, whatever order they come in."""
    columns = list(zip(*sorted(hits), strict=True)) or [(), (), ()]
    return compress(json.dumps(columns, separators=(",", ":")).encode())


def unpacked(kept: bytes) -> dict[str, Noted]:
    """The hits that were `packed`, by id."""
    return {one[0]: Noted(*one) for one in zip(*json.loads(decompress(kept)), strict=True)}
