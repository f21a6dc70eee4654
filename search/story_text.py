"""The text of an article as a page sets it: in blocks, its matches numbered, with what was left out where wanted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from typing import Literal, NamedTuple

from index.article import Article, Kind
from search.results import Part
from search.rule_words import rule_in_words

GROUPED = ("item", "quote", "removed")  # kinds whose neighbours belong to one list, quotation or gap
CONTEXT = 36  # characters on either side of a match in the list of matches, more or less


class Run(NamedTuple):
    """A run of text."""

    text: str
    match: int = 0  # its number among the matches of the article, from 1; 0 where the query did not find it


Text = tuple[Run, ...]


class Match(NamedTuple):
    """What the query found, with the text around it."""

    number: int
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the story."""

    kind: Kind | Literal["removed"]
    texts: tuple[Text, ...]  # one; or the items of a list, the paragraphs of a quotation, the lines left out
    rows: tuple[tuple[Text, ...], ...] = ()  # of a table
    rules: tuple[str, ...] = ()  # of lines left out, the rule of each in words


@dataclass(frozen=True, slots=True)
class StoryText:
    """A headline, () where there is none, and what stands below it."""

    headline: Text
    blocks: tuple[Block, ...]
    matches: tuple[Match, ...]  # of both, in order


class _Line(NamedTuple):
    kind: Kind | Literal["removed"]
    text: Text
    rule: str | None = None


def story_text(article: Article, marked: Sequence[tuple[Part, ...]], *, removed: bool = False) -> StoryText:
    """The headline and the paragraphs of an article, `marked` as a searcher gives them.

    removed  with the lines that were left out, each in its place
    """
    numbers = count(1)
    texts = [tuple(Run(text, next(numbers) if found else 0) for text, found in parts) for parts in marked]
    lines = _lines(article, texts[1:], removed)
    return StoryText(texts[0], tuple(_blocks(lines)), tuple(match for text in texts for match in _matches(text)))


def split(text: Text, separator: str) -> tuple[Text, ...]:
    """A text cut at each separator; of a match that is cut, the first piece keeps the number and the others none."""
    pieces: list[list[Run]] = [[]]
    for run in text:
        first, *rest = run.text.split(separator)
        pieces[-1].append(Run(first, run.match))
        pieces += [[Run(piece)] for piece in rest]
    return tuple(tuple(run for run in piece if run.text) for piece in pieces)


def _lines(article: Article, texts: Sequence[Text], removed: bool) -> Iterator[_Line]:
    found = iter(texts)
    for line in article.lines:
        if line.rule is None:
            yield _Line(line.kind, next(found))
        elif removed:
            yield _Line("removed", (Run(line.text),), line.rule)


def _blocks(lines: Iterator[_Line]) -> Iterator[Block]:
    """Those of one list, quotation or gap put together."""
    runs = groupby(enumerate(lines), key=lambda one: (one[1].kind, -1 if one[1].kind in GROUPED else one[0]))
    for (kind, _), run in runs:
        found = [line for _, line in run]
        texts = tuple(line.text for line in found)
        rows = tuple(split(row, " | ") for row in split(texts[0], "\n")) if kind == "table" else ()
        yield Block(kind, texts, rows, tuple(rule_in_words(line.rule) for line in found if line.rule))


def _matches(text: Text) -> Iterator[Match]:
    whole = "".join(run.text for run in text)
    at = 0
    for run in text:
        end = at + len(run.text)
        if run.match:
            yield Match(run.match, _before(whole[:at]), run.text, _after(whole[end:]))
        at = end


def _before(text: str) -> str:
    """The end of a text, begun at a word; … stands for what is cut."""
    if len(text) <= CONTEXT:
        return text
    kept = text[-CONTEXT:]
    return f"…{kept.partition(' ')[2] or kept}"


def _after(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    kept = text[:CONTEXT]
    return f"{kept.rpartition(' ')[0] or kept}…"
