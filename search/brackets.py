"""Puts brackets in order: afterwards every one has its partner."""

from collections.abc import Iterable, Iterator

from search.lexer import Lexeme

DEEPEST = 40  # brackets inside brackets


def balanced(lexemes: Iterable[Lexeme], notes: list[str]) -> Iterator[Lexeme]:
    """The lexemes with those brackets left out or added that `notes` then tells of."""
    opened = ignored = 0
    for lexeme in lexemes:
        if lexeme.kind == "(" and opened == DEEPEST:
            ignored += 1
            notes.append(f"Brackets more than {DEEPEST} deep were ignored.")
        elif lexeme.kind == ")" and ignored:
            ignored -= 1
        elif lexeme.kind == ")" and not opened:
            notes.append("A closing bracket without an opening one was ignored.")
        else:
            opened += {"(": 1, ")": -1}.get(lexeme.kind, 0)
            yield lexeme
    if opened:
        notes.append("A bracket that was never closed was closed at the end.")
        yield from [Lexeme(")", ")")] * opened
