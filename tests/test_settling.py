"""Which of the plain words are searched: a sentence's own words are left out of sentences alone."""

import pytest

from index.analysis import stemming
from index.stopwords import STOP_WORDS
from search.nodes import Node, nodes_of
from search.parse import read_query
from search.sentence_words import SENTENCE_WORDS
from search.settling import settled


def words(node: Node) -> str:
    return " ".join(word.text for word in nodes_of(node))


@pytest.mark.parametrize(
    ("language", "typed", "searched", "left_out"),
    [
        ("en", "trade corn off", "trade corn off", ""),
        ("en", "service construction through harbour", "service construction through harbour", ""),
        ("en", "the trade of corn", "trade corn", "the of"),
        ("en", "trade of corn between other ports", "trade corn ports", "of between other"),
        ("en", "Why don’t other ports trade corn", "ports trade corn", "Why don’t other"),
        ("en", "what all of us are about", "us", "what all of are about"),
        ("en", "what all of these are", "what all of these are", ""),
        ("en", '"between us" what other ports trade corn', "ports trade corn between us", "what other"),
        ("de", "Streit zwischen anderen Häfen wegen Mais", "Streit Häfen wegen Mais", "zwischen anderen"),
        ("es", "el faro sin luz", "faro luz", "el sin"),
        ("it", "la storia contro il faro di Sara", "storia faro Sara", "la contro il di"),  # farò and sarà are left out
        ("en", "the WHO report", "WHO report", "the"),
        ("en", "THE WHO REPORT", "REPORT", "THE WHO"),
        ("en", "IT jobs in the US", "IT jobs US", "in the"),
        ("en", "A vote", "vote", "A"),
        ("en", "WHO REPORT -film", "WHO REPORT", ""),
        ("fi", "what all of these are", "what all of these are", ""),
    ],
)
def test_a_sentence_is_searched_without_its_own_words(language: str, typed: str, searched: str, left_out: str) -> None:
    tree = read_query(typed).tree
    assert tree is not None
    settled_tree, dropped = settled(tree, stemming(language), language)
    assert (words(settled_tree), " ".join(dropped)) == (searched, left_out)


def test_every_language_with_stop_words_has_a_sentences_words() -> None:
    assert SENTENCE_WORDS.keys() == STOP_WORDS.keys()
