"""Trains the line model: python -m index.models.training.lines [EXPORTS.jsonl.gz]

Fits on every text and writes index/models/lines.npz. The same texts, code and version of CatBoost give the same file:
one seed, one thread. `python -m tests.bench lines` prints the figures of a cross-validation over sites.
"""

import gzip
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.cleaning.boilerplate import rule_of
from index.cleaning.line_features import as_rows, line_features
from index.cleaning.line_model import MODEL_FILE
from index.models.training.fitting import Settings, fit, write_trees
from index.models.trees import Trees

EXPORTS = Path("../shared/data/extraction/text-exports-dev.jsonl.gz")
FOLDS = 5
STORY, JUNK = 1, 0  # labels; 2 is a headline, 3 a mixed line
SETTINGS = Settings(trees=500, depth=6, rate=0.08, columns=0.3)
_UNSURE = 0.3  # weight of a headline or a mixed line
_CLEAN = 0.5  # weight of a text as its story alone
_EVERY = 3  # one text in so many is seen as its story alone as well
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "net", "or", "org"})


@dataclass(frozen=True, slots=True)
class Export:
    """One text with its labelled lines."""

    source: str | None  # host
    lines: tuple[str, ...]
    labels: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Sample:
    """One text ready for fitting."""

    rows: NDArray[np.float32]
    labels: NDArray[np.int8]  # 1 story, 0 junk
    weights: NDArray[np.float64]


def read_exports(path: Path) -> list[Export]:
    """The labelled texts of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    return [Export(one["source"], tuple(one["lines"]), np.array(one["labels"], np.int8)) for one in records]


def fold_of(host: str) -> int:
    """Which fold a site is left out in, by its registrable domain: pages of one publisher stay together."""
    parts = host.lower().split(".")
    length = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVEL else 2
    return int(hashlib.sha256(".".join(parts[-length:]).encode()).hexdigest(), 16) % FOLDS


def samples(exports: Sequence[Export]) -> list[Sample]:
    """Each text whole, without a source every other time, and once more as its story alone.

    Dumps do not always name their source, and their clean bodies must come out whole.
    """
    nameless = [replace(one, source=None) if n % 2 else one for n, one in enumerate(exports)]
    return [_sample(one, 1) for one in nameless] + [_sample(_story_alone(one), _CLEAN) for one in nameless[::_EVERY]]


def feature_names() -> list[str]:
    """The names of the features in their order."""
    return list(line_features(("x",), (None,), None))


def _story_alone(export: Export) -> Export:
    story = export.labels == STORY
    lines = tuple(line for line, is_story in zip(export.lines, story.tolist(), strict=True) if is_story)
    return replace(export, lines=lines, labels=export.labels[story])


def _sample(export: Export, weight: float) -> Sample:
    columns = line_features(export.lines, [rule_of(line) for line in export.lines], export.source)
    labels = (export.labels != JUNK).astype(np.int8)
    return Sample(as_rows(columns, feature_names()), labels, weight * _weights(export))


def _weights(export: Export) -> NDArray[np.float64]:
    """What a line weighs: half its share of the story's or the junk's lines, half its share of the story's words.

    So each text weighs the same however long it is, as in the score.
    """
    words = np.array([len(line.split()) for line in export.lines], float)
    story = export.labels != JUNK
    all_words = max(words[story].sum(), 1.0)
    lines = np.where(story, max(story.sum(), 1), max((~story).sum(), 1))
    weights = 0.5 / lines + 0.5 * np.minimum(words / all_words, 1)
    sure = (export.labels == STORY) | (export.labels == JUNK)
    result: NDArray[np.float64] = weights * np.where(sure, 1, _UNSURE)
    return result


def train(exports: Sequence[Export], path: Path) -> Trees:
    """Fit on exports, write the trees and read them as they are evaluated."""
    chosen = samples(exports)
    rows = np.concatenate([one.rows for one in chosen])
    labels = np.concatenate([one.labels for one in chosen])
    weights = np.concatenate([one.weights for one in chosen])
    model = fit(rows, labels, weights * len(weights) / weights.sum(), SETTINGS)
    write_trees(model, feature_names(), path)
    return Trees(path)


def fold_models(exports: Sequence[Export], folder: Path) -> list[Trees]:
    """For each fold the model that has seen none of its sites; those that `folder` holds are not made again."""
    models = []
    for fold in range(FOLDS):
        path = folder / f"{fold}.npz"
        others = [one for one in exports if fold_of(one.source or "") != fold]
        models.append(Trees(path) if path.exists() else train(others, path))
    return models


def main() -> None:
    """Fit on every text and write the model."""
    exports = read_exports(Path(sys.argv[1]) if len(sys.argv) > 1 else EXPORTS)
    train(exports, MODEL_FILE)
    print(f"{MODEL_FILE.name}: {MODEL_FILE.stat().st_size} bytes from {len(exports)} texts")


if __name__ == "__main__":
    main()
