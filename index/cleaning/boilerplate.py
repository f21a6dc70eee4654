"""The named rules of rules.toml, and how they are applied to the lines of a story."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from index.cleaning.lines import ends_sentence, is_prose, without_bullet, word_count
from index.cleaning.openings import openings

Zone = Literal["lead", "tail", "edges", "any"]
RULES_FILE = Path(__file__).with_name("rules.toml")
MENU = "menu"  # the name that stands for a list of links above the running text
_LEAST_MENU = 3  # items
_LONGEST_ITEM = 6  # words
_LONGEST = 330  # characters; no rule fits a longer line, which saves trying
_PROTECTED = re.compile(
    r"\W*(?:correct(?:ion|ed)s?|clarifications?|(?:editor|publisher).?s.? note|errat(?:um|a)"
    r"|update ?(?:,[^:]{1,30})?: ?\S|berichtigung|korrektur|richtigstellung"
    r"|anm(?:erkung|\.) d(?:er|\.) red(?:aktion|\.)|rectificatif|pr[ée]cision|ndlr|note de la r[ée]daction"
    r"|fe de erratas|(?:correc|rectifica|aclara)ci[óo]n|nota (?:del editor|della? redazione|d[ae] reda[çc][ãa]o)"
    r"|rettifica|precisazione|corre[çc][ãa]o|retifica[çc][ãa]o|rectificatie|correctie|noot van de redactie)\b",
    re.IGNORECASE,
)
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


@lru_cache(maxsize=1)
def load_rules() -> tuple[Rule, ...]:
    """The rules in the order of the file."""
    tables: list[dict[str, Any]] = tomllib.loads(RULES_FILE.read_text("utf-8"))["rule"]
    return tuple(_rule(table) for table in tables)


def _rule(table: dict[str, Any]) -> Rule:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Rule(**values)


@dataclass(frozen=True, slots=True)
class Zones:
    """Where the parts of a text begin and end, by its running text; line numbers."""

    lead_end: int  # the lead's last line
    tail_start: int  # the tail's first
    first: int  # the first running text; 0 where there is none
    last: int  # the last; -1 where there is none

    def name(self, line: int) -> Literal["lead", "middle", "tail"]:
        if line < self.first:
            return "lead"
        return "tail" if line > self.last else "middle"


def zones_of(lines: Sequence[str]) -> Zones:
    """The zones of a text; one of little running text is lead and tail at once."""
    prose = [n for n, line in enumerate(lines) if is_prose(line)]
    lead_end = prose[_LEAD_PROSE - 1] if len(prose) >= _LEAD_PROSE else len(lines)
    tail_start = prose[-_TAIL_PROSE] if len(prose) >= _TAIL_PROSE else 0
    return Zones(lead_end, tail_start, prose[0] if prose else 0, prose[-1] if prose else -1)


def is_protected(line: str) -> bool:
    """Whether a line begins as a correction, a clarification, an editor's note or an update, which is always story."""
    return _PROTECTED.match(line) is not None


def rule_of(line: str, lead: bool = True, tail: bool = True) -> Rule | None:
    """The first rule that fits the whole line where it stands; None keeps it."""
    if len(line) > _LONGEST or is_protected(line):
        return None
    bare, _ = without_bullet(line)
    first = bare[:1].lower()
    tried = (first, "") if first in _first_characters() else ("",)
    matches = (pattern.fullmatch(bare) for one in tried if (pattern := _matcher(lead, tail, one)))
    numbers = [int((match.lastgroup or "")[1:]) for match in matches if match]
    return load_rules()[min(numbers)] if numbers else None


def verdicts(lines: Sequence[str]) -> list[str | None]:
    """For each line the name of the rule that takes it, or None where it stays; as long as `lines`."""
    return named(lines, [rule_of(line) for line in lines], zones_of(lines))


def named(lines: Sequence[str], rules: Sequence[Rule | None], zones: Zones, *, menu: bool = True) -> list[str | None]:
    """As `verdicts`, with the rule that fits each line in any zone already known; a menu goes where asked for."""
    names: list[str | None] = [None] * len(lines)
    for n, line in enumerate(lines):
        rule = _where_it_stands(line, rules[n], n <= zones.lead_end, n >= zones.tail_start)
        if rule is not None:
            names[n] = rule.name
        if rule is not None and rule.cut and n > zones.last:
            return names[:n] + [None if is_protected(below) else rule.name for below in lines[n:]]
    for n in _menu(lines, names, zones.first) if menu else ():
        names[n] = MENU
    return names


def _where_it_stands(line: str, rule: Rule | None, lead: bool, tail: bool) -> Rule | None:
    """The rule, or where it does not reach the zone of the line, another one that does."""
    if rule is None or rule.zone in _reached(lead, tail):
        return rule
    return rule_of(line, lead, tail)


def _reached(lead: bool, tail: bool) -> set[Zone]:
    always: set[Zone] = {"any"}
    at_the_lead: set[Zone] = {"lead", "edges"} if lead else set()
    at_the_tail: set[Zone] = {"tail", "edges"} if tail else set()
    return always | at_the_lead | at_the_tail


def _menu(lines: Sequence[str], names: Sequence[str | None], end: int) -> list[int]:
    """The lines of a list of links above the running text: many short items with a mark, none of them a sentence."""
    items = [n for n in range(end) if names[n] is None and _is_menu_item(lines[n])]
    return items if len(items) >= _LEAST_MENU else []


def _is_menu_item(line: str) -> bool:
    bare, bullet = without_bullet(line)
    return bullet and word_count(bare) <= _LONGEST_ITEM and not ends_sentence(bare)


@lru_cache(maxsize=1)
def _first_characters() -> frozenset[str]:
    return frozenset(one for rule in load_rules() for pattern in rule.patterns for one in openings(pattern))


@lru_cache(maxsize=1024)
def _matcher(lead: bool, tail: bool, first: str) -> re.Pattern[str] | None:
    """The rules of a place whose expressions can begin with a character, or with any: "" stands for those."""
    numbered = [(n, rule) for n, rule in enumerate(load_rules()) if rule.zone in _reached(lead, tail)]
    fitting = [(n, rule, [one for one in rule.patterns if first in openings(one)]) for n, rule in numbered]
    groups = [f"(?P<r{n}>{'|'.join(patterns)})" for n, _, patterns in fitting if patterns]
    return re.compile("|".join(groups), re.IGNORECASE) if groups else None
