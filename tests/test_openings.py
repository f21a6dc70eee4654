"""A rule is tried only on lines that can begin as it does, and no line is missed by that."""

import re

import pytest

from index.cleaning.boilerplate import load_rules, rule_of
from index.cleaning.openings import ANYTHING, openings


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("share", "s"),
        ("Share|Tweet", "st"),
        ("(?:a|be)?c", "abc"),
        ("(?:the )*news", "tn"),
        ("[ée]couter", "ée"),
        (r"\d+ min", "0123456789"),
        (r"\(?photo", "(p"),
        (r"(?!x)(?:y|z)", "yz"),
        ("a{0,2}b", "ab"),
        ("a{1,2}b", "a"),
        (r"\bfor", "f"),
    ],
)
def test_what_an_expression_can_begin_with(pattern: str, first: str) -> None:
    assert openings(pattern) == frozenset(first)


@pytest.mark.parametrize("pattern", [".{0,9}news", r"\S+@\S+", "[^.]x", "[a-z]x", "(?:)", "(?:a?)", r"\wx"])
def test_an_open_beginning_can_be_anything(pattern: str) -> None:
    assert openings(pattern) == ANYTHING


@pytest.mark.parametrize("line", [line for rule in load_rules() for line in rule.example])
def test_the_first_rule_of_the_file_that_fits_is_found(line: str) -> None:
    for form in (line, line.upper(), line.lower()):
        fitting = (rule for rule in load_rules() if re.fullmatch("|".join(rule.patterns), form, re.IGNORECASE))
        assert rule_of(form) is next(fitting)
