"""Made-up sources for tests of what repeats: stories of their own words, with lines around and between them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from index.article import Article, Paragraph
from index.repeats.forms import forms_of
from index.repeats.learned import Learned
from index.repeats.removal import without_repeats
from index.repeats.sightings import Sightings, sightings_of
from index.repeats.stored import Repeat

SYLLABLES = (
    "bar",
    "den",
    "fol",
    "gim",
    "hask",
    "lor",
    "mun",
    "nev",
    "ost",
    "pell",
    "quar",
    "rim",
    "sow",
    "tarn",
    "ulm",
)
SOURCE = "The Islander"


def prose(seed: object, sentences: int = 2) -> str:
    """A paragraph of running text, the same for the same seed and for no other."""
    random = Random(str(seed))
    words = ("".join(random.choices(SYLLABLES, k=2)) for _ in range(14 * sentences))
    text = " ".join(words)
    return text[:1].upper() + text[1:] + "."


def story(
    number: int, *, lead: Sequence[str] = (), middle: Sequence[str] = (), tail: Sequence[str] = (), **fields: object
) -> Article:
    """A story of eight paragraphs with lines before, in the midst of and behind them."""
    own = [prose((number, n)) for n in range(8)]
    lines = (*lead, *own[:4], *middle, *own[4:], *tail)
    body = tuple(line if isinstance(line, Paragraph) else Paragraph(line) for line in lines)
    known = {"source": SOURCE, "origin": f"in/{number}.txt", **fields}
    return Article(f"s{number}", f"Story {number}", body, **known)  # type: ignore[arg-type]


def learned_from(articles: Iterable[Article], before: tuple[Repeat, ...] = ()) -> Learned:
    """What repeats in these articles."""
    with TemporaryDirectory() as folder, Sightings(Path(folder) / "sightings") as sightings:
        for article in articles:
            sightings.add(sightings_of(forms_of(article)))
        return Learned(sightings.counts(), before)


def without(articles: Sequence[Article]) -> list[Article]:
    """The articles without what repeats in them."""
    learned = learned_from(articles)
    return [without_repeats(article, forms_of(article), learned) for article in articles]


def taken(articles: Sequence[Article]) -> set[str]:
    """The lines that are taken from any of the articles."""
    return {removed.text for article in without(articles) for removed in article.removed}


def in_source(articles: Iterable[Article], source: str) -> list[Article]:
    """The same articles in another source."""
    return [replace(article, source=source) for article in articles]
