"""A page as blocks of text in the order of the page, and the frames around them.

A frame is a block-level element; a block is a run of text that stands directly in one, cut at the next block-level tag
and at two `<br>` in a row; running text in `<pre>` at blank lines and at a `<br>` behind a sentence, too. Since blocks
are in order, all text below a frame is one range of them.
"""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from index.cleaning.lines import ends_sentence, one_line
from index.story.attributes import is_hidden, label_of

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "nobr", "picture", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small",
    "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
UNREAD = frozenset({
    "area", "audio", "canvas", "datalist", "embed", "frame", "frameset", "head", "iframe", "input", "link", "map",
    "math", "meta", "noframes", "noscript", "object", "option", "param", "progress", "script", "select", "style",
    "svg", "template", "textarea", "title", "track", "video",
})  # fmt: skip
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
MARK = "data-microfiche"  # the attribute that a site's rules set
_LINK, _STRONG = 1, 2  # what a text stands in, as bits
_MODES = {"a": _LINK, **dict.fromkeys(("b", "strong", "em", "i"), _STRONG)}


@dataclass(slots=True)
class Frames:
    """Block-level elements in the order of the page; the first is the body."""

    tag: list[str] = field(default_factory=list)
    label: list[str] = field(default_factory=list)  # class, id, role …, parted by spaces
    parent: list[int] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)
    mark: list[str] = field(default_factory=list)  # what a site's rules say of it: "remove", "story", "keep" or ""
    start: list[int] = field(default_factory=list)  # its text is that of blocks start to end
    end: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Blocks:
    """All text of a page; lists of the same length, one item a block."""

    text: list[str] = field(default_factory=list)  # one line, clean
    frame: list[int] = field(default_factory=list)  # the frame that it stands in directly
    link: list[int] = field(default_factory=list)  # characters that are links
    links: list[int] = field(default_factory=list)  # number of links
    bold: list[int] = field(default_factory=list)  # characters in bold or italics
    broken: list[bool] = field(default_factory=list)  # whether two <br> ended it
    inline: list[str] = field(default_factory=list)  # class of the inline element that it begins with
    frames: Frames = field(default_factory=Frames)


def read_blocks(tree: LexborHTMLParser, *, marked: bool = False) -> Blocks:
    """The page's text; hidden elements are read as well. `marked` says that some elements may bear MARK."""
    reader = _Reader(marked=marked)
    if tree.body is not None:
        reader.read(tree.body)
    return reader.blocks


class _Reader:
    """One walk over a tree, without recursion, so that no nesting is too deep."""

    def __init__(self, *, marked: bool) -> None:
        self.blocks = Blocks()
        self._marked = marked
        self._frame = 0
        self._strings: list[str] = []
        self._link = self._links = self._bold = self._breaks = 0
        self._inline = ""
        self._in_lines = -1  # the frame whose text is set in lines, as an author of plain text does
        self._pres = 0  # that are open
        self._is_link = False  # whether what was read last is a link's
        self._link_before: LexborNode | None = None  # the link that has just ended, where no text came since

    def read(self, body: LexborNode) -> None:
        self._open_frame(body, "body")
        trail: list[tuple[LexborNode, str, int]] = []  # elements that are open: (element, its kind, mode outside)
        node, mode = body.first_child, 0
        while node is not None or trail:
            if node is None:
                element, kind, mode = trail.pop()
                self._leave(element, kind)
                node = element.next
                continue
            tag = node.tag
            if tag == "-text":
                self._meet_text(node.text_content or "", mode)
                node = node.next
                continue
            entered = self._met(node, tag)
            if entered is None:
                node = node.next
                continue
            trail.append((node, entered, mode))
            mode = mode & _LINK if entered == "frame" else mode | _MODES.get(entered, 0)
            node = node.first_child
        self._close_frame()

    def _meet_text(self, text: str, mode: int) -> None:
        if self._frame == self._in_lines:
            self._read_preformatted(text, mode)
        elif not text.isspace():
            self._read_text(text, mode)
        elif self._strings:
            self._strings.append(" ")

    def _met(self, node: LexborNode, tag: str | None) -> str | None:
        """Read a node that is no text; what kind of element to go into, None where there is nothing in it to read."""
        if tag == "br":
            self._break_line()
            return None
        if tag in INLINE and not (self._marked and MARK in node.attributes):
            return self._begin_inline(node, tag)
        if tag in UNREAD:
            if self._strings:
                self._strings.append(" ")
            return None
        if tag is None:  # the parser has no name for some broken tags
            return "?"
        if tag[0] in "-!_":
            return None
        self._open_frame(node, tag)
        return "frame"

    def _leave(self, element: LexborNode, kind: str) -> None:
        if kind == "frame":
            self._close_frame()
        elif kind == "a" and self._is_link:
            self._link_before = element

    def _read_text(self, text: str, mode: int) -> None:
        if text.isspace():
            if self._strings:
                self._strings.append(" ")
            return
        if self._link_before is not None:
            self._part_links(text, mode)
        self._strings.append(text)
        self._breaks = 0
        self._is_link = bool(mode & _LINK)
        if mode:
            length = len(text.strip())
            self._link += length if mode & _LINK else 0
            self._bold += length if mode & _STRONG else 0

    def _read_preformatted(self, text: str, mode: int) -> None:
        """Text whose blank lines are seen, be they of line ends, of `<br>` or of both."""
        for number, piece in enumerate(_BLANK_LINE.split(text)):
            if number or (self._breaks and piece.startswith("\n")):
                self._end_block(broken=True)
            self._read_text(piece, mode)
            self._breaks += bool(piece.strip()) and piece.rstrip(" \t").endswith("\n")

    def _part_links(self, text: str, mode: int) -> None:
        """A space between two links that touch, as in menus; none behind a link that the text goes on with."""
        if mode & _LINK and self._strings and self._strings[-1][-1].isalnum() and text[0].isalnum():
            self._strings.append(" ")
        self._link_before = None

    def _break_line(self) -> None:
        if self._strings:
            self._strings.append(" ")
        self._breaks += 1
        if self._breaks >= 2 or (self._frame == self._in_lines and ends_sentence("".join(self._strings).rstrip())):
            self._end_block(broken=True)

    def _begin_inline(self, node: LexborNode, tag: str) -> str:
        if tag == "a":
            self._links += 1
            if self._link_before is not None and _leads_alike(self._link_before, node):
                self._link_before = None
        if not self._strings:
            self._inline = node.attrs.get("class") or self._inline
        return tag

    def _open_frame(self, node: LexborNode, tag: str) -> None:
        self._end_block()
        frames = self.blocks.frames
        outer, frame = self._frame, len(frames.tag)
        attributes = node.attributes
        frames.tag.append(tag)
        frames.label.append(label_of(attributes) if attributes else "")
        frames.parent.append(outer)
        frames.depth.append(frames.depth[outer] + 1 if frame else 0)
        frames.hidden.append((frame > 0 and frames.hidden[outer]) or (bool(attributes) and is_hidden(attributes)))
        frames.mark.append((self._marked and attributes.get(MARK)) or (frames.mark[outer] if frame else ""))
        frames.start.append(len(self.blocks.text))
        frames.end.append(0)
        self._frame = frame
        if tag == "pre":
            self._pres += 1
            if self._pres == 1 and _is_running_text(node.text()):  # of many within each other one is looked at
                self._in_lines = frame

    def _close_frame(self) -> None:
        self._end_block()
        frames = self.blocks.frames
        frames.end[self._frame] = len(self.blocks.text)
        self._pres -= frames.tag[self._frame] == "pre"
        self._frame = frames.parent[self._frame]

    def _end_block(self, *, broken: bool = False) -> None:
        """Keep the text that was read since the last block's end, if there is any."""
        if self._strings:
            text = one_line("".join(self._strings))
            if text:
                self._add_block(text, broken)
            self._strings.clear()
            self._link = self._bold = 0
        self._links = self._breaks = 0
        self._inline = ""

    def _add_block(self, text: str, broken: bool) -> None:
        blocks = self.blocks
        blocks.text.append(text)
        blocks.frame.append(self._frame)
        blocks.link.append(self._link)
        blocks.links.append(self._links)
        blocks.bold.append(self._bold)
        blocks.broken.append(broken)
        blocks.inline.append(self._inline)


def _leads_alike(one: LexborNode, other: LexborNode) -> bool:
    """Whether two links are one that was cut in the middle."""
    return one.attrs.get("href") == other.attrs.get("href")


def _is_running_text(text: str) -> bool:
    """Whether the parts between blank lines mostly end as sentences do; those of a program do not."""
    parts = [part for part in _BLANK_LINE.split(text) if part.strip()]
    return 2 * sum(ends_sentence(part.rstrip()) for part in parts) > len(parts)
