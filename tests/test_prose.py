"""Markdown becomes plain data that a template prints: no HTML of its own, no link off the web, headings in order."""

import pytest

from search.prose import Node, read_prose


def told(nodes: tuple[Node, ...]) -> str:
    """The pieces as a line: kind(children), and texts as they stand."""
    return " ".join(
        one.text if one.kind == "text" else f"{one.kind}{one.number or ''}{one.link}({told(one.children) or one.text})"
        for one in nodes
    )


@pytest.mark.parametrize(
    ("markdown", "pieces"),
    [
        ("Plain *em* **st** `code`", "paragraph(inline(Plain  em(em)   strong(st)   code_inline(code)))"),
        ("- a\n- b", "bullet_list(list_item(inline(inline(a))) list_item(inline(inline(b))))"),
        ("3. a", "ordered_list3(list_item(inline(inline(a))))"),
        ("[x](https://x.example/?a=b)", "paragraph(inline(linkhttps://x.example/?a=b(x)))"),
        ("[x](HTTP://x.example)", "paragraph(inline(linkHTTP://x.example(x)))"),
        ("[x](/saved)", "paragraph(inline(inline(x)))"),
        ("[x](//x.example)", "paragraph(inline(inline(x)))"),
        ("[x](mailto:a@x.example)", "paragraph(inline(inline(x)))"),
        ("[x](javascript:alert(1))", "paragraph(inline([x](javascript:alert(1))))"),
        ("![a map](https://x.example/map.png)", "paragraph(inline(inline(a map)))"),
        ("<b>x</b>", "paragraph(inline(<b>x</b>))"),
        ("<script>x</script>", "paragraph(inline(<script>x</script>))"),
        ("> a\n\n---", "blockquote(paragraph(inline(a))) hr()"),
        ("    a < b", "code_block(a < b\n)"),
        ("", ""),
    ],
)
def test_markdown_is_read_as_pieces(markdown: str, pieces: str) -> None:
    assert told(read_prose(markdown)) == pieces


@pytest.mark.parametrize(
    ("written", "levels"),
    [("# a\n# b", [3, 3]), ("## a\n# b", [3, 3]), ("# a\n### b\n## c\n#### d\n# e", [3, 4, 4, 5, 3]),
     ("# a\n## b\n### c\n#### d\n##### e", [3, 4, 5, 6, 6])],
)  # fmt: skip
def test_headings_stand_below_that_of_the_page_and_none_is_skipped(written: str, levels: list[int]) -> None:
    assert [one.number for one in read_prose(written)] == levels


def test_a_text_of_a_hundred_quotes_within_each_other_is_read() -> None:
    assert read_prose(">" * 10_000 + " a")[0].kind == "blockquote"


@pytest.mark.parametrize("written", ["*" * 5_000 + "a" + "*" * 5_000, "*a _b " * 400 + "x" + " b_ a*" * 400])
def test_a_text_that_goes_deeper_than_it_can_be_read_is_shown_as_typed(written: str) -> None:
    assert read_prose(written) == (Node("fence", text=written),)
