"""Words at places, held against the texts themselves cut into words."""

from pathlib import Path
from random import Random

import numpy as np
import pytest

from index.analysis import PARAGRAPH_GAP, tokens
from search.executor.clock import Clock
from search.executor.surroundings import words_at
from search.executor.terms import PLACE
from search.whoosh_searcher import WhooshSearcher
from tests.archives import searcher_of

WORDS = ("flood", "quay", "erne", "mayor", "rose", "came", *(f"word{number}" for number in range(300)))


def texts() -> list[list[str]]:
    """Stories of one to forty paragraphs, hence of up to five thousand positions."""
    random = Random(7)
    return [
        [" ".join(random.choices(WORDS, k=random.randrange(1, 60))) for _ in range(random.choice((1, 3, 40)))]
        for _ in range(30)
    ]


def at_positions(paragraphs: list[str]) -> dict[int, bytes]:
    """The word at each position."""
    found, position = {}, 0
    for paragraph in paragraphs:
        for token in tokens(paragraph):
            found[position] = token.text.encode()
            position += 1
        position += PARAGRAPH_GAP
    return found


@pytest.mark.parametrize("share", [0.02, 0.3, 1])
def test_each_place_has_the_word_of_its_text(tmp_path: Path, share: float) -> None:
    stories = texts()
    searcher = searcher_of(
        tmp_path, [{"id": f"{n:02}", "title": "A", "body": "\n\n".join(s)} for n, s in enumerate(stories)]
    )
    assert isinstance(searcher, WhooshSearcher)
    random = Random(share)
    for part in searcher._executor.collection.parts:
        view = part.view("body_exact")
        assert view
        known = {
            (document << PLACE) + position: word
            for document in range(part.documents)
            for position, word in at_positions(stories[int(searcher._columns.id(part.base + document))]).items()
        }
        chosen = {key for key in known if random.random() < share}
        chosen |= {key + 1 for key in chosen} | {(part.documents << PLACE) - 1}
        keys = np.array(sorted(chosen), np.int64)
        words = [
            None if number < 0 else view.inverted.terms[number] for number in words_at(view, keys, Clock(None)).tolist()
        ]
        assert words == [known.get(key) for key in keys.tolist()]
