"""What is typed, and how it is read: words, phrases, operators, brackets, fields."""

import pytest

from search.nodes import And, Fuzzy, Group, Node, Not, Or, Pattern, Phrase, Word, nodes_of
from search.parse import read_query

A, B, C, D = Word("a1"), Word("b1"), Word("c1"), Word("d1")


def both(*nodes: Node) -> Group:
    return Group(nodes)


WORDS: list[tuple[str, Node | None]] = [
    ("", None),
    ("   ", None),
    ("a1", A),
    ("a1 b1", both(A, B)),
    ("a1\tb1\n c1", both(A, B, C)),
    ("a1 b1 c1 d1", both(A, B, C, D)),
    ("a1 b1 c1 d1 e1", both(A, B, C, D, Word("e1"))),
    ("a1, b1.", both(A, B)),
    ("a1?", A),
    ("who won the a1?", both(Word("who"), Word("won"), Word("the"), A)),
    ("a1!", A),
    ("a1: b1", both(A, B)),
    ("unknown:a1", Word("unknown:a1")),
    ("https://example.com/a1?b=c", Word("https://example.com/a1?b=c")),
    ("F-16", Word("F-16")),
    ("must-reads", Word("must-reads")),
    ("U.S.", Word("U.S")),
    ("AT&T", Word("AT&T")),
    ("A-1312/B", Word("A-1312/B")),
    ("co-op's", Word("co-op's")),
    ("O'Neill", Word("O'Neill")),
    ("O’Neill", Word("O’Neill")),
    ("9/11", Word("9/11")),
    ("24/7", Word("24/7")),
    ("w/5/3", Word("w/5/3")),
    ("ann@example.com", Word("ann@example.com")),
    ("#MeToo", Word("#MeToo")),
    ("(#MeToo)", Word("#MeToo")),
    ("$100 50%", both(Word("100"), Word("50"))),
    ("C++", Word("C")),
    ("Québec", Word("Québec")),
    ("ﬁre Straße", both(Word("ﬁre"), Word("Straße"))),
    ("北京", Word("北京")),
    ("北京 大学", both(Word("北京"), Word("大学"))),
    ("حرب", Word("حرب")),
    ("rock 'n' roll", both(Word("rock"), Word("n"), Word("roll"))),
    ("the '90s and '80s", both(Word("the"), Word("90s"), Word("and"), Word("80s"))),
    ("'tis a1", both(Word("tis"), A)),
    ("players' strike and owners' a1", both(*map(Word, ("players", "strike", "and", "owners", "a1")))),
    ("5-minute", Word("5-minute")),
    ("1,000,000", Word("1,000,000")),
    ("w5 sedan", both(Word("w5"), Word("sedan"))),
    ("wherever/5", Word("wherever/5")),
    ("near the river", both(Word("near"), Word("the"), Word("river"))),
    ("atleast a1", both(Word("atleast"), A)),
    ("=a1", Phrase("a1")),
    ("=a1 b1", And((B, Phrase("a1")))),
    ('="a1 b1"', Phrase("a1 b1")),
    ("title:=a1", Phrase("a1", "title")),
    ("a1=b1", Word("a1=b1")),
]
OPERATORS: list[tuple[str, Node | None]] = [
    ("a1 OR b1", Or((A, B))),
    ("a1 || b1", Or((A, B))),
    ("a1||b1", Or((A, B))),
    ("a1 | b1", Or((A, B))),
    ("title:(a1|b1)", Or((Word("a1", "title"), Word("b1", "title")))),
    ("a1 or b1", both(A, Word("or"), B)),
    ("a1 Or b1", both(A, Word("Or"), B)),
    ("a1 AND b1", And((A, B))),
    ("a1 && b1", And((A, B))),
    ("a1&&b1", And((A, B))),
    ("a1 and b1", both(A, Word("and"), B)),
    ("a1 AND b1 OR c1", Or((And((A, B)), C))),
    ("a1 OR b1 AND c1", Or((A, And((B, C))))),
    ("a1 OR b1 OR c1", Or((A, B, C))),
    ("a1 AND b1 AND c1", And((A, B, C))),
    ("a1 b1 OR c1 d1", Or((both(A, B), both(C, D)))),
    ("a1 AND b1 c1", And((A, both(B, C)))),
    ("a1 AND (b1 OR c1)", And((A, Or((B, C))))),
    ("a1 AND(b1 OR c1)", And((A, Or((B, C))))),
    ("(a1 OR b1) (c1 OR d1)", And((Or((A, B)), Or((C, D))))),
    ("((a1))", A),
    ("(a1) b1", And((B, A))),
    ("a1(b1)", And((A, B))),
    ("(a1 b1) c1", And((C, both(A, B)))),
    ("((a1 OR b1) AND c1) OR d1", Or((And((Or((A, B)), C)), D))),
    ("a1 -b1", And((A, Not(B)))),
    ("a1 −b1", And((A, Not(B)))),
    ("a1 –b1", And((A, Not(B)))),
    ("a1 !b1", And((A, Not(B)))),
    ("a1 --b1", And((A, Not(B)))),
    ("a1 -$100", And((A, Not(Word("100"))))),
    ("a1 NOT b1", And((A, Not(B)))),
    ("a1 not b1", both(A, Word("not"), B)),
    ("a1 AND NOT b1", And((A, Not(B)))),
    ("a1 OR NOT b1", Or((A, Not(B)))),
    ("a1 OR -b1", Or((A, Not(B)))),
    ("-b1", Not(B)),
    ("NOT b1", Not(B)),
    ("NOT NOT b1", Not(B)),
    ("NOT -b1", Not(B)),
    ("NOT (NOT b1)", Not(Not(B))),
    ("-a1 -b1", And((Not(A), Not(B)))),
    ("a1 +b1", And((A, B))),
    ("+a1 +b1", And((A, B))),
    ("+a1 b1 c1", And((both(B, C), A))),
    ("+the", Word("the")),
    ("a1 -(b1 OR c1)", And((A, Not(Or((B, C)))))),
    ("a1 -(b1 c1)", And((A, Not(both(B, C))))),
    ("NATO AND EU", And((Word("NATO"), Word("EU")))),
    ("board -mayor", And((Word("board"), Not(Word("mayor"))))),
    ("flood NOT film", And((Word("flood"), Not(Word("film"))))),
]
PHRASES: list[tuple[str, Node | None]] = [
    ('"a1 b1"', Phrase("a1 b1")),
    ("“a1 b1”", Phrase("a1 b1")),
    ("”a1 b1”", Phrase("a1 b1")),
    ("„a1 b1“", Phrase("a1 b1")),
    ("«a1 b1»", Phrase("a1 b1")),
    ("« a1 b1 »", Phrase("a1 b1")),
    ("'a1 b1'", Phrase("a1 b1")),
    ("‘a1 b1’", Phrase("a1 b1")),
    ("'a1'", A),
    ("'the mayor's a1'", Phrase("the mayor's a1")),
    ("x1 'a1 b1', c1", And((both(Word("x1"), C), Phrase("a1 b1")))),
    ("title:'a1 b1'", Phrase("a1 b1", "title")),
    ("-'a1 b1'", Not(Phrase("a1 b1"))),
    ('"a1"', Phrase("a1")),
    ('"the"', Phrase("the")),
    ('"a1, b1."', Phrase("a1, b1")),
    ('"a1 OR b1"', Phrase("a1 OR b1")),
    ('"a1 -b1"', Phrase("a1 -b1")),
    ('"(a1 b1"', Phrase("a1 b1")),
    ('"title:a1"', Phrase("title:a1")),
    ('«a1 "b1" c1»', Phrase("a1  b1  c1")),
    ('a1 -"b1 c1"', And((A, Not(Phrase("b1 c1"))))),
    ('"a1 b1" c1', And((C, Phrase("a1 b1")))),
    ('"a1 b1" OR c1', Or((Phrase("a1 b1"), C))),
    ('"a1 b1""c1 d1"', And((Phrase("a1 b1"), Phrase("c1 d1")))),
    ("a1, (b1!) “c1.”", And((A, B, Phrase("c1")))),
    ('+"a1 b1"', Phrase("a1 b1")),
]
FIELDS: list[tuple[str, Node | None]] = [
    ("title:a1", Word("a1", "title")),
    ("Title:a1", Word("a1", "title")),
    ("title: a1", Word("a1", "title")),
    ("headline:a1", Word("a1", "title")),
    ("HEADLINE(a1 OR b1)", Or((Word("a1", "title"), Word("b1", "title")))),
    ("a1 -byline(b1)", And((A, Not(Word("b1", "author"))))),
    ("author(s)", And((Word("author"), Word("s")))),
    ("subtitle(a1)", And((Word("subtitle"), A))),
    ("body:a1", Word("a1", "body")),
    ("text:a1", Word("a1", "body")),
    ("lead:a1", Word("a1", "lead")),
    ('lead:"a1 b1"', Phrase("a1 b1", "lead")),
    ("author:a1", Word("a1", "author")),
    ("by:a1", Word("a1", "author")),
    ("byline:a1", Word("a1", "author")),
    ('BY:"a1 b1"', Phrase("a1 b1", "author")),
    ("source:a1", Word("a1", "source")),
    ("publication:a1", Word("a1", "source")),
    ("tag:a1", Word("a1", "tag")),
    ("topic:a1", Word("a1", "tag")),
    ("agency:AP", Word("AP", "agency")),
    ("lang:en", Word("en", "lang")),
    ("language:en", Word("en", "lang")),
    ("id:story-17~2", Word("story-17~2", "id")),
    ('id:"a b"', Phrase("a b", "id")),
    ("id:story-*", Pattern("story-*", "id")),
    ("url:example.com", Word("example.com", "url")),
    ("section:World/Syria", Word("World/Syria", "section")),
    ("title:(a1 OR b1)", Or((Word("a1", "title"), Word("b1", "title")))),
    ("title:(a1 b1)", both(Word("a1", "title"), Word("b1", "title"))),
    ("title:(a1 -b1)", And((Word("a1", "title"), Not(Word("b1", "title"))))),
    ("title:(a1 body:b1)", And((Word("a1", "title"), Word("b1", "body")))),
    ("title:(a1 body:(b1) c1)", And((both(Word("a1", "title"), Word("c1", "title")), Word("b1", "body")))),
    ("title:a1 b1", And((B, Word("a1", "title")))),
    ("title:a1 title:b1", And((Word("a1", "title"), Word("b1", "title")))),
    ("-title:a1", Not(Word("a1", "title"))),
    ("a1 -section:Sport", And((A, Not(Word("Sport", "section"))))),
    ("title:a1*", Pattern("a1*", "title")),
    ("title:a1~", Fuzzy("a1", 1, "title")),
    ("subtitle:a1", Word("subtitle:a1")),
]
PATTERNS: list[tuple[str, Node | None]] = [
    ("expens*", Pattern("expens*")),
    ("*gate", Pattern("*gate")),
    ("wom?n", Pattern("wom?n")),
    ("w?m?n", Pattern("w?m?n")),
    ("m*r*s", Pattern("m*r*s")),
    ("co-op*", Pattern("co-op*")),
    ("Québ*", Pattern("Québ*")),
    ("(expens*)", Pattern("expens*")),
    ("expens*.", Pattern("expens*")),
    ("expens* a1", both(Pattern("expens*"), A)),
    ("-expens*", Not(Pattern("expens*"))),
    ("color~", Fuzzy("color", 1)),
    ("color~1", Fuzzy("color", 1)),
    ("color~2", Fuzzy("color", 2)),
    ("color~ a1", both(Fuzzy("color", 1), A)),
    ("Québec~2", Fuzzy("Québec", 2)),
    ("a1~b1", Word("a1~b1")),
    ("~a1", A),
]


@pytest.mark.parametrize(("typed", "read"), [*WORDS, *OPERATORS, *PHRASES, *FIELDS, *PATTERNS])
def test_reads(typed: str, read: Node | None) -> None:
    query = read_query(typed)
    assert (query.tree, query.notes) == (read, ())
    assert read_query(str(query)) == query


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("TALKS OF EU AND NATO ON TRADE", "TALKS OF EU and NATO ON TRADE"),
        ("WHY DID THEY NOT JOIN NATO .", "WHY DID THEY not JOIN NATO"),
        ("ALL (THE) SHIPS OR BOATS OF 1963", "ALL SHIPS or BOATS OF 1963 THE"),
    ],
)
def test_in_a_sentence_all_in_capitals_and_or_and_not_are_words(typed: str, words: str) -> None:
    query = read_query(typed)
    assert " ".join(word.text for word in nodes_of(query.tree)) == words
    assert query.notes[0] == "AND, OR and NOT were read as words, as all is in capitals."


@pytest.mark.parametrize(
    ("typed", "read"),
    [
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
