"""A segment of arrays: what is written is what is read, and the postings are those of the texts."""

from collections import Counter
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import PARAGRAPH_GAP, stemming, tokens
from index.article import Article, ArticleDate, Paragraph
from index.errors import DamagedArchiveError
from index.schema import ARTICLE, COPY_OF, DAY
from index.segment.array_file import ArrayFile, narrow, write_arrays
from index.segment.builder import SegmentBuilder
from index.segment.chunk_table import ChunkTable
from index.segment.inversion import inverted, run_of
from index.segment.inverted import Inverted, Stemmed
from index.segment.rows import row_of
from index.segment.segment import Segment
from index.segment.sentences import sentence_begins
from index.segment.stored import SAMPLES, Stored
from index.segment.strings import Ordered, Strings
from index.segment.words import Words

STEM = stemming("en")
WORDS = st.sampled_from(["flood", "floods", "Flood's", "the", "The", "mayor", "cafés", "F-16", "Straße", "a.b"])
TEXTS = st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=3)


def built(folder: Path, articles: list[Article], leads: dict[str, str] | None = None) -> Segment:
    builder = SegmentBuilder("en")
    for one in articles:
        builder.add([row_of(one, (leads or {}).get(one.id))])
    builder.write(folder / "s.arrays")
    return Segment(folder / "s.arrays")


def postings(field: Inverted) -> dict[str, list[tuple[int, list[int]]]]:
    """Term → documents with their positions, as the arrays tell."""
    told = {}
    for number, term in enumerate(field.terms):
        documents, counts = field.postings(number, number + 1)
        places = field.occurrences(number, number + 1).tolist()
        ends = np.cumsum(counts).tolist()
        starts = [0, *ends[:-1]]
        pairs = zip(documents.tolist(), starts, ends, strict=True)
        told[term.decode()] = [(document, places[start:end]) for document, start, end in pairs]
    return told


def plain_postings(texts: list[list[str]]) -> dict[str, list[tuple[int, list[int]]]]:
    """The same, told by the texts."""
    told: dict[str, dict[int, list[int]]] = {}
    for document, paragraphs in enumerate(texts):
        start = 0
        for paragraph in paragraphs:
            cut = [token.text for token in tokens(paragraph)]
            for at, word in enumerate(cut, start):
                told.setdefault(word, {}).setdefault(document, []).append(at)
            start += len(cut) + PARAGRAPH_GAP
    return {word: list(places.items()) for word, places in told.items()}


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_postings_positions_and_stems_are_those_of_the_texts(texts: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        articles = [Article(str(n), None, tuple(map(Paragraph, text))) for n, text in enumerate(texts)]
        field = built(Path(folder), articles).field("body_exact")
        assert field is not None
        assert postings(field) == plain_postings(texts)
        cut = [[token.text for paragraph in text for token in tokens(paragraph)] for text in texts]
        assert field.lengths is not None
        assert field.lengths.tolist() == list(map(len, cut))
        assert field.stem_lengths is not None
        assert field.stem_lengths.tolist() == [sum(STEM(word) is not None for word in words) for words in cut]
        for root in {STEM(word) for words in cut for word in words} - {None}:
            found = field.stem(root.encode())
            assert isinstance(found, Stemmed)
            assert {STEM(field.terms[n].decode()) for n in range(found.first, found.end)} == {root}
            assert found.documents == sum(root in map(STEM, words) for words in cut)
            counts = Counter(dict(zip(*map(np.ndarray.tolist, field.postings(found.first, found.end)), strict=True)))
            assert set(counts) == {n for n, words in enumerate(cut) if root in map(STEM, words)}
        ordered = [field.ordered[rank] for rank in range(len(field.ordered))]
        assert ordered == sorted(word.encode() for word in plain_postings(texts))


def test_values_columns_and_stored_texts_come_back_document_by_document(tmp_path: Path) -> None:
    first = Article("b", "One", (), ("Ann Teller", "Bo Li"), ArticleDate(2016, 12), section=("World", "Syria"))
    second = Article("a", None, (Paragraph("Text"),), tags=("floods", "floods"))
    segment = built(tmp_path, [first, second], {"a": "b"})
    told = {}
    for name in ("author", "section", "date", "tag", "id", COPY_OF):
        values, field = segment.values(name), segment.field(name)
        assert field is not None
        ends = values.first.tolist()
        told[name] = [[field.terms[n] for n in values.terms[a:b]] for a, b in pairwise(ends)]
    assert told == {
        "author": [[b"Ann Teller", b"Bo Li"], []],
        "section": [[b"World", b"World/Syria"], []],
        "date": [[b"2016", b"2016-12"], [b"unknown"]],
        "tag": [[], [b"floods"]],
        "id": [[b"b"], [b"a"]],
        COPY_OF: [[], [b"b"]],
    }
    assert segment.column(DAY).tolist() == [20161200, 0]
    assert segment.stored[1][COPY_OF] == "b"
    assert segment.stored[1][ARTICLE].endswith("Text")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.tuples(st.integers(0, 200_000), st.integers(0, 3)), max_size=20), max_size=4))
def test_runs_are_joined_term_by_term(runs: list[list[tuple[int, int]]]) -> None:
    """Each run has documents of its own; terms keep the order of documents, then positions."""
    made, expected = [], []
    for at, run in enumerate(runs):
        rows = [(at * 4 + document, place, term) for place, (term, document) in enumerate(run)]
        rows.sort()
        expected += [(term, document, place) for document, place, term in rows]
        columns = [np.array(column, np.int64) for column in (zip(*rows, strict=True) if rows else ([], [], []))]
        made.append(run_of(columns[2], columns[0], columns[1]))
    terms = sorted({term for term, _, _ in expected})
    numbers = np.zeros(200_001, np.int64)
    numbers[terms] = np.arange(len(terms))
    first, documents, counts, place, positions = inverted(made, numbers, len(terms))
    told = []
    for number, term in enumerate(terms):
        share = slice(first[number], first[number + 1])
        owners = np.repeat(documents[share], counts[share]).tolist()
        places = positions[place[number] : place[number + 1]].tolist()
        told += [(term, *pair) for pair in zip(owners, places, strict=True)]
    assert told == sorted(expected)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text("aB1. \n\u00a0\u2003'’é漢-\x1f", max_size=12), max_size=30), st.integers(1, 4))
def test_texts_are_cut_into_the_words_that_analysis_tells(texts: list[str], times: int) -> None:
    words = Words()
    for _ in range(times):  # what was learned is looked up
        numbers, sizes, sentences = words.cut([text.encode() for text in texts])
        known = list(words.numbers)
        ends = np.cumsum(sizes)
        told = [[known[n] for n in numbers[a:b].tolist()] for a, b in pairwise([0, *ends.tolist()])]
        assert told == [[token.text for token in tokens(text)] for text in texts]
        firsts = (ends - sizes).tolist()
        begins = [first + at for first, text in zip(firsts, texts, strict=True) for at in sentence_begins(text)]
        assert sentences.tolist() == begins


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sets(st.integers(0, 2**64 - 1), max_size=300), max_size=6), st.integers(1, 1 << 20))
def test_a_table_numbers_keys_in_the_order_in_which_they_come(batches: list[set[int]], step: int) -> None:
    """Multiples of a number crowd into few slots; with them the table grows."""
    table, expected = ChunkTable(), {}
    crowded = [{n * step << 40 & (1 << 64) - 1 for n in range(at * 20_000, (at + 1) * 20_000)} for at in range(3)]
    for batch in [*batches, *crowded]:
        new = sorted(batch - expected.keys())
        assert set(table.find(np.array(new, np.uint64)).tolist()) <= {-1}
        table.add(np.array(new, np.uint64))
        expected |= {key: len(expected) + at for at, key in enumerate(new)}
    assert table.find(np.array(list(expected), np.uint64)).tolist() == list(expected.values())
    assert len(table) == len(expected)


def test_many_documents_share_a_dictionary_and_still_come_back_one_by_one() -> None:
    rows = [{"article": f"The harbour of Tarrow, story {n}, was full of boats and of gulls."} for n in range(1500)]
    stored = Stored.of(rows)
    assert len(rows) > SAMPLES
    assert stored.dictionary.size > 0
    assert [stored[n] for n in range(len(stored))] == rows
    assert len(stored.frames.letters) < sum(len(row["article"]) for row in rows) / 2


@given(st.lists(st.binary(max_size=5), unique=True), st.binary(max_size=3))
def test_strings_are_found_by_themselves_and_by_how_they_begin(strings: list[bytes], prefix: bytes) -> None:
    made = Strings.of(strings)
    order = np.array(sorted(range(len(strings)), key=strings.__getitem__), np.int64)
    ordered = Ordered(made, order)
    assert list(made) == strings
    assert [ordered.find(string) for string in strings] == list(range(len(strings)))
    assert ordered.find(b"nowhere") is None
    found = [ordered[rank] for rank in ordered.starting_with(prefix)]
    assert found == sorted(string for string in strings if string.startswith(prefix))


def test_a_file_that_is_cut_short_is_told(tmp_path: Path) -> None:
    path = tmp_path / "s.arrays"
    write_arrays(path, {"numbers": narrow(np.array([1, 300, 70_000]))})
    assert ArrayFile(path)["numbers"].tolist() == [1, 300, 70_000]
    assert ArrayFile(path)["numbers"].dtype == np.uint32
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(DamagedArchiveError, match=r"s\.arrays"):
        ArrayFile(path)
