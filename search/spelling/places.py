"""Where the words of a query stand, and the query with some of them replaced."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from search.nodes import And, AtLeast, Expand, Group, Near, Node, Or, Phrase, Together, Word

Typed = tuple[Word, ...]  # one word, or two that stand side by side
OPEN, CLOSE = "\ufdd0", "\ufdd1"  # around what is replaced; Unicode keeps these two out of every text


class Place(NamedTuple):
    """What is looked for together in one part of a query."""

    nodes: tuple[Node, ...]
    side_by_side: bool  # whether they were typed one behind the other

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(node for node in self.nodes if isinstance(node, Word))

    @property
    def pairs(self) -> Iterator[tuple[Word, Word]]:
        """Words without a field that were typed one behind the other."""
        if not self.side_by_side:
            return
        for one, other in zip(self.nodes, self.nodes[1:], strict=False):
            if isinstance(one, Word) and isinstance(other, Word) and one.field is other.field is None:
                yield one, other


def places_of(node: Node | None) -> Iterator[Place]:
    """All that the query looks for; not what it excludes, nor what a saved search asks for."""
    match node:
        case Word():
            yield Place((node,), side_by_side=False)
        case And() | Group() | Near() | Together():
            yield Place(node.nodes, isinstance(node, Group))
            for one in node.nodes:
                if not isinstance(one, Word):
                    yield from places_of(one)
        case Or():
            for one in node.nodes:
                yield from places_of(one)
        case AtLeast() | Expand():
            yield from places_of(node.node)


def replaced(node: Node, texts: Mapping[Typed, str]) -> Node:
    """The query with other texts for some of its words, each between OPEN and CLOSE; a text is one word or two."""
    match node:
        case Word():
            return _single(node, texts)
        case Group():
            return replace(node, nodes=tuple(_side_by_side(node.nodes, texts)))
        case And() | Or() | Near() | Together():
            return replace(node, nodes=tuple(replaced(one, texts) for one in node.nodes))
        case AtLeast() | Expand():
            return replace(node, node=replaced(node.node, texts))
    return node


def _single(word: Word, texts: Mapping[Typed, str]) -> Node:
    """A word alone; where it becomes two, they are a phrase, which can stand anywhere."""
    text = texts.get((word,))
    if text is None:
        return word
    return Phrase(_marked(text), word.field) if " " in text else Word(_marked(text), word.field)


def _side_by_side(nodes: tuple[Node, ...], texts: Mapping[Typed, str]) -> Iterator[Node]:
    rest = list(nodes)
    while rest:
        one, *others = rest
        if others and (joined := texts.get((one, others[0]))) is not None:  # type: ignore[arg-type]
            yield Word(_marked(joined))
            rest = others[1:]
            continue
        text = texts.get((one,)) if isinstance(one, Word) and one.field is None else None
        yield from (replaced(one, texts),) if text is None else (Word(_marked(part)) for part in text.split())
        rest = others


def _marked(text: str) -> str:
    return f"{OPEN}{text}{CLOSE}"
