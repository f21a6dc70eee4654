"""How well results are ordered: TIME 1963 with its judgements, Reuters-21578 with known items."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.shared import HOUSE, MICROFICHE, SHARED, hold, score

COLLECTIONS = {
    "time": ("time/docs.jsonl.gz", {r"MAP=([.\d]+)": 0.59, r"MRR=([.\d]+)": 0.73}),
    "reuters": ("reuters/reuters.jsonl.gz", {r"MRR=([.\d]+)": 0.88}),
}


def run() -> None:
    """Index each collection, run its queries, score the run."""
    for name, (documents, floors) in COLLECTIONS.items():
        with TemporaryDirectory() as folder:
            data = SHARED / "data"
            _microfiche("rebuild", str(data / documents), "--index", folder)
            run_file = Path(folder) / "run"
            queries = str(data / name / "queries.jsonl")
            run_file.write_text(_microfiche("batch", queries, "--format", "trec", "--limit", "1000", "--index", folder))
            half = ["--half", "dev"] if name == "time" else []
            print(name, end=" ")
            hold(score("score_relevance.py", str(run_file), "--qrels", str(data / name / "qrels.txt"), *half), floors)


def _microfiche(*arguments: str) -> str:
    command = [*MICROFICHE, *arguments]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    return done.stdout
