"""What stemming and folding did: the spellings in the archive that a word is found as."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from index.analysis import Stem, tokens
from index.schema import BY_NAME, DEFAULT_FIELDS, stemmed
from index.segment.array_file import Array
from search.executor.arrays import marked
from search.executor.collection import Collection
from search.executor.part import Part
from search.explanation import Form
from search.nodes import Node, Word

MOST_FORMS = 8  # of a word, by number of stories


def forms_of(node: Node, collection: Collection, stem: Stem) -> tuple[Form, ...]:
    """The spellings of one plain word with the stories that have each, most first; () for anything else."""
    cut = [token.text for token in tokens(node.text)] if isinstance(node, Word) else []
    root = stem(cut[0]) if len(cut) == 1 else None
    if root is None or not isinstance(node, Word):
        return ()
    fields = DEFAULT_FIELDS if node.field is None else (BY_NAME[node.field],)
    names = [stemmed(field.name) for field in fields]
    counts: defaultdict[bytes, int] = defaultdict(int)
    for part in collection.parts:
        for form, stories in _in_part(part, names, root.encode("utf-8", "surrogatepass")):
            counts[form] += stories
    most = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_FORMS]
    return tuple(Form(form.decode("utf-8", "surrogatepass"), stories) for form, stories in most if stories)


def _in_part(part: Part, names: list[str], root: bytes) -> Iterator[tuple[bytes, int]]:
    """The forms in a segment; a story counts once, in however many fields it has the form."""
    found: defaultdict[bytes, list[Array]] = defaultdict(list)
    for view in filter(None, map(part.view, names)):
        number = view.lexicon.find(root)
        for term in range(*view.terms_of(number)) if number is not None else ():
            found[view.inverted.terms[term]].append(view.inverted.postings(term, term + 1)[0])
    for form, postings in found.items():
        holding = marked(np.concatenate(postings), part.documents)
        yield form, int(np.count_nonzero(holding if part.deleted is None else holding & ~part.deleted))
