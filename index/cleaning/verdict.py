"""The verdict on every line of a story: what stays, what a rule takes, and what its first lines say of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from index.article import Line
from index.cleaning.boilerplate import Rule, Zones, named, rule_of, zones_of
from index.cleaning.line_model import LINE_MODEL
from index.cleaning.lines import word_count
from index.cleaning.sites import SITE_DROP, SiteRules
from index.metadata.front_matter import FrontMatter, credits, is_headline, repeats_headline
from index.metadata.values import FIRST_LINES, Metadata, first_known, from_front_matter, said

HEADLINE = "headline"
Judge = Callable[[Sequence[str], Sequence[Rule | None], Zones], Mapping[int, str]]
_LONGEST_KICKER = 3  # words that may stand above the headline
_NEAR_STORY = 6  # lines above the first running text, where bylines stand whatever stands above them


def judged(
    lines: Sequence[Line], known: Metadata, site: SiteRules, *, day_first: bool, judge: Judge | None = None
) -> tuple[tuple[Line, ...], Metadata]:
    """The lines, each with the rule that takes it, if any does; and `known` with what the first of them say.

    Lines that come with a rule keep it and are not looked at. `judge` names the lines that it takes after the rules.
    """
    names = [SITE_DROP if line.rule is None and site.drops(line.text) else line.rule for line in lines]
    left = _left(names)
    taken, found = _taken([lines[n].text for n in left], judge, day_first)
    for n, name in zip(left, taken, strict=True):
        names[n] = name
    left = _left(names)
    top = left[: _headline([lines[n].text for n in left], known.title) + 1]
    if not top and known.title is None:
        top = _taken_headline(lines, names)
    for n in top:
        names[n] = HEADLINE
    layers = [known, *map(from_front_matter, found)]
    if len(top) == 1:
        layers.append(said(FIRST_LINES, Metadata(title=lines[top[0]].text)))
    result = (line if line.rule == name else replace(line, rule=name) for line, name in zip(lines, names, strict=True))
    return tuple(result), first_known(layers)


def _taken(texts: Sequence[str], judge: Judge | None, day_first: bool) -> tuple[list[str | None], list[FrontMatter]]:
    """For each text the name of what takes it, a named rule first, then a byline or date line, then the judge."""
    rules, zones = [rule_of(text) for text in texts], zones_of(texts)
    names = named(texts, rules, zones, menu=judge is None)
    doubtful = judge(texts, rules, zones) if judge else {}
    left = _left(names)
    found = _credits(texts, [n for n in left if n not in doubtful], day_first)
    found |= _credits(texts, [n for n in left if n < zones.first][-_NEAR_STORY:], day_first)
    for n, (name, _) in found.items():
        names[n] = name
    for n, name in doubtful.items():
        names[n] = names[n] or name
    return names, [front for _, (_, front) in sorted(found.items())]


def _credits(texts: Sequence[str], chosen: Sequence[int], day_first: bool) -> dict[int, tuple[str, FrontMatter]]:
    """Bylines and date lines among the first of the chosen lines, by their number in the text."""
    found = credits([texts[n] for n in chosen], day_first)
    return {chosen[place]: credit for place, credit in found.items()}


def _left(names: Sequence[str | None]) -> list[int]:
    return [n for n, name in enumerate(names) if name is None]


def _taken_headline(lines: Sequence[Line], names: Sequence[str | None]) -> list[int]:
    """The number of the headline where the judge took it: the first line that can be one above what is left."""
    above = range(names.index(None) if None in names else 0)
    by_judge = (n for n in above if (names[n] or "").startswith(LINE_MODEL))
    return [n for n in by_judge if is_headline(lines[n].text) and word_count(lines[n].text) > 1][:1]


def _headline(lines: Sequence[str], title: str | None) -> int:
    """Which line is the headline, -1 for none: the known one, below a short kicker at most, or one by its looks."""
    if len(lines) < 2:
        return -1
    if title is None:
        return 0 if is_headline(lines[0]) else -1
    top = lines[:2] if word_count(lines[0]) <= _LONGEST_KICKER else lines[:1]
    return next((n for n, line in enumerate(top) if repeats_headline(line, title)), -1)
