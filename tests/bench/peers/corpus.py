"""Corpora of any size made from Reuters-21578: its paragraphs recombined into stories with a fixed seed.

A smaller corpus is the beginning of a larger one. Beside the stories lies which paragraphs each is made of, for
counting by hand.
"""

import gzip
import json
import pickle
from array import array
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np

from tests.bench.peers.stories import STORIES, Story
from tests.bench.shared import HOUSE, SHARED

SEED = 1987
CACHE = HOUSE / "var" / "bench" / "peers"
BATCH = 500
FIRST_DAY, LAST_DAY = date(1987, 1, 1), date(2020, 12, 31)
LEAST_WORDS, MOST_WORDS = 100, 600
SOURCES = tuple(f"{place} {kind}" for kind in ("Gazette", "Ledger", "Courier", "Tribune", "Post") for place in (
    "Antwerp", "Bergen", "Cadiz", "Dundee", "Esbjerg", "Fargo", "Genoa", "Halifax"))  # fmt: skip
SECTIONS = ("Markets", "World", "Business", "Politics", "Energy", "Farming", "Metals", "Shipping", "Banking", "Law",
            "Opinion", "Science")  # fmt: skip


class Paragraph(NamedTuple):
    """A paragraph of Reuters and what its story is about."""

    text: str
    words: int
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What each story is made of, in order of story."""

    titles: np.ndarray  # [stories] number of its title
    starts: np.ndarray  # [stories] where its paragraphs begin in `paragraphs`
    paragraphs: np.ndarray  # numbers of paragraphs, story after story
    years: np.ndarray  # [stories]


def prepare(stories: int) -> Path:
    """The folder of a corpus, made where it is not there yet."""
    folder = CACHE / str(stories)
    if not (folder / "made.npz").exists():
        folder.mkdir(parents=True, exist_ok=True)
        print(f"making {stories} stories in {folder} ...", flush=True)
        _write(stories, folder)
    return folder


def made(folder: Path) -> Made:
    """What the stories of a corpus are made of."""
    with np.load(folder / "made.npz") as arrays:
        return Made(**{name: arrays[name] for name in arrays.files})


@cache
def reuters() -> tuple[tuple[str, ...], tuple[Paragraph, ...]]:
    """Titles and paragraphs of Reuters-21578; what is no sentence, by its length, is left out."""
    titles, paragraphs = [], []
    with gzip.open(SHARED / "data" / "reuters" / "reuters.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            titles += [" ".join(row["title"].split())] if row["title"] else []
            topics = tuple(dict.fromkeys(row["topics"] + row["places"]))
            for text in (" ".join(block.split()) for block in row["body"].split("\n\n")):
                if 10 <= len(text.split()) <= 80:
                    paragraphs.append(Paragraph(text, len(text.split()), topics))
    return tuple(titles), tuple(paragraphs)


def _write(stories: int, folder: Path) -> None:
    titles, starts, used, years = array("i"), array("q"), array("i"), array("h")
    random, batch = Random(SEED), []
    with (folder / STORIES).open("wb") as file:
        for number in range(stories):
            title, numbers = random.randrange(len(reuters()[0])), _chosen(random)
            story = _story(random, f"s{number:07d}", title, numbers)
            titles.append(title)
            starts.append(len(used))
            used.extend(numbers)
            years.append(int(story.day[:4]))
            batch.append(tuple(story))
            if len(batch) == BATCH or number == stories - 1:
                pickle.dump(batch, file, pickle.HIGHEST_PROTOCOL)
                batch = []
    np.savez(folder / "made.npz", titles=titles, starts=starts, paragraphs=used, years=years)


def _chosen(random: Random) -> list[int]:
    """Numbers of paragraphs that make a story of LEAST_WORDS to MOST_WORDS words."""
    paragraphs = reuters()[1]
    wanted, words = random.randrange(LEAST_WORDS, MOST_WORDS - 40), 0
    numbers: list[int] = []
    while words < wanted:
        number = random.randrange(len(paragraphs))
        if words + paragraphs[number].words <= MOST_WORDS:
            numbers.append(number)
            words += paragraphs[number].words
    return numbers


def _story(random: Random, name: str, title: int, numbers: list[int]) -> Story:
    titles, paragraphs = reuters()
    topics = dict.fromkeys(topic for number in numbers for topic in paragraphs[number].topics)
    day = FIRST_DAY + timedelta(random.randrange((LAST_DAY - FIRST_DAY).days + 1))
    return Story(
        name,
        titles[title],
        tuple(paragraphs[number].text for number in numbers),
        str(day),
        random.choices(SOURCES, cum_weights=_falling(len(SOURCES)))[0],
        random.choices(SECTIONS, cum_weights=_falling(len(SECTIONS)))[0],
        tuple(topics)[: random.randrange(1, 7)],
    )


@cache
def _falling(values: int) -> tuple[float, ...]:
    """Cumulative weights of values that get rarer and rarer, as sources and sections do."""
    return tuple(accumulate(1 / (place + 3) for place in range(values)))
