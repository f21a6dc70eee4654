"""One rebuild of everything there is: the text export, the real pages, all of Reuters-21578."""

import gzip
import json
import os
import resource
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.shared import HOUSE, MICROFICHE, SHARED, hold

FLOORS = {r"read (\d+)": 21798, r"indexed (\d+)": 21490}


def run() -> None:
    """Rebuild all three together, then the pages and the dump each alone; speed is told, not judged."""
    with TemporaryDirectory() as folder:
        archive = write_out(Path(folder) / "archive")
        said = _measured("all three", [archive], Path(folder))
        _measured("219 pages", [archive / "pages"], Path(folder))
        _measured("Reuters-21578", [archive / "reuters.jsonl.gz"], Path(folder))
        hold(said, FLOORS)


def write_out(folder: Path) -> Path:
    """The seed, the development pages as .html files, and Reuters, in one folder."""
    data = SHARED / "data"
    (folder / "pages").mkdir(parents=True)
    shutil.copy(data / "seed" / "time-palmyra.txt", folder)
    shutil.copy(data / "reuters" / "reuters.jsonl.gz", folder)
    with gzip.open(data / "extraction" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            (folder / "pages" / f"{number:03d}.html").write_text(json.loads(line)["html"], "utf-8")
    return folder


def _measured(label: str, paths: list[Path], folder: Path) -> str:
    index = folder / "index"
    command = [*MICROFICHE, "rebuild", *map(str, paths), "--index", str(index), "--json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    report = json.loads(done.stdout)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    build = index / "builds" / report["build_id"]
    size = sum(path.stat().st_size for path in build.iterdir()) / 1e6
    rate = report["read"] / report["seconds"]
    said = (
        f"{label}: read {report['read']}, indexed {report['indexed']}, folded {report['folded']}, skipped "
        f"{report['skipped']} {report['skips']}; {report['seconds']:.0f} s ({cpu:.0f} s of CPU), {rate:.0f}/s, "
        f"index {size:.0f} MB, peak memory of any run so far {after.ru_maxrss / 1024:.0f} MB, {os.cpu_count()} cores"
    )
    print(said, flush=True)
    return said
