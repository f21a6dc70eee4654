"""Pages a second per core, body and metadata, beside other extractors on the same pages in one run.

Peers that are not installed are left out and named: pip install -e '.[bench]'
"""

import contextlib
import gzip
import importlib.util
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.config import Config
from index.extract import extract
from index.page import Hints, Origin, Page
from tests.bench.shared import SHARED, hold

ROUNDS = 3
CHUNK = 20  # pages that each extractor reads before the next takes its turn, so that a noisy machine is noisy to all
FLOORS = {r"microfiche +median +([.\d]+) pages/s": 40}
Extractor = Callable[[str, str], Any]


def run() -> None:
    """Every extractor on every page in turns; medians of CPU time over rounds."""
    with gzip.open(SHARED / "data" / "extraction" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages = [(row["html"], row["url"]) for row in map(json.loads, lines)]
    peers = _peers()
    for extractor in peers.values():
        _cpu_seconds(extractor, pages[:3])  # what is loaded once
    rates: dict[str, list[float]] = {name: [] for name in peers}
    for _ in range(ROUNDS):
        spent = dict.fromkeys(peers, 0.0)
        for start in range(0, len(pages), CHUNK):
            for name, extractor in peers.items():
                spent[name] += _cpu_seconds(extractor, pages[start : start + CHUNK])
        for name, seconds in spent.items():
            rates[name].append(len(pages) / seconds)
    ours = statistics.median(rates["microfiche"])
    said = "".join(_row(name, rate, ours) for name, rate in rates.items())
    print(said, end="")
    hold(said, FLOORS)


def _row(name: str, rates: list[float], ours: float) -> str:
    median = statistics.median(rates)
    spread = f"{min(rates):.1f} to {max(rates):.1f}"
    return f"{name:22} median {median:6.1f} pages/s ({spread}); microfiche/it {ours / median:.1f}\n"


def _cpu_seconds(extractor: Extractor, pages: list[tuple[str, str]]) -> float:
    start = time.process_time()
    for html, url in pages:
        with contextlib.suppress(Exception):  # some peers give up on some languages
            extractor(html, url)
    return time.process_time() - start


def _microfiche(html: str, url: str) -> object:
    return extract(Page(Origin(Path("/bench/page"), "page"), "html", html, Hints(url=url)), Config())


def _peers() -> dict[str, Extractor]:
    found: dict[str, Extractor] = {"microfiche": _microfiche, **_trafilatura()}
    more = (("readability-lxml", "readability", _readability), ("newspaper4k", "newspaper", _newspaper))
    for name, module, peer in more:
        if importlib.util.find_spec(module):
            found[name] = peer
        else:
            print(f"{name} is not installed and left out")
    return found


def _trafilatura() -> dict[str, Extractor]:
    from trafilatura import bare_extraction  # noqa: PLC0415

    def reader(*, fast: bool) -> Extractor:
        return lambda html, url: bare_extraction(html, url=url, include_comments=False, with_metadata=True, fast=fast)

    return {"trafilatura": reader(fast=False), "trafilatura fast": reader(fast=True)}


def _readability(html: str, url: str) -> object:
    from readability import Document  # noqa: PLC0415

    document = Document(html)
    return document.title(), document.summary()


def _newspaper(html: str, url: str) -> object:
    from newspaper import Article  # noqa: PLC0415

    article = Article(url, fetch_images=False)  # it would load them from the web
    article.download(input_html=html)
    article.parse()
    return article.text
