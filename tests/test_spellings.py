"""Special spellings are found as typed and as people also write them."""

from collections.abc import Iterator

import pytest

from index.config import Config
from index.manifest import Manifest, write_manifest
from index.writer import open_writer
from search.nodes import Near, Node, Pattern, Phrase, Word
from search.query import Query
from search.spellings import spellings
from search.whoosh_searcher import WhooshSearcher
from tests.archives import article

TEXTS = {
    "f-16": "An F-16 landed.", "f16": "An F16 landed.", "f 16": "An F 16 landed.", "16": "There were 16 of them.",
    "e-mail": "An e-mail came.", "email": "Emails came.", "mail": "Mail came.",
    "u.s.": "The U.S. navy sailed.", "us": "The US navy sailed.", "usa": "The USA’s navy sailed.",
    "u.n.": "The U.N. met.", "i.t.": "The I.T. office closed.",
    "o'neill": "Mr O’Neill spoke.", "oneill": "Mr ONeill spoke.", "neill": "Mr Neill spoke.",
    "co-op": "The co-op’s shop opened.", "coop": "The coop shop opened.", "op": "The op went well.",
    "at&t": "AT&T fell.", "at and t": "AT and T fell.", "att": "ATT fell.", "t": "At noon T fell.",
    "9/11": "It was 9/11.", "911": "They called 911.", "1000s": "It cost 1,000 crowns.", "1000": "It cost 1000 crowns.",
    "a-1312/b": "Case A-1312/B was heard.", "a1312b": "Case A1312B was heard.", "1312": "Case 1312 was heard.",
    "hash": "#ClimateChange is a word.", "climate": "Climate change is two.",
    "address": "Write to ann.teller@gazette.example today.", "ann": "Ann wrote.",
    "quebec": "Québec voted.", "strasse": "In der Straße.", "tokyo": "今日は東京です", "kyoto": "京都です",
    "ligature": "The ﬁsh was sold.",
}  # fmt: skip


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshSearcher]:
    folder = tmp_path_factory.mktemp("spelled")
    with open_writer(folder, Config(jobs=1)) as writer:
        for name, text in TEXTS.items():
            writer.add(article(name, text))
    write_manifest(Manifest("b", "", "", 0, 0, 0, 0, {}, {}, {}, {}, {}, {"language": "en"}), folder)
    opened = WhooshSearcher(folder)
    yield opened
    opened.close()


def found(searcher: WhooshSearcher, node: Node) -> set[str]:
    return {article_id for article_id, _ in searcher.ids(Query(tree=node))}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("F-16", "f-16, f16, f 16"),
        ("f16", "f-16, f16, f 16"),
        ("e-mail", "e-mail, email"),
        ("email", "email"),
        ("U.S.", "u.s., us"),
        ("US", "u.s., us"),
        ("U.S.A.", "usa"),
        ("UN", "u.n."),
        ("I.T.", "i.t."),
        ("O'Neill", "o'neill, oneill"),
        ("o’neill's", "o'neill, oneill"),
        ("oneill", "oneill"),
        ("co-op's", "co-op, coop"),
        ("co-op", "co-op, coop"),
        ("AT&T", "at&t, at and t, att"),
        ("9/11", "9/11"),
        ("1,000", "1000s, 1000"),
        ("A-1312/B", "a-1312/b, a1312b"),
        ("#ClimateChange", "hash, climate"),
        ("ann.teller@gazette.example", "address"),
        ("Quebec", "quebec"),
        ("QUÉBEC", "quebec"),
        ("strasse", "strasse"),
        ("fish", "ligature"),
        ("東京", "tokyo"),
    ],
)
def test_a_word_is_found_as_typed_and_as_people_also_write_it(
    searcher: WhooshSearcher, typed: str, expected: str
) -> None:
    assert found(searcher, Word(typed)) == set(expected.split(", "))


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (Phrase("F-16"), {"f-16", "f 16"}),
        (Phrase("us"), {"us"}),
        (Near((Word("f16"), Word("landed")), 1), {"f-16", "f16", "f 16"}),
        (Near((Word("US"), Word("sail")), 2), {"u.s.", "us"}),
        (Pattern("f-1*"), {"f-16", "f 16"}),
        (Pattern("co-o?"), {"co-op"}),
        (Pattern("qué*"), {"quebec"}),
        (Pattern("*teller@gaz*"), {"address"}),
        (Word("—"), set()),
    ],
)
def test_other_parts_of_a_query_know_of_spellings(searcher: WhooshSearcher, node: Node, expected: set[str]) -> None:
    assert found(searcher, node) == expected


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("harbour's", ["harbour's"]),
        ("I.T.", ["i t", "it"]),  # the second is left out later, as it is too common
        ("NATO", ["nato", "n a t o"]),
        ("A", ["a"]),
        ("FLOODS", ["floods"]),
        ("U.S.S.R.", ["u s s r", "ussr"]),
        ("2016-12-11", ["2016 12 11"]),
        ("2.5", ["2 5"]),
        ("9/1", ["9 1"]),
        ("O'Neill-Li", ["o neill li", "oneillli", "oneill li", "o neillli"]),
        ("R&D's", ["r d's", "r and d's", "rd's"]),
        ("a-b-c-d-e", ["a b c d e", "abcde"]),
        ("one-two-three-four", ["one two three four"]),
        ("1990s", ["1990s", "1990 s"]),
        ("b2b4c8", ["b2b4c8"]),
        ("東京2020", ["東 京 2020"]),
    ],
)
def test_forms_of_a_word(typed: str, forms: list[str]) -> None:
    assert list(map(" ".join, spellings(typed))) == forms
