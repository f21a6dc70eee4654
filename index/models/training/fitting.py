"""Fitting boosted trees with CatBoost, and writing them as arrays."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from catboost import CatBoostClassifier
from numpy.typing import NDArray

SEED = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """What a fit is told; the same settings, seed and rows give the same trees."""

    trees: int = 300
    depth: int = 6
    rate: float = 0.1
    l2: float = 5.0
    columns: float = 0.5  # share of the features that each tree may ask
    rows: float = 0.8  # share of the rows that each tree sees
    borders: int = 64


def fit(
    rows: NDArray[np.float32], labels: NDArray[np.int8], weights: NDArray[np.float64], settings: Settings
) -> CatBoostClassifier:
    """A classifier of (rows, features); one thread, so that the result does not hang on the machine's cores."""
    model = CatBoostClassifier(
        iterations=settings.trees,
        depth=settings.depth,
        learning_rate=settings.rate,
        l2_leaf_reg=settings.l2,
        rsm=settings.columns,
        bootstrap_type="Bernoulli",
        subsample=settings.rows,
        border_count=settings.borders,
        random_seed=SEED,
        thread_count=1,
        verbose=0,
        allow_writing_files=False,
    )
    return model.fit(rows, labels, sample_weight=weights)


def write_trees(model: CatBoostClassifier, names: Sequence[str], path: Path) -> None:
    """Write the trees as `index.models.trees.Trees` reads them; borders of absent questions are infinite."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "model.json"
        model.save_model(str(file), format="json")
        stored: dict[str, Any] = json.loads(file.read_text("utf-8"))
    trees = stored["oblivious_trees"]
    depth = max(len(tree["splits"]) for tree in trees)
    feature = np.zeros((len(trees), depth), np.int16)
    border = np.full((len(trees), depth), np.inf, np.float32)
    leaf = np.zeros((len(trees), 1 << depth), np.float32)
    for number, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"]):
            feature[number, level], border[number, level] = split["float_feature_index"], split["border"]
        leaf[number, : len(tree["leaf_values"])] = tree["leaf_values"]
    scale, bias = stored["scale_and_bias"]
    np.savez_compressed(
        path,
        feature=feature,
        border=border,
        leaf=leaf,
        scale=np.float64(scale),
        bias=np.float64(bias[0]),
        names=np.array(names),
    )
