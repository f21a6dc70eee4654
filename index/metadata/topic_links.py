"""Lists of links to a site's pages of tags and topics, which stand below a story and are marked by nothing else."""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

IS_TOPIC_LINK = re.compile(
    r"/(?:tags?|topics?|themen?|thema|temas?|schlagworte?|stichwort|etiquetas?|sujets?|argomenti|keywords?|emne|onderwerp)/"
)
_MOST_STEPS = 3  # from a link out to the list that it stands in
_MOST_LINKS = 40  # of a list that is a story's
_LEAST_SHARE = 0.7  # of a list's text that is its links'
_OUTSIDE = frozenset({"nav", "footer", "header", "p"})


def topic_lists(links: Iterable[LexborNode]) -> Iterator[tuple[str, ...]]:
    """The texts of each list of such links, in the order of the page."""
    counts: dict[int, int] = {}
    seen: set[int] = set()
    for link in links:
        around = _list_around(link, counts)
        if around is not None and around.mem_id not in seen:
            seen.add(around.mem_id)
            yield from _texts_of_list(around) if counts[around.mem_id] <= _MOST_LINKS else ()


def _texts_of_list(around: LexborNode) -> Iterator[tuple[str, ...]]:
    """The texts of the topic links in an element that holds little else and is with the story."""
    inside = (one for one in around.css("a") if IS_TOPIC_LINK.search(one.attributes.get("href") or ""))
    texts = tuple(text for one in inside if (text := _text(one)))
    if sum(map(len, texts)) >= _LEAST_SHARE * len(_text(around)) and not _is_outside(around):
        yield texts


def _list_around(link: LexborNode, counts: dict[int, int]) -> LexborNode | None:
    """The nearest element around a link that holds other links as well; `counts` keeps how many each one holds."""
    around = link.parent
    for _ in range(_MOST_STEPS):
        if around is None or around.tag in ("body", "html", "article", "main", "p"):
            return None
        if around.mem_id not in counts:
            counts[around.mem_id] = len(around.css("a"))
        if counts[around.mem_id] > 1:
            return around
        around = around.parent
    return None


def _is_outside(node: LexborNode) -> bool:
    around: LexborNode | None = node
    while around is not None:
        if around.tag in _OUTSIDE:
            return True
        around = around.parent
    return False


def _text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())
