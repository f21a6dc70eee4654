"""Building segments on several cores: the same index however many build it, and nothing left where one dies."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from index.article import Article
from index.build import Progress, rebuild
from index.builds import Builds
from index.config import Config
from index.errors import MicroficheError
from index.manifest import Manifest, write_manifest
from index.segment.pool import SegmentPool
from index.whoosh_codec.codec import new_segment, path_of
from index.whoosh_codec.merge_policy import MOST_SMALL
from index.whoosh_reader import open_segments
from index.whoosh_writer import WhooshWriter
from search.parse import read_query
from search.results import Results
from search.whoosh_searcher import WhooshSearcher
from tests.archives import article, write_dump
from tests.bench.memory import family
from tests.command_helpers import environment, process
from tests.test_pool import alive, wait_until

MANIFEST = Manifest("b", "", "", 0, 0, 0, 0, {}, {}, {}, {}, {}, {"language": "en"})
MUCH = 1_000_000_000
PLACES = ("quay", "harbour", "ferry")


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes are started for a few articles."""
    monkeypatch.setattr("index.segment.pool.ALONE", 20)
    monkeypatch.setattr("index.segment.pool.TOGETHER", 5)


@pytest.fixture(autouse=True)
def none_left() -> Iterator[None]:
    yield
    assert active_children() == []


def stories(count: int) -> Iterator[Article]:
    for n in range(count):
        yield article(f"a{n:05d}", f"The flood of {n % 97} {PLACES[n % 3]}.", PLACES[n % 3], source=f"Paper {n % 5}")


def written(folder: Path, count: int, jobs: int, memory_bytes: int = MUCH) -> WhooshSearcher:
    folder.mkdir()
    with WhooshWriter(folder, "en", jobs, memory_bytes) as writer:
        for story in stories(count):
            writer.add(story)
    write_manifest(MANIFEST, folder)
    return WhooshSearcher(folder)


@pytest.mark.usefixtures("soon")
def test_one_process_and_two_build_an_index_that_finds_the_same(tmp_path: Path) -> None:
    one, two = (written(tmp_path / str(jobs), 103, jobs) for jobs in (1, 2))
    assert [len(open_segments(tmp_path / str(jobs))) for jobs in (1, 2)] == [1, 2]
    for text in ("flood", "quay", '"7 harbour"', "flood -ferry", ""):
        query = read_query(text)
        assert list(one.ids(query)) == list(two.ids(query))
        assert counts(one.search(query, facets=("source",))) == counts(two.search(query, facets=("source",)))
    assert [one.article(story.id) for story in stories(103)] == list(stories(103))
    assert [two.article(story.id) for story in stories(103)] == list(stories(103))


def counts(found: Results) -> list[tuple[str, int]]:
    """The values of the only facet."""
    return [(value.value, value.count) for value in found.facets[0].values]


@pytest.mark.usefixtures("soon")
def test_the_same_articles_are_dealt_out_the_same_way(tmp_path: Path) -> None:
    orders = []
    for name in ("once", "again"):
        written(tmp_path / name, 103, 2)
        parts = [live.segment for live in open_segments(tmp_path / name)]
        orders.append([list(part.field("id").terms) for part in parts])
    assert orders[0] == orders[1]
    assert sorted(map(len, orders[0])) == [50, 53]


def test_little_memory_makes_many_segments_which_the_commit_merges(tmp_path: Path) -> None:
    count = 1000 * (MOST_SMALL + 2)  # a builder knows its size from the first thousand stored texts on
    pool = SegmentPool(tmp_path, "en", 2, 0)
    for story in stories(count):
        pool.add(story, None)
    files = pool.finished()
    pool.stop()
    assert len(files) > MOST_SMALL
    assert sum(one.documents for one in files) == count
    paths = [path_of(tmp_path, new_segment(one.documents, one.name)) for one in files]
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    searcher = written(tmp_path / "merged", count, 2, 0)
    assert len(open_segments(tmp_path / "merged")) == 1
    assert {found for found, _ in searcher.ids(read_query("quay"))} == {f"a{n:05d}" for n in range(0, count, 3)}
    assert [searcher.article(story.id) for story in stories(50)] == list(stories(50))


@pytest.mark.usefixtures("soon")
def test_few_articles_start_no_process(tmp_path: Path) -> None:
    pool = SegmentPool(tmp_path, "en", 2, MUCH)
    *few, last = stories(20)
    for story in few:
        pool.add(story, None)
    assert active_children() == []
    pool.add(last, None)
    assert len(active_children()) == 2
    pool.stop()


def test_few_articles_are_written_by_this_process(tmp_path: Path) -> None:
    pool = SegmentPool(tmp_path, "en", 2, MUCH)
    for story in stories(19):
        pool.add(story, None)
    assert [one.documents for one in pool.finished()] == [19]


@pytest.mark.usefixtures("soon")
def test_what_goes_wrong_in_a_process_is_raised_here(tmp_path: Path) -> None:
    pool = SegmentPool(tmp_path / "nowhere", "en", 2, MUCH)
    for story in stories(30):
        pool.add(story, None)
    with pytest.raises(FileNotFoundError, match="nowhere"):
        pool.finished()
    pool.stop()


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("at", [21, 60, 400], ids=["at the start", "in the midst", "at the end"])
def test_a_killed_process_ends_the_build_with_a_sentence_and_leaves_what_was_served(tmp_path: Path, at: int) -> None:
    config = Config(index_dir=tmp_path / "var", jobs=2)
    builds = Builds(config.index_dir)
    records = [{"id": str(n), "title": f"Story {n}", "body": f"The flood came {n} times."} for n in range(400)]
    rebuild([write_dump(tmp_path / "few.jsonl", records[:3])], config)
    before = builds.current()

    def kill(progress: Progress) -> None:
        if progress.step == "indexing" and progress.indexed == at:
            os.kill(active_children()[0].pid, signal.SIGKILL)  # type: ignore[arg-type]

    with pytest.raises(MicroficheError, match="a process that builds the index ended before its time"):
        rebuild([write_dump(tmp_path / "many.jsonl", records)], config, kill)
    assert (builds.current(), list(builds.folder.iterdir())) == (before, [before])
    assert len(list(WhooshSearcher(before).ids(read_query("flood")))) == 3


@pytest.mark.usefixtures("soon")
def test_a_build_that_failed_at_its_end_lets_go_of_the_index(tmp_path: Path) -> None:
    with pytest.raises(MicroficheError) as raised, WhooshWriter(tmp_path, "en", 2, MUCH) as writer:
        for story in stories(30):
            writer.add(story)
        os.kill(active_children()[0].pid, signal.SIGKILL)  # type: ignore[arg-type]
    assert raised  # and with it all that was open when it was raised
    with WhooshWriter(tmp_path, "en", 2, MUCH) as writer:
        writer.add(article("a", "The flood."))
    assert [live.segment.documents for live in open_segments(tmp_path)] == [1]


NEVER_STOPPED = """
import os, signal, sys
from multiprocessing import active_children
from pathlib import Path
from index.article import Article, Paragraph
from index.segment.pool import MUCH, SegmentPool

if __name__ == "__main__":
    pool = SegmentPool(Path(sys.argv[1]), "en", 1, 10**9)
    pool.add(Article("a", "Title", (Paragraph("x" * MUCH),)), None)
    (builder,) = active_children()
    os.kill(builder.pid, signal.SIGKILL)  # before it has read what waits for it
"""


def test_a_program_that_never_stops_its_pool_ends_though_a_builder_died(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(NEVER_STOPPED, "utf-8")
    command = [sys.executable, tmp_path / "program.py", tmp_path]
    ended = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=30, check=False)
    assert (ended.returncode, ended.stdout) == (0, "")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_rebuild_that_is_stopped_leaves_no_process(tmp_path: Path, how: signal.Signals) -> None:
    records = ({"id": str(n), "title": f"Story {n}", "body": f"The flood came {n} times."} for n in range(4000))
    (tmp_path / "microfiche.toml").write_text("jobs = 2", "utf-8")
    with process("rebuild", write_dump(tmp_path / "many.jsonl", records), cwd=tmp_path) as rebuilding:
        wait_until(lambda: rebuilding.poll() is not None or len(family(rebuilding.pid)) >= 3)
        all_of_them = family(rebuilding.pid)
        rebuilding.send_signal(how)
        rebuilding.communicate(timeout=20)
    assert len(all_of_them) >= 3
    wait_until(lambda: not any(map(alive, all_of_them)))
