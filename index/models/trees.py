"""Boosted symmetric trees, evaluated with NumPy alone.

A symmetric (oblivious) tree asks the same question of every row at each depth: is a feature greater than a border?
The answers, as bits, are the number of the row's leaf, a byte at most (Prokhorenkova et al. 2018, CatBoost).
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROWS = 4_096  # evaluated at a time, which bounds memory on endless pages


class Trees:
    """A model's trees; immutable, so that threads share them."""

    def __init__(self, path: Path) -> None:
        """Read what `training/fitting.py` wrote.

        Shapes: feature and border (trees, depth), leaf (trees, 2 ** depth); `names` one name a column.
        """
        with np.load(path) as stored:
            self.names: tuple[str, ...] = tuple(stored["names"].tolist())
            feature, border, leaf = stored["feature"], stored["border"], stored["leaf"]
            self._scale, self._bias = float(stored["scale"]), float(stored["bias"])
        self._trees, self._depth = feature.shape
        questions = np.array([feature.T.ravel(), border.T.ravel()], np.float64)
        asked, self._question = np.unique(questions, axis=1, return_inverse=True)
        self._feature, self._border = asked[0].astype(np.intp), asked[1].astype(np.float32)[:, None]
        self._leaf = leaf.astype(np.float32).astype(np.float64).ravel()
        self._first_leaf = (np.arange(self._trees) * leaf.shape[1])[:, None]

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """For each of (rows, features) its probability, 0 to 1; faster where the columns are contiguous."""
        parts = [self._raw(rows[start : start + ROWS]) for start in range(0, len(rows), ROWS)]
        raw: NDArray[np.float64] = np.concatenate([np.zeros(0), *parts])
        result: NDArray[np.float64] = 1 / (1 + np.exp(-(raw * self._scale + self._bias)))
        return result

    def _raw(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Each question is answered once, however many trees ask it."""
        answers = (rows.T.take(self._feature, 0) > self._border).view(np.uint8)
        bits = answers.take(self._question, 0).reshape(self._depth, self._trees, -1)
        leaf = bits[-1]
        for bit in bits[-2::-1]:  # Horner's scheme in bytes: many times faster than shifting each bit to its place
            leaf += leaf
            leaf += bit
        total: NDArray[np.float64] = self._leaf.take(leaf + self._first_leaf).sum(0)
        return total
