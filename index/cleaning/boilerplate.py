"""The named rules of rules.toml, and how they are applied to the lines of a story."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from index.cleaning.lines import ends_sentence, is_prose, without_bullet, word_count

Zone = Literal["lead", "tail", "any"]
RULES_FILE = Path(__file__).with_name("rules.toml")
MENU = "menu"  # the name that stands for a list of links above the running text
_LEAST_MENU = 3  # items
_LONGEST_ITEM = 6  # words
_LONGEST = 330  # characters; no rule fits a longer line, which saves trying
_PROTECTED = re.compile(r"\W*(?:correct(?:ion|ed)|clarification|editor.?s.? note|erratum|berichtigung)", re.IGNORECASE)
_LEAD_PROSE = 2  # the lead reaches to the second paragraph of running text
_TAIL_PROSE = 2  # and the tail begins at the last but one


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as rules.toml gives it."""

    name: str
    zone: Zone
    languages: str
    patterns: tuple[str, ...]  # each fits a whole line, upper or lower case
    cut: bool = False  # in the tail, what follows goes with the line unless running text comes after
    example: tuple[str, ...] = ()  # lines that it must fit
    keep: tuple[str, ...] = ()  # lines that it must not fit


@dataclass(frozen=True, slots=True)
class _Matcher:
    """All rules of some zones as one expression; the name of its group is the number of the rule."""

    pattern: re.Pattern[str]
    rules: tuple[Rule, ...]

    def rule_of(self, line: str) -> Rule | None:
        match = self.pattern.fullmatch(line)
        return self.rules[int((match.lastgroup or "")[1:])] if match else None


@lru_cache(maxsize=1)
def load_rules() -> tuple[Rule, ...]:
    """The rules in the order of the file."""
    tables: list[dict[str, Any]] = tomllib.loads(RULES_FILE.read_text("utf-8"))["rule"]
    return tuple(_rule(table) for table in tables)


def _rule(table: dict[str, Any]) -> Rule:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Rule(**values)


def rule_of(line: str, lead: bool = True, tail: bool = True) -> Rule | None:
    """The first rule that fits the whole line where it stands; None keeps it."""
    if len(line) > _LONGEST or _PROTECTED.match(line):
        return None
    bare, _ = without_bullet(line)
    return _matcher(lead, tail).rule_of(bare)


def verdicts(lines: Sequence[str]) -> list[str | None]:
    """For each line the name of the rule that takes it, or None where it stays; as long as `lines`."""
    prose = [n for n, line in enumerate(lines) if is_prose(line)]
    lead_end = prose[_LEAD_PROSE - 1] if len(prose) >= _LEAD_PROSE else len(lines)
    tail_start = prose[-_TAIL_PROSE] if len(prose) >= _TAIL_PROSE else 0
    names: list[str | None] = [None] * len(lines)
    for n, line in enumerate(lines):
        rule = rule_of(line, lead=n <= lead_end, tail=n >= tail_start)
        if rule is not None:
            names[n] = rule.name
        if rule is not None and rule.cut and (not prose or n > prose[-1]):
            return names[:n] + [rule.name] * (len(lines) - n)
    for n in _menu(lines, names, prose[0] if prose else 0):
        names[n] = MENU
    return names


def _menu(lines: Sequence[str], names: Sequence[str | None], end: int) -> list[int]:
    """The lines of a list of links above the running text: many short items with a mark, none of them a sentence."""
    items = [n for n in range(end) if names[n] is None and _is_menu_item(lines[n])]
    return items if len(items) >= _LEAST_MENU else []


def _is_menu_item(line: str) -> bool:
    bare, bullet = without_bullet(line)
    return bullet and word_count(bare) <= _LONGEST_ITEM and not ends_sentence(bare)


@lru_cache(maxsize=4)
def _matcher(lead: bool, tail: bool) -> _Matcher:
    zones = {"any"} | ({"lead"} if lead else set()) | ({"tail"} if tail else set())
    rules = tuple(rule for rule in load_rules() if rule.zone in zones)
    groups = (f"(?P<r{n}>{'|'.join(rule.patterns)})" for n, rule in enumerate(rules))
    return _Matcher(re.compile("|".join(groups), re.IGNORECASE), rules)
