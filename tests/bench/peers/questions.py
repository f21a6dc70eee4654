"""The 60 queries: chosen from Reuters by how many paragraphs hold their words, counted by hand in a corpus.

Only words and phrases that every engine's analysis reads alike are chosen: the paragraphs that hold them are the same
by Snowball's English stemmer, by Porter's, and, for phrases, by the words as they stand; so are the stories then.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache, reduce
from itertools import islice, pairwise
from pathlib import Path
from random import Random

import numpy as np
import Stemmer

from index.analysis import tokens
from index.stopwords import STOP_WORDS
from tests.bench.peers.corpus import SEED, Made, made, reuters
from tests.bench.peers.stories import Question

BANDS = {
    "rare": (8, 20),
    "scarce": (40, 100),
    "told": (120, 800),
    "some": (300, 800),
    "common": (2000, 6000),
    "most": (9000, 60000),
}
SINGLE = [(band,) for band in BANDS if band != "told"]
KINDS = {
    "word": SINGLE,
    "or2": [("rare", "rare"), ("rare", "common"), ("some", "some"), ("scarce", "some"), ("common", "most")],
    "or3": [("rare", "scarce", "some"), ("some",) * 3, ("scarce", "common", "common"), ("rare",) * 3, ("most",) * 3],
    "and2": [("most", "most"), ("common", "common"), ("common", "some"), ("some", "some"), ("most", "scarce")],
    "and3": [("most",) * 3, ("most", "most", "common"), ("common",) * 3, ("most", "common", "some"),
             ("common", "common", "some")],
    "phrase": [("rare",), ("scarce",), ("scarce",), ("told",), ("told",)],
}  # fmt: skip
YEARS = ((1989, 2012), (1994, 1996), (2001, 2008), (1994, 1994), (1987, 1990))  # of the five queries of a kind
WARMING = {"word": [("some",)], "or2": [("some", "scarce")], "and2": [("some", "some")], "phrase": [("scarce",)]}
_STOPPED = """
    about above after again against because before being below between both cannot could doing down during each
    further having here hers herself himself itself just more most myself once only other ours ourselves over same
    should some such that their theirs them themselves then there these they this those through under until very
    were what when where which while whom will with would your yours yourself from into have does"""
STOPPED = frozenset(_STOPPED.split()) | STOP_WORDS["en"]  # of any engine
SHORTEST_STEM = 4  # letters; SQLite cuts "used" to "us", which "U.S." has as well
Stem = Callable[[str], str]
_WORD = re.compile(r"[^\W_]+")
_stem = lru_cache(maxsize=None)(Stemmer.Stemmer("english").stemWord)
_porter = lru_cache(maxsize=None)(Stemmer.Stemmer("porter").stemWord)


def questions(folder: Path) -> tuple[list[Question], list[Question]]:
    """The 60 queries of a corpus and the few that warm an engine up; chosen and counted once."""
    path = folder / "questions.json"
    if not path.exists():
        chooser, stories = Chooser(), made(folder)
        asked = [counted(one, stories, chooser) for one in chooser.asked(KINDS)]
        warming = [one for one in chooser.asked(WARMING) if one.years is None]
        rows = [[{name: getattr(one, name) for name in one.__slots__} for one in some] for some in (asked, warming)]
        path.write_text(json.dumps(rows, indent=1), "utf-8")
    return tuple([_read(row) for row in rows] for rows in json.loads(path.read_text("utf-8")))


def _read(row: dict) -> Question:
    years = tuple(row["years"]) if row["years"] else None
    return Question(row["kind"], tuple(row["words"]), years, tuple(row["bands"]), row["expected"])


class Chooser:
    """Words and phrases of the paragraphs and titles, by how many of these hold them."""

    def __init__(self) -> None:
        titles, paragraphs = reuters()
        self.texts = [paragraph.text for paragraph in paragraphs] + list(titles)
        self.paragraphs = len(paragraphs)
        self.words = [_WORD.findall(text.lower()) for text in self.texts]
        self.holding: dict[str, set[int]] = defaultdict(set)  # word → texts
        for number, words in enumerate(self.words):
            for word in words:
                self.holding[word].add(number)
        self.forms = {stem: self._forms(stem) for stem in (_stem, _porter)}
        self._random = Random(SEED)
        inner = self.words[: self.paragraphs]
        self._beginnings = {tuple(map(_stem, words[:length])) for words in inner for length in (1, 2)}
        self._ends = {tuple(map(_stem, words[-length:])) for words in inner for length in (1, 2)}
        self._words, self._phrases = self._by_band(self._telling_words()), self._by_band(self._telling_phrases())

    def asked(self, kinds: dict[str, list[tuple[str, ...]]]) -> Iterator[Question]:
        """The queries of each kind, then the same kinds with other words and a range of years."""
        for dated in (False, True):
            for kind, patterns in kinds.items():
                for bands, years in zip(patterns, YEARS, strict=False):
                    words = next(self._phrases[bands[0]]) if kind == "phrase" else self._distinct(bands)
                    yield Question(kind, tuple(words), years if dated else None, bands)

    def texts_of(self, words: tuple[str, ...], *, phrase: bool) -> set[int]:
        """The texts that hold the word, or the phrase."""
        return self._following(words, _stem) if phrase else self.holding_form(words[0], _stem)

    def holding_form(self, word: str, stem: Stem) -> set[int]:
        """The texts that hold any form of a word."""
        return set().union(*(self.holding[form] for form in self.forms[stem][stem(word)]))

    def _forms(self, stem: Stem) -> dict[str, frozenset[str]]:
        forms = defaultdict(set)
        for word in self.holding:
            forms[stem(word)].add(word)
        return {root: frozenset(some) for root, some in forms.items()}

    def _distinct(self, bands: tuple[str, ...]) -> list[str]:
        words: list[str] = []
        while len(words) < len(bands):
            word = next(self._words[bands[len(words)]])[0]
            words += [word] if word not in words else []
        return words

    def _by_band(self, telling: dict[tuple[str, ...], int]) -> dict[str, Iterator[tuple[str, ...]]]:
        return {
            band: self._in_turn([one for one, count in telling.items() if low <= count <= high])
            for band, (low, high) in BANDS.items()
        }

    def _in_turn(self, some: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        """The words or phrases of a band in a fixed disorder, over and over; only those that all engines read alike."""
        self._random.shuffle(some)
        while True:
            yield from (one for one in some if len(one) == 1 or self._alike(one))

    def _telling_words(self) -> dict[tuple[str, ...], int]:
        """One word of each stem, its commonest form."""
        portered = self.forms[_porter]
        alike = [forms for forms in self.forms[_stem].values() if forms == portered.get(_porter(min(forms)))]
        words = [max(sorted(forms), key=lambda form: len(self.holding[form])) for forms in alike]
        longer = [word for word in sorted(words) if _tells(word) and len(_porter(word)) >= SHORTEST_STEM]
        return {(word,): len(self.holding_form(word, _stem)) for word in longer}

    def _telling_phrases(self) -> dict[tuple[str, ...], int]:
        counts: Counter[tuple[str, ...]] = Counter()
        for words in self.words:
            runs = {*pairwise(words), *zip(words, islice(words, 1, None), islice(words, 2, None), strict=False)}
            counts.update(run for run in runs if all(map(_tells, run)))
        return dict(sorted(counts.items()))

    def _alike(self, phrase: tuple[str, ...]) -> bool:
        """Whether as it stands, stemmed, and with possessives read as their owners, a phrase stands in the same texts.

        Nor may it arise where one paragraph follows another.
        """
        found = self._following(phrase, str)
        owners = {n for n in self._with(phrase) if _runs(phrase, [_owner(t.text) for t in tokens(self.texts[n])])}
        if not found == owners == self._following(phrase, _stem) == self._following(phrase, _porter):
            return False
        stems = tuple(_stem(word) for word in phrase)
        cuts = range(1, len(stems))
        return not any(stems[:at] in self._ends and stems[at:] in self._beginnings for at in cuts)

    def _following(self, phrase: tuple[str, ...], stem: Stem) -> set[int]:
        stems = tuple(map(stem, phrase))
        return {number for number in self._with(phrase) if _runs(stems, list(map(stem, self.words[number])))}

    def _with(self, words: tuple[str, ...]) -> set[int]:
        """The texts that hold every word, in whatever form and order."""
        return set.intersection(*(self.holding_form(word, _stem) | self.holding_form(word, _porter) for word in words))


def counted(question: Question, stories: Made, chooser: Chooser) -> Question:
    """The question with how many stories answer it, by what every story is made of."""
    phrase = question.kind == "phrase"
    each = [question.words] if phrase else [(word,) for word in question.words]
    join = np.logical_or if question.kind.startswith("or") else np.logical_and
    found = reduce(join, (_stories(chooser.texts_of(words, phrase=phrase), stories, chooser) for words in each))
    if question.years:
        found = found & (question.years[0] <= stories.years) & (stories.years <= question.years[1])
    return Question(question.kind, question.words, question.years, question.bands, int(found.sum()))


def _stories(texts: set[int], stories: Made, chooser: Chooser) -> np.ndarray:
    holds = np.zeros(len(chooser.texts), dtype=bool)
    holds[list(texts)] = True
    return (
        np.logical_or.reduceat(holds[stories.paragraphs], stories.starts) | holds[stories.titles + chooser.paragraphs]
    )


def _tells(word: str) -> bool:
    return len(word) >= 4 and word.isascii() and word.isalpha() and word not in STOPPED


def _owner(word: str) -> str:
    return word.removesuffix("'s")


def _runs(phrase: tuple[str, ...], words: list[str]) -> bool:
    return any(tuple(words[at : at + len(phrase)]) == phrase for at in range(len(words) - len(phrase) + 1))
