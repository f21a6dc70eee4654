"""The list of saved searches: found by words, by tag, in some order, without a single search of the archive."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl

from index.analysis import fold
from search.saved import SavedQueries
from search.saved_file import Saved
from search.snapshots import Standing

Order = Literal["latest", "name", "new"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A saved search in the list."""

    saved: Saved
    standing: Standing


def listed(saved: SavedQueries, words: str = "", tag: str = "", order: Order = "latest") -> tuple[Listed, ...]:
    """Those with all of the words in name, note, tags or query, and with the tag; capitals and accents ignored."""
    standings = saved.snapshots.standings()
    wanted = fold(words).split()
    found = (Listed(one, standings.get(one.slug, Standing())) for one in saved.all())
    chosen = [one for one in found if _has(one.saved, wanted) and (not tag or _is_tagged(one.saved, tag))]
    if order == "name":
        chosen.sort(key=lambda one: fold(one.saved.name))
    elif order == "new":
        chosen.sort(key=lambda one: -one.standing.fresh)
    return tuple(chosen)


def tags_of(searches: Iterable[Saved]) -> tuple[tuple[str, int], ...]:
    """Every tag as it was first written, and how many searches have it; in the order of the alphabet."""
    written: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for one in searches:
        for tag in one.tags:
            written.setdefault(tag.casefold(), tag)
            counts[tag.casefold()] += 1
    return tuple((written[key], counts[key]) for key in sorted(counts, key=fold))


def _has(saved: Saved, words: Iterable[str]) -> bool:
    searched = [value for _, value in parse_qsl(f"{saved.query}&{saved.view.partition('?')[2]}")]
    text = fold("\n".join((saved.name, saved.note, *saved.tags, *searched)))
    return all(word in text for word in words)


def _is_tagged(saved: Saved, tag: str) -> bool:
    return tag.casefold() in (one.casefold() for one in saved.tags)
