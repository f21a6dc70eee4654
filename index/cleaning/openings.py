"""Which characters a rule's expression can begin with, so that most rules need not be tried on a line.

Knows the syntax that rules.toml uses: literals, classes, escapes, groups without names, alternatives and quantifiers.
What it does not know can begin with anything.
"""

from dataclasses import dataclass
from functools import lru_cache

ANYTHING = frozenset({""})  # stands for every character
_ESCAPED = {"d": frozenset("0123456789"), "b": frozenset[str]()}
_MAY_BE_ABSENT = ("?", "*", "{0,")


@dataclass(slots=True)
class _Reader:
    """Reads an expression from left to right."""

    pattern: str
    at: int = 0

    def alternatives(self) -> tuple[frozenset[str], bool]:
        """What the alternatives up to a bracket or the end can begin with, and whether one of them may be empty."""
        opening, empty = self._sequence()
        while self._sees("|"):
            self.at += 1
            more, also_empty = self._sequence()
            opening, empty = opening | more, empty or also_empty
        return opening, empty

    def _sequence(self) -> tuple[frozenset[str], bool]:
        opening, empty = frozenset[str](), True
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            atom, absent = self._atom()
            absent = self._quantifier() or absent
            if empty:
                opening, empty = opening | atom, absent
        return opening, empty

    def _atom(self) -> tuple[frozenset[str], bool]:
        character = self.pattern[self.at]
        self.at += 1
        if character == "(":
            return self._group()
        if character == "[":
            return self._class(), False
        if character == "\\":
            escaped = self.pattern[self.at]
            self.at += 1
            literal = ANYTHING if escaped.isalnum() else frozenset(escaped)
            return _ESCAPED.get(escaped, literal), escaped == "b"
        return (ANYTHING if character == "." else frozenset(character.lower())), False

    def _group(self) -> tuple[frozenset[str], bool]:
        ahead = self.pattern.startswith(("?!", "?="), self.at)
        self.at += 2 if self.pattern.startswith(("?:", "?!", "?="), self.at) else 0
        inner = self.alternatives()
        self.at += 1
        return (frozenset(), True) if ahead else inner

    def _class(self) -> frozenset[str]:
        end = self.pattern.index("]", self.at + 1)
        inside = self.pattern[self.at : end]
        self.at = end + 1
        plain = not inside.startswith("^") and "-" not in inside.strip("-") and "\\" not in inside
        return frozenset(inside.lower()) if plain else ANYTHING

    def _quantifier(self) -> bool:
        """Whether what was read last may be absent."""
        absent = self.pattern.startswith(_MAY_BE_ABSENT, self.at)
        if self._sees("{"):
            self.at = self.pattern.index("}", self.at) + 1
        elif self._sees("?", "*", "+"):
            self.at += 1
        if self._sees("?"):  # as few as will do
            self.at += 1
        return absent

    def _sees(self, *characters: str) -> bool:
        return self.pattern.startswith(characters, self.at)


@lru_cache(maxsize=1024)
def openings(pattern: str) -> frozenset[str]:
    """The characters, in lower case, that a line fitting the expression can begin with; ANYTHING where it is open."""
    opening, empty = _Reader(pattern).alternatives()
    return ANYTHING if empty or "" in opening else opening
