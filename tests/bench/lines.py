"""How well text exports are cleaned, each by a line model that has not seen its site. Needs CatBoost (`.[train]`)."""

from pathlib import Path
from tempfile import TemporaryDirectory

from index.cleaning.sites import NO_RULES
from index.metadata.values import Metadata
from index.models.training.lines import EXPORTS, fold_models, fold_of, read_exports
from index.models.trees import Trees
from index.text_page import draft_text
from tests.bench.shared import hold, score

FLOORS = {  # as reached; .75 of the junk and an F1 of .95 were aimed at
    r"story kept ([.\d]+)": 0.98,
    r"junk removed ([.\d]+)": 0.63,
    r"F1 ([.\d]+)": 0.93,
}


def run() -> None:
    """Fit a model a fold, which takes minutes, and score what is left of each text."""
    hold(score("score_text.py", "--call", "tests.bench.lines:texts"), FLOORS)


def texts(exports: list[tuple[str, str]]) -> list[str]:
    """What is left of each text export, in the same order, a line a paragraph."""
    with TemporaryDirectory() as folder:
        models = fold_models(read_exports(EXPORTS), Path(folder))
    return [left_of(text, source, models[fold_of(source)]) for source, text in exports]


def left_of(text: str, source: str, trees: Trees) -> str:
    """The story of one export, cleaned with the given line model."""
    draft = draft_text(text, Metadata(source=source), NO_RULES, day_first=True, trees=trees)
    return "\n".join(line.text for line in draft.lines if line.rule is None)
