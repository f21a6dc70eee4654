"""Where a block stands: the frames around it, the containers that hold most running text, and repeated paths."""

from dataclasses import dataclass

import numpy as np

from index.story.blocks import Blocks, Frames
from index.story.columns import Columns, Floats, Integers, Truths
from index.story.names import NameTable, Score
from index.story.shape import Shape

_TAG_NAMES = (  # their order is what the model was taught with
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "td", "th", "blockquote", "figcaption", "section",
    "article", "span", "dt", "dd", "pre", "header", "footer", "aside", "nav", "ul", "ol", "a", "body", "label",
    "button", "figure", "address", "main", "center", "summary", "caption", "table", "tr", "form", "details", "dl",
    "fieldset", "time",
)  # fmt: skip
TAGS = {name: number for number, name in enumerate(_TAG_NAMES)}
OTHER_TAG = len(TAGS)
_WITHIN = (
    "article", "main", "aside", "nav", "header", "footer", "ul", "table", "figure", "blockquote", "section", "form",
)  # fmt: skip
_BIT = {name: 1 << number for number, name in enumerate(_WITHIN)} | {"ol": 1 << _WITHIN.index("ul")}
_MAJORITY = 0.6  # of all running text, in the container that counts as the story's


@dataclass(frozen=True, slots=True)
class Places:
    """What later features need of the frames; arrays of one value a block or, where it says so, a frame."""

    frame: Integers  # of the block
    parent: Integers  # a frame
    depth: Integers  # a frame
    start: Integers  # a frame; its text is that of blocks start to end
    end: Integers  # a frame
    frame_tag: Integers  # a frame, by TAGS
    tag: Integers  # of the block's frame, by TAGS
    path: Integers  # number of the way of tags and labels from the body down
    names: Floats  # sum of the scores of all names around
    running: Floats  # (4, blocks + 1): characters, link characters, paragraphs, their characters, added up so far

    @property
    def is_heading(self) -> Truths:
        """Whether a block is a heading of any level."""
        result: Truths = (self.tag >= TAGS["h1"]) & (self.tag <= TAGS["h6"])
        return result


def add_places(blocks: Blocks, shape: Shape, table: NameTable, columns: Columns) -> Places:
    """Add the features of the frames around each block."""
    frames = blocks.frames
    walked = _walk(frames, table)
    places = _places(blocks, shape, walked)
    _add_tags(frames, places, walked, columns)
    _add_names(blocks, places, walked, table, columns)
    held = _held(places)
    _add_containers(places, held, walked, columns)
    _add_best(shape, places, held, columns)
    _add_paths(shape, places, columns)
    return places


@dataclass(slots=True)
class _Walked:
    """What one walk over the frames gives; one value a frame."""

    within: Integers  # bits of _WITHIN
    article: Integers  # the nearest article element, 0 for none
    path: Integers
    own: Floats  # (3, frames): sum, least and most of the frame's own names
    around: Floats  # (3, frames): the same of all names from the body down


def _walk(frames: Frames, table: NameTable) -> _Walked:
    """One pass from the outside in; a loop, since each frame needs its parent's values.

    Tags and names are looked at once a path, for many frames share theirs.
    """
    article, paths = [0] * len(frames.tag), [0] * len(frames.tag)
    numbers: dict[tuple[int, str, str], int] = {}
    within: list[int] = []  # this and the next two one value a path
    own: list[Score] = []
    total, least, most = list[float](), list[float](), list[float]()
    for frame, (tag, label, outer) in enumerate(zip(frames.tag, frames.label, frames.parent, strict=True)):
        article[frame] = frame if tag == "article" else article[outer]
        above = paths[outer] if frame else -1
        path = paths[frame] = numbers.setdefault((above, tag, label), len(numbers))
        if path == len(within):
            score = table.score(label)
            own.append(score)
            within.append((within[above] if frame else 0) | _BIT.get(tag, 0))
            total.append((total[above] if frame else 0.0) + score.sum)
            least.append(min(least[above] if frame else 0.0, score.least))
            most.append(max(most[above] if frame else 0.0, score.most))
    rows = np.array(paths)
    own_names, all_names = np.array(list(zip(*own, strict=True))), np.array((total, least, most))
    return _Walked(np.array(within)[rows], np.array(article), rows, own_names[:, rows], all_names[:, rows])


def _places(blocks: Blocks, shape: Shape, walked: _Walked) -> Places:
    frames = blocks.frames
    frame = np.array(blocks.frame)
    tags = np.fromiter((TAGS.get(tag, OTHER_TAG) for tag in frames.tag), np.int64, len(frames.tag))
    running = np.zeros((4, len(frame) + 1))
    paragraph = shape.is_paragraph.astype(np.float64)
    np.cumsum((shape.characters, shape.link, paragraph, paragraph * shape.characters), axis=1, out=running[:, 1:])
    return Places(
        frame=frame,
        parent=np.array(frames.parent),
        depth=np.array(frames.depth),
        start=np.array(frames.start),
        end=np.array(frames.end),
        frame_tag=tags,
        tag=tags[frame],
        path=walked.path[frame],
        names=walked.around[0][frame],
        running=running,
    )


def _add_tags(frames: Frames, places: Places, walked: _Walked, columns: Columns) -> None:
    tags = places.frame_tag
    outer = places.parent[places.frame]
    columns.add("tag", places.tag)
    columns.add("outer_tag", tags[outer])
    columns.add("outer_tag_2", tags[places.parent[outer]])
    columns.add("depth", places.depth[places.frame])
    columns.add("hidden", np.array(frames.hidden)[places.frame])
    within = walked.within[places.frame]
    for name in _WITHIN:
        columns.add(f"within_{name}", (within & _BIT[name]) > 0)


def _add_names(blocks: Blocks, places: Places, walked: _Walked, table: NameTable, columns: Columns) -> None:
    frame = places.frame
    outer = places.parent[frame]
    outer_2 = places.parent[outer]
    own, around = walked.own, walked.around
    columns.add("names_own", own[0][frame])
    columns.add("names_outer", own[0][outer])
    columns.add("names_outer_2", own[0][outer_2])
    columns.add("names_outer_3", own[0][places.parent[outer_2]])
    for row, name in enumerate(("sum", "least", "most")):
        columns.add(f"names_{name}", around[row][frame])
    columns.add("names_near_least", np.minimum(own[1][frame], own[1][outer]))
    columns.add("names_near_most", np.maximum(own[2][frame], own[2][outer]))
    columns.add("names_inline", [table.score(label).sum for label in blocks.inline])


@dataclass(frozen=True, slots=True)
class _Held:
    """What each frame holds; one value a frame."""

    characters: Floats
    link_share: Floats
    paragraphs: Floats
    paragraph_characters: Floats
    blocks: Floats


def _held(places: Places) -> _Held:
    characters, link, paragraphs, in_paragraphs = places.running[:, places.end] - places.running[:, places.start]
    blocks = (places.end - places.start).astype(np.float64)
    return _Held(characters, link / np.maximum(characters, 1), paragraphs, in_paragraphs, blocks)


def _add_containers(places: Places, held: _Held, walked: _Walked, columns: Columns) -> None:
    rows = np.arange(len(places.frame))
    all_text, all_running = places.running[0, -1], places.running[3, -1] + 1
    count = np.maximum(held.blocks, 1)
    frame = places.frame
    for step in range(1, 6):
        frame = places.parent[frame]
        if step == 4:
            continue
        columns.add(f"in_{step}_characters", np.log1p(held.characters[frame]))
        columns.add(f"in_{step}_link_share", held.link_share[frame])
        columns.add(f"in_{step}_running_share", held.paragraph_characters[frame] / all_running)
        columns.add(f"in_{step}_share", held.characters[frame] / all_text)
        columns.add(f"in_{step}_blocks", np.log1p(held.blocks[frame]))
        columns.add(f"in_{step}_paragraphs", held.paragraphs[frame] / count[frame])
        if step == 1:
            columns.add("in_1_position", (rows - places.start[frame]) / count[frame])
    article = walked.article[places.frame]
    found = article > 0
    number = np.searchsorted(np.unique(article), article)
    columns.add("article_number", np.where(found, np.minimum(number, 10), -1))
    columns.add("article_share", np.where(found, held.paragraph_characters[article] / all_running, -1))
    columns.add("article_position", np.where(found, (rows - places.start[article]) / count[article], -1))


def _add_best(shape: Shape, places: Places, held: _Held, columns: Columns) -> None:
    """Two frames that may hold the story: the one that paragraphs vote for, and the deepest with most of them."""
    rows = np.arange(len(places.frame))
    for name, best in (("voted", _voted(shape, places, held)), ("majority", _majority(places, held))):
        start, end = int(places.start[best]), int(places.end[best])
        inside = (rows >= start) & (rows < end)
        below = places.depth[places.frame] - places.depth[best]
        columns.add(f"{name}_depth", np.where(inside, below, -5))
        columns.add(f"{name}_position", np.clip((rows - start) / max(end - start, 1), -3, 4))
        columns.add(f"{name}_after", np.clip(rows - end, -1, 50))
        columns.add(f"{name}_share", held.paragraph_characters[best] / (places.running[3, -1] + 1))


def _voted(shape: Shape, places: Places, held: _Held) -> int:
    """Each paragraph votes, by its length, for its parent, half for the next and a quarter for the one beyond."""
    votes = shape.is_paragraph * np.minimum(shape.characters, 600)
    total = np.zeros(len(places.parent))
    frame, share = places.frame, 1.0
    for _ in range(3):
        frame = places.parent[frame]
        total += share * np.bincount(frame, votes, len(places.parent))
        share /= 2
    return int((total * (1 - held.link_share)).argmax())


def _majority(places: Places, held: _Held) -> int:
    all_running = places.running[3, -1]
    if not all_running:
        return 0
    enough = np.flatnonzero(held.paragraph_characters >= _MAJORITY * all_running)
    return int(enough[np.argmax(places.depth[enough])])


def _add_paths(shape: Shape, places: Places, columns: Columns) -> None:
    """What stands at the same kind of place: a story's paragraphs and a list's items each share one path."""
    path = places.path
    count = np.bincount(path)
    characters = np.bincount(path, shape.characters)
    paragraphs = np.bincount(path, shape.is_paragraph)
    in_paragraphs = np.bincount(path, shape.is_paragraph * shape.characters)
    once = np.maximum(count, 1)
    columns.add("path_blocks", np.log1p(count)[path])
    columns.add("path_length", np.log1p(characters / once)[path])
    columns.add("path_link_share", (np.bincount(path, shape.link) / np.maximum(characters, 1))[path])
    columns.add("path_paragraphs", (paragraphs / once)[path])
    columns.add("path_share", (characters / places.running[0, -1])[path])
    columns.add("path_running_share", (in_paragraphs / (places.running[3, -1] + 1))[path])
    _add_main_path(path, int(path[in_paragraphs[path].argmax()]), columns)


def _add_main_path(path: Integers, main: int, columns: Columns) -> None:
    """The path with most running text: whether a block is on it, before its first block or after its last."""
    rows = np.arange(len(path))
    on_it = path == main
    first, last = np.flatnonzero(on_it)[[0, -1]]
    columns.add("main_path", on_it)
    columns.add("main_path_before", np.clip(first - rows, 0, 50))
    columns.add("main_path_after", np.clip(rows - last, 0, 50))
