"""The story finder on pages of sites that its model has not seen; needs the extra `train`."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from index.models.training.story import fit_folds, read_examples
from tests.bench.adapters import FOLD_MODELS
from tests.bench.shared import HOUSE, SHARED, hold, score

DATA = SHARED / "data" / "extraction"
FLOORS = {
    r"zyte/dev +n=\d+ +F1 ([.\d]+)": 0.967,
    r"fundus/dev +n=\d+ +F1 ([.\d]+)": 0.955,
    r"wcxb/dev +n=\d+ +F1 ([.\d]+)": 0.951,
    r"zyte/dev .* accuracy ([.\d]+)": 0.44,
    r"title \d+/\d+ = ([.\d]+)": 0.85,
    r"date\(day\) \d+/\d+ = ([.\d]+)": 0.97,
    r"authors set \d+/\d+ = ([.\d]+)": 0.9,
    r"topic F1 ([.\d]+)": 0.73,
}


def run() -> None:
    """Fit the models of the folds, unless an earlier run left them, then score bodies and metadata with them."""
    models = HOUSE / "var" / "fold-models"
    if not models.is_dir():
        print(f"fitting five models, which takes some minutes; {models} keeps them", flush=True)
        fit_folds(read_examples(DATA), models)
    os.environ[FOLD_MODELS] = str(models)
    said = score(
        "score_extraction.py", "--half", "dev",
        "--call", "tests.bench.adapters:body", "--meta", "tests.bench.adapters:meta",
    )  # fmt: skip
    with TemporaryDirectory() as folder:
        (Path(folder) / "dev.jsonl.gz").symlink_to(DATA / "wcxb-articles-dev.jsonl.gz")
        said += score("score_extraction.py", "--half", "dev", "--dir", folder, "--call", "tests.bench.adapters:body")
    hold(said, FLOORS)
