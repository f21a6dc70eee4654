"""Writes several segments as one, without their deleted documents: array by array, no text is read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.segment.array_file import Array, narrow
from index.segment.assembly import Texts, text_field, value_field
from index.segment.inversion import Run
from index.segment.inverted import Inverted
from index.segment.live import LiveSegment
from index.segment.segment import Contents, Segment, Values, write_segment
from index.segment.stored import Stored, StoredWriter

Keys = dict[tuple[bytes, bytes], int]  # a stem and a term of it → the term's provisional number


@dataclass(frozen=True, slots=True)
class _Part:
    """What stays of a segment."""

    segment: Segment
    kept: Array  # bool (documents,)
    numbers: Array  # (documents,), the number of each in the merged segment; of no meaning where it is not kept


def merged(segments: Sequence[LiveSegment], path: Path) -> int:
    """Write the documents that are not deleted, in order, as one segment; gives how many these are."""
    parts = _parts(segments)
    documents = sum(int(part.kept.sum()) for part in parts)
    fields, values = {}, {}
    for name in _names([part.segment.field_names for part in parts]):
        if any(name in part.segment.value_names for part in parts):
            fields[name], values[name] = _values(name, parts)
        else:
            fields[name] = _text(name, parts)
    columns = {
        name: narrow(np.concatenate([part.segment.column(name)[part.kept] for part in parts]))
        for name in _names([part.segment.column_names for part in parts])
    }
    write_segment(path, Contents(documents, fields, columns, values, _stored(parts)))
    return documents


def _parts(segments: Sequence[LiveSegment]) -> list[_Part]:
    parts, base = [], 0
    for live in segments:
        kept = np.ones(live.segment.documents, bool) if live.deleted is None else ~live.deleted
        numbers = np.cumsum(kept) - 1 + base
        base += int(kept.sum())
        parts.append(_Part(live.segment, kept, narrow(np.maximum(numbers, 0))))
    return parts


def _names(names: Sequence[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(name for part in names for name in part))


def _text(name: str, parts: Sequence[_Part]) -> Inverted:
    keys: Keys = {}
    runs: list[Run] = []
    lengths: list[Array] = []
    begins: list[tuple[Array, Array]] = []
    sentences: list[tuple[Array, Array]] = []
    for part in parts:
        field = part.segment.field(name)
        if field is None or field.lengths is None:
            lengths.append(np.zeros(int(part.kept.sum()), np.uint8))
            begins.append(_rows(None, None, part))
            sentences.append(_rows(None, None, part))
            continue
        runs.append(_run(field, part, keys))
        lengths.append(field.lengths[part.kept])
        begins.append(_rows(field.paragraphs, field.paragraph_first, part))
        sentences.append(_rows(field.sentences, field.sentence_first, part))
    texts = Texts(np.concatenate(lengths), *_side_by_side(begins), *_side_by_side(sentences))
    return text_field(runs, np.arange(len(keys)), list(keys), texts)


def _rows(values: Array | None, first: Array | None, part: _Part) -> tuple[Array, Array]:
    """What stays of several numbers a document, and how many each document has; none where there are no arrays."""
    if values is None or first is None:
        return np.zeros(0, np.uint8), np.zeros(int(part.kept.sum()), np.int64)
    sizes: Array = np.diff(first.astype(np.int64))
    return values[np.repeat(part.kept, sizes)], sizes[part.kept]


def _side_by_side(rows: Sequence[tuple[Array, Array]]) -> tuple[Array, Array]:
    values, sizes = zip(*rows, strict=True)
    return np.concatenate(values), np.concatenate(sizes)


def _run(field: Inverted, part: _Part, keys: Keys) -> Run:
    """The postings that stay of a field, whose terms get a provisional number each."""
    assert field.counts is not None and field.positions is not None
    documents, counts, positions, first = field.documents, field.counts, field.positions, field.first
    if not part.kept.all():
        stay = part.kept[documents]
        first = np.append(0, np.cumsum(stay))[first]
        positions = positions[np.repeat(stay, counts)]
        documents, counts = documents[stay], counts[stay]
    left = np.flatnonzero(np.diff(first.astype(np.int64)))  # the terms that still have documents
    terms = _numbered(field, left, keys)
    return Run(terms, np.append(first[left], len(documents)), part.numbers[documents], counts, positions)


def _numbered(field: Inverted, numbers: Array, keys: Keys) -> Array:
    """The provisional numbers of some of a field's terms."""
    assert field.stems is not None and field.stem_first is not None
    stems, terms = list(field.stems), list(field.terms)
    sizes: Array = np.diff(field.stem_first.astype(np.int64))
    stem_of = np.repeat(np.arange(len(stems)), sizes)[numbers].tolist()
    pairs = [(stems[stem], terms[term]) for stem, term in zip(stem_of, numbers.tolist(), strict=True)]
    return np.array([keys.setdefault(pair, len(keys)) for pair in pairs], np.int64)


def _values(name: str, parts: Sequence[_Part]) -> tuple[Inverted, Values]:
    known: dict[bytes, int] = {}
    values, counts = [np.zeros(0, np.int64)], []
    for part in parts:
        field, (first, terms) = part.segment.field(name), part.segment.values(name)
        sizes: Array = np.diff(first.astype(np.int64))
        counts.append(sizes[part.kept])
        if field is not None:
            numbers = np.array([known.setdefault(term, len(known)) for term in field.terms], np.int64)
            values.append(numbers[terms[np.repeat(part.kept, sizes)]])
    return value_field(np.concatenate(values), np.concatenate(counts), list(known))


def _stored(parts: Sequence[_Part]) -> Stored:
    """What is stored, compressed anew: each segment has a dictionary of its own."""
    store = StoredWriter()
    for part in parts:
        stored = part.segment.stored
        for number in np.flatnonzero(part.kept).tolist():
            store.add_packed(stored.packed(number))
    return store.finished()
