"""Pages speak the language that is set, with its numbers, dates and order of words."""

from dataclasses import replace

import pytest
from babel import Locale
from babel.support import Translations
from bs4 import BeautifulSoup

from index.builds import Builds
from index.config import Config
from search.archive import open_searcher
from search.parse import read_query
from search.speech import Speech, number, speaking
from search.wording import in_words, searched_as
from tests.marking import marking
from tests.reading import page, texts
from web.app import create_app
from web.interface import CATALOGUES

GERMAN = Speech(Locale("de"), Translations.load(CATALOGUES, ["de"]))


def test_what_is_suggested_is_said_by_the_catalogue(russian: Config) -> None:
    with marking(russian) as client:
        found = client.get("/suggest?q=газ").json
    assert (found["offers"][-1]["said"], found["said"]) == ("⟦source⟧⟦ · ⟧15", "1⟦ suggestion⟧")


def test_pages_are_german_where_german_is_set(russian: Config) -> None:
    with create_app(replace(russian, interface_language="de")).test_client() as client:
        soup = page(client, "/?q=наводнение&date=2015")
    assert soup.html["lang"] == "de"
    assert texts(soup, ".count") == ["10 Artikel"]
    assert texts(soup, ".searched bdi") == ["Artikel mit наводнение, Datum 2015"]
    assert "11. August 2015" in texts(soup, ".hits time")


def test_the_language_that_a_browser_would_like_changes_nothing(russian: Config) -> None:
    with create_app(russian).test_client() as client:
        soup = BeautifulSoup(client.get("/?q=гавань", headers={"Accept-Language": "de"}).text, "lxml")
    assert (soup.html["lang"], soup.select_one(".searched bdi").get_text()) == ("en", "stories with гавань")


def test_numbers_and_dates_are_written_as_the_language_writes_them() -> None:
    tree = read_query("words:>=1000 date:2016-12..2017-01-05").tree
    with speaking(GERMAN):
        assert number(1_234_567) == "1.234.567"
        assert in_words(tree) == (
            "Textlänge ab 1.000 Wörtern und Datum Dezember 2016 bis 5. Januar 2017 (beide eingeschlossen)"
        )


def test_a_remembered_answer_is_said_in_the_language_of_its_reader(russian: Config) -> None:
    searcher = open_searcher(Builds(russian.index_dir).current())
    query = read_query("expand:(город луна)")
    english = searcher.search(query, limit=0).notes
    with speaking(GERMAN):
        german = searcher.search(query, limit=0).notes
    assert [note[:32] for note in english] == ["Stories with any of the words th", "No story has all of these words;"]
    assert [note[:32] for note in german] == ["Gefunden wurden auch Artikel mit", "Kein Artikel hat alle diese Wört"]
    assert searcher.search(query, limit=0).notes == english


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("flood -film", "Artikel mit flood und ohne film"),
        ("-film", "Artikel ohne film"),
        ('title:flood -"cup final"', "Artikel mit flood im Feld Überschrift und ohne „cup final“"),
        ("mayor w/5 budget", "Artikel mit mayor und budget im Abstand von höchstens 5 Wörtern"),
        ("atleast1 mayor", "Artikel mit mindestens 1 Erwähnung von mayor"),
        ("onday:12-11", "Artikel mit Datum am 11. Dezember eines beliebigen Jahres"),
        ("flood -has:author", "Artikel mit flood und ohne Angabe im Feld Autor"),
        ("color~2", "Artikel mit Schreibweisen ähnlich color, um höchstens 2 Buchstaben anders"),
        ("date:2016", "Artikel mit Datum im Jahr 2016"),
        ("flood OR storm", "Artikel mit flood oder storm"),
    ],
)
def test_what_is_searched_is_said_in_german_word_order(typed: str, said: str) -> None:
    query = read_query(typed)
    with speaking(GERMAN):
        assert searched_as(query, query.tree) == said
