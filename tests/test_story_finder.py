"""The story of a page is found whatever its classes are called; where that is unsure, it is said."""

from collections.abc import Callable

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from index.article import Line
from index.story.blocks import read_blocks
from index.story.finder import DOUBTFUL, Story, all_of, doubt_of, find_story
from index.story.head import Head, read_head
from index.story.lines import lines_of
from index.story.second_opinion import DEEPEST, LONGEST, second_opinion
from index.story.worth_a_look import DOUBT, LEGAL, PAYWALL, SHORT, notes_on

PARAGRAPHS = [
    "The council voted on Monday night to close the old bridge for a year, and the mayor said that nobody had asked the"
    " people who live beyond it. Forty families farm the far bank, and eleven children cross the bridge to school.",
    "Nine of its eleven piers have been found to stand on nothing that an engineer would name, according to a survey"
    " which the county paid for in March. It lists the tools that were used, and the names of the men who used them.",
    "The county offers a ferry in its place, twice a day and not in a flood. It costs four crowns each way, which the"
    " council wants paid back, and which the county says it has never heard of in all its long and thrifty life.",
    "Until the council meets again in April, a watchman sits at the western end with a chair, a bell and, so the farms"
    " say, very little to do. He has been given a book to write down who comes, and has so far written down the wind.",
]
COSTS = "The {} beyond the river will have to drive twenty kilometres to reach their fields, which costs them a lot."
JUNK = (
    "<nav><ul><li><a href='/'>Home</a><li><a href='/fish'>Fish</a><li><a href='/sport'>Sport</a></ul></nav>",
    "<aside><h3>Most read</h3><ol><li><a href='/1'>Fish prices rise for the third week running</a>"
    "<li><a href='/2'>Choir takes silver at the river games</a></ol></aside>"
    "<footer><p>© 2019 The Tagus Courier. All rights reserved.</p></footer>",
)


def story_of(html: str, ask: Callable[[str], str] = second_opinion) -> tuple[list[str], Story]:
    tree = LexborHTMLParser(html)
    blocks = read_blocks(tree)
    story = find_story(read_head(tree, html), html, blocks, ask)
    return [text for text, chosen in zip(blocks.text, story.chosen, strict=True) if chosen], story


@pytest.mark.parametrize("box", ["article", "div class='x7f'", "section id='content'", "main", "center"])
def test_the_story_is_found_between_what_is_around_it(box: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    middle = f"<{box}><h1>Osmay closes its bridge</h1>{body}</{box.split(maxsplit=1)[0]}>"
    page = f"<html><body>{JUNK[0]}{middle}{JUNK[1]}</body></html>"
    found, story = story_of(page)
    assert found[-len(PARAGRAPHS) :] == PARAGRAPHS
    assert set(found) - set(PARAGRAPHS) <= {"Osmay closes its bridge"}
    assert story.doubt < DOUBTFUL


def test_paragraphs_may_be_set_by_line_breaks() -> None:
    page = f"<html><body>{JUNK[0]}<div>{'<br><br>'.join(PARAGRAPHS)}</div>{JUNK[1]}</body></html>"
    assert story_of(page)[0] == PARAGRAPHS


def test_a_page_without_text_has_no_story() -> None:
    found, story = story_of("<html><body><img src='a.jpg'></body></html>")
    assert (found, story.doubt) == ([], 1.0)


def test_a_second_opinion_is_asked_only_where_it_is_needed() -> None:
    asked: list[str] = []

    def ask(page: str) -> str:
        asked.append(page)
        return PARAGRAPHS[0]

    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    story_of(f"<html><body><article>{body}</article></body></html>", ask)
    assert asked == []
    longer = "word " * 100
    head = f"<meta property='og:description' content='{longer}'>"
    page = f"<html><head>{head}</head><body><article><p>{PARAGRAPHS[0]}</p></article></body></html>"
    assert (story_of(page, ask)[0], asked) == (PARAGRAPHS[:1], [page])


def test_doubt_grows_with_uncertain_words() -> None:
    sure, unsure = [1.0, 0.0], [0.5, 0.5]
    words = np.array([100.0, 100.0])
    assert doubt_of(np.array(sure), words) == 0
    assert doubt_of(np.array(unsure), words) == pytest.approx(100 / 120)


def test_a_fragment_is_all_story_but_for_what_is_hidden() -> None:
    blocks = read_blocks(LexborHTMLParser("<p>One</p><p hidden>Two</p><p>Three</p>"))
    assert all_of(blocks).chosen.tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("head", "story", "doubt", "notes"),
    [
        ("", PARAGRAPHS, 0.1, ()),
        ("", PARAGRAPHS, 0.9, (DOUBT,)),
        ("", ["© 2019 The Tagus Courier. All rights reserved."], 0.1, (LEGAL,)),
        (f"<meta property='og:description' content='{PARAGRAPHS[0]}'>", ["A short line."], 0.1, (SHORT,)),
        ('<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>', PARAGRAPHS, 0.1, (PAYWALL,)),
        ("<meta property='article:content_tier' content='locked'>", PARAGRAPHS, 0.1, (PAYWALL,)),
        ("", [PARAGRAPHS[0], "Subscribe to continue reading"], 0.1, (PAYWALL,)),
        ("", [], 0.9, ()),
    ],
)
def test_what_is_worth_a_look_is_noted(head: str, story: list[str], doubt: float, notes: tuple[str, ...]) -> None:
    page = f"<html><head>{head}</head><body></body></html>"
    lines = [Line("Menu", rule="navigation"), *map(Line, story)]
    assert notes_on(read_head(LexborHTMLParser(page), page), page, doubt, lines) == notes


def test_a_second_opinion_that_finds_nothing_changes_nothing_and_no_deep_page_is_given_to_it() -> None:
    head = f"<meta property='og:description' content='{'word ' * 100}'>"
    page = f"<html><head>{head}</head><body>{{0}}<article><p>{PARAGRAPHS[0]}</p></article></body></html>"
    assert story_of(page.format(""), lambda _: "")[0] == PARAGRAPHS[:1]
    deep = page.format("<div>" * (DEEPEST + 1))

    def refuse(_: str) -> str:
        raise AssertionError("asked about a page that is too deep")

    story_of(deep, refuse)


def test_in_a_part_that_is_named_after_something_else_only_what_is_surely_the_story_is_of_it() -> None:
    named = "<{0} class='newsletter'>{1}</{0}>"
    unsure = named.format("aside", f"<p>{COSTS.format('farmers')}</p>")
    sure = named.format("div", "".join(f"<p>{COSTS.format(one)}</p>" for one in ("fishers", "eelers")))
    middle = [PARAGRAPHS[0], f"{PARAGRAPHS[1]}</p>{unsure}<p>", f"{PARAGRAPHS[2]}</p>{sure}<p>", PARAGRAPHS[3]]
    body = "".join(f"<p>{text}</p>" for text in middle)
    page = f"<html><body>{JUNK[0]}<article><h1>Osmay closes its bridge</h1>{body}</article>{JUNK[1]}</body></html>"
    tree = LexborHTMLParser(page)
    blocks = read_blocks(tree)
    lines = lines_of(blocks, find_story(read_head(tree, page), page, blocks))
    left_out = {line.text for line in lines if line.rule == "newsletter"}
    assert left_out == {COSTS.format("farmers")}


def test_no_page_is_given_to_the_second_opinion_that_is_longer_than_it_may_be() -> None:
    page = f"<html><body><article><p>{'</p><p>'.join(PARAGRAPHS)}</p></article><!--{{}}--></body></html>"
    longest = "x" * (LONGEST - len(page.format("")))
    assert second_opinion(page.format(longest)) == "\n".join(PARAGRAPHS)
    assert second_opinion(page.format(longest + "x")) == ""


@pytest.mark.parametrize(("legal", "words", "notes"), [(5, 80, (LEGAL,)), (4, 80, (LEGAL,)), (3, 80, ()), (5, 81, ())])
def test_a_story_of_eighty_words_with_a_legal_one_in_twenty_reads_like_a_legal_note(
    legal: int, words: int, notes: tuple[str, ...]
) -> None:
    line = Line(" ".join(["copyright"] * legal + ["boat"] * (words - legal)))
    assert notes_on(Head(), "", 0.1, [line]) == notes
