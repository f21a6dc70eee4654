"""What the last word of a half typed query may become."""

from collections.abc import Callable, Iterator
from typing import Literal

from index.schema import BY_NAME, DEFAULT_FIELDS
from search.facet_values import FacetValues
from search.lexer import lexemes
from search.results import Completion
from search.spelling.half_typed import HalfTyped, half_typed
from search.spelling.values import ValuesByWord
from search.spelling.vocabulary import Vocabulary

MOST = 10
MOST_WORDS = 6  # where values begin so as well
SHORTEST = 2  # letters before anything is offered, unless behind a field's name
_Kind = Literal["source", "author", "section", "tag"]
KINDS: tuple[_Kind, ...] = ("source", "author", "section", "tag")
_NO_QUOTES = str.maketrans(dict.fromkeys('"“”„', " "))


class Completing:
    """Completes what is typed over one open build; safe to share between threads."""

    def __init__(self, vocabulary: Vocabulary, values: Callable[[str], FacetValues]) -> None:
        """values  gives all values of a facet field with their stories"""
        self._vocabulary = vocabulary
        self._values_of = values
        self._values: dict[str, ValuesByWord] = {}

    def warm(self) -> None:
        """Work out what the first word would wait for."""
        for kind in KINDS:
            self._by_word(kind)

    def completions(self, text: str) -> tuple[Completion, ...]:
        """At most MOST, words first, then values."""
        typed = half_typed(text)
        if typed is None:
            return ()
        if typed.field is not None:
            return tuple(self._in_field(typed, typed.field))
        if len(typed.words[-1]) < SHORTEST:
            return ()
        only_words = typed.is_quoted or typed.before.endswith("=")
        values = [] if only_words else sorted(self._any_values(typed), key=lambda one: -one.count)
        words = list(self._words(typed, None))[: max(MOST_WORDS, MOST - len(values))]
        return (*words, *values[: MOST - len(words)])

    def _in_field(self, typed: HalfTyped, name: str) -> Iterator[Completion]:
        field = BY_NAME[name.lower()]
        if field.name in KINDS:
            yield from self._of_kind(typed, field.name, name)
        elif field.kind == "text" and len(typed.words[-1]) >= SHORTEST:
            yield from self._words(typed, name)

    def _any_values(self, typed: HalfTyped) -> Iterator[Completion]:
        for kind in KINDS:
            yield from self._of_kind(typed, kind, kind)

    def _of_kind(self, typed: HalfTyped, kind: _Kind, name: str) -> Iterator[Completion]:
        """Values of a field, each behind the field's name as it is typed."""
        for value in self._by_word(kind).beginning(typed.words, MOST):
            text = f"{name}:{_quoted(value.value)}"
            yield Completion(text, kind, value.count, typed.before + text)

    def _words(self, typed: HalfTyped, name: str | None) -> Iterator[Completion]:
        fields = DEFAULT_FIELDS if name is None else (BY_NAME[name.lower()],)
        for word, count in self._vocabulary.beginning(typed.words[-1], fields, MOST):
            text = ("" if name is None else f"{name}:") + typed.kept + word
            yield Completion(text, "word", count, typed.before + text)

    def _by_word(self, kind: _Kind) -> ValuesByWord:
        if kind not in self._values:
            self._values[kind] = ValuesByWord(self._values_of(kind))
        return self._values[kind]


def _quoted(value: str) -> str:
    """A value as it is typed behind its field; quotation marks within it are no part of its words."""
    plain = " ".join(value.translate(_NO_QUOTES).split())
    return plain if plain.isalnum() and lexemes(plain)[0].kind == "word" else f'"{plain}"'
