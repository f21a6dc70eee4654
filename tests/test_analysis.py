"""How text becomes words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import LONGEST_WORD, SNOWBALL, fold, stemming, tokens, word_spans
from index.errors import ConfigError


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Temple of Bel", ["the", "temple", "of", "bel"]),
        ("Québec café Łódź Straße Ærø", ["quebec", "cafe", "lodz", "strasse", "aero"]),
        ("e\u0301te\u0301 ﬁnance", ["ete", "finance"]),
        ("Syria’s SYRIA'S", ["syria's", "syria's"]),
        ("O'Neill l'Assemblée don't", ["o", "neill", "l", "assemblee", "don", "t"]),
        ("F-16, AT&T; U.S. letters@time.com", ["f", "16", "at", "t", "u", "s", "letters", "time", "com"]),
        ("snake_case", ["snake", "case"]),
        ("今日は東京", ["今", "日", "は", "東", "京"]),
        ("हिन्दी", ["हिन्दी"]),
        ("—!? …", []),
    ],
)
def test_cuts_text_into_folded_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


@given(st.text())
def test_offsets_are_those_of_the_words_as_printed(text: str) -> None:
    for token in tokens(text):
        assert fold(text[token.start : token.end]) == token.text


@given(st.text(st.sampled_from("aZsS09_' .-@")))
def test_plain_text_is_cut_as_any_other(text: str) -> None:
    assert list(tokens(text)) == list(tokens(text + " é"))[:-1]


@given(st.text(st.sampled_from("aé ’s東_\u0301")), st.integers(0, 5))
def test_the_first_words_stand_where_all_words_do(text: str, most: int) -> None:
    assert word_spans(text, most) == [(token.start, token.end) for token in tokens(text)][:most]


@given(st.text(min_size=1))
def test_no_word_is_longer_than_the_longest(text: str) -> None:
    assert all(len(token.text) <= LONGEST_WORD for token in tokens(text * 100))


@pytest.mark.parametrize(
    ("language", "words", "stem"),
    [
        ("en", ["flood", "floods", "flooded", "flooding", "flood's"], "flood"),
        ("de", ["Häuser", "Haus", "Hauses"], "haus"),
        ("fr", ["cafés", "café", "cafe"], "caf"),
    ],
)
def test_forms_of_a_word_share_a_stem(language: str, words: list[str], stem: str) -> None:
    roots = {stemming(language)(fold(word)) for word in words}
    assert len(roots) == 1
    assert (roots.pop() or "").startswith(stem)


@pytest.mark.parametrize("word", ["the", "of", "it's"])
def test_stop_words_have_no_stem(word: str) -> None:
    assert stemming("en")(word) is None


def test_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(ConfigError, match=f"no stemming for language 'xx'; known are: {', '.join(SNOWBALL)}"):
        stemming("xx")
