"""python -m tests.bench.peers.http: pages a second over HTTP, two worker processes, 16 clients on this machine.

Each request differs from all others by a word that no story has, so that no page is one remembered. The clients run on
the same cores as the server; their CPU is told. It stops by itself, by count or by time, and ends the server.
"""

import argparse
import http.client
import json
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tests.bench.memory import watching
from tests.bench.peers.stories import Question
from tests.bench.peers.with_microfiche import typed
from tests.bench.shared import HOUSE, MICROFICHE, MissedFloorError

WORKERS, CLIENTS = 2, 16
ANSWER_WITHIN_S = 60


@dataclass(slots=True)
class Asked:
    """What came back."""

    seconds: list[float] = field(default_factory=list)  # of each page that was answered well
    failures: list[str] = field(default_factory=list)


def run() -> None:
    """On the index that the part `peers` has made."""
    corpus = HOUSE / "var" / "bench" / "peers" / "100000"
    if not (corpus / "index-microfiche").is_dir():
        raise MissedFloorError("peers.http was not measured: it needs the index that the part peers makes")
    failures = told(corpus / "index-microfiche", corpus / "questions.json", 2000, 30)["failures"]
    if failures:
        raise MissedFloorError(f"peers.http: {failures} pages were not answered")


def told(index: Path, queries: Path, requests: int, seconds: float) -> dict[str, float]:
    """Serve the index, ask, print and return the figures."""
    command = [*MICROFICHE, "serve", "--index", str(index), "--port", "0", "--workers", str(WORKERS)]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[-1]
            every = _texts(queries)
            _ask(address, iter(every[:CLIENTS]), ANSWER_WITHIN_S)  # what is loaded once
            with watching(server.pid) as peak:
                figures = _measured(address, every, requests, seconds)
            figures["server_peak_mb"] = round(peak[0])
        finally:
            server.terminate()
            server.wait(30)
    print(json.dumps(figures), flush=True)
    return figures


def _measured(address: str, every: list[str], requests: int, seconds: float) -> dict[str, float]:
    began, cpu = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
    asked = _ask(address, _different(every, requests), seconds)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
    for failure in dict.fromkeys(asked.failures[:3]):
        print(f"failed: {failure}")
    times = sorted(asked.seconds) or [float("nan")]
    return {
        "pages": len(asked.seconds),
        "failures": len(asked.failures),
        "pages_per_s": round(len(asked.seconds) / took, 1),
        "median_ms": round(statistics.median(times) * 1000, 1),
        "p95_ms": round(times[int(len(times) * 0.95)] * 1000, 1),
        "clients_cpu_s": round(after.ru_utime + after.ru_stime - cpu.ru_utime - cpu.ru_stime, 1),
        "seconds": round(took, 1),
    }


def _different(every: list[str], requests: int) -> Iterator[str]:
    """The queries over and over, no two of them the same."""
    for number in range(requests):
        yield f"({every[number % len(every)]}) OR xq{number}"


def _ask(address: str, queries: Iterator[str], seconds: float) -> Asked:
    """All clients, each with a connection of its own, until there is no query left or the time is up."""
    asked, lock, until = Asked(), threading.Lock(), time.monotonic() + seconds

    def client() -> None:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=ANSWER_WITHIN_S)
        while time.monotonic() < until:
            with lock:
                query = next(queries, None)
            if query is None:
                break
            _page(connection, query, asked)
        connection.close()

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return asked


def _page(connection: http.client.HTTPConnection, query: str, asked: Asked) -> None:
    began = time.perf_counter()
    try:
        connection.request("GET", "/?" + urlencode({"q": query}))
        answer = connection.getresponse()
        page = answer.read()
    except (OSError, http.client.HTTPException) as error:
        connection.close()
        asked.failures.append(f"{query}: {error!r}")
        return
    if answer.status == 200 and b"</html>" in page:
        asked.seconds.append(time.perf_counter() - began)
    else:
        asked.failures.append(f"{query}: status {answer.status}")


def _texts(queries: Path) -> list[str]:
    """Of a corpus's questions.json, or of any file with one query a line."""
    text = queries.read_text("utf-8")
    if queries.suffix != ".json":
        return [line for line in text.splitlines() if line.strip()]
    rows = json.loads(text)[0]
    return [typed(Question(row["kind"], tuple(row["words"]), row["years"])) for row in rows]


def main() -> int:
    """1 where a page was not answered."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers.http", description=__doc__)
    parser.add_argument("--index", type=Path, required=True, help="an index folder that microfiche serve takes")
    parser.add_argument("--queries", type=Path, required=True, help="questions.json of a corpus, or a query a line")
    parser.add_argument("--requests", type=int, default=2000, help="at most so many")
    parser.add_argument("--seconds", type=float, default=30, help="at most so long")
    asked = parser.parse_args()
    return 1 if told(asked.index, asked.queries, asked.requests, asked.seconds)["failures"] else 0


if __name__ == "__main__":
    sys.exit(main())
