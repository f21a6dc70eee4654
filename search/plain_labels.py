"""The values of a field as they are looked for: without accents and capitals."""

import re
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from index.analysis import plain
from index.segment.array_file import Array, narrow


class PlainLabels:
    """All values as one text, a line each."""

    def __init__(self, texts: Sequence[str], separator: str | None) -> None:
        """separator  between the steps of a value; None where it has no steps"""
        self._steps = separator is not None
        self._text = plain("\n".join(text.replace("\n", " ") for text in texts))
        lines = self._text.split("\n") if texts else []
        self._ends = narrow(np.array([*accumulate(len(line) + 1 for line in lines)], np.intp))
        last = [len(line.rpartition(separator)[2]) if separator else len(line) for line in lines]
        self._last_steps = narrow(self._ends - 1 - np.array(last, np.intp))  # where the last step of each begins

    def holding(self, text: str) -> Array:
        """The numbers of the values in which a text stands, its end in the value's last step, intp ascending.

        "syria" stands so in World/Syria, but not in World/Syria/Aleppo, which "syria/a" finds.
        """
        wanted = plain(text)
        if not wanted or "\n" in wanted:
            return np.zeros(0, np.intp)
        last = re.compile(f"^.*{re.escape(wanted)}" if self._steps else re.escape(wanted), re.MULTILINE)
        behind = np.array([match.end() for match in last.finditer(self._text)], np.intp)
        numbers = np.searchsorted(self._ends, behind - 1, side="right")
        return np.unique(numbers[behind > self._last_steps[numbers]])
