"""What the line model knows of each line of a text: its shape, its words, its neighbours, where it stands."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.cleaning.boilerplate import Rule
from index.cleaning.columns import Column, run_length, shifted, since, so_far, until, windows
from index.cleaning.line_shape import COLON, QUOTE, STOP, shapes
from index.cleaning.line_words import words_columns
from index.cleaning.lines import without_bullet

_RUNNING = 20  # words of a line of running text, as in index/cleaning/lines.py
_STATEMENT = 7  # words of a sentence that stands alone
_NUMBER = re.compile(r"\d+")
_OF_ADDRESSES = ("@", "://", "www.", ".com", ".org", ".net")
_DATE = re.compile(r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_OPENING_NUMBER = re.compile(r"[#№]?\d{1,3}[.):]?(?: |$)")
_SENTENCE_WITHIN = re.compile(r"[.!?][\"”’)]? +[“‘(\"]?[^\W\d_]")
_NO_GAPS = str.maketrans("", "", " -_.'’&")  # what may stand between the words of a name
_NOT_A_WORD = re.compile(r"[\W_]+")
_TOP_LEVEL = re.compile(r"(?:\.(?:ac|co|com|edu|gov|net|or|org))?\.[a-z]{2,}$")  # of a host; a name has no dot
_LEAST_NAME = 4  # letters
_ZONES = {"any": 1, "edges": 2, "lead": 3, "tail": 4}
_BESIDE = ("words", "sentence", "capital words", "known words", "last", "house share")
_OFFSETS = (-1, 1)
_AROUND = ("log words", "running", "statement", "hit", "bullet", "known words", "capital words", "house share")
_SPANS = ((4, 0), (0, 4), (12, 0), (0, 12), (3, 3))  # lines above and below


def line_features(lines: Sequence[str], rules: Sequence[Rule | None], source: str | None) -> dict[str, Column]:
    """One named column a property.

    `lines` are those of one whole text, none empty, `rules` the rule that fits each of them in any zone, `source` the
    publication's name or host.
    """
    own = shapes(lines)
    own |= _marks(lines, rules, own["figures"]) | _namings(lines, source)
    own |= _sentences(own)
    own |= words_columns(lines, own["running"] > 0) | _repeats(lines)
    return own | _neighbours(own) | _surroundings(own) | _places(own) | _wholes(own)


def _marks(lines: Sequence[str], rules: Sequence[Rule | None], figures: Column) -> dict[str, Column]:
    dated = [has > 0 and _DATE.search(line) is not None for has, line in zip(figures, lines, strict=True)]
    return {
        "bullet": _column(without_bullet(line)[1] for line in lines),
        "number": _column(_OPENING_NUMBER.match(line) is not None for line in lines),
        "address": _column(any(mark in line for mark in _OF_ADDRESSES) for line in lines),
        "date": _column(dated),
        "sentences": _column(len(_SENTENCE_WITHIN.findall(line)) for line in lines),
        "small start": _column(line[:1].islower() for line in lines),
        "hit": _column(rule is not None for rule in rules),
        "hit zone": _column(0 if rule is None else _ZONES[rule.zone] for rule in rules),
    }


def _namings(lines: Sequence[str], source: str | None) -> dict[str, Column]:
    """How much of a line is the publication's own name, written as one word or more; 0 where it is not known."""
    name = _squashed(_TOP_LEVEL.sub("", source or "").rsplit(".", 1)[-1])
    if len(name) < _LEAST_NAME:
        return {"names the source": np.zeros(len(lines), np.float32)}
    return {"names the source": _column(_share_of_name(line, name) for line in lines)}


def _share_of_name(line: str, name: str) -> float:
    if name not in line.casefold().translate(_NO_GAPS):
        return 0.0
    squashed = _squashed(line)
    return squashed.count(name) * len(name) / max(len(squashed), 1)


def _squashed(text: str) -> str:
    return _NOT_A_WORD.sub("", text.casefold())


def _column(values: Iterable[float]) -> Column:
    return np.fromiter(values, np.float32)


def _sentences(own: dict[str, Column]) -> dict[str, Column]:
    """Whether a line ends as a sentence, is running text, is a statement that no rule fits, opens what comes below."""
    last, before, words = own["last"], own["last but one"], own["words"]
    ends = (last == STOP) | ((last == QUOTE) & ((before == STOP) | (before == QUOTE)))
    return {
        "sentence": ends.astype(np.float32),
        "running": (ends & (words >= _RUNNING)).astype(np.float32),
        "statement": (ends & (words >= _STATEMENT) & (own["hit"] == 0)).astype(np.float32),
        "opens": (last == COLON).astype(np.float32),
    }


def _repeats(lines: Sequence[str]) -> dict[str, Column]:
    """How many lines of the text are the same, are the same but for numbers, begin with the same word."""
    masked = [_NUMBER.sub("0", line) for line in lines]
    first = [line.split(" ", 1)[0] for line in lines]
    keys = {"repeats": lines, "alike": masked, "same first word": first}
    counts = {name: Counter(key) for name, key in keys.items()}
    return {name: _column(counts[name][one] for one in key) for name, key in keys.items()}


def _neighbours(own: dict[str, Column]) -> dict[str, Column]:
    return {f"{name} {by:+d}": shifted(own[name], by) for name in _BESIDE for by in _OFFSETS}


def _surroundings(own: dict[str, Column]) -> dict[str, Column]:
    columns = own | {"log words": np.log1p(own["words"]).astype(np.float32)}
    means = windows([columns[name] for name in _AROUND], _SPANS)
    return {
        f"{name} -{above} +{below}": means[span][row]
        for row, name in enumerate(_AROUND)
        for span, (above, below) in enumerate(_SPANS)
    }


def _places(own: dict[str, Column]) -> dict[str, Column]:
    """Where a line stands, counted in lines, and in what kind of run."""
    running, statement, hit = own["running"] > 0, own["statement"] > 0, own["hit"] > 0
    place = np.arange(len(hit), dtype=np.float32)
    return {
        "place": place,
        "place from end": len(hit) - 1 - place,
        "relative place": (place / max(len(hit), 1)).astype(np.float32),
        "since running": since(running),
        "until running": until(running),
        "since statement": since(statement),
        "until statement": until(statement),
        "since hit": since(hit),
        "until hit": until(hit),
        "hits so far": so_far(own["hit"]),
        "run of statements": run_length(statement),
        "run of marks": run_length(own["bullet"] > 0),
        "run of short lines": run_length(own["words"] < 10),
    }


def _wholes(own: dict[str, Column]) -> dict[str, Column]:
    """How much of the text's running words stands above and below a line, and what the whole text is like."""
    words, lines = own["words"], len(own["words"])
    prose, stated = words * own["running"], words * own["statement"]
    all_prose, all_stated = max(float(prose.sum()), 1.0), max(float(stated.sum()), 1.0)
    above = so_far(prose)
    whole = {
        "lines": lines,
        "running lines": own["running"].sum(),
        "hit share": own["hit"].mean(),
        "statement share": stated.sum() / max(float(words.sum()), 1.0),
    }
    return {
        "running share above": above / all_prose,
        "statement share above": so_far(stated) / all_stated,
        "running words above": above,
        "running words below": all_prose - above - prose,
        **{name: np.full(lines, value, np.float32) for name, value in whole.items()},
    }


def as_rows(columns: dict[str, Column], names: Sequence[str]) -> NDArray[np.float32]:
    """The named columns as (lines, names), each contiguous."""
    return np.stack([columns[name] for name in names]).T
