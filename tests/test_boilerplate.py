"""The rules take whole lines of junk where they stand, and nothing else."""

import re

import pytest

from index.cleaning.boilerplate import MENU, Rule, Zones, load_rules, named, rule_of, verdicts, zones_of

PROSE = (
    "The council voted on Monday night to close the old bridge for a year, and the mayor said that nobody had asked"
    " the people who live beyond it."
)
EXAMPLES = [(rule, line) for rule in load_rules() for line in rule.example]
KEPT = [line for rule in load_rules() for line in rule.keep]


@pytest.mark.parametrize(("rule", "line"), EXAMPLES, ids=lambda value: value.name if isinstance(value, Rule) else value)
def test_a_rule_fits_its_examples(rule: Rule, line: str) -> None:
    assert re.fullmatch("|".join(rule.patterns), line, re.IGNORECASE)


@pytest.mark.parametrize("line", KEPT)
def test_no_rule_takes_a_line_that_is_to_be_kept(line: str) -> None:
    assert rule_of(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "“Contact us at help@example.com,” said the leaflet.",
        "He told them to contact us at help@example.com.",
        "Contact us, the pilots begged, before you land.",
        "Share your bread with the hungry, the vicar said.",
        "More than a hundred people came.",
        "Subscribe to none of this, the paper wrote.",
        "Read more slowly.",
        "Follow the river to the sea.",
        "Most read it twice.",
        "Related to the mayor by marriage, he stepped down.",
        "Sign up or go home, the sergeant said.",
        "Copyright law is older than the press.",
        "Tags were cut from the stolen coats.",
        "Home at last",
        "Correction: Photo: the boat in an earlier version was the Provider.",
        "Editor’s note: all rights reserved to the poet are her sister’s.",
    ],
)
def test_a_sentence_of_the_story_stays(line: str) -> None:
    assert rule_of(line) is None


def test_names_of_rules_are_unique() -> None:
    names = [rule.name for rule in load_rules()]
    assert sorted(set(names)) == sorted(names)


def test_a_lead_rule_does_not_reach_into_the_story() -> None:
    lines = ["Updated:", PROSE, PROSE, PROSE, "Updated:", PROSE, PROSE, PROSE]
    assert verdicts(lines) == ["topic-line", None, None, None, None, None, None, None]


def test_a_tail_rule_does_not_reach_into_the_story() -> None:
    lines = [PROSE, PROSE, PROSE, "Related stories", PROSE, PROSE, PROSE, "Related stories"]
    assert verdicts(lines) == [None] * 7 + ["related-stories"]


def test_a_cut_takes_all_that_follows_the_last_running_text() -> None:
    lines = [PROSE, PROSE, "More Must-Reads from the Courier", "Bridge to reopen", "Fish prices rise"]
    assert verdicts(lines) == [None, None, "must-reads", "must-reads", "must-reads"]


def test_a_cut_spares_running_text_below_it() -> None:
    lines = [PROSE, "More Must-Reads from the Courier", "Bridge to reopen", PROSE]
    assert verdicts(lines) == [None, "must-reads", None, None]


def test_a_cut_spares_a_correction_below_it() -> None:
    correction = "Correction: the bridge has eleven piers."
    assert verdicts([PROSE, "Leave a comment", "Reply", correction]) == [None, "comments", "comments", None]


def test_a_list_of_links_above_the_story_is_a_menu() -> None:
    lines = ["• News", "• Sport", "• Weather", "Bridge closed for a year", PROSE]
    assert verdicts(lines) == [MENU, MENU, MENU, None, None]


def test_a_list_within_the_story_stays() -> None:
    lines = [PROSE, "• a rope", "• a lamp", "• a compass", PROSE]
    assert verdicts(lines) == [None] * 5


def test_a_line_that_nearly_fits_everything_takes_no_time() -> None:
    assert [rule_of(f"{word} " + "and more " * 30) for word in ("share", "get", "sign up", "contact")] == [None] * 4


def test_two_items_above_the_story_are_no_menu() -> None:
    assert verdicts(["• News", "• Weather", "Bridge closed for a year", PROSE]) == [None] * 4


def test_an_item_of_a_menu_has_six_words_at_most() -> None:
    six, seven = "• One way to mend a bridge", "• One way to mend a stone bridge"
    assert verdicts([six, six, six, PROSE]) == [MENU, MENU, MENU, None]
    assert verdicts([six, six, seven, PROSE]) == [None] * 4


def test_an_item_that_a_rule_takes_keeps_the_rules_name_and_makes_no_menu() -> None:
    lines = ["• Share", "• News", "• Weather", PROSE]
    assert verdicts(lines) == ["share-bar", None, None, None]
    assert verdicts(["• Sport", *lines]) == [MENU, "share-bar", MENU, MENU, None]


def test_no_menu_is_taken_where_none_is_asked_for() -> None:
    lines = ["• News", "• Sport", "• Weather", PROSE]
    assert named(lines, [None] * 4, zones_of(lines), menu=False) == [None] * 4


def test_a_text_of_little_running_text_is_lead_and_tail_at_once() -> None:
    assert verdicts(["Related stories", "Updated:", PROSE, "Updated:"]) == [
        "related-stories",
        "topic-line",
        None,
        "topic-line",
    ]


def test_the_zones_of_a_text_are_told_by_its_running_text() -> None:
    zones = zones_of(["Bridge", PROSE, "Piers", PROSE, PROSE, PROSE, "Boats"])
    assert zones == Zones(lead_end=3, tail_start=4, first=1, last=5)
    assert [zones.name(n) for n in range(7)] == ["lead", *["middle"] * 5, "tail"]
    assert zones_of(["Bridge", "Boats"]) == Zones(lead_end=2, tail_start=0, first=0, last=-1)


def test_a_long_notice_fits_its_rule() -> None:
    rule = rule_of("We use cookies" + " and more" * 24)
    assert rule is not None
    assert rule.name == "cookie-notice"


def test_items_that_end_as_sentences_do_are_no_menu() -> None:
    assert verdicts(["• Boats sail at six.", "• Boats sail at nine.", "• Boats sail at noon.", PROSE]) == [None] * 4


def test_of_two_rules_that_fit_a_line_the_first_names_it() -> None:
    rule = rule_of("Have a tip? Ann Teller may be reached at ann@example.com.")
    assert rule is not None
    assert rule.name == "contact-line"
