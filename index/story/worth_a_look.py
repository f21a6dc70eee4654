"""What is worth a look at a story: sentences that go with the article, for the report and for `stats`."""

import re
from collections.abc import Iterator, Sequence

from index.article import Line
from index.cleaning.lines import word_count
from index.story.finder import DOUBTFUL, LONGEST_DESCRIPTION
from index.story.head import Head
from index.story.paywall import ends_at_paywall

DOUBT = "the story finder was unsure where the story is"
PAYWALL = "the page is for subscribers; its text may be cut"
SHORT = "the story is shorter than the page's own description of it"
LEGAL = "what was taken for the story reads like a legal note"

_FREE = '"isAccessibleForFree"'
_NOT_FREE = re.compile(_FREE + r'\s*:\s*"?(?:false|no)\b', re.IGNORECASE)
_LEGAL = re.compile(
    r"©|copyright|all rights reserved|cookie|privacy policy|terms of (?:use|service)|datenschutz|impressum"
    r"|alle rechte vorbehalten|tous droits réservés|todos los derechos|tutti i diritti|todos os direitos",
    re.IGNORECASE,
)
_LEGAL_WORDS = 80  # a longer story is more than a legal line


def notes_on(head: Head, page: str, doubt: float, lines: Sequence[Line]) -> tuple[str, ...]:
    """The notes on one page's story, the most important first; `doubt` is the story finder's."""
    return tuple(_notes(head, page, doubt, lines)) if any(line.rule is None for line in lines) else ()


def _notes(head: Head, page: str, doubt: float, lines: Sequence[Line]) -> Iterator[str]:
    story = [line.text for line in lines if line.rule is None]
    words = sum(word_count(text) for text in story)
    if words <= _LEGAL_WORDS and sum(len(_LEGAL.findall(text)) for text in story) * 20 >= words:
        yield LEGAL
    if sum(map(len, story)) < len(" ".join(head.meta.get("og:description", "").split())) <= LONGEST_DESCRIPTION:
        yield SHORT
    if _is_for_subscribers(head, page) or ends_at_paywall(lines):
        yield PAYWALL
    if doubt > DOUBTFUL:
        yield DOUBT


def _is_for_subscribers(head: Head, page: str) -> bool:
    locked = head.meta.get("article:content_tier", "").lower() in ("locked", "metered")
    return locked or (_FREE in page and _NOT_FREE.search(page) is not None)
