"""Captions of pictures within a story, which story finders leave out."""

import re
from collections.abc import Sequence

from index.article import Paragraph
from index.cleaning.boilerplate import rule_of
from index.cleaning.lines import word_count

_CREDIT = re.compile(
    r"\s*[(\[]?\b(?:photo(?:graph)?s?|picture|image|foto|bild|credit|crédit)(?: by| credit)? ?[:©].*$", re.I
)
_LEAST_WORDS = 4  # of a caption that says something


def with_captions(story: Sequence[Paragraph], page: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The story with the captions that stand between its paragraphs on the page, each where it stands."""
    if not any(block.kind == "caption" for block in page):
        return tuple(story)
    places = {paragraph.text: n for n, paragraph in enumerate(story)}
    after: dict[int, list[Paragraph]] = {}
    last = -1
    for block in page:
        last = places.get(block.text, last)
        caption = _caption(block) if block.kind == "caption" and 0 <= last < len(story) - 1 else None
        if caption is not None and caption.text not in places:
            after.setdefault(last, []).append(caption)
    return tuple(one for n, paragraph in enumerate(story) for one in (paragraph, *after.get(n, ())))


def _caption(block: Paragraph) -> Paragraph | None:
    """The caption without the photographer's credit; None where nothing else is left."""
    text = _CREDIT.sub("", block.text)
    return Paragraph(text, "caption") if word_count(text) >= _LEAST_WORDS and rule_of(text) is None else None
