"""Pages speak the language that is set, and nothing on them is said past the catalogue."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path
from urllib.parse import unquote

import pytest
from babel import Locale
from babel.support import Translations
from bs4 import BeautifulSoup
from flask import g
from flask.testing import FlaskClient

from index.builds import Builds
from index.config import Config
from search.archive import open_searcher
from search.parse import read_query
from search.speech import Speech, number, speaking
from search.wording import in_words, searched_as
from tests.reading import page, texts
from tests.stories import Stories, build_archive
from web.app import create_app
from web.interface import CATALOGUES

PLACEHOLDER = re.compile(r"(%\(\w+\)s|<[^>]+>|&#?\w+;)")
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
ADDRESS = re.compile(r"https?://\S+|/q/\S*")
LETTERS = re.compile(r"[A-Za-z]{2,}")
KNOWN = ("stories", "jsonl")  # the file that the stories are read from
GERMAN = Speech(Locale("de"), Translations.load(CATALOGUES, ["de"]))
JAPANESE = Locale("ja")  # whose dates and lists have no letters of the Latin alphabet
AS_TYPED = "code, kbd, script, style, [lang]"  # what stands as it is typed or was read
SHOWN = ("aria-label", "title", "placeholder", "alt", "data-label")  # attributes that readers see or hear


class Marking(NullTranslations):
    """A catalogue that marks every word of its messages, and nothing of what is filled in."""

    def gettext(self, message: str) -> str:
        parts = PLACEHOLDER.split(message)
        return "".join(part if number % 2 or not part else f"⟦{part}⟧" for number, part in enumerate(parts))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


# Russian, so that whatever is left in Latin letters was written by the code.
RUSSIAN: Stories = [
    {
        "id": str(number),
        "title": f"Наводнение в гавани {number}" if number % 5 else None,
        "body": f"Наводнение пришло ночью {number}. Никто не уехал.\n\nМэр говорил о бюджете города.",
        "source": "Газета" if number % 2 else "Вестник",
        "section": ["Новости", "Город"],
        "author": [f"Анна {surname}" for surname in ("Ива", "Ель", "Липа", "Осина", "Рябина", "Ольха")[: number % 7]],
        "tags": ["гавань"],
        "url": f"https://gazette.example/{number}",
        **({} if number % 9 == 0 else {"date": f"{2014 + number % 3}-0{1 + number % 9}-11"}),
    }
    for number in range(1, 31)
]
RUSSIAN += [RUSSIAN[0] | {"id": "31", "source": "Утро"}]


@pytest.fixture(scope="module")
def russian(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return build_archive(tmp_path_factory.mktemp("russian"), RUSSIAN, archive_name="Архив", language="ru")


@contextmanager
def marking(config: Config) -> Iterator[FlaskClient]:
    """Pages whose text is marked wherever it comes from the catalogue."""
    app = create_app(config)
    app.before_request(lambda: g.speaking.enter_context(speaking(Speech(JAPANESE, Marking()))))
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_client() as client:
        yield client


def unmarked(html: str, typed: str = "") -> list[str]:
    """The texts of a page with Latin words that no message holds, each once; what was typed is no such word."""
    soup = BeautifulSoup(html, "lxml")
    for one in soup.select(AS_TYPED):
        if one.name != "html":
            one.decompose()
    shown = [*soup.stripped_strings, *(one[name] for name in SHOWN for one in soup.select(f"[{name}]"))]
    known = {*KNOWN, *LETTERS.findall(unquote(typed))}
    return [text for text in dict.fromkeys(shown) if {*LETTERS.findall(ADDRESS.sub("", MARKED.sub("", text)))} - known]


PAGES = (
    "/",
    "/?page=2",
    "/?q=гавань",
    "/?q=наводнение&source=Газета&not-tag=мост&date=2015&date=unknown&sort=oldest&show=headlines",
    "/?q=гавань+date:2014..+words:2..",
    "/?q=наводнение+луна",
    "/?q=луна",
    "/?q=наваднение",
    '/?q=atleast5+гав*+гаванъ~+"город+луна"+OR+w/5+)',
    "/?all=author",
    "/why",
    "/why?q=гавань+-мэр+date:2015&source=Газета",
    "/why?q=наводнение+w/5+луна+onday:3-4+has:author+title:мост",
    "/why?q=луна+-the",
    "/help",
    "/article/1",
    "/article/1?q=гавань&hit=2",
    "/article/5",
    "/article/none",
    "/nothing",
    "/saved",
    "/q/none",
)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_on_a_page_is_said_past_the_catalogue(russian: Config, address: str) -> None:
    with marking(russian) as client:
        assert unmarked(client.get(address).text, address) == []


def test_nothing_on_the_pages_of_saved_searches_is_said_past_the_catalogue(build: Callable[..., Config]) -> None:
    with marking(build(RUSSIAN, archive_name="Архив", language="ru")) as client:
        saved = client.post("/saved", data={"address": "q=гавань", "name": "Гавань", "note": ""}).location
        addresses = (saved, "/saved", f"{saved}/edit", f"{saved}/delete")
        assert [unmarked(client.get(address).text) for address in addresses] == [[]] * len(addresses)
        assert unmarked(client.post(f"{saved}/delete", follow_redirects=True).text) == []


def test_nothing_on_the_pages_of_errors_is_said_past_the_catalogue(tmp_path: Path) -> None:
    with marking(Config(index_dir=tmp_path, archive_name="Архив")) as client:
        assert unmarked(client.post("/help").text) == []
        assert unmarked(client.post("/saved", data={"note": "x" * 100_000}).text) == []


def test_what_is_suggested_is_said_by_the_catalogue(russian: Config) -> None:
    with marking(russian) as client:
        found = client.get("/suggest?q=газ").json
    assert (found["offers"][-1]["said"], found["said"]) == ("⟦source⟧⟦ · ⟧12", "1⟦ suggestion⟧")


def test_pages_are_german_where_german_is_set(russian: Config) -> None:
    with create_app(replace(russian, interface_language="de")).test_client() as client:
        soup = page(client, "/?q=наводнение&date=2015")
    assert soup.html["lang"] == "de"
    assert texts(soup, ".count") == ["8 Artikel"]
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
