"""What each part of a query finds, one by one, and what Whoosh by itself would get wrong."""

from collections.abc import Iterator

import pytest

from index.article import Article
from index.config import Config
from index.manifest import Manifest, write_manifest
from index.writer import open_writer
from search.nodes import (
    And,
    AtLeast,
    DateRange,
    Expand,
    Fuzzy,
    Group,
    Has,
    Length,
    Near,
    Node,
    Not,
    OnDay,
    Or,
    Pattern,
    Phrase,
    Saved,
    Together,
    Value,
    Word,
)
from search.query import Query
from search.whoosh_searcher import WhooshSearcher
from tests.archives import article

LONG = " ".join(f"word{number}" for number in range(199))


def stories() -> list[Article]:
    return [
        article("board", "The board met without any mayors.", "Board meeting", "2016-12-11", authors=("Ann Teller",)),
        article("both", "The mayor told the board. The café was shut.", "Corruption", "2015-12-11", tags=("News",)),
        article("often", "Corruption, corruption. No corruption!\n\nThe end.", "Corruption in Bel", "2016"),
        article("first", "a\n\nb\n\nA ferry.\n\nThe bridge.", url="https://www.gazette.example/2016/ferry-lost.html"),
        article("late", f"{LONG} ferry bridge", section=("World", "Syria")),
        article("none", "", "Meeting of the board", "2016-02-29", source="The Board"),
    ]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshSearcher]:
    folder = tmp_path_factory.mktemp("parts")
    for some in (stories()[:3], stories()[3:]):
        with open_writer(folder, Config(jobs=1)) as writer:
            for story in some:
                writer.add(story)
    write_manifest(Manifest("b", "", "", 0, 0, 0, 0, {}, {}, {}, {}, {}, {"language": "en"}), folder)
    opened = WhooshSearcher(folder)
    yield opened
    opened.close()


def found(searcher: WhooshSearcher, node: Node | None) -> str:
    return " ".join(sorted(article_id for article_id, _ in searcher.ids(Query(tree=node, match="all"))))


BOARD, MAYOR = Word("board"), Word("mayor")


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (Word("ferry", "lead"), "first late"),
        (Word("bridge", "lead"), ""),
        (Phrase("word198 ferry", "lead"), "late"),
        (Phrase("ferry bridge", "lead"), ""),
        (Pattern("br*", "lead"), ""),
        (Near((Word("word198", "lead"), Word("ferry", "lead")), 1), "late"),
        (Near((Word("word198", "lead"), Word("ferry", "body")), 1), ""),
        (OnDay(12, 11), "board both"),
        (OnDay(2, 29), "none"),
        (OnDay(12, 10), ""),
        (Length(None, 0), "none"),
        (Length(6, 8), "board first often"),
        (Length(9, None), "both late"),
        (Length(6, 6), "board first often"),
        (Has("author"), "board"),
        (Has("date"), "board both none often"),
        (Has("body"), "board both first late often"),
        (Has("lead"), "board both first late often"),
        (Has("title"), "board both none often"),
        (Has("url"), "first"),
        (AtLeast(4, Word("corruption")), "often"),
        (AtLeast(3, Word("corruption", "body")), "often"),
        (AtLeast(2, Word("corruption")), "often"),
        (AtLeast(1, Word("corruption")), "both often"),
        (AtLeast(5, Word("corruption")), ""),
        (AtLeast(4, Pattern("corrupt*")), "often"),
        (AtLeast(2, Or((Word("mayor"), Word("café")))), "both"),
        (AtLeast(2, Near((Word("the"), Word("board")), 2, ordered=True)), ""),
        (AtLeast(2, Near((Word("the"), Word("board")), 2)), "both"),
        (Value("World/Syria", "section"), "late"),
        (Value("World", "section"), "late"),
        (Value("Syria", "section"), ""),
        (Word("gazette.example", "url"), "first"),
        (Word("lost", "url"), "first"),
        (Word("2016", "date"), "board none often"),
        (Pattern("2016-*", "date"), "board none"),
        (Pattern("b*d"), "board both none"),
        (Pattern("bo?rd"), "board both none"),
        (Pattern("*"), "board both first late none often"),
        (Pattern("*", "author"), "board"),
        (Fuzzy("boord", 1), "board both none"),
        (Fuzzy("board", 2, "source"), "none"),
        (Near((BOARD, MAYOR), 3), "both"),
        (Near((BOARD, MAYOR), 5), "board both"),
        (Near((MAYOR, BOARD), 5, ordered=True), "both"),
        (Near((BOARD, Phrase("mayors")), 5), "board"),
        (Near((Word("café"), BOARD, MAYOR), 4), "both"),
        (Near((Word("board", "title"), Word("met", "body")), 9), ""),
        (Near((BOARD, Word("teller", "author")), 9), ""),
        (Together((MAYOR, BOARD), "sentence"), "board both"),
        (Together((MAYOR, Word("cafe")), "sentence"), ""),
        (Together((MAYOR, Word("cafe")), "paragraph"), "both"),
        (Together((Word("corruption"), Word("end")), "paragraph"), ""),
        (Saved("mine", OnDay(2, 29)), "none"),
        (Not(Saved("mine", None)), ""),
        (None, "board both first late none often"),
    ],
)
def test_a_part_of_a_query_finds(searcher: WhooshSearcher, node: Node | None, expected: str) -> None:
    assert found(searcher, node) == expected


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (And((BOARD, Not(MAYOR))), "none"),  # board -mayor: Whoosh's parser asks for both
        (Phrase("mayor"), "both"),  # it stems within quotation marks
        (Phrase("meeting board"), ""),  # and leaves out "of the" there
        (Word("cafe"), "both"),  # it misses café
        (And((Not(DateRange(None, "2015")), BOARD)), "board none"),
        (And((Saved("all", None), OnDay(2, 29))), "none"),  # And([Every(), Term]) loses the Term
        (DateRange("2016-12", "2016-12"), "board"),  # its range of one month can be the whole year
        (And((BOARD, DateRange("2016", "2016"))), "board none"),  # its limited searches lose hits
        (Group((BOARD, MAYOR), "all"), "board both"),
    ],
)
def test_what_whoosh_gets_wrong_is_found_rightly(searcher: WhooshSearcher, node: Node, expected: str) -> None:
    assert found(searcher, node) == expected


def test_a_story_that_has_the_words_often_is_scored_as_without_that(searcher: WhooshSearcher) -> None:
    plain = dict(searcher.ids(Query(tree=Word("corruption"))))
    assert dict(searcher.ids(Query(tree=AtLeast(4, Word("corruption"))))) == {"often": plain["often"]}


def test_words_near_each_other_are_all_marked_in_the_passage(searcher: WhooshSearcher) -> None:
    (hit,) = searcher.search(Query(tree=Near((BOARD, Pattern("may*")), 3))).hits
    assert [part.text for part in hit.snippet if part.matched] == ["mayor", "board"]


def test_what_cannot_be_searched_is_no_silent_miss(searcher: WhooshSearcher) -> None:
    for node in (Expand(BOARD), Near((BOARD, And((BOARD, MAYOR))), 3)):
        with pytest.raises(TypeError, match="is not looked for in texts"):
            found(searcher, node)
