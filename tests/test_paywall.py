"""A box that asks for a subscription right behind a short or cut story says that the rest is behind a paywall."""

import tomllib

import pytest

from index.article import Line
from index.story.paywall import PHRASES_FILE, asks_to_subscribe, ends_at_paywall

LANGUAGES = tomllib.loads(PHRASES_FILE.read_text("utf-8"))["language"]
PROSE = (
    "The council voted on Monday night to close the old bridge for a year, and the mayor said that nobody had asked"
    " the people who live beyond it."
)
CUT = PROSE.removesuffix(" beyond it.")
BOX = Line("Subscribe to continue reading", rule="subscription")
BUTTON = Line("Log in", rule="outside-main-story")


@pytest.mark.parametrize("line", [line for language in LANGUAGES for line in language["example"]])
def test_a_phrase_finds_its_examples(line: str) -> None:
    assert asks_to_subscribe(line)


@pytest.mark.parametrize("line", [PROSE, *(line for language in LANGUAGES for line in language["keep"])])
def test_no_phrase_finds_what_pages_with_whole_stories_say(line: str) -> None:
    assert not asks_to_subscribe(line)


@pytest.mark.parametrize(
    "lines",
    [
        [Line(PROSE), BOX],
        [Line(PROSE), BUTTON, BOX, Line("Weather", rule="page-footer")],
        [Line(PROSE), Line(BOX.text)],
        [*[Line(PROSE)] * 20, Line(CUT), BOX],
        [*[Line(PROSE)] * 20, Line(f"{CUT} …"), BOX],
    ],
    ids=["short", "a button between", "within the story", "cut", "broken off"],
)
def test_a_short_or_cut_story_with_the_box_behind_it_ends_at_a_paywall(lines: list[Line]) -> None:
    assert ends_at_paywall(lines)


@pytest.mark.parametrize(
    "lines",
    [
        [*[Line(PROSE)] * 20, BOX],
        [Line(PROSE), Line("Subscribe to our newsletter", rule="newsletter")],
        [BOX, Line(PROSE)],
        [Line(PROSE), *[BUTTON] * 8, BOX],
        [Line(PROSE), Line(BOX.text, rule="hidden")],
        [Line(PROSE), Line("For subscribers only: the lamps of Osmay", rule="related-stories")],
        [BOX],
    ],
    ids=["a whole story", "a newsletter", "above", "far below", "hidden", "another story's", "no story"],
)
def test_every_other_page_does_not(lines: list[Line]) -> None:
    assert not ends_at_paywall(lines)
