"""What repeats in each source: learned from a run's counts, and from the build that is continued."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from index.article import Paragraph
from index.repeats.counts import Count, Counts
from index.repeats.forms import EXACT, FORMS, MASKED, Forms, line_forms, source_number
from index.repeats.stored import Repeat


class Learned:
    """Looks lines up; keeps each form that was found to be junk, for the build's file."""

    def __init__(self, counts: Counts, before: tuple[Repeat, ...] = ()) -> None:
        """`before` are the repeats of the build that is continued; they stay, and count on."""
        self._counts = counts
        self._totals: dict[str, int] = {}  # source → stories
        self._before = {one.number: one for one in before}
        self._known = np.array(sorted(self._before), np.uint64)
        self._found: dict[int, Repeat | None] = {}

    def rules(self, forms: Forms, body: tuple[Paragraph, ...]) -> dict[int, str]:
        """For the lines that are junk, by their place in the body, the rule that says so."""
        hits = self._counts.known(forms.hashes) | np.isin(forms.hashes, self._known)
        rules: dict[int, str] = {}
        for line, column in zip(*(axis.tolist() for axis in np.nonzero(hits)), strict=True):
            if line in rules:
                continue
            repeat = self._repeat(int(forms.hashes[line, column]), forms.source, body[line], column)
            if repeat is not None and (repeat.anywhere or forms.edge[line]):
                rules[line] = repeat.rule
        return rules

    def repeats(self) -> Iterator[Repeat]:
        """All that is known to repeat, by source, the most frequent first."""
        found = {number: one for number, one in self._found.items() if one is not None}
        known = {number: self._continued(one) for number, one in self._before.items()} | found
        yield from sorted(known.values(), key=lambda one: (one.source, -one.stories, one.form))

    def _repeat(self, number: int, source: str, line: Paragraph, column: int) -> Repeat | None:
        """The repeat of a form by what is known of it; decided once."""
        if number not in self._found:
            known = self._before.get(number)
            self._found[number] = self._continued(known) if known else self._learn(number, source, line, column)
        return self._found[number]

    def _learn(self, number: int, source: str, line: Paragraph, column: int) -> Repeat | None:
        count, of = self._counts.of(number), self._total(source)
        if count is None or not count.is_junk(of, masked=column > 0):
            return None
        form = (*line_forms(line), *[""] * FORMS)[column]
        rule = MASKED if column else EXACT
        return Repeat(source, rule, form, line.text, count.stories, of, count.is_anywhere(of), number)

    def _continued(self, known: Repeat) -> Repeat:
        count = self._counts.of(known.number) or Count(0, 0, 0, 0, one_author=False)
        return replace(known, stories=known.stories + count.stories, of=known.of + self._total(known.source))

    def _total(self, source: str) -> int:
        if source not in self._totals:
            count = self._counts.of(source_number(source))
            self._totals[source] = count.stories if count else 0
        return self._totals[source]
