"""What stemming and folding did: the spellings in the archive that a word is found as."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from index.analysis import Stem, tokens
from index.schema import BY_NAME, DEFAULT_FIELDS, stemmed
from index.segment.array_file import Array
from index.segment.strings import decoded, encoded
from search.executor.collection import Collection
from search.executor.part import Part
from search.nodes import Node, Word

MOST_FORMS = 8  # of a word


def forms_of(node: Node, collection: Collection, stem: Stem) -> tuple[tuple[str, Array], ...]:
    """The spellings of one plain word with the documents that have each, most mentioned first; () for anything else.

    Documents are intp, in any order, several times where several fields have the spelling, deleted ones included.
    """
    cut = [token.text for token in tokens(node.text)] if isinstance(node, Word) else []
    root = stem(cut[0]) if len(cut) == 1 else None
    if root is None or not isinstance(node, Word):
        return ()
    fields = DEFAULT_FIELDS if node.field is None else (BY_NAME[node.field],)
    names = [stemmed(field.name) for field in fields]
    found: defaultdict[bytes, list[Array]] = defaultdict(list)
    for part in collection.parts:
        for form, documents in _in_part(part, names, encoded(root)):
            found[form].append(documents.astype(np.intp) + part.base)
    most = sorted(found, key=lambda form: (-sum(map(len, found[form])), form))[:MOST_FORMS]
    return tuple((decoded(form), np.concatenate(found[form])) for form in most)


def _in_part(part: Part, names: list[str], root: bytes) -> Iterator[tuple[bytes, Array]]:
    """The forms in a segment with the documents that hold each, field by field."""
    for view in filter(None, map(part.view, names)):
        number = view.lexicon.find(root)
        for term in range(*view.terms_of(number)) if number is not None else ():
            yield view.inverted.terms[term], view.inverted.postings(term, term + 1)[0]
