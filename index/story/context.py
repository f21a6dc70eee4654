"""What a block has to do with the rest of the page: its title and head, headings, neighbours, position."""

from dataclasses import dataclass

import numpy as np

from index.story.blocks import Blocks
from index.story.columns import Columns, Floats, Integers
from index.story.head import Head
from index.story.places import TAGS, Places
from index.story.shape import Shape

_FAR = 60  # blocks; what is farther counts as this far
_NEAR = (3, 8)  # blocks to either side of a window


@dataclass(slots=True)
class _Echo:
    """What one block's text has in common with the head."""

    title: float = 0.0
    description: float = 0.0
    body: float = -1.0  # of JSON-LD; -1 where the page has none
    author: float = 0.0
    times: int = 0  # how often the page has it


def add_context(blocks: Blocks, shape: Shape, places: Places, head: Head, columns: Columns) -> None:
    """Add the features of the rest of the page."""
    placed = _echoes(blocks.text, head)
    titles = np.array([echo.title for echo, _ in placed])
    columns.add("echo_title", titles)
    columns.add("echo_description", [echo.description for echo, _ in placed])
    columns.add("echo_body", [echo.body for echo, _ in placed])
    columns.add("echo_author", [echo.author for echo, _ in placed])
    columns.add("echo_before", np.minimum([before for _, before in placed], 5))
    columns.add("echo_times", np.minimum([echo.times for echo, _ in placed], 10))
    _add_title(places, titles, columns)
    _add_headings(places, columns)
    _add_position(shape, places, columns)
    _add_neighbours(shape, places, columns)
    _add_windows(places, columns)
    _add_page(blocks, places, columns)


def _echoes(texts: list[str], head: Head) -> list[tuple[_Echo, int]]:
    """Each text's echo, the same object for the same text, and how often the text stood above."""
    found: dict[str, _Echo] = {}
    placed: list[tuple[_Echo, int]] = []
    for text in texts:
        echo = found.get(text)
        if echo is None:
            echo = found[text] = _echo(text, head)
        placed.append((echo, echo.times))
        echo.times += 1
    return placed


def _echo(text: str, head: Head) -> _Echo:
    length = len(text)
    echo = _Echo()
    if head.body:
        ends = (text[:40] in head.body) + (text[-30:] in head.body)
        echo.body = ends / 2 if length > 12 else 0.6 * (text in head.body)
    if length > 30 and head.description:
        echo.description = float(text[:30] in head.description[:120])
    if length < 300 and (head.titles or head.author):
        lower = text.lower()
        if length > 12:
            for title in head.titles:
                if lower in title or (len(title) > 15 and title in lower):
                    echo.title = 1.0
        if head.author and head.author in lower:
            echo.author = 1.0
    return echo


def _add_title(places: Places, titles: Floats, columns: Columns) -> None:
    """Distance from the headline, and how deep the block and it share their frames."""
    at = _headline(places, titles)
    if at is None:
        for name in ("title_blocks", "title_characters", "title_shared"):
            columns.add(name, -999)
        return
    characters = places.running[0, :-1]
    away = np.arange(len(titles)) - at
    columns.add("title_blocks", np.clip(away, -100, 200))
    columns.add("title_characters", np.sign(away) * np.log1p(np.abs(characters - characters[at])))
    shared = np.zeros(len(titles))
    chain, frame = [], int(places.frame[at])
    while frame:
        chain.append(frame)
        frame = int(places.parent[frame])
    for frame in reversed(chain):
        shared[places.start[frame] : places.end[frame]] = places.depth[frame]
    columns.add("title_shared", shared)


def _headline(places: Places, titles: Floats) -> int | None:
    """The block that is the headline: an h1 that says the title, else a lesser heading, else any h1, else any block."""
    says_title, h1 = titles > 0, places.tag == TAGS["h1"]
    heading = (places.tag >= TAGS["h1"]) & (places.tag <= TAGS["h3"])
    for candidates in (h1 & says_title, heading & says_title, h1, says_title):
        found = np.flatnonzero(candidates)
        if len(found):
            return int(found[0])
    return None


def _add_headings(places: Places, columns: Columns) -> None:
    """The nearest heading above."""
    at = _last_before(places.is_heading)
    none, seen = at < 0, np.maximum(at, 0)
    columns.add("heading_away", np.where(none, 99, np.minimum(np.arange(len(at)) - at, _FAR)))
    h1 = places.tag == TAGS["h1"]
    columns.add("h1_above", np.minimum(np.cumsum(h1) - h1, 5))
    columns.add("h1_below", np.minimum(h1.sum() - np.cumsum(h1), 5))
    columns.add("heading_level", np.where(none, 0, places.tag[seen]))
    columns.add("heading_names", np.where(none, 0, places.names[seen]))


def _add_position(shape: Shape, places: Places, columns: Columns) -> None:
    rows = np.arange(len(places.frame))
    characters, _, paragraphs, in_paragraphs = places.running
    columns.add("position", rows / len(rows))
    columns.add("position_characters", characters[:-1] / characters[-1])
    columns.add("position_running", in_paragraphs[:-1] / (in_paragraphs[-1] + 1))
    columns.add("paragraphs_after", np.log1p(paragraphs[-1] - paragraphs[1:]))
    columns.add("paragraphs_before", np.log1p(paragraphs[:-1]))
    before = _last_before(shape.is_paragraph)
    after = len(rows) - 1 - _last_before(shape.is_paragraph[::-1])[::-1]
    columns.add("paragraph_before", np.where(before < 0, _FAR, np.minimum(rows - before, _FAR)))
    columns.add("paragraph_after", np.where(after >= len(rows), _FAR, np.minimum(after - rows, _FAR)))


def _add_neighbours(shape: Shape, places: Places, columns: Columns) -> None:
    rows = np.arange(len(places.frame))
    for step in (-2, -1, 1, 2):
        other = np.clip(rows + step, 0, len(rows) - 1)
        columns.add(f"link_share_{step:+}", shape.link_share[other])
        columns.add(f"length_{step:+}", shape.length[other])
        columns.add(f"tag_{step:+}", places.tag[other])
        columns.add(f"names_{step:+}", places.names[other] - places.names)
        columns.add(f"same_path_{step:+}", places.path[other] == places.path)


def _add_windows(places: Places, columns: Columns) -> None:
    rows = np.arange(len(places.frame))
    characters, link, paragraphs, in_paragraphs = places.running
    for reach in _NEAR:
        start, end = np.maximum(rows - reach, 0), np.minimum(rows + reach + 1, len(rows))
        held = characters[end] - characters[start]
        columns.add(f"near_{reach}_characters", np.log1p(held))
        columns.add(f"near_{reach}_link_share", (link[end] - link[start]) / held)
        columns.add(f"near_{reach}_paragraphs", (paragraphs[end] - paragraphs[start]) / (end - start))
        columns.add(f"near_{reach}_running_before", np.log1p(in_paragraphs[:-1] - in_paragraphs[start]))
        columns.add(f"near_{reach}_running_after", np.log1p(in_paragraphs[end] - in_paragraphs[1:]))


def _add_page(blocks: Blocks, places: Places, columns: Columns) -> None:
    characters, link, paragraphs, in_paragraphs = places.running[:, -1]
    columns.add("page_blocks", np.log1p(len(blocks.text)))
    columns.add("page_characters", np.log1p(characters))
    columns.add("page_paragraphs", np.log1p(paragraphs))
    columns.add("page_running", np.log1p(in_paragraphs))
    columns.add("page_link_share", link / characters)
    columns.add("page_articles", blocks.frames.tag.count("article"))
    columns.add("page_p", blocks.frames.tag.count("p"))


def _last_before(marked: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]") -> Integers:
    """For each row the last marked one above it, -1 where there is none."""
    rows = np.arange(len(marked))
    last: Integers = np.full(len(marked), -1)
    last[1:] = np.maximum.accumulate(np.where(marked, rows, -1))[:-1]
    return last
