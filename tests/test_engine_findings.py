"""What a search of the fast engine for faults brought up: full disks, damaged files, very long stories, ties."""

import gc
import json
import resource
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EFBIG
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from index.analysis import stemming
from index.article import Article, Paragraph
from index.config import Config
from index.errors import DamagedArchiveError
from index.segment import builder, field_builders, pool
from index.segment.array_file import ArrayFile, write_arrays
from index.segment.builder import SegmentBuilder
from index.segment.pool import SegmentPool
from index.segment.rows import row_of
from index.segment.segment import Segment
from index.segment.stored import Stored
from index.segment.strings import Strings
from index.segment.words import Words
from index.whoosh_reader import open_segments
from index.writer import open_writer
from search.executor.executor import Executor
from search.parse import read_query
from search.whoosh_query import whoosh_query
from tests.archives import searcher_of
from tests.corpora import told

STEM = stemming("en")


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """As if the disk were full behind so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_has_no_room_for_an_array_is_told_by_its_number(tmp_path: Path) -> None:
    with no_file_larger_than(4096), pytest.raises(OSError, match="File too large") as raised:
        write_arrays(tmp_path / "s.arrays", {"much": np.zeros(100_000, np.uint8)})
    assert raised.value.errno == EFBIG


@pytest.mark.parametrize("place", [["<u4", 1 << 20, 1], ["<u4", 64, 1 << 20], ["<u4", 1 << 70, 1], ["no", 64, 1], 7])
def test_a_table_that_tells_of_what_is_not_in_the_file_is_damage(tmp_path: Path, place: object) -> None:
    path = tmp_path / "s.arrays"
    write_arrays(path, {"some": np.arange(9, dtype=np.uint32)})
    content = path.read_bytes()
    begin = content.rindex(b'{"some"')
    table = json.dumps({"some": place}).encode()
    path.write_bytes(content[:begin] + table + np.uint64(len(table)).tobytes())
    with pytest.raises(DamagedArchiveError, match=r"s\.arrays is no file of arrays or is cut short"):
        ArrayFile(path)


@pytest.mark.parametrize("at", [0, 4, -1])
def test_a_story_whose_bytes_were_changed_is_damage(at: int) -> None:
    whole = Stored.of([{"article": "The ferry came back to the island. " * 9}])
    letters = whole.frames.letters.copy()
    letters[at] ^= 0xFF
    damaged = Stored(Strings(letters, whole.frames.ends), whole.dictionary)
    with pytest.raises(DamagedArchiveError, match="how to mend it tells: microfiche check"):
        damaged[0]


@pytest.mark.parametrize(("phrase", "count"), [("the " * 400, 0), ("the of x " * 130, 90), ("the " * 9, 0)])
def test_a_long_phrase_of_few_words_reads_each_of_them_once(tmp_path: Path, phrase: str, count: int) -> None:
    with open_writer(tmp_path, Config(jobs=1)) as writer:
        for number in range(90):
            writer.add(Article(str(number), "Title", (Paragraph("the of x " * 150 + f"w{number}"),)))
    executor, query = Executor(open_segments(tmp_path)), whoosh_query(read_query(f'"{phrase}"').tree, STEM)
    tracemalloc.start()
    found = executor.run(query).found.documents
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found) == count
    assert most < 6_000_000


def test_a_searcher_that_nobody_holds_lets_go_of_its_files_at_once(tmp_path: Path) -> None:
    """Else the disk space of builds that were dropped is held until Python looks for circles, which can take hours."""
    story = {"id": "a", "title": "Flood", "body": "The flood came over the wall in the night, said the mayor. " * 5}
    searcher = searcher_of(tmp_path, [story])
    gc.collect()
    gc.disable()
    try:
        assert searcher.search(read_query("flood wall"), facets=("date", "source")).total == 1
        folder = str(tmp_path / "index" / "builds")
        assert folder in Path("/proc/self/maps").read_text()
        del searcher
        assert folder not in Path("/proc/self/maps").read_text()
    finally:
        gc.enable()


def long_stories(count: int, words: int) -> list[Article]:
    text = " ".join(f"word{number}" for number in range(words))
    return [Article(f"a{n}", f"Story {n}", (Paragraph(f"{text} x{n}"), Paragraph("The end."))) for n in range(count)]


def test_few_long_stories_are_inverted_as_soon_as_many_short_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "MOST_WORDS", 3000)
    monkeypatch.setattr(field_builders, "TOGETHER", 1000)
    stories, taken = long_stories(9, 1000), SegmentBuilder("en")
    sizes = []
    for story in stories:
        taken.add([row_of(story)])
        sizes.append(taken.size)
    grown = [later > earlier + 1000 for earlier, later in pairwise(sizes)]  # new words count a little
    assert grown == [n % 3 == 2 for n in range(1, 9)]


def test_long_texts_are_cut_a_piece_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut, together = [], Words.cut

    def counted(words: Words, texts: list[bytes]) -> tuple[np.ndarray, np.ndarray]:
        cut.append(sum(map(len, texts)))
        return together(words, texts)

    segments = []
    for size in (1 << 20, 9000):
        monkeypatch.setattr(field_builders, "TOGETHER", size)
        monkeypatch.setattr(Words, "cut", counted)
        cut.clear()
        taken = SegmentBuilder("en")
        taken.add([row_of(story) for story in long_stories(9, 1000)])
        taken.write(tmp_path / f"{size}.arrays")
        segments.append(told(Segment(tmp_path / f"{size}.arrays")))
    assert segments[0] == segments[1]
    assert 9000 <= max(cut) < 2 * 9000 + 8000


def test_long_stories_do_not_wait_until_they_are_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dealt: list[int] = []
    monkeypatch.setattr(pool, "MUCH", 20_000)
    monkeypatch.setattr(SegmentPool, "_deal", lambda self: dealt.append(len(self._held)))
    segments = SegmentPool(tmp_path, "en", 1, 1 << 30)
    for story in long_stories(3, 1000):
        segments.add(story, None)
    assert dealt == [3]


def test_distinct_words_count_in_the_memory_of_a_builder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(field_builders, "TOGETHER", 1000)
    taken = SegmentBuilder("en")
    taken.add([row_of(article) for article in long_stories(1, 2000)])
    assert taken.size > 2000 * 100
