"""How well stories are cut out of real pages and real text exports."""

from tests.bench.shared import hold, score

FLOORS = {
    r"zyte/dev +n=\d+ +F1 ([.\d]+)": 0.960,
    r"fundus/dev +n=\d+ +F1 ([.\d]+)": 0.947,
    r"title \d+/\d+ = ([.\d]+)": 0.86,
    r"date\(day\) \d+/\d+ = ([.\d]+)": 0.98,
    r"authors set \d+/\d+ = ([.\d]+)": 0.91,
    r"topic F1 ([.\d]+)": 0.74,
    r"story kept ([.\d]+)": 0.985,
    r"junk removed ([.\d]+)": 0.33,
}


def run() -> None:
    """Bodies, metadata, text exports."""
    said = score(
        "score_extraction.py", "--half", "dev",
        "--call", "tests.bench.adapters:body", "--meta", "tests.bench.adapters:meta",
    )  # fmt: skip
    said += score("score_text.py", "--call", "tests.bench.adapters:texts")
    hold(said, FLOORS)
