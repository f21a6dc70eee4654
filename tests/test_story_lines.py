"""Blocks become lines of their kind; what is left out says in what part of the page it stands."""

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from index.article import Line
from index.story.blocks import read_blocks
from index.story.finder import Story
from index.story.lines import lines_of

PROSE = (
    "The council voted on Monday night to close the old bridge for a year, and the mayor said that nobody had asked"
    " the people who live beyond it."
)


def lines(body: str, *left_out: str, sure: bool = True) -> list[Line]:
    """The lines of a page whose story is every block but those that begin with one of `left_out`."""
    blocks = read_blocks(LexborHTMLParser(f"<html><body>{body}</body></html>"), marked=True)
    chosen = (
        np.array([not text.startswith(left_out) for text in blocks.text])
        if left_out
        else np.ones(len(blocks.text), bool)
    )
    is_paragraph = np.array([text == PROSE for text in blocks.text], bool)
    return list(lines_of(blocks, Story(chosen, sure & chosen, is_paragraph, 0.0)))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<h2>One</h2>", "heading"),
        ("<ul><li>One</ul>", "item"),
        ("<ul><li><p>One</p></ul>", "item"),
        ("<dl><dd>One</dl>", "item"),
        ("<blockquote>One</blockquote>", "quote"),
        ("<blockquote><p>One</p></blockquote>", "quote"),
        ("<figure><figcaption>One</figcaption></figure>", "caption"),
        ("<figure><figcaption><p>One</p></figcaption></figure>", "caption"),
        ("<div class='wp-caption-text'>One</div>", "caption"),
        ("<p>One</p>", "text"),
        ("<section>One</section>", "text"),
        ("<blockquote><section>One</section></blockquote>", "text"),
    ],
)
def test_a_line_is_of_the_kind_that_its_elements_say(body: str, kind: str) -> None:
    assert [(line.text, line.kind) for line in lines(body)] == [("One", kind)]


def test_cells_of_a_row_are_one_line_and_rows_of_a_table_one_paragraph() -> None:
    table = "<table><tr><th>Year<th>Catch</tr><tr><td>1998<td><p>40</p><p>tons</p></tr></table><p>After</p>"
    assert lines(table) == [Line("Year | Catch\n1998 | 40 tons", "table"), Line("After")]


def test_a_table_whose_cells_hold_several_paragraphs_is_layout() -> None:
    table = f"<table><tr><td>Menu</td><td><p>{PROSE}</p><p>{PROSE}</p><h3>More</h3></td></tr></table>"
    assert [(line.text, line.kind) for line in lines(table)] == [
        ("Menu", "text"),
        (PROSE, "text"),
        (PROSE, "text"),
        ("More", "heading"),
    ]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<nav><ul><li>Other</ul></nav>", "navigation"),
        ("<footer><p>Other</p></footer>", "page-footer"),
        ("<aside>Other</aside>", "aside"),
        ("<form>Other</form>", "form"),
        ("<div hidden>Other</div>", "hidden"),
        ("<div data-microfiche='remove'>Other</div>", "site-remove"),
        ("<p>Other</p>", "outside-main-story"),
    ],
)
def test_what_is_left_out_says_where_it_stood(body: str, rule: str) -> None:
    assert [line.rule for line in lines(f"<p>{PROSE}</p>{body}", "Other")] == [None, rule]


def test_what_is_left_out_is_told_once_and_not_where_the_story_says_it() -> None:
    body = f"<p>Bridge closed</p><p>Fish</p><h1>Bridge closed</h1><p>{PROSE}</p><p>Fish</p>"
    found = lines(body, "Fish")
    assert [(line.text, line.rule) for line in found] == [
        ("Bridge closed", None),
        ("Fish", "outside-main-story"),
        ("Bridge closed", None),
        (PROSE, None),
    ]


@pytest.mark.parametrize(("sure", "rule"), [(True, None), (False, "newsletter")])
def test_a_part_with_another_name_is_of_the_story_only_where_that_is_sure(sure: bool, rule: str | None) -> None:
    found = lines(f"<p>{PROSE}</p><div class='newsletter-box'><p>Our letter, every morning.</p></div>", sure=sure)
    assert [line.rule for line in found] == [None, rule]


def test_captions_within_the_story_stay_without_the_credit_and_others_go() -> None:
    caption = "<figure><figcaption>Caption: the old bridge in March. Photo: Jo Marsh</figcaption></figure>"
    only_credit = "<figure><figcaption>Caption Jo</figcaption></figure>"
    found = lines(f"{only_credit}<p>{PROSE}</p>{caption}{only_credit}<p>The end.</p>", "Caption")
    assert [(line.text, line.kind, line.rule) for line in found] == [
        ("Caption Jo", "caption", "outside-main-story"),
        (PROSE, "text", None),
        ("Caption: the old bridge in March.", "caption", None),
        ("The end.", "text", None),
    ]


def test_a_post_within_the_story_stays() -> None:
    post = "<blockquote class='twitter-tweet'><p>Post: so long, old bridge</p></blockquote>"
    found = lines(f"<p>{PROSE}</p>{post}<p>The end.</p>", "Post")
    assert [(line.text, line.rule) for line in found][1] == ("Post: so long, old bridge", None)


def test_a_table_between_paragraphs_stays_and_one_of_links_or_of_another_part_goes() -> None:
    table = "<table><tr><td>Out: fares</td><td>4</td></tr></table>"
    links = "<table><tr><td><a href='/'>Out: links</a></td></tr></table>"
    found = lines(
        f"<p>{PROSE}</p>{table}{links}<aside>{table.replace('fares', 'odds')}</aside><p>The end.</p>", "Out", "4"
    )
    assert [line.text for line in found if line.rule is None] == [PROSE, "Out: fares | 4", "The end."]


def test_what_a_site_names_as_its_story_is_the_story() -> None:
    body = f"<p>{PROSE}</p><div data-microfiche='story'><p>Tale</p><p data-microfiche='remove'>Tide</p></div>"
    assert [(line.text, line.rule) for line in lines(body, "Tale")] == [
        (PROSE, "outside-main-story"),
        ("Tale", None),
        ("Tide", "site-remove"),
    ]


def test_a_hidden_caption_between_paragraphs_is_not_of_the_story() -> None:
    caption = "<figure hidden><figcaption>Caption: the old bridge in March</figcaption></figure>"
    found = lines(f"<p>{PROSE}</p>{caption}<p>The end.</p>", "Caption")
    assert [line.rule for line in found] == [None, "hidden", None]


def test_a_large_element_with_a_captions_name_is_none() -> None:
    body = "".join(f"<p>Line {n}</p>" for n in range(5))
    assert {line.kind for line in lines(f"<div class='caption-wrap'>{body}</div>")} == {"text"}
