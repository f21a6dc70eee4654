"""A large archive of text exports, made up with fixed seeds: stories of their own words, in lines of their source."""

from collections.abc import Iterator
from functools import lru_cache
from random import Random

SOURCES = 500
PARAGRAPHS = 9
_LINE_WORDS = 6
_SYLLABLES = ("bar", "den", "fol", "gim", "has", "lor", "mun", "nev", "ost", "pel", "qua", "rim", "sow", "tar", "ulm")
_KINDS = ("top", "dated", "end", "ending", "last", "named")


def records(articles: int) -> Iterator[dict[str, str]]:
    """The records of a dump."""
    for number in range(articles):
        random = Random(number)
        source = f"Paper {random.randrange(SOURCES)}"
        own = [_prose(random) for _ in range(PARAGRAPHS)]
        lines = [*_lead(random, source), *own, *_tail(random, source)]
        title = " ".join(random.choices(_words(), k=6)).capitalize()
        yield {"id": str(number), "title": title, "source": source, "body": "\n\n".join(lines)}


def is_junk(line: str, source: str) -> bool:
    """Whether a line is none of the story."""
    return " ".join(line.split()[:_LINE_WORDS]) in _lines(source).values()


def _lead(random: Random, source: str) -> Iterator[str]:
    yield _lines(source)["top"]
    if random.random() < 0.6:
        yield f"{_lines(source)['dated']} {random.randrange(1, 29)} March {random.randrange(1990, 2024)}"


def _tail(random: Random, source: str) -> Iterator[str]:
    if random.random() < 0.3:
        yield " ".join(random.choices(_words(), k=7))  # a short line of this story alone
    for kind in ("end", "ending", "last"):
        if random.random() < 0.8:
            yield _lines(source)[kind]
    if random.random() < 0.3:
        name = " ".join(word.capitalize() for word in random.choices(_words(), k=2))
        yield f"{_lines(source)['named']} {name}"


@lru_cache(maxsize=SOURCES)
def _lines(source: str) -> dict[str, str]:
    return {kind: " ".join(Random(source + kind).choices(_words(), k=_LINE_WORDS)) for kind in _KINDS}


def _prose(random: Random) -> str:
    return " ".join(random.choices(_words(), k=random.randrange(22, 60))).capitalize() + "."


@lru_cache(maxsize=1)
def _words() -> list[str]:
    random = Random(1)
    return sorted({"".join(random.choices(_SYLLABLES, k=random.randrange(2, 5))) for _ in range(30_000)})
