"""The verdict on every line of a story: what stays, what a rule takes, and what its first lines say of it."""

from collections.abc import Sequence
from dataclasses import replace

from index.article import Line
from index.cleaning.boilerplate import verdicts
from index.cleaning.lines import word_count
from index.cleaning.sites import SITE_DROP, SiteRules
from index.metadata.front_matter import credits, is_headline, repeats_headline
from index.metadata.values import FIRST_LINES, Metadata, first_known, from_front_matter, said

HEADLINE = "headline"
_LONGEST_KICKER = 3  # words that may stand above the headline


def judged(
    lines: Sequence[Line], known: Metadata, site: SiteRules, *, day_first: bool
) -> tuple[tuple[Line, ...], Metadata]:
    """The lines, each with the rule that takes it, if any does; and `known` with what the first of them say.

    Lines that come with a rule keep it and are not looked at.
    """
    names = [SITE_DROP if line.rule is None and site.drops(line.text) else line.rule for line in lines]
    left = _left(names)
    for n, name in zip(left, verdicts([lines[n].text for n in left]), strict=True):
        names[n] = name
    left = _left(names)
    layers = [known]
    for place, (rule, front) in credits([lines[n].text for n in left], day_first).items():
        names[left[place]] = rule
        layers.append(from_front_matter(front))
    left = _left(names)
    place = _headline([lines[n].text for n in left], known.title)
    for n in left[: place + 1]:
        names[n] = HEADLINE
    if place == 0:
        layers.append(said(FIRST_LINES, Metadata(title=lines[left[0]].text)))
    return tuple(replace(line, rule=name) for line, name in zip(lines, names, strict=True)), first_known(layers)


def _left(names: Sequence[str | None]) -> list[int]:
    return [n for n, name in enumerate(names) if name is None]


def _headline(lines: Sequence[str], title: str | None) -> int:
    """Which line is the headline, -1 for none: the known one, below a short kicker at most, or one by its looks."""
    if len(lines) < 2:
        return -1
    if title is None:
        return 0 if is_headline(lines[0]) else -1
    top = lines[:2] if word_count(lines[0]) <= _LONGEST_KICKER else lines[:1]
    return next((n for n, line in enumerate(top) if repeats_headline(line, title)), -1)
