"""Who is told of a story is shown the sentences that matched: whole, marked, and no others."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.matched_sentences import LONGEST, MOST, matched_sentences
from search.results import Part
from search.sentences import sentences
from search.snippets import LENGTH
from tests.test_passages import begins_of, occurrences, shown

LONG = "and nobody had seen it coming, as the wind was low that day, "


def told(paragraphs: list[str], query: str) -> tuple[Part, ...]:
    return matched_sentences(paragraphs, begins_of(paragraphs), occurrences(query, paragraphs))


@pytest.mark.parametrize(
    ("query", "paragraphs", "expected"),
    [
        ("flood", ["It rained. Mr. Li saw the flood, he said. It left."], "Mr. Li saw the [flood], he said."),
        ("flood", ["No. The flood.", "“A flood of floods!” It left."], "“A [flood] of [floods]!”"),
        ("flood quay", ["The flood came.", "It was a flood at the quay."], "It was a [flood] at the [quay]."),
        ("flood quay", ["The flood came. The quay held. So?"], "The [flood] came. The [quay] held."),
        ("flood quay", ["The flood came. It left. A quay."], "The [flood] came. … A [quay]."),
        ("quay flood", ["The flood came.", "It left.", "A quay."], "The [flood] came. … A [quay]."),
        ("flood", ["The flood came. A second flood came."], "The [flood] came."),
        ('"came down"', ["The flood came. Down it went. It left."], "The flood [came. Down] it went."),
        ("雨", ["今日は雨です。明日は晴れ。"], "今日は[雨]です。"),
        ("雨 晴", ["今日は雨です。明日は晴れ。次。"], "今日は[雨]です。明日は[晴]れ。"),
        ("mayor", ["It began on Monday. It ended."], "It began on Monday. It ended."),
        ("flood", [], ""),
    ],
)
def test_the_sentences_that_matched_are_told_and_no_others(query: str, paragraphs: list[str], expected: str) -> None:
    assert shown(told(paragraphs, query)) == expected


def test_a_sentence_longer_than_a_passage_is_whole() -> None:
    sentence = f"The flood came, {LONG * 5}they say."
    assert LENGTH < len(sentence) <= LONGEST
    assert shown(told([f"It rained. {sentence} It left."], "flood")) == sentence.replace("flood", "[flood]")


def test_a_very_long_sentence_is_shortened_around_its_mark() -> None:
    found = shown(told([f"Then, {LONG * 9}the flood came, {LONG * 9}they say. It left."], "flood"))

    assert (found[0], found[-1], len(found) <= LENGTH + len("…[]…")) == ("…", "…", True)
    assert "the [flood] came, and nobody" in found


def test_no_ellipsis_stands_beside_another() -> None:
    found = shown(told([f"Then, {LONG * 9}the flood came, {LONG * 9}they say.", "It left.", "A quay."], "flood quay"))
    assert found.count("…") == 2
    assert found.endswith("… A [quay].")


def test_what_a_query_of_many_words_found_is_told_in_a_few_sentences() -> None:
    words = ["one", "two", "three", "four", "five"]
    found = shown(told([f"Here is {word}." for word in words], " OR ".join(words)))
    assert found.count("[") == MOST


def test_a_paragraph_of_very_many_sentences_takes_its_length_and_no_more() -> None:
    paragraphs = ["The flood came to the quay. " * 20_000]
    found = occurrences("flood", paragraphs)
    before = process_time()
    assert shown(matched_sentences(paragraphs, [0], found)) == "The [flood] came to the quay."
    assert process_time() - before < 5


WORDS = ["flood", "Flood", "quay", "of", "Bel", "it.", "It", "said!", "“Yes.”", "Mr.", "3."]
stories = st.lists(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join), max_size=4)
queries = st.lists(st.sampled_from(["flood", "quay", '"of bel"', '"quay of"']), min_size=1, max_size=4, unique=True)


@settings(max_examples=300, deadline=None)
@given(paragraphs=stories, words=queries)
def test_every_sentence_is_whole_and_has_a_mark(paragraphs: list[str], words: list[str]) -> None:
    found = occurrences(" ".join(words), paragraphs)
    got = matched_sentences(paragraphs, begins_of(paragraphs), found)
    if not any(one.places for one in found):
        assert not any(part.matched for part in got)
        return
    whole = {text[start:end] for text in paragraphs for start, end in sentences(text)}
    for run in shown(got).split(" … "):
        bare = run.replace("[", "").replace("]", "")
        if len(bare) <= LENGTH:
            assert "[" in run
            assert any(bare.startswith(one) for one in whole)
            assert any(bare.endswith(one) for one in whole)
