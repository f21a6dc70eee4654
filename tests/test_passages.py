"""Headlines and passages marked by positions: the very words as printed, the densest passage first."""

from collections.abc import Sequence
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import PARAGRAPH_GAP, stemming, tokens
from index.article import Article, ArticleDate
from index.codec import article_to_text
from search.hit import Place, hit
from search.nodes import Phrase, Word, nodes_of
from search.parse import read_query
from search.passages import NEAR, Occurrences, marked_title, passage
from search.results import Hit, Part
from search.snippets import LENGTH
from tests.archives import article

STEM = stemming("en")
FAR = "Nothing of note was said about it. " * 20


def begins_of(paragraphs: Sequence[str]) -> list[int]:
    lengths = [len(list(tokens(text))) + PARAGRAPH_GAP for text in paragraphs]
    return list(accumulate(lengths, initial=0))[: len(paragraphs)]


def occurrences(query: str, paragraphs: Sequence[str], field: str = "body") -> list[Occurrences]:
    """Where the words and phrases of the query stand in a field, read from the text itself."""
    found = []
    leaves = list(nodes_of(read_query(query).tree))
    for leaf, node in enumerate(leaves):
        words = [token.text for token in tokens(node.text)]
        if words and node.field in (None, field):
            places = [
                begin + at
                for begin, text in zip(begins_of(paragraphs), paragraphs, strict=True)
                for at in matches(node, words, text)
            ]
            found.append(Occurrences([(place, len(words)) for place in places], leaf))
    return found


def matches(node: Word | Phrase, words: list[str], text: str) -> list[int]:
    cut = list(tokens(text))
    if isinstance(node, Word) and len(words) == 1 and STEM(words[0]) is not None:
        return [at for at, token in enumerate(cut) if STEM(token.text) == STEM(words[0])]
    return [
        at
        for at in range(len(cut) - len(words) + 1)
        if all(word in token.readings for word, token in zip(words, cut[at : at + len(words)], strict=True))
    ]


def passage_of(paragraphs: Sequence[str], query: str) -> tuple[Part, ...]:
    return passage(paragraphs, begins_of(paragraphs), occurrences(query, paragraphs))


def shown(found: tuple[Part, ...]) -> str:
    return "".join(f"[{part.text}]" if part.matched else part.text for part in found)


@pytest.mark.parametrize(
    ("query", "title", "expected"),
    [
        ("flood", "Floods came. The flooded quay", "[Floods] came. The [flooded] quay"),
        ("cafe", "the Café’s cafés", "the [Café’s] [cafés]"),
        ('"temple of bel"', "the Temple of Bel’s steps, the temple", "the [Temple of Bel’s] steps, the temple"),
        ("F-16", "an F-16, the F 16 and F16", "an [F-16], the [F 16] and F16"),
        ("o'neill", "O’Neill and O'Neill’s", "[O’Neill] and [O'Neill’s]"),
        ("flood -quay", "flood on the quay", "[flood] on the quay"),
        ('"the the" the', "the the the", "[the the the]"),
        ('"a b" "b c"', "a b c", "[a b c]"),
        ("東京", "今日は東京です", "今日は[東京]です"),
        ("title:quay", "the quay", "the [quay]"),
        ("body:quay", "the quay", "the quay"),
        ("e\u0301te\u0301", "l'été", "l'[été]"),
        ("flood", "", ""),
    ],
)
def test_a_headline_is_marked_as_printed(query: str, title: str, expected: str) -> None:
    assert shown(marked_title(title, occurrences(query, [title], "title"))) == expected


def test_a_passage_begins_at_the_sentence_of_the_first_mark() -> None:
    text = f"{FAR}On Monday the flood came. It stayed until Friday. {FAR}"
    assert shown(passage_of([text], "flood")).startswith("…On Monday the [flood] came. It stayed until Friday. Noth")


def test_a_passage_with_its_mark_at_the_end_begins_as_early_as_it_can() -> None:
    found = shown(passage_of([FAR + "On Monday the flood came."], "flood"))
    assert found.startswith("…Nothing of note")
    assert found.endswith("about it. On Monday the [flood] came.")
    assert LENGTH - len("Nothing of note was said about it. ") < len(found) <= LENGTH + len("…[]")


def test_a_passage_is_of_the_paragraph_with_most_marks() -> None:
    paragraphs = ["The flood came.", "A flood of words on the flood.", "Flood."]
    assert shown(passage_of(paragraphs, "flood")) == "A [flood] of words on the [flood]."


def test_different_words_are_preferred_to_one_word_often() -> None:
    paragraphs = ["Flood, flood and floods.", "The flood reached the quay."]
    assert shown(passage_of(paragraphs, "flood quay")) == "The [flood] reached the [quay]."


def test_every_mark_that_a_passage_holds_is_marked() -> None:
    text = f"The floods came to the quay. {'It was said. ' * 14}A flood. {FAR}"
    assert shown(passage_of([text], "flood quay")).count("[") == 3


def test_a_phrase_that_a_passage_cuts_in_two_is_not_marked() -> None:
    text = f"Flood. {'It was said. ' * 18}A quay of golden stones. {FAR}"
    found = shown(passage_of([text], 'flood "quay of golden stones"'))
    assert found.startswith("[Flood]. It")
    assert found.endswith("A quay of golden…")


def test_without_marks_a_passage_is_the_beginning() -> None:
    assert shown(passage_of(["Town 2, Vale 0", "It began on Monday."], "")) == "Town 2, Vale 0 It began on Monday."
    assert passage_of([], "flood") == ()


def test_a_passage_is_cut_at_a_word_and_says_so() -> None:
    found = shown(passage_of([FAR], ""))
    assert found.endswith("…")
    assert FAR.startswith(found[:-1] + " ")
    assert len(found) <= LENGTH + 1


def test_a_passage_shows_a_mark_that_is_longer_than_a_passage() -> None:
    phrase = " ".join(f"word{n}" for n in range(100))
    assert f"[{phrase}]" in shown(passage_of([FAR + phrase], f'"{phrase}"'))


def test_a_hit_shows_what_is_stored_of_a_story_and_where_it_was_found() -> None:
    full = article(
        "a", "It rained.\n\nThe flood came.", "Flood", "2016-12", source="Gazette", section=("News", "Local"),
        authors=("Ann Teller",), url="https://example.org/a",
    )  # fmt: skip
    body = [block.text for block in full.body]
    title, text = occurrences("flood", ["Flood"], "title"), occurrences("flood", body)
    got = hit(article_to_text(full), Place(2.5, 3, 2, title, text, begins_of(body)))
    assert got == Hit(
        id="a", title=(Part("Flood", True),), source="Gazette", section=("News", "Local"), authors=("Ann Teller",),
        published=ArticleDate(2016, 12), url="https://example.org/a", score=2.5,
        snippet=(Part("The ", False), Part("flood", True), Part(" came.", False)), copies=3, papers=2, language=None,
    )  # fmt: skip


def test_a_hit_of_a_story_that_says_little_is_empty() -> None:
    got = hit(article_to_text(Article("a", None, ())), Place(0.0, 0, 0, (), (), ()))
    assert got == Hit("a", (), None, (), (), None, None, 0.0, (), 0, 0, None)


SHORT = ["flood", "quay", "Quays", "mayor", "said.", "Bel’s", "of", "été"]  # NEAR of them fit into what is shown
stories = st.lists(st.lists(st.sampled_from([*SHORT, "it", "it."]), max_size=120).map(" ".join), max_size=4)
queries = st.lists(st.sampled_from(["flood", "quay", '"of bel"', '"quay of"', "ete", "mayor"]), max_size=4, unique=True)


@settings(max_examples=300, deadline=None)
@given(paragraphs=stories, words=queries)
def test_a_passage_is_a_piece_of_one_paragraph_and_holds_as_much_as_any(
    paragraphs: list[str], words: list[str]
) -> None:
    query = " ".join(words)
    found = occurrences(query, paragraphs)
    got = passage(paragraphs, begins_of(paragraphs), found)
    if not any(one.places for one in found):
        assert not any(part.matched for part in got)
        return
    text = "".join(part.text for part in got)
    bare = text.removeprefix("…").removesuffix("…")
    homes = [(paragraph, at) for paragraph in paragraphs for at in starts(paragraph, bare)]
    assert any(marked_in(got, at, spans(query, paragraph)) for paragraph, at in homes)
    assert len(text) <= LENGTH + 2
    leaves = [leaf for leaf, word in enumerate(words) if marked_as(word, got)]
    assert len(leaves) >= most_different(found)


def spans(query: str, paragraph: str) -> list[tuple[int, int]]:
    """Where the words and phrases of the query stand as printed; those that overlap are one."""
    cut = list(tokens(paragraph))
    every = [(cut[at].start, cut[at + n - 1].end) for one in occurrences(query, [paragraph]) for at, n in one.places]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(every):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def starts(paragraph: str, piece: str) -> list[int]:
    return [at for at in range(len(paragraph)) if paragraph.startswith(piece, at)]


def marked_in(got: tuple[Part, ...], at: int, spans: list[tuple[int, int]]) -> bool:
    """Whether exactly the spans that lie within the piece, which begins at `at`, are marked."""
    told, place = [], at - got[0].text.startswith("…")
    for part in got:
        told += [(place, place + len(part.text))] if part.matched else []
        place += len(part.text)
    end = place - got[-1].text.endswith("…")
    return told == [(a, b) for a, b in spans if at <= a and b <= end]


def marked_as(word: str, got: tuple[Part, ...]) -> bool:
    return any(part.matched and spans(word, part.text) for part in got)


def most_different(found: list[Occurrences]) -> int:
    """The most different words that stand within NEAR words anywhere."""
    places = sorted((at, at + words, one.leaf) for one in found for at, words in one.places)
    return max(
        len({leaf for first, end, leaf in places if first >= start and end <= start + NEAR}) for start, _, _ in places
    )
