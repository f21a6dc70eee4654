"""What cannot be read is ignored and told, with the spot; whatever is typed, it is never an error."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.schema import BY_NAME
from search.brackets import DEEPEST
from search.leaves import MOST_TERMS
from search.lexer import OTHER_FIELDS
from search.nodes import And, DateRange, Fuzzy, Group, Length, Near, Node, Not, Or, Phrase, Word, nodes_of
from search.parse import LONGEST, read_query

A, B, C = Word("a1"), Word("b1"), Word("c1")


def both(*nodes: Node) -> Group:
    return Group(nodes)


JOINING = "stands between two words or groups; this one was ignored"
BEHIND = "What stands here has nothing behind it to be near to, and was ignored"
BEFORE = "What stands here has nothing before it to apply to, and was ignored"


@pytest.mark.parametrize(
    ("typed", "read", "note"),
    [
        ('a1 "b1', both(A, B), 'A quotation mark without its partner was ignored: a1 "b1'),
        ("a1 «b1", both(A, B), "A quotation mark without its partner was ignored: a1 «b1"),
        ('a1 -"b1', And((A, Not(B))), 'A quotation mark without its partner was ignored: a1 -"b1'),
        (
            'title:"a1 b1',
            And((B, Word("a1", "title"))),
            'A quotation mark without its partner was ignored: title:"a1 b1',
        ),
        ("a1 OR", A, f"OR {JOINING}: a1 OR"),
        ("OR a1", A, f"OR {JOINING}: OR a1"),
        ("AND a1", A, f"AND {JOINING}: AND a1"),
        ("a1 AND AND b1", And((A, B)), f"AND {JOINING}: a1 AND AND b1"),
        ("AND AND", None, f"AND {JOINING}: AND AND"),
        ("a1 (OR b1)", And((A, B)), f"OR {JOINING}: a1 (OR b1)"),
        ("a1 ()", A, "A pair of brackets with nothing in it was ignored: a1 ()"),
        ("()", None, "A pair of brackets with nothing in it was ignored: ()"),
        ("a1 ) b1", both(A, B), "A closing bracket without an opening one was ignored: a1 ) b1"),
        ("a1 (b1 OR c1", And((A, Or((B, C)))), "A bracket that was never closed was closed at the end: a1 (b1 OR c1"),
        ("a1 !!!", A, "“!!!” has no letters or digits and was ignored."),
        ("a1 - b1", both(A, B), "“-” has no letters or digits and was ignored."),
        ("*", None, "“*” has no letters or digits and was ignored."),
        ('a1 ""', A, 'Quotation marks with nothing in them were ignored: a1 ""'),
        ("a1 NOT", A, "“NOT” has nothing to apply to and was ignored: a1 NOT"),
        ("a1 (b1 NOT)", And((A, B)), "“NOT” has nothing to apply to and was ignored: a1 (b1 NOT)"),
        ("a1 w/5", A, f"{BEHIND}: a1 w/5"),
        ("(a1 b1)~5", both(A, B), f"{BEFORE}: (a1 b1)~5"),
        (
            "a1 NOT w/5 b1",
            And((A, Not(B))),
            "What is left out is left out wherever it stands; the nearness was ignored: a1 NOT w/5 b1",
        ),
        ("w/5 a1", A, f"{BEFORE}: w/5 a1"),
        ("a1 w/5 w/3 b1", Near((A, B), 3), f"{BEHIND}: a1 w/5 w/3 b1"),
        ("a1 w/5 ()", A, f"{BEHIND}: a1 w/5 ()"),
        ("a1 w/0 b1", Near((A, B), 1), "A number from 1 to 99 can stand here; 1 was read: a1 w/0 b1"),
        ("a1 w/500 b1", Near((A, B), 99), "A number from 1 to 99 can stand here; 99 was read: a1 w/500 b1"),
        (
            "a1 w/5 (b1 c1)",
            And((A, both(B, C))),
            "Only words, phrases and alternatives in brackets can be near each other; AND was read: a1 w/5 (b1 c1)",
        ),
        (
            "title:a1 w/5 body:b1",
            And((Word("a1", "title"), Word("b1", "body"))),
            "Words of different fields are never near each other; AND was read: title:a1 w/5 body:b1",
        ),
        (
            "atleast2 date:2016",
            DateRange("2016", "2016"),
            "Only words and phrases have mentions that can be counted: atleast2 date:20…",
        ),
        ("= a1", A, "“=” has no letters or digits and was ignored."),
        ("=(a1)", A, "“=” has no letters or digits and was ignored."),
        ("title:", None, "“title:” has nothing behind it and was ignored: title:"),
        ("title:-a1", Not(A), "“title:” has nothing behind it and was ignored: title:-a1"),
        ("body:title:a1", Word("a1", "title"), "“body:” has nothing behind it and was ignored: body:title:a1"),
        ("a1^2", A, "Words cannot be given a weight; it was ignored: a1^2"),
        ('"a1 b1"^2', Phrase("a1 b1"), 'Words cannot be given a weight; it was ignored: "a1 b1"^2'),
        ("a1~0.7", Fuzzy("a1", 1), "A word may be 1 or 2 letters off; ~1 was read: a1~0.7"),
        ("a1~9", Fuzzy("a1", 2), "A word may be 1 or 2 letters off; ~2 was read: a1~9"),
        (
            "a1-b1~",
            Word("a1-b1"),
            "Only a single word can be spelled otherwise; this was searched as typed: a1-b1~",
        ),
        (
            '"a1 b1*"',
            Phrase("a1 b1"),
            'Within quotation marks * and ? leave nothing open; climate pre/1 chang* does: "a1 b1*"',
        ),
        (
            "title:[a1 TO",
            And((Word("TO"), Word("a1", "title"))),
            "A range is written 1994..1996, or [1994 TO 1996] with both its ends: title:[a1 TO",
        ),
        (
            "a1 date:2016-13",
            A,
            "“date:2016-13” is not a date that can be read; write 2016, 2016-12, 1994..1996-06 or “last week”.",
        ),
        ("date:2019..2016", DateRange("2016", "2019"), "“date:2019..2016” runs backwards and was turned round."),
        (
            "date:2016-12..2016-3",
            DateRange("2016-03", "2016-12"),
            "“date:2016-12..2016-3” runs backwards and was turned round.",
        ),
        ("onday:13-40", None, "“onday:13-40” is no day of a year; write onday:12-11 for 11 December."),
        ("words:many", None, "“words:many” is no length; write words:>1000 or words:500..800."),
        ("words:<0", None, "“words:<0” is no length; write words:>1000 or words:500..800."),
        ("words:800..500", Length(500, 800), "“words:800..500” runs backwards and was turned round."),
        ("has:wings", None, "“has:wings” names no field; Help lists them."),
        ("sort:best", None, "“sort:best” is no order; these are: relevance, newest, oldest."),
    ],
)
def test_says_what_it_ignored_and_where(typed: str, read: Node | None, note: str) -> None:
    query = read_query(typed)
    assert (query.tree, query.notes[-1:]) == (read, (note,))


def test_a_note_shows_the_spot_in_a_long_text() -> None:
    text = f"{'left ' * 20}) {'right ' * 20}"
    assert read_query(text).notes == (
        "A closing bracket without an opening one was ignored: …left left left ) right right ri…",
    )


def test_a_very_long_query_is_cut_and_says_so() -> None:
    query = read_query("a1 " * 1000)
    assert len(list(nodes_of(query.tree))) == MOST_TERMS
    assert query.notes == (f"Only the first {MOST_TERMS} words were searched.",)


def test_a_very_long_phrase_is_cut_and_says_so() -> None:
    query = read_query(f'"{"a1 " * 1000}" b1')
    assert query.tree == Phrase(" ".join(["a1"] * MOST_TERMS))
    assert query.notes == (f"Only the first {MOST_TERMS} words were searched.",)


def test_brackets_too_deep_are_ignored_and_said() -> None:
    query = read_query("(" * 5000 + "a1")
    assert f"Brackets more than {DEEPEST} deep were ignored." in query.notes
    assert query.tree == A


@pytest.mark.parametrize(
    "piece",
    ["a", "a ", "(", ")", '"', "«", "'a ", "'a'", " 'a'b", "[a TO ", "a w/5 ", "-", "title:", "title:atleast5 ", "@a ",
     "date:12 dec ", "a?", "a~", "= ", "AND ", "atleast5 ", "expand:", "^2", '"a"~5^2', "“", "北", "*"],
)  # fmt: skip
def test_a_million_characters_are_read_in_seconds_and_the_rest_is_told(piece: str) -> None:
    started = time.process_time()
    query = read_query(piece * (1_000_000 // len(piece)))
    assert time.process_time() - started < 10  # reading that is quadratic takes minutes
    assert query.notes[0] == f"Only the first {LONGEST:,} characters were read."


pieces = st.sampled_from(
    [
        *'"“”«»()+-:!&|=@~^*?[]{}\'’.,/ ', "AND ", "OR ", "NOT ", "TO ", "a ", "b1 ", "B2", "Ünï", "..", "2016",
        "0", "<", ">",
        "12-11 ", " w/5 ", " pre/2 ", " w/s ", " w/p ", "atleast2 ", "date:", "since:", "last week",
        "12 Dec 2016",
        *(f"{name}:" for name in (*BY_NAME, *OTHER_FIELDS)),
    ]
)  # fmt: skip
texts = st.one_of(st.text(), st.lists(pieces, max_size=30).map("".join))


@given(texts)
def test_any_text_can_be_read(text: str) -> None:
    query = read_query(text)
    assert query.text == text
    assert all(note and "\n" not in note for note in query.notes)


@given(texts)
def test_what_was_read_is_written_as_a_text_that_is_read_the_same(text: str) -> None:
    query = read_query(text)
    again = read_query(str(query))
    assert (again, again.notes) == (query, ())
