"""What is typed, and how it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.schema import BY_NAME
from search.brackets import DEEPEST
from search.nodes import And, DateRange, Group, Node, Not, Or, Phrase, Word, nodes_of
from search.parse import MOST_TERMS, read_query

A, B, C = Word("a1"), Word("b1"), Word("c1")


def both(*nodes: Node) -> Group:
    return Group(nodes)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", None),
        ("   ", None),
        ("a1", A),
        ("a1 b1", both(A, B)),
        ("a1 b1 c1 d1", both(A, B, C, Word("d1"))),
        ("a1 b1 c1 d1 e1", Group((A, B, C, Word("d1"), Word("e1")))),
        ("a1 OR b1", Or((A, B))),
        ("a1 || b1", Or((A, B))),
        ("a1 or b1", both(A, Word("or"), B)),
        ("a1 AND b1", And((A, B))),
        ("a1 && b1", And((A, B))),
        ("a1 AND b1 OR c1", Or((And((A, B)), C))),
        ("a1 OR b1 AND c1", Or((A, And((B, C))))),
        ("a1 AND (b1 OR c1)", And((A, Or((B, C))))),
        ("a1 -b1", And((A, Not(B)))),
        ("a1 NOT b1", And((A, Not(B)))),
        ("a1 AND NOT b1", And((A, Not(B)))),
        ("-b1", Not(B)),
        ("a1 +b1", And((A, B))),
        ("a1 -(b1 OR c1)", And((A, Not(Or((B, C)))))),
        ("F-16 must-reads", both(Word("F-16"), Word("must-reads"))),
        ('"a1 b1"', Phrase("a1 b1")),
        ("“a1 b1”", Phrase("a1 b1")),
        ("„a1 b1“", Phrase("a1 b1")),
        ("«a1 b1»", Phrase("a1 b1")),
        ('"a1 OR b1"', Phrase("a1 OR b1")),
        ('a1 -"b1 c1"', And((A, Not(Phrase("b1 c1"))))),
        ('"a1 b1" c1', And((C, Phrase("a1 b1")))),
        ("title:a1", Word("a1", "title")),
        ("headline:a1", Word("a1", "title")),
        ('BY:"a1 b1"', Phrase("a1 b1", "author")),
        ("title:(a1 OR b1)", Or((Word("a1", "title"), Word("b1", "title")))),
        ("title:(a1 b1)", both(Word("a1", "title"), Word("b1", "title"))),
        ("title:(a1 body:b1)", And((Word("a1", "title"), Word("b1", "body")))),
        ("section:World/Syria", Word("World/Syria", "section")),
        ("unknown:a1", Word("unknown:a1")),
        ("date:2016", DateRange("2016", "2016")),
        ("date:2016-2", DateRange("2016-02", "2016-02")),
        ("date:1994..1996-06", DateRange("1994", "1996-06")),
        ("date:1994..", DateRange("1994", None)),
        ("since:2016-12-11", DateRange("2016-12-11", None)),
        ("before:2016", DateRange(None, "2016")),
        ("date:unknown", Word("unknown", "date")),
        ("date:2016-12..2016", DateRange("2016-12", "2016")),
        ("date:(1994..1996 OR 2016-2)", Or((DateRange("1994", "1996"), DateRange("2016-02", "2016-02")))),
        ("since:(2016) a1", And((A, DateRange("2016", None)))),
        ("a1, (b1!) “c1.”", And((A, B, Phrase("c1.")))),
        ("U.S. C++ #a1", both(Word("U.S"), Word("C"), A)),
    ],
)
def test_reads(typed: str, read: Node | None) -> None:
    query = read_query(typed)
    assert (query.tree, query.notes) == (read, ())


@pytest.mark.parametrize(
    ("typed", "read", "note"),
    [
        ('a1 "b1', both(A, B), "A quotation mark without its partner was ignored."),
        ("a1 OR", A, "OR stands between two words or groups; one that does not was ignored."),
        ("AND a1", A, "AND stands between two words or groups; one that does not was ignored."),
        ("a1 AND AND b1", And((A, B)), "AND stands between two words or groups; one that does not was ignored."),
        ("a1 ()", A, "An empty pair of brackets was ignored."),
        ("a1 ) b1", both(A, B), "A closing bracket without an opening one was ignored."),
        ("a1 (b1 OR c1", And((A, Or((B, C)))), "A bracket that was never closed was closed at the end."),
        ("a1 !!!", A, "“!!!” has no letters or digits and was ignored."),
        ("a1*", A, "“a1*” was searched as plain words: wildcards, ~ and w/5 are not known."),
        ("a1~2", Word("a1~2"), "“a1~2” was searched as plain words: wildcards, ~ and w/5 are not known."),
        (
            "a1 w/5 b1",
            both(A, Word("w/5"), B),
            "“w/5” was searched as plain words: wildcards, ~ and w/5 are not known.",
        ),
        ("a1 NOT", A, "“NOT” at the end has nothing to apply to and was ignored."),
        ("a1 date:2016-13", A, "“date:2016-13” is not a date that can be read; write 2016, 2016-12 or 1994..1996-06."),
        ("date:2019..2016", DateRange("2016", "2019"), "“date:2019..2016” runs backwards and was turned round."),
        (
            "date:2016-12..2016-3",
            DateRange("2016-03", "2016-12"),
            "“date:2016-12..2016-3” runs backwards and was turned round.",
        ),
    ],
)
def test_says_what_it_ignored(typed: str, read: Node, note: str) -> None:
    query = read_query(typed)
    assert (query.tree, query.notes) == (read, (note,))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("TALKS OF EU AND NATO ON TRADE", "TALKS OF EU AND NATO ON TRADE"),
        ("WHY DID THEY NOT JOIN NATO .", "WHY DID THEY NOT JOIN NATO"),
        ("ALL (THE) SHIPS OR BOATS OF 1963", "ALL SHIPS OR BOATS OF 1963 THE"),
    ],
)
def test_in_a_sentence_all_in_capitals_and_or_and_not_are_words(typed: str, words: str) -> None:
    query = read_query(typed)
    assert " ".join(word.text for word in nodes_of(query.tree)) == words
    assert query.notes[0] == "AND, OR and NOT were read as words, as all is in capitals."


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("NATO AND EU", And((Word("NATO"), Word("EU")))),
        ("A1 B1 C1 D1 && E1", And((Group((Word("A1"), Word("B1"), Word("C1"), Word("D1"))), Word("E1")))),
        ("A1 B1 C1 D1 NOT e1", And((Group((Word("A1"), Word("B1"), Word("C1"), Word("D1"))), Not(Word("e1"))))),
        ("京 都 市 北 AND 区", And((Group((Word("京"), Word("都"), Word("市"), Word("北"))), Word("区")))),
    ],
)
def test_other_operators_in_capitals_stay(typed: str, read: Node) -> None:
    assert read_query(typed).tree == read


def test_a_switch_goes_with_the_plain_words() -> None:
    assert [read_query("a1 b1", match=match).tree for match in ("all", "any")] == [
        Group((A, B), "all"),
        Group((A, B), "any"),
    ]


def test_a_very_long_query_is_cut_and_says_so() -> None:
    query = read_query("a1 " * 300_000)
    assert len(list(nodes_of(query.tree))) == MOST_TERMS
    assert query.notes == (f"Only the first {MOST_TERMS} words were searched.",)


def test_brackets_too_deep_are_ignored_and_said() -> None:
    query = read_query("(" * 5000 + "a1")
    assert f"Brackets more than {DEEPEST} deep were ignored." in query.notes
    assert query.tree == A


pieces = st.sampled_from(
    [*'"“”«»()+-:!&| ', "AND ", "OR ", "NOT ", "a ", "b1", "..", "date:", "since:", *(f"{n}:" for n in BY_NAME)]
)


@given(st.one_of(st.text(), st.lists(pieces, max_size=30).map("".join)))
def test_any_text_can_be_read(text: str) -> None:
    query = read_query(text)
    assert query.text == text
    assert all(note.endswith(".") for note in query.notes)
