"""Indexes with every engine, one after the other, then asks all of them the same questions in turns."""

import json
import shutil
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.memory import watching
from tests.bench.peers.corpus import prepare
from tests.bench.peers.engine import FACETS, HITS, Seen
from tests.bench.peers.questions import questions
from tests.bench.peers.stories import Question
from tests.bench.peers.worker import Paged, Worker


@dataclass(slots=True)
class Measured:
    """What one engine was found to do."""

    indexing: dict[str, Any]  # worker.Indexed, and peak_mb
    size_mb: float  # of all files of the index, the stored text among them
    opening_s: list[float] = field(default_factory=list)
    worker: dict[str, float] = field(default_factory=dict)  # memory after all queries, see worker._memory
    pages: list[list[Paged]] = field(default_factory=list)  # round → question → page


@dataclass(slots=True)
class Run:
    """One run of the benchmark."""

    stories: int
    asked: list[Question]
    engines: dict[str, Measured] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)  # of indexing; such an engine is left out
    disagreements: list[str] = field(default_factory=list)


def measure(names: list[str], stories: int, rounds: int, reuse: bool) -> Run:
    """Everything; with `reuse` an index that is there is not made anew, and its figures are those of then."""
    corpus = prepare(stories)
    asked, warming = questions(corpus)
    run = Run(stories, asked)
    for name in names:
        try:
            run.engines[name] = _indexed(name, corpus, reuse)
        except RuntimeError as error:
            run.failures.append(f"{name} was not measured: {error}")
            print(run.failures[-1], flush=True)
    for number in range(rounds):
        began = time.perf_counter()
        _round(run, corpus, warming, number)
        print(f"round {number + 1} of {rounds}: {time.perf_counter() - began:.0f} s", flush=True)
    run.disagreements = [line for number in range(len(asked)) for line in _disagreements(run, number)]
    return run


def _indexed(name: str, corpus: Path, reuse: bool) -> Measured:
    folder, told = corpus / f"index-{name}", corpus / f"indexed-{name}.json"
    if not (reuse and told.exists()):
        told.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        with Worker(name, folder) as worker, watching(worker.pid) as peak:
            indexed = asdict(worker.ask("index", corpus))
        told.write_text(json.dumps({**indexed, "peak_mb": peak[0]}), "utf-8")
    indexing = json.loads(told.read_text("utf-8"))
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    rate = indexing["stories"] / indexing["wall_s"]
    print(f"{name}: {rate:.0f} stories/s, {size:.0f} MB, peak {indexing['peak_mb']:.0f} MB", flush=True)
    return Measured(indexing, size)


def _round(run: Run, corpus: Path, warming: list[Question], number: int) -> None:
    """Each question once to each engine in a process that has not seen it: nothing can be remembered.

    The engines take turns at every question, and another one begins each time.
    """
    with ExitStack() as stack:
        workers = {name: stack.enter_context(Worker(name, corpus / f"index-{name}")) for name in run.engines}
        for name, worker in workers.items():
            run.engines[name].opening_s.append(worker.ask("open"))
            run.engines[name].pages.append([])
            for question in warming:
                worker.ask("page", question)
        names = list(workers)
        for place, question in enumerate(run.asked):
            first = (place + number) % len(names)
            for name in names[first:] + names[:first]:
                run.engines[name].pages[number].append(workers[name].ask("page", question))
        for name, worker in workers.items():
            run.engines[name].worker = worker.ask("memory")


def _disagreements(run: Run, number: int) -> list[str]:
    """Where an engine finds other stories for a question than were counted by hand, or counts facets differently."""
    question, wrong = run.asked[number], []
    reference = next(iter(run.engines))
    counts = run.engines[reference].pages[0][number].seen.counts
    for name, engine in run.engines.items():
        for seen in (pages[number].seen for pages in engine.pages):
            wrong += [f"{question.label}: {name} {what}" for what in _wrong(seen, question, counts, reference)]
    return list(dict.fromkeys(wrong))


def _wrong(seen: Seen, question: Question, counts: dict[str, dict[str, int]], reference: str) -> list[str]:
    if seen.total != question.expected:
        return [f"finds {seen.total}, not {question.expected}"]
    if seen.hits != min(HITS, seen.total):
        return [f"shows {seen.hits} of {seen.total}"]
    return [f"counts {name} other than {reference}" for name in FACETS if seen.counts[name] != counts[name]]
