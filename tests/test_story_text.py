"""The text of an article as a page sets it, and the words for rules."""

import re
import tomllib
from dataclasses import replace

import pytest
from babel import Locale
from babel.support import Translations

from index.article import Paragraph, Removed
from index.cleaning.boilerplate import MENU, RULES_FILE
from index.cleaning.line_model import LINE_MODEL
from index.cleaning.sites import SITE_DROP, SITE_REMOVE
from index.cleaning.verdict import HEADLINE
from index.extract import BARE
from index.metadata.dates import impossible
from index.metadata.values import rejected
from index.repeats.forms import EXACT, MASKED
from index.story import worth_a_look
from index.story.parts import _BY_TAG, _BY_WORD, OUTSIDE
from index.story.unshown import TOLD, VEILED
from search.note_words import note_in_words
from search.results import Part
from search.rule_words import known_rules
from search.speech import Speech, speaking
from search.story_text import Match, Run, split, story_text
from tests.archives import article
from web.interface import CATALOGUES

IMPOSSIBLE = ("2087-01-01", "1201-01-01", "1970-01-01T00:00:00Z")  # days


def test_matches_are_numbered_from_the_headline_on() -> None:
    story = article("a", "The ferry sails.\n\nNo boat.\n\nA ferry.", "Ferry plan")
    marked = (
        (Part("Ferry", True), Part(" plan", False)),
        (Part("The ", False), Part("ferry", True), Part(" sails.", False)),
        (Part("No boat.", False),),
        (Part("A ", False), Part("ferry", True), Part(".", False)),
    )
    text = story_text(story, marked)

    assert text.headline == (Run("Ferry", 1), Run(" plan", 0))
    assert [block.texts for block in text.blocks] == [
        ((Run("The "), Run("ferry", 2), Run(" sails.")),),
        ((Run("No boat."),),),
        ((Run("A "), Run("ferry", 3), Run(".")),),
    ]
    assert text.matches == (
        Match(1, "", "Ferry", " plan"),
        Match(2, "The ", "ferry", " sails."),
        Match(3, "A ", "ferry", "."),
    )


def test_the_text_around_a_match_is_cut_at_words() -> None:
    before, after = "one two three four five six seven eight nine ", " one two three four five six seven eight nine ten"
    story = article("a", f"{before}ferry{after}")
    text = story_text(story, ((), (Part(before, False), Part("ferry", True), Part(after, False))))

    assert text.matches == (
        Match(1, "…four five six seven eight nine ", "ferry", " one two three four five six seven…"),
    )


def test_a_match_that_is_cut_by_a_table_keeps_its_number_once() -> None:
    assert split((Run("a | b", 7), Run(" c")), " | ") == ((Run("a", 7),), (Run("b"), Run(" c")))


def test_lines_that_were_left_out_stand_in_their_places() -> None:
    story = article("a", "First.\n\nSecond.", "Title")
    story = replace(
        story,
        body=(Paragraph("First.", "item"), Paragraph("Second.", "item")),
        removed=(Removed("Share", "share-bar", 0), Removed("Ad", "advertisement", 1), Removed("Ad 2", "mine", 1)),
    )
    marked = ((Part("Title", False),), (Part("First.", False),), (Part("Second.", False),))

    assert [(one.kind, one.texts, one.rules) for one in story_text(story, marked, removed=True).blocks] == [
        ("removed", ((Run("Share"),),), ("buttons for sharing",)),
        ("item", ((Run("First."),),), ()),
        ("removed", ((Run("Ad"),), (Run("Ad 2"),)), ("advertisement", "mine")),
        ("item", ((Run("Second."),),), ()),
    ]
    assert [one.texts for one in story_text(story, marked).blocks] == [((Run("First."),), (Run("Second."),))]


def test_every_rule_has_words() -> None:
    named = {rule["name"] for rule in tomllib.loads(RULES_FILE.read_text("utf-8"))["rule"]}
    by_model = {f"{LINE_MODEL}-{zone}" for zone in ("lead", "middle", "tail")}
    others = {MENU, HEADLINE, SITE_DROP, SITE_REMOVE, EXACT, MASKED, OUTSIDE, "byline", "date-line", "breadcrumb"}
    assert named | by_model | others | set(_BY_TAG.values()) | set(_BY_WORD) == known_rules()


@pytest.mark.parametrize(
    "note",
    [
        *(worth_a_look.DOUBT, worth_a_look.PAYWALL, worth_a_look.SHORT, worth_a_look.LEGAL, BARE, VEILED, TOLD),
        *(
            rejected("updated", "json-ld", impossible(day) or "")
            for day in ("2087-01-01", "1201-01-01", "1970-01-01T00:00:00Z")
        ),
        "updated 2011-01-01 in json-ld is before publication and was not used",
        "the page declares the language en, its text reads as de",
    ],
)
def test_every_note_is_said_in_the_readers_language(note: str) -> None:
    with speaking(Speech(Locale("de"), Translations.load(CATALOGUES, ["de"]))):
        said = note_in_words(note)

    assert said != note
    assert all(word in said for word in re.findall(r"\d{4}-\d\d-\d\d|json-ld", note))


def test_a_note_that_is_not_known_is_said_as_it_stands() -> None:
    assert note_in_words("a note of another version") == "a note of another version"
