"""What repeats, learned over a large archive: memory of all processes, time, and whether all of it and only that goes.

    python -m tests.bench repeats                    100,000 exports
    python -m tests.bench.repeats run 1000000        as many as are wanted; the issue's figure is for a million

Both passes are those of a rebuild, but for the writing of the index, whose memory and time `rebuild` measures.
"""

import gzip
import json
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from index.aside import Aside
from index.batch import batches
from index.config import Config
from index.pool import CleaningPool
from index.repeats.removal import without_repeats
from index.sources import Sources
from tests.bench.made_up_archive import SOURCES, is_junk, records
from tests.bench.memory import run as measured
from tests.bench.shared import hold

ARTICLES = 100_000
FLOORS = {r"memory left of 1,024 MB: (-?\d+)": 0, r"junk taken ([.\d]+)": 0.99, r"story kept ([.\d]+)": 0.9999}


def run(articles: int = ARTICLES) -> None:
    """Write the archive, go through it in a process of its own, hold the figures against their floors."""
    with TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.jsonl.gz"
        with gzip.open(archive, "wt", encoding="utf-8", compresslevel=1) as file:
            file.writelines(json.dumps(record) + "\n" for record in records(articles))
        began = time.monotonic()
        ran = measured([sys.executable, "-m", __spec__.name, "passes", str(archive), str(Path(folder) / "build")])
        took = time.monotonic() - began
        size = archive.stat().st_size / 1e6
    said = (
        f"{articles:,} exports of {SOURCES} sources, {size:.0f} MB compressed: {took:.0f} s, "
        f"{articles / took:.0f} a second; peak memory of all processes {ran.peak_mb:.0f} MB, "
        f"memory left of 1,024 MB: {1024 - ran.peak_mb:.0f}; {ran.stdout}{ran.stderr}"
    )
    print(said, flush=True)
    hold(said, FLOORS)


def passes(archive: Path, folder: Path) -> None:
    """Both passes; prints what was taken of the lines that are junk, and what was kept of the others."""
    folder.mkdir()
    config, lines = Config(index_dir=folder / "index"), Counter[tuple[bool, bool]]()
    with Aside(folder) as aside:
        with CleaningPool(config) as pool:
            for _, cleaned in pool.results(batches(Sources([archive], config))):
                aside.put(cleaned)
        learned = aside.learned()
        for article, forms in aside.articles():
            clean = without_repeats(article, forms, learned)
            lines.update((is_junk(line.text, article.source or ""), line.rule is not None) for line in clean.lines)
        disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    taken = lines[True, True] / (lines[True, True] + lines[True, False])
    kept = lines[False, False] / (lines[False, True] + lines[False, False])
    print(f"junk taken {taken:.4f}, story kept {kept:.6f}; {disk:.0f} MB put aside")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["passes", archive, folder]:
            passes(Path(archive), Path(folder))
        case ["run", count]:
            run(int(count))
