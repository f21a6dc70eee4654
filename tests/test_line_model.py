"""The line model takes what is no story from a text export, says where it stood, and leaves clean texts alone."""

import math
from pathlib import Path

import numpy as np
import pytest

from index.cleaning.boilerplate import Rule, rule_of, zones_of
from index.cleaning.line_features import as_rows, line_features
from index.cleaning.line_model import LineModel
from index.models.trees import Trees

STORY = [
    "The council voted on Monday night to close the old bridge for a year, and the mayor said that nobody had asked the"
    " people who live beyond it.",
    "Nine of its eleven piers stand on nothing that an engineer would name, according to a survey which the county paid"
    " for in March.",
    "“Nobody told us,” said Jo Marsh.",
    "What happens next",
    "The farmers beyond the river will have to drive twenty kilometres to reach their fields, which costs them as much"
    " in a year as a used tractor does.",
    "A ferry that the county has promised lies in the yard at Tarrow, where the engine is missing that another county"
    " had paid for and sent back.",
    "The yard could not be reached.",
]
MENU = ["News", "Sport", "Weather", "Opinion", "Jobs", "Puzzles", "Archive"]
BELOW = ["Our titles", "Harbour Courier", "The Islander", "Tarrow Times", "Work for us", "Media pack"]


def taken(lines: list[str], source: str | None = None) -> dict[int, str]:
    rules: list[Rule | None] = [rule_of(line) for line in lines]
    return LineModel(source).unlikely(lines, rules, zones_of(lines))


def test_a_clean_story_is_left_alone() -> None:
    assert taken(STORY) == {}


@pytest.mark.parametrize(
    "lines", [STORY[:3], MENU, ["Qtly div 30 cts vs 30 cts prior", "Pay Jan 15", "Record Dec 31", "-"]]
)
def test_a_text_too_short_or_without_running_text_is_not_judged(lines: list[str]) -> None:
    assert taken(lines) == {}


def test_menus_above_and_lists_below_go_and_the_name_says_where_they_stood() -> None:
    found = taken([*MENU, *STORY, *BELOW])
    above, below = len(MENU), len(MENU) + len(STORY)
    assert {found[n] for n in range(above)} == {"line-model-lead"}
    assert [n for n in found if above <= n < below] == []
    assert {name for n, name in found.items() if n >= below} == {"line-model-tail"}


@pytest.mark.parametrize(
    "line",
    [
        "Correction: Jobs",
        "Editor’s note: Sport",
        "Update, 4 p.m.: Weather",
        "Berichtigung: Wetter",
        "Rectificatif : météo",
        "Fe de erratas: tiempo",
        "Rettifica: meteo",
        "Retificação: tempo",
        "Rectificatie: weer",
    ],
)
def test_a_correction_is_never_taken_wherever_it_stands(line: str) -> None:
    assert [*MENU, line].index(line) not in taken([*MENU, line, *STORY])


def test_between_surely_story_a_quotation_a_dateline_and_running_text_stay_whatever_the_model_says(
    tmp_path: Path,
) -> None:
    against_commas = one_question("commas", 0.5, leaves=(3, -9), path=tmp_path / "model.npz")
    sure = " ".join(["word"] * 25) + "."
    guarded = ["“No, no,” he said.", "OSMAY, Dec 12 (Coastal Press) - Rain.", f"Well, {sure}"]
    lines = [sure, *guarded, "Ropes, lamps", sure, *guarded]
    rules: list[Rule | None] = [None] * len(lines)
    found = LineModel(trees=against_commas).unlikely(lines, rules, zones_of(lines))
    assert sorted(found) == [4, 6, 7, 8]


def one_question(feature: str, border: float, leaves: tuple[float, float], path: Path) -> Trees:
    """A model of one tree: the first leaf for what is not above the border, the second for what is."""
    np.savez(
        path, names=[feature], feature=[[0]], border=[[border]], leaf=[leaves], scale=np.float64(1), bias=np.float64(0)
    )
    return Trees(path)


def test_the_text_of_a_source_is_judged_with_its_name() -> None:
    columns = line_features(["Harbour-Courier", "harbour courier shop", "Sea"], [None] * 3, "www.harbourcourier.co.uk")
    assert columns["names the source"].tolist() == pytest.approx([1, 14 / 18, 0])


def test_every_feature_is_a_number_for_odd_lines() -> None:
    columns = line_features(["a", "…", "日本語", "\ud800x", "A\u0301"], [None] * 5, None)
    rows = as_rows(columns, list(columns))
    assert rows.shape == (5, len(columns))
    assert np.isfinite(rows).all()


SURE = " ".join(["word"] * 25) + "."
ROPES = "Ropes, lamps"  # a line with a comma


def unlikely(lines: list[str], probability: float, path: Path) -> list[int]:
    """The lines that a model takes by which a line with a comma is story so probably, and any other one surely."""
    trees = one_question("commas", 0.5, leaves=(3, math.log(probability / (1 - probability))), path=path / "model.npz")
    return sorted(LineModel(trees=trees).unlikely(lines, [None] * len(lines), zones_of(lines)))


@pytest.mark.parametrize(("probability", "taken"), [(0.04, [1, 3, 5]), (0.06, [1, 5]), (0.1, [1]), (0.13, [])])
def test_a_line_stays_more_easily_behind_the_story_than_above_and_most_easily_within(
    probability: float, taken: list[int], tmp_path: Path
) -> None:
    assert unlikely(["Bridge", ROPES, SURE, ROPES, SURE, ROPES, "Boats"], probability, tmp_path) == taken


@pytest.mark.parametrize(("probability", "taken"), [(0.04, [0, 2, 4]), (0.1, [0])])
def test_where_no_running_text_is_surely_story_it_lies_between_the_first_and_the_last(
    probability: float, taken: list[int], tmp_path: Path
) -> None:
    running = f"Well, {SURE}"
    assert unlikely([ROPES, running, ROPES, running, ROPES], probability, tmp_path) == taken


@pytest.mark.parametrize(("count", "is_judged"), [(3, False), (4, True), (2_000, True), (2_001, False)])
def test_texts_of_four_to_two_thousand_lines_are_judged(count: int, is_judged: bool, tmp_path: Path) -> None:
    assert unlikely([SURE] * (count - 1) + [ROPES], 0.01, tmp_path) == ([count - 1] if is_judged else [])
