"""Our queries read by brute force, story by story and word by word: the oracle of what a search finds."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import pairwise
from typing import Any

from index.analysis import PARAGRAPH_GAP, Token, stemming, tokens
from index.article import Article
from index.schema import BY_NAME, DEFAULT_FIELDS, INDEXED, values_of
from search.nodes import (
    And,
    AtLeast,
    DateRange,
    Fuzzy,
    Group,
    Has,
    Length,
    Near,
    Node,
    Not,
    OnDay,
    Or,
    Pattern,
    Phrase,
    Saved,
    Together,
    Value,
    Word,
)
from tests.brute_force import Places, edits

Place = tuple[int, int]
STEM = stemming("en")
SPELLINGS = {  # of the words in the tests that are written in several ways
    "F-16": [["f", "16"], ["f16"]],
    "F16": [["f16"], ["f", "16"]],
    "e-mail": [["e", "mail"], ["email"]],
    "AT&T": [["at", "t"], ["at", "and", "t"], ["att"]],
    "IT": [["it"], ["i", "t"]],
    "U.S.": [["u", "s"], ["us"]],
}
_SENTENCE = re.compile(r"(?<=[.!?…])[”’\"')\]}]* (?=[“‘\"'(\[]*[A-Z0-9])|(?<=[.!?…])[”’\"')\]}]* (?=[“‘\"'])")
_NO_END = re.compile(r"(^|[ “(])(Mr|Dr|St|No|vs|([A-Za-z]\.)*[A-Z])\.$")


def holds(story: Article, node: Node | None) -> bool:
    """Whether a query finds a story."""
    match node:
        case None:
            return True
        case Saved():
            return holds(story, node.node)
        case Not():
            return not holds(story, node.node)
        case And() | Group(match="all"):
            return all(holds(story, one) for one in node.nodes)
        case Or() | Group():
            return any(holds(story, one) for one in node.nodes)
        case AtLeast():
            return sum(len(places(node.node, story, name)) for name in _NAMES) >= node.times
        case Word() | Phrase() | Pattern() | Fuzzy() if node.field in ("lang", "id"):
            return _fits_whole(node, values_of(story, node.field))
        case DateRange() | OnDay() | Length() | Has() | Value():
            return _known(story, node)
    return any(places(node, story, name) for name in _NAMES)


_NAMES = [*(field.name for field in INDEXED), "lead"]


def _known(story: Article, node: DateRange | OnDay | Length | Has | Value) -> bool:
    day = story.published.ordinal if story.published else 0
    match node:
        case DateRange():
            low = int((node.first or "0001").replace("-", "").ljust(8, "0"))
            return low <= day <= int((node.last or "9999").replace("-", "").ljust(8, "9"))
        case OnDay():
            return day % 10000 == node.month * 100 + node.day
        case Length():
            words = sum(len(words_of(block.text)) for block in story.body)
            return (node.least or 0) <= words and (node.most is None or words <= node.most)
        case Has():
            return (
                day > 0
                if node.field == "date"
                else bool(texts_of(story, node.field)) and any(texts_of(story, node.field))
            )
        case Value():
            return node.text in values_of(story, node.field)


def _fits_whole(node: Word | Phrase | Pattern | Fuzzy, values: tuple[str, ...]) -> bool:
    match node:
        case Pattern():
            return any(fnmatchcase(value, node.text.replace("[", "[[]")) for value in values)
        case Fuzzy():
            return any(edits(value, node.text) <= node.edits for value in values)
    return node.text in values


def places(node: Node, story: Article, name: str) -> Places:
    """Where a word, a phrase or a nearness is in a field, as first and last positions."""
    match node:
        case Word() | Phrase() | Pattern() | Fuzzy():
            default = name in [field.name for field in DEFAULT_FIELDS]
            looks = default if node.field is None else BY_NAME[node.field].name == name
            return _found(node, story, name) if looks else set()
        case Or():
            return set().union(*(places(one, story, name) for one in node.nodes))
        case Near():
            return chains(node, [places(one, story, name) for one in node.nodes])
        case Together():
            units = {_unit(node.unit, story, name, place) for place in range(_size(story, name))}
            found = Places()
            for unit in units:
                several = [_inside(places(one, story, name), node.unit, story, name, unit) for one in node.nodes]
                found |= set().union(*several) if all(several) else set()
            return found
    raise AssertionError(node)


def chains(near: Near, several: list[Places]) -> Places:
    """From the first to the last position of the shortest chains to each place of the last node and of the first."""
    return _followed(near, near.nodes, several, 0) | _followed(near, near.nodes[::-1], several[::-1], 1)


def _followed(near: Near, nodes: tuple[Node, ...], several: list[Places], back: int) -> Places:
    links = {place: place for place in several[0]}  # of each place the chain that ends there
    for (one, other), found in zip(pairwise(nodes), several[1:], strict=True):
        loose = not near.ordered and (_is_loose(one) or _is_loose(other))
        links = {
            place: (min(start, place[0]), max(end, place[1]))
            for place in found
            if (start_end := _link(links, place, near, loose, back)) is not None
            for start, end in [start_end]
        }
    return set(links.values())


def _is_loose(node: Node) -> bool:
    return isinstance(node, Near | Together) or (isinstance(node, Or) and any(map(_is_loose, node.nodes)))


def _link(links: dict[Place, Place], place: Place, near: Near, loose: bool, back: int) -> Any:
    start, end = place
    if loose:
        touching = [one for one in links if one[0] - near.most <= end and start <= one[1] + near.most]
        return links[min(touching)] if touching else None
    earlier = [(start - last, -last, -first) for first, last in links if 1 <= start - last <= near.most]
    later = [(first - end, first, last) for first, last in links if 1 <= first - end <= near.most]
    if near.ordered:
        earlier, later = ([], later) if back else (earlier, [])
    if earlier and (not later or min(earlier)[0] <= min(later)[0]):
        _, last, first = min(earlier)
        return links[-first, -last]
    return links[min(later)[1:]] if later else None


def _found(node: Word | Phrase | Pattern | Fuzzy, story: Article, name: str) -> Places:
    found = Places()
    for start, cut in _placed(story, name):
        for form in _forms(node):
            for at in range(len(cut) - len(form) + 1):
                if all(map(_fits, [node] * len(form), [form] * len(form), form, cut[at:])):
                    found.add((start + at, start + at + len(form) - 1))
    return found if name != "lead" else {place for place in found if _in_lead(story, place[1])}


def _forms(node: Word | Phrase | Pattern | Fuzzy) -> list[list[str]]:
    if isinstance(node, Word):
        return SPELLINGS.get(node.text) or [words_of(node.text)]
    return [_folded(node.text).split() if isinstance(node, Pattern) else words_of(node.text)]


def _folded(pattern: str) -> str:
    return " ".join(re.findall(r"[\w*?]+", pattern.lower()))


def _fits(node: Word | Phrase | Pattern | Fuzzy, form: list[str], wanted: str, token: Token) -> bool:
    match node:
        case Word():
            if None not in map(STEM, form):
                return STEM(token.text) == STEM(wanted)
            return wanted in token.readings
        case Pattern():
            return any(fnmatchcase(reading, wanted) for reading in token.readings)
        case Fuzzy():
            return min(edits(reading, wanted) for reading in token.readings) <= node.edits
    return wanted in token.readings


def texts_of(story: Article, name: str) -> list[str]:
    if name == "title":
        return [story.title] if story.title else []
    if name in ("body", "lead"):
        return [block.text for block in story.body]
    return list(values_of(story, name))[-1:] if name == "section" else list(values_of(story, name))


def words_of(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def _placed(story: Article, name: str) -> Iterator[tuple[int, list[Token]]]:
    """The words of each paragraph, and the position of the first."""
    start = 0
    for text in texts_of(story, name):
        cut = list(tokens(text))
        yield start, cut
        start += len(cut) + PARAGRAPH_GAP


def _size(story: Article, name: str) -> int:
    return sum(len(cut) + PARAGRAPH_GAP for _, cut in _placed(story, name))


def _in_lead(story: Article, position: int) -> bool:
    before = 0
    for number, (start, cut) in enumerate(_placed(story, "body")):
        if start <= position < start + len(cut):
            return number < 3 and before + position - start < 200
        before += len(cut)
    raise AssertionError(position)


def _inside(found: Places, unit: str, story: Article, name: str, wanted: tuple[int, int]) -> Places:
    return {
        place for place in found if {_unit(unit, story, name, place[0]), _unit(unit, story, name, place[1])} == {wanted}
    }


def _unit(unit: str, story: Article, name: str, position: int) -> tuple[int, int]:
    """The paragraph that a position is in, and the sentence."""
    for number, ((start, cut), text) in enumerate(zip(_placed(story, name), texts_of(story, name), strict=True)):
        if start <= position < start + len(cut):
            return number, _sentence(text, cut[position - start].start) if unit == "sentence" else 0
    return -1, 0


def _sentence(text: str, offset: int) -> int:
    """How many sentences end before a character."""
    ends = [found for found in _SENTENCE.finditer(text) if found.end() <= offset]
    return sum(not _NO_END.search(text[: found.start()]) for found in ends)
