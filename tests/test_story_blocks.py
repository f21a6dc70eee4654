"""A page becomes blocks of text in its order, each with the frame that it stands in."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from index.story.blocks import Blocks, read_blocks
from index.story.depth import DEEPEST, flattened
from index.story.xhtml import with_ends


def blocks_of(body: str, *, marked: bool = False) -> Blocks:
    return read_blocks(LexborHTMLParser(f"<html><body>{body}</body></html>"), marked=marked)


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<div>Before <p>within</p> after</div>", ["Before", "within", "after"]),
        ("<p>The <b>old</b> bri<i>dge</i></p>", ["The old bridge"]),
        ("One<br>and the same", ["One and the same"]),
        ("One<br> <br>Two", ["One", "Two"]),
        ("<p>Read <script>not()</script><style>no{}</style><noscript>this</noscript>this</p>", ["Read this"]),
        ("<a href='/'>Home page</a><a href='/n'>News</a>", ["Home page News"]),
        ("<span><a href='/'>Home</a></span><span><a href='/n'>News</a></span>", ["Home News"]),
        (
            "The <a href='/c'>council</a>’s <b>S</b>tory and <a href='/f'>ferry</a>man",
            ["The council’s Story and ferryman"],
        ),
        ("<a href='/f'>Fer</a><a href='/f'>ryman</a>", ["Ferryman"]),
        ("The <a href='/f'>ferry</a><a href='/n'>, again</a>", ["The ferry, again"]),
        ("Fer<a id='top'></a><a href='/f'>ry</a>", ["Ferry"]),
        ("<pre>Head\n\nOne\ngoes on.\n\nTwo.\n \n\nThree.</pre>", ["Head", "One goes on.", "Two.", "Three."]),
        ("<pre>One.<br>Two goes<br>on.<br>\nThree.</pre>", ["One.", "Two goes on.", "Three."]),
        ("<pre>One\n<br>Two<br>\nThree <b>goes\n</b>on.</pre>", ["One", "Two", "Three goes on."]),
        ("<pre>a = 1\n\nb = a</pre>", ["a = 1 b = a"]),
        ("<p>One.<br>The same\n\nagain</p>", ["One. The same again"]),
        ("<ul><li>A rope<li>A lamp</ul>", ["A rope", "A lamp"]),
        ("<p>caf&eacute;&nbsp; au \u00adlait</p>", ["café au lait"]),
        ("<p>\u200b</p><p>Two</p>", ["Two"]),
        ("<x-card>Own element</x-card>", ["Own element"]),
        ("<!-- no --><p>Yes</p>", ["Yes"]),
        ("<template><p>Not yet</p></template>", []),
        ("", []),
    ],
)
def test_text_is_cut_where_a_reader_sees_a_new_paragraph(body: str, texts: list[str]) -> None:
    assert blocks_of(body).text == texts


def test_all_text_below_a_frame_is_one_range_of_blocks() -> None:
    blocks = blocks_of("<p>0</p><section><p>1</p><div><p>2</p></div></section><p>3</p>")
    ranges = {tag: blocks.text[a:z] for tag, a, z in zip(*_columns(blocks), strict=True) if tag != "p"}
    assert ranges == {"body": ["0", "1", "2", "3"], "section": ["1", "2"], "div": ["2"]}


def _columns(blocks: Blocks) -> tuple[list[str], list[int], list[int]]:
    return blocks.frames.tag, blocks.frames.start, blocks.frames.end


def test_links_and_bold_are_counted_in_characters() -> None:
    blocks = blocks_of("<p>Go <a href='/'>home</a> <b>now</b></p><a href='/'><div>All of it</div></a>")
    assert list(zip(blocks.text, blocks.link, blocks.bold, blocks.links, strict=True)) == [
        ("Go home now", 4, 3, 1),
        ("All of it", 9, 0, 0),
    ]


def test_a_block_knows_the_class_of_the_inline_element_that_it_begins_with() -> None:
    assert blocks_of("<p><span class='dateline'>OSMAY</span> - It rained.</p><p>So <i class='x'>it</i></p>").inline == [
        "dateline",
        "",
    ]


@pytest.mark.parametrize("hidden", ["hidden", "style='color: red; display : none'", "aria-hidden='true'"])
def test_what_is_hidden_is_marked_with_all_that_is_in_it(hidden: str) -> None:
    blocks = blocks_of(f"<p>Seen</p><div {hidden}><section><p>Not seen</p></section></div>")
    assert [blocks.frames.hidden[frame] for frame in blocks.frame] == [False, True]


def test_a_frame_is_labelled_by_class_id_and_the_like() -> None:
    blocks = blocks_of("<div class='story body' id='main' data-component='text' style='x'>One</div>")
    assert blocks.frames.label[blocks.frame[0]] == "story body main text"


def test_marks_of_a_site_reach_inwards_and_make_an_inline_element_a_frame() -> None:
    body = "<p>One <span data-microfiche='remove'>two</span> three</p>"
    assert blocks_of(body).text == ["One two three"]
    blocks = blocks_of(body, marked=True)
    assert [(blocks.frames.mark[frame], text) for frame, text in zip(blocks.frame, blocks.text, strict=True)] == [
        ("", "One"),
        ("remove", "two"),
        ("", "three"),
    ]


def test_no_depth_is_too_deep() -> None:
    blocks = blocks_of("<div>" * 5_000 + "At the bottom" + "</div>" * 5_000 + "<p>Above</p>")
    assert blocks.text == ["At the bottom", "Above"]


def test_a_page_is_flattened_only_where_it_is_deep() -> None:
    page = "<html><body><div>" + "<p>One of many</p>" * 15_000 + "</div></body></html>"
    assert flattened(page) == page


def test_a_flattened_page_keeps_its_text_and_what_follows() -> None:
    page = "<div class='x'>" * 50_000 + "At the bottom" + "</div>" * 50_000 + "<p>Above</p>"
    flat = flattened(page)
    assert flat.count("<div") == DEEPEST
    assert read_blocks(LexborHTMLParser(flat)).text == ["At the bottom", "Above"]


XHTML = "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'xhtml1-strict.dtd'><html><head>"
WRITTEN_AS_XML = ["<?xml version='1.0'?><html><head>", XHTML, "<html xmlns='http://www.w3.org/1999/xhtml'><head>"]


@pytest.mark.parametrize("start", WRITTEN_AS_XML)
@pytest.mark.parametrize(
    "empty", ["<title/>", "<SCRIPT src='a.js' />", "<style/>", "<iframe src='a'/>", "<textarea />"]
)
def test_an_element_that_ends_itself_swallows_nothing_of_a_page_in_xhtml(start: str, empty: str) -> None:
    page = f"{start}{empty}</head><body><p>One</p>{empty}<p>Two</p></body></html>"
    assert read_blocks(LexborHTMLParser(with_ends(page))).text == ["One", "Two"]


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><title/><p>One</p>",
        f"{XHTML}<title>T</title><img src='a'/><p>One</p>",
        f"{XHTML}<script>$('<script/>')</script><p>One</p>",
        f"{XHTML}<!-- <title/> --><p>One</p>",
        f"{XHTML}<script>never closed <title/>",
    ],
    ids=["HTML", "nothing to mend", "within a script", "within a comment", "not closed"],
)
def test_every_other_page_stays_as_it_is(page: str) -> None:
    assert with_ends(page) == page
