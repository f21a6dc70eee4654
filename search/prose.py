"""Markdown as plain data: a tree that a template prints, so that no text of it is ever HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

WEB = ("http://", "https://")  # what a link may lead to
DEEPEST = 60  # pieces within each other; a text that goes deeper is shown as it was typed
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of the text, by markdown-it's name for its kind: "paragraph", "em", "text"…"""

    kind: str
    children: tuple["Node", ...] = ()
    text: str = ""  # of "text", "code_inline", "code_block", "fence"
    link: str = ""  # of "link"
    number: int = 0  # of "heading" its level, of "ordered_list" that of the first item


def read_prose(markdown: str, level: int = 2) -> tuple[Node, ...]:
    """The pieces of a text whose headings are to stand below one of this level, none of them skipped."""
    tokens = _MARKDOWN.parse(markdown)
    if _depth(tokens) > DEEPEST:
        return (Node("fence", text=markdown),)
    root = SyntaxTreeNode(tokens)
    levels = _levels([int(one.tag[1]) for one in root.walk() if one.type == "heading"], level)
    return tuple(_node(one, levels) for one in root.children)


def _depth(tokens: Sequence[Token]) -> int:
    """How many pieces stand within each other at most, in a text that may go deeper than Python calls can."""
    deepest = opened = 0
    for token in tokens:
        opened += token.nesting
        within = _depth(token.children) if token.children else 0
        deepest = max(deepest, opened + within)
    return deepest


def _levels(written: list[int], above: int) -> Iterator[int]:
    """Each heading's level, one below that of the heading that it belongs to."""
    belongs: list[int] = []
    for one in written:
        while belongs and belongs[-1] >= one:
            belongs.pop()
        belongs.append(one)
        yield min(above + len(belongs), 6)


def _node(one: SyntaxTreeNode, levels: Iterator[int]) -> Node:
    """A piece with those in it; of a picture its words, of a link that leads off the web its text alone."""
    number = (
        next(levels) if one.type == "heading" else int(one.attrs.get("start", 1)) if one.type == "ordered_list" else 0
    )
    children = tuple(_node(child, levels) for child in one.children)
    link = str(one.attrs.get("href", "")) if one.type == "link" else ""
    plain = one.type == "image" or (one.type == "link" and not link.lower().startswith(WEB))
    if plain or (one.type == "paragraph" and one.hidden):
        return Node("inline", children)
    return Node(one.type, children, one.content if not children else "", link, number)
