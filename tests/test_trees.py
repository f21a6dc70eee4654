"""The trees answer as their definition says: each level asks one question, the answers number the leaf."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.models.trees import ROWS, Trees


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Two trees of depth 2 over three features; the second asks only one question."""
    path = tmp_path / "model.npz"
    np.savez(
        path,
        feature=np.array([[0, 2], [1, 0]], np.int16),
        border=np.array([[0.5, 10], [0.0, np.inf]], np.float32),
        leaf=np.array([[-1, 1, -2, 2], [0.5, -0.5, 0, 0]], np.float32),
        scale=np.float64(2),
        bias=np.float64(0.25),
        names=np.array(["a", "b", "c"]),
    )
    return path


def by_hand(row: NDArray[np.float32]) -> float:
    a, b, c = row
    first = {(False, False): -1, (True, False): 1, (False, True): -2, (True, True): 2}[(a > 0.5, c > 10)]
    return float(1 / (1 + np.exp(-(2 * (first + (-0.5 if b > 0 else 0.5)) + 0.25))))


def test_each_row_gets_the_sum_of_its_leaves(model: Path) -> None:
    rows = np.array([[a, b, c] for a in (0.5, 0.6) for b in (0, 1) for c in (10, 11)], np.float32)
    assert Trees(model).probability(rows) == pytest.approx([by_hand(row) for row in rows])


def test_more_rows_than_fit_at_a_time_come_in_order(model: Path) -> None:
    rows = np.random.default_rng(7).normal(size=(ROWS + 10, 3)).astype(np.float32)
    assert Trees(model).probability(rows) == pytest.approx([by_hand(row) for row in rows])


def test_no_rows_give_no_answers(model: Path) -> None:
    assert Trees(model).probability(np.zeros((0, 3), np.float32)).tolist() == []
