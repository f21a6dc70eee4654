"""Did you mean: queries in which words that the archive has stand for those that it does not have."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from search.nodes import Node
from search.query import Query
from search.results import Part, Suggestion
from search.spelling.correcting import Candidate, Correcting
from search.spelling.places import CLOSE, OPEN, Place, Typed, places_of, replaced

MOST_OFFERED = 3
MOST_CORRECTED = 8  # words of one query
_MARKED = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_Options = dict[Typed, tuple[Candidate, ...]]  # the best first


def suggestions(query: Query, correcting: Correcting) -> tuple[Suggestion, ...]:
    """The best correction of every word that needs one, then others as near; () where the archive has all words."""
    options: _Options = {}
    for place in places_of(query.tree):
        options |= _options(place, correcting, MOST_CORRECTED - len(options))
    if query.tree is None or not options:
        return ()
    offers = [_suggestion(query, query.tree, texts) for texts in _combined(options)]
    return tuple(dict.fromkeys(offers))[:MOST_OFFERED]


def _options(place: Place, correcting: Correcting, most: int) -> _Options:
    """What the unknown words of one place may stand for, alone or joined with their neighbours."""
    words = tuple(dict.fromkeys(place.words))
    unknown = [word for word in words if correcting.is_unknown(word)][:most]
    found: _Options = {}
    used: set[Node] = set()
    for pair in place.pairs:
        if used.isdisjoint(pair) and not set(unknown).isdisjoint(pair) and (joined := correcting.joined(*pair)):
            found[pair] = (joined,)
            used.update(pair)
    others = tuple(word for word in words if word not in unknown and word not in used)
    for word in unknown:
        if word not in used and (candidates := correcting.corrections(word, others)):
            found[(word,)] = candidates
    return found


def _combined(options: _Options) -> Iterator[Mapping[Typed, str]]:
    """The best of each, then for one at a time the next ones that are no further off."""
    best = {typed: candidates[0].text for typed, candidates in options.items()}
    yield best
    for typed, (first, *others) in options.items():
        for other in others:
            if other.distance == first.distance:
                yield best | {typed: other.text}


def _suggestion(query: Query, tree: Node, texts: Mapping[Typed, str]) -> Suggestion:
    marked = str(replace(query, tree=replaced(tree, texts)))
    parts = (Part(text, bool(number % 2)) for number, text in enumerate(_MARKED.split(marked)) if text)
    return Suggestion(tuple(parts))
