"""Makes a segment's fields of runs of postings and of values: the last step of building and of merging."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.segment.array_file import Array, narrow
from index.segment.inversion import Run, changes, inverted, run_of
from index.segment.inverted import STEP, Inverted
from index.segment.segment import Values
from index.segment.strings import Strings
from index.segment.words import by_stem, sorted_bytes

_TOGETHER = 1 << 20  # postings in which documents that come twice are looked for at once; bounds memory


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one field, document by document."""

    lengths: Array  # (documents,), words of each
    begins: Array  # the position at which each paragraph begins
    paragraphs: Array  # (documents,), paragraphs of each
    sentences: Array  # the position at which each sentence begins, but the first of a paragraph
    sentence_counts: Array  # (documents,), such sentences of each


def text_field(runs: Sequence[Run], used: Array, keys: Sequence[tuple[bytes, bytes]], texts: Texts) -> Inverted:
    """A field with stems.

    used  the provisional term numbers that the runs have, ascending
    keys  of each of these, its stem and the term
    """
    ranks, terms, stems, stem_first = by_stem(keys)
    numbers = np.zeros(int(used[-1]) + 1 if used.size else 0, np.int64)
    numbers[used] = ranks
    first, documents, counts, place, positions = inverted(runs, numbers, len(terms))
    spoken = stem_first[1] if stems and not stems[0] else 0  # where the stop words end
    behind = slice(int(first[spoken]), None)
    return Inverted(
        terms=Strings.of(terms),
        first=narrow(first),
        documents=_numbering(documents, len(texts.lengths)),
        counts=counts,
        place=narrow(place),
        positions=positions,
        steps=narrow((np.cumsum(counts, dtype=np.int64) - counts)[::STEP]),
        lengths=narrow(texts.lengths),
        order=narrow(np.array(sorted(range(len(terms)), key=terms.__getitem__), np.int64)),
        stems=Strings.of(stems),
        stem_first=narrow(stem_first),
        stem_documents=_stem_documents(stem_first, first, documents),
        stem_lengths=narrow(np.bincount(documents[behind], counts[behind], len(texts.lengths)).astype(np.int64)),
        paragraphs=narrow(texts.begins),
        paragraph_first=narrow(np.append(0, np.cumsum(texts.paragraphs))),
        sentences=narrow(texts.sentences) if texts.sentences.size else None,
        sentence_first=narrow(np.append(0, np.cumsum(texts.sentence_counts))) if texts.sentences.size else None,
    )


def value_field(values: Array, counts: Array, known: Sequence[bytes]) -> tuple[Inverted, Values]:
    """A field of whole values, and these by document.

    values  provisional numbers, document by document, none twice in one
    counts  (documents,), values of each
    known  the values by provisional number; those that no document has are left out
    """
    used = np.unique(values).astype(np.int64)
    ranks, terms = sorted_bytes([known[number] for number in used.tolist()])
    numbers = np.zeros(len(known), np.int64)
    numbers[used] = ranks
    documents = narrow(np.repeat(np.arange(len(counts)), counts))
    run = run_of(values, documents, np.zeros(len(values), np.uint8))
    first, found, *_ = inverted([run], numbers, len(terms))
    by_document = Values(narrow(np.append(0, np.cumsum(counts))), narrow(numbers[values]))
    return Inverted(Strings.of(terms), narrow(first), _numbering(found, len(counts))), by_document


def _numbering(documents: Array, count: int) -> Array:
    """The document numbers in the dtype that any of a segment's `count` documents fits into."""
    return documents.astype(np.min_scalar_type(max(0, count - 1)), copy=False)


def _stem_documents(stem_first: Array, first: Array, documents: Array) -> Array:
    """How many documents hold each stem, (stems,).

    stem_first  where each stem's terms begin; first  where each term's postings begin
    """
    begins = first[stem_first]
    sizes = np.diff(begins)
    several = np.flatnonzero(np.diff(stem_first) > 1)  # only there can a document come twice
    behind = np.cumsum(sizes[several])
    for stems in np.split(several, behind.searchsorted(np.arange(_TOGETHER, behind[-1:].sum(), _TOGETHER))):
        counts = sizes[stems]
        postings = np.repeat(begins[stems] - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
        owners = np.repeat(np.arange(len(stems), dtype=np.uint64), counts)
        pairs = np.sort(owners << np.uint64(32) | documents[postings])
        distinct = pairs[changes(pairs)] >> np.uint64(32)
        sizes[stems] = np.bincount(distinct.astype(np.int64), minlength=len(stems))
    return narrow(sizes)
