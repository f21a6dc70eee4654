"""Puts brackets and quotation marks in order: afterwards every one has its partner."""

from collections.abc import Iterable, Iterator

from search.lexer import Lexeme
from search.notes import Notes
from search.speech import gettext

DEEPEST = 40  # brackets inside brackets


def balanced(lexemes: Iterable[Lexeme], notes: Notes) -> Iterator[Lexeme]:
    """The lexemes with those brackets and quotation marks left out or added that `notes` then tells of."""
    opened: list[int] = []
    ignored = 0
    for lexeme in lexemes:
        if lexeme.kind == "open quote":
            notes.add(gettext("A quotation mark without its partner was ignored"), lexeme.at)
        elif lexeme.kind == "(" and len(opened) == DEEPEST:
            ignored += 1
            notes.add(gettext("Brackets more than %(number)s deep were ignored.", number=DEEPEST))
        elif lexeme.kind == ")" and ignored:
            ignored -= 1
        elif lexeme.kind == ")" and not opened:
            notes.add(gettext("A closing bracket without an opening one was ignored"), lexeme.at)
        else:
            if lexeme.kind == "(":
                opened.append(lexeme.at)
            elif lexeme.kind == ")":
                opened.pop()
            yield lexeme
    if opened:
        notes.add(gettext("A bracket that was never closed was closed at the end"), opened[-1])
        yield from [Lexeme(")", ")", len(notes.text))] * len(opened)
