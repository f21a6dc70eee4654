"""Where sentences begin."""

import pytest

from index.segment.sentences import sentence_begins


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("The flood came. The mayor left. Why?", [3, 6]),
        ("No! 12 of them… “Why?” he said. (It rained.) Then", [1, 4, 7, 9]),
        ("The flood came. the mayor left.", []),
        ("Mr. Li, Dr. Bo and J. B. Cy of the U.S. Senate vs. Gen. Poe, No. 5", []),
        ("At 5 p.m. They left.", [4]),
        ("He said no. They left.", [3]),
        ("It is over.They left.", []),
        ("One.\nTwo.", [1]),
        (" ... The end. — ", []),
        ("The end. “ Why?", [2]),
        ("", []),
    ],
)
def test_sentences_begin_behind_the_end_of_others(text: str, begins: list[int]) -> None:
    assert list(sentence_begins(text)) == begins
