"""The line model: which lines of a plain text are no part of its story, judged from the whole text at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.cleaning.boilerplate import Rule, Zones, is_protected
from index.cleaning.line_features import as_rows, line_features
from index.cleaning.lines import is_prose
from index.models.trees import Trees

MODEL_FILE = Path(__file__).parents[1] / "models" / "lines.npz"
LINE_MODEL = "line-model"  # and the zone: "line-model-tail"
# Probability of being story that a line stays from: low, since a lost line of the story is worse than one of junk kept,
# and lowest between paragraphs that are surely story.
_KEPT_FROM = {"lead": 0.12, "middle": 0.05, "tail": 0.07}
_SURE = 0.5  # probability of the paragraphs that the middle of a text lies between
_LEAST_LINES = 4  # of a text that the model can judge
_MOST_LINES = 2_000  # twice as many as any that it learned from
_QUOTATION = re.compile(r"[\"“„«‘'»–—-]\s?\w.*[\"”“»’']")
_DATELINE = re.compile(r"[^\W\d_a-z][^a-z(]{2,40}(?:, [^():]{1,40})?(?: ?\([^()]{2,30}\))? ?[–—-]{1,2} ?\S")


@dataclass(frozen=True, slots=True)
class LineModel:
    """A model with what it knows of a text beside its lines."""

    source: str | None = None  # the publication's name or host
    trees: Trees | None = None  # another model than the one of the program

    def unlikely(self, lines: Sequence[str], rules: Sequence[Rule | None], zones: Zones) -> dict[int, str]:
        """Numbers of the lines that are no part of the story, each with the name that tells why.

        `rules` are those that fit a line in any zone. A text of very few lines, of very many, or of no running text
        is left alone.
        """
        if not _LEAST_LINES <= len(lines) <= _MOST_LINES or zones.last < 0:
            return {}
        trees = self.trees or _model()
        story = trees.probability(as_rows(line_features(lines, rules, self.source), trees.names))
        sure = [n for n in np.flatnonzero(story >= _SURE).tolist() if is_prose(lines[n])] or [zones.first, zones.last]
        place = np.arange(len(lines))
        kept_from = np.select(
            [place < sure[0], place > sure[-1]], [_KEPT_FROM["lead"], _KEPT_FROM["tail"]], _KEPT_FROM["middle"]
        )
        doubtful = np.flatnonzero(story < kept_from).tolist()
        taken = [n for n in doubtful if not _is_safe(lines[n], sure[0] <= n <= sure[-1])]
        return {n: f"{LINE_MODEL}-{zones.name(n)}" for n in taken}


@lru_cache(maxsize=1)
def _model() -> Trees:
    return Trees(MODEL_FILE)


def _is_safe(line: str, in_the_middle: bool) -> bool:
    """Whether a line is story whatever the model says.

    Always a correction or a note; between paragraphs that are surely story also a quotation, a dateline, running text.
    """
    looks = is_prose(line) or _QUOTATION.match(line) or _DATELINE.match(line)
    return is_protected(line) or (in_the_middle and bool(looks))
