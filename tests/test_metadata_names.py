"""Names of people out of bylines in many languages, agencies kept apart from them, and what is nobody at all."""

import pytest

from index.metadata.agencies import agency_of, credited, searched_names
from index.metadata.byline import byline
from index.metadata.names import NOBODY, Credits, credits_of, people
from tests.metadata_pages import PROSE, linked, read, read_text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ann Teller", ("Ann Teller",)),
        ("Ann Teller and Jo Marsh", ("Ann Teller", "Jo Marsh")),
        ("Ann Teller, Jo Marsh & Will Stone", ("Ann Teller", "Jo Marsh", "Will Stone")),
        ("Ann Teller, Jo Marsh, and Will Stone", ("Ann Teller", "Jo Marsh", "Will Stone")),
        ("Von Jörg Öst und Anna Weiß", ("Jörg Öst", "Anna Weiß")),
        ("Ein Kommentar von Jörg Öst", ("Jörg Öst",)),
        ("Par Zoé Petit et Luc Blanc", ("Zoé Petit", "Luc Blanc")),
        ("Por Inés Gil y Juan Mora", ("Inés Gil", "Juan Mora")),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Di Lia Rossi e Ugo Neri", ("Lia Rossi", "Ugo Neri")),
        ("Por Rui Melo e Ana Sá", ("Rui Melo", "Ana Sá")),
        ("Door Jan de Wit en Els Bos", ("Jan de Wit", "Els Bos")),
        ("Av Liv Berg og Nils Dahl", ("Liv Berg", "Nils Dahl")),
        ("Text: Eva Lund och Per Ek", ("Eva Lund", "Per Ek")),
        ("Teksti: Aino Laine ja Olli Salo", ("Aino Laine", "Olli Salo")),
        ("Írta: Kis Anna és Nagy Béla", ("Kis Anna", "Nagy Béla")),
        ("Autor: Jan Dub a Eva Malá", ("Jan Dub", "Eva Malá")),
        ("Autor: Ewa Nowak i Adam Lis", ("Ewa Nowak", "Adam Lis")),
        ("Ana Pop și Dan Rusu", ("Ana Pop", "Dan Rusu")),
        ("Ayşe Kaya ve Ali Taş", ("Ayşe Kaya", "Ali Taş")),
        ("Oleh Siti Dewi dan Budi Hadi", ("Siti Dewi", "Budi Hadi")),
        ("Автор: Анна Белова и Пётр Лесков", ("Анна Белова", "Пётр Лесков")),
        ("Автор: Олена Гай та Іван Рик", ("Олена Гай", "Іван Рик")),
        ("Γράφει: Άννα Ρήγα και Νίκος Δήμας", ("Άννα Ρήγα", "Νίκος Δήμας")),
        ("김민서 기자", ("김민서",)),
        ("記者 山田花子", ("山田花子",)),
        ("山田花子、佐藤一郎", ("山田花子", "佐藤一郎")),
        ("Ann Teller | Jo Marsh", ("Ann Teller", "Jo Marsh")),
        ("Ann Teller, Chief Reporter", ("Ann Teller",)),
        ("Chief Reporter Ann Teller", ("Ann Teller",)),
        ("By Ann Teller, Osmay Courier staff", ("Ann Teller",)),
        ("Ann Teller and Jo Marsh, Staff Writers", ("Ann Teller", "Jo Marsh")),
        ("Ann Teller Senior Roads Reporter", ("Ann Teller",)),
        ("Ann Teller ann@courier.example", ("Ann Teller",)),
        ("Ann Teller @annteller", ("Ann Teller",)),
        ("Ann Teller in Osmay", ("Ann Teller",)),
        ("Ann Teller (Osmay)", ("Ann Teller",)),
        ("Ann Teller for the Osmay Courier", ("Ann Teller",)),
        ("Ann Teller and Jo Marsh for The Courier", ("Ann Teller", "Jo Marsh")),
        ("Von Jörg Öst für die Osmayer Zeitung", ("Jörg Öst",)),
        ("Ann Teller | Photographs by Bob Hodder", ("Ann Teller",)),
        ("Ann Teller, photos by Bob Hodder and Jo Marsh", ("Ann Teller",)),
        ("Ann Teller | Pictures: Bob Hodder | Words: Jo Marsh", ("Ann Teller", "Jo Marsh")),
        ("Story and photos by Ann Teller", ("Ann Teller",)),
        ("Photos by Bob Hodder", ()),
        ("Photo: Bob Hodder", ()),
        ("Illustration by Bob Hodder and Jo Marsh", ()),
        ("Fotos von Jörg Öst", ()),
        ("Pictures: Bob Hodder | Words: Jo Marsh", ("Jo Marsh",)),
        ("Ann Teller, Ph.D.", ("Ann Teller",)),
        ("J. R. Marsh Jr.", ("J. R. Marsh Jr.",)),
        ("MILDRED TELLERSON", ("Mildred Tellerson",)),
        ("MILDRED VAN DER TELLERSON", ("Mildred van der Tellerson",)),
        ("GWEN McTELLER", ("GWEN McTELLER",)),
        ("BBC NEWS", ("BBC NEWS",)),
        ("Piers Read", ("Piers Read",)),
        ("https://courier.example/ann", ()),
        ("admin", ()),
        ("Newsroom", ()),
        ("4711", ()),
        ("{{author}}", ()),
        ("Ann Teller " * 200, ()),
    ],
)
def test_authors_are_people(text: str, names: tuple[str, ...]) -> None:
    assert people([text]) == names


@pytest.mark.parametrize("name", ["The Courier", "courier.example", "www.courier.example", "COURIER"])
def test_a_publication_is_nobody_however_it_is_written(name: str) -> None:
    assert people(["Ann Teller", name], ("The Courier", None)) == ("Ann Teller",)


def test_a_name_is_taken_once_as_first_written() -> None:
    assert people(["Ann Teller", "ann teller"]) == ("Ann Teller",)


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("Ann Teller, Reuters", Credits(("Ann Teller",), ("Reuters",))),
        ("Ann Teller and Associated Press", Credits(("Ann Teller",), ("Associated Press",))),
        ("Ann Teller for Reuters", Credits(("Ann Teller",), ("Reuters",))),
        ("Ann Teller, for Reuters", Credits(("Ann Teller",), ("Reuters",))),
        (
            "Ann Teller and Jo Marsh for the Associated Press",
            Credits(("Ann Teller", "Jo Marsh"), ("Associated Press",)),
        ),
        ("Von Jörg Öst für dpa", Credits(("Jörg Öst",), ("dpa",))),
        ("AFP, MANILA", Credits((), ("AFP",))),
        ("Deutsche Presse-Agentur", Credits((), ("Deutsche Presse-Agentur",))),
        ("Von dpa und Jörg Öst", Credits(("Jörg Öst",), ("dpa",))),
        ("Anadolu Ajansı", Credits((), ("Anadolu Ajansı",))),
        ("Mia, Nan and Petra", Credits(("Mia", "Nan", "Petra"), ())),
    ],
)
def test_agencies_stand_apart_from_people(text: str, credits: Credits) -> None:
    assert credits_of([text]) == credits


def test_two_names_of_one_agency_are_one_agency() -> None:
    assert credits_of(["dpa", "Deutsche Presse-Agentur"]).agencies == ("dpa",)


@pytest.mark.parametrize(
    ("name", "short"),
    [("A.P.", "AP"), ("the associated press", "AP"), ("dpa", "dpa"), ("Efe", "EFE"), ("Courier", None), ("", None)],
)
def test_an_agency_is_known_by_every_name(name: str, short: str | None) -> None:
    assert agency_of(name) == short


def test_an_agency_is_found_by_its_short_name_and_by_the_one_on_the_page() -> None:
    assert searched_names(("Deutsche Presse-Agentur", "AFP")) == ("dpa", "Deutsche Presse-Agentur", "AFP")


@pytest.mark.parametrize(
    ("first", "last", "agencies"),
    [
        ("OSMAY, Dec 12 (Reuters) - The bridge is shut.", "It stays so.", ("Reuters",)),
        ("OSMAY (AP) — The bridge is shut.", "It stays so.", ("AP",)),
        ("Osmay (dpa/AFP) - Die Brücke ist zu.", "Sie bleibt es.", ("dpa", "AFP")),
        ("The bridge is shut.", "It stays so. (Reuters)", ("Reuters",)),
        ("The bridge is shut.", "- AFP", ("AFP",)),
        ("The bridge (in 1990) - the old one - is shut.", "It stays so (for a year).", ()),
        ("Osmay’s map (MAP) is out.", "Mia (Mia) came.", ()),
    ],
)
def test_an_agency_is_read_from_the_dateline_and_from_the_last_line(
    first: str, last: str, agencies: tuple[str, ...]
) -> None:
    assert credited((first, PROSE, last)) == agencies


def test_a_dateline_may_stand_below_a_summary() -> None:
    assert credited(("The bridge is shut.", f"OSMAY (AP) — {PROSE}", PROSE, PROSE)) == ("AP",)


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("By Ann Teller", Credits(("Ann Teller",))),
        ("By Ann Teller, Nov. 24, 2025", Credits(("Ann Teller",))),
        ("By Ann Teller | Published 24 November 2025", Credits(("Ann Teller",))),
        ("By Ann Teller on 3 May 2019", Credits(("Ann Teller",))),
        ("By Ann Teller for the Osmay Courier", Credits(("Ann Teller",))),
        ("By Ann Teller for Reuters", Credits(("Ann Teller",), ("Reuters",))),
        ("By Ann Teller | Photographs by Bob Hodder", Credits(("Ann Teller",))),
        ("By Ann Benon", Credits(("Ann Benon",))),
        ("By Ann Monroe, Mon, November 24, 2025", Credits(("Ann Monroe",))),
        ("By Theresa May, 24 November 2025", Credits(("Theresa May",))),
        ("Text: Ann", Credits(("Ann",))),
        ("Source: AFP", Credits((), ("AFP",))),
        ("Reuters", Credits((), ("Reuters",))),
    ],
)
def test_a_byline_names_its_people_without_its_date(line: str, credits: Credits) -> None:
    assert byline(line) == credits


@pytest.mark.parametrize(
    "line",
    [
        "By Monday it was over.",
        "By Monday",
        "By the river",
        "By Ann Teller for a year",
        "Von hier an blind",
        "By 1987",
        "Di notte piove",
        "Osmay",
        "Photos by Bob Hodder",
        "Photo: Bob Hodder",
        "Illustration by Bob Hodder",
    ],
)
def test_a_sentence_and_a_credit_for_pictures_are_no_byline(line: str) -> None:
    assert byline(line) == NOBODY


@pytest.mark.parametrize("more", ["for the Osmay Courier", "| Photographs by Bob Hodder"])
def test_the_author_of_a_text_export_is_read_beside_the_paper_and_the_photographer(more: str) -> None:
    found = read_text(f"Bridge closes\n\nBy Ann Teller {more}\n\n{PROSE}\n\n{PROSE}")
    assert (found.authors, [line.text for line in found.removed]) == (
        ("Ann Teller",),
        ["Bridge closes", f"By Ann Teller {more}"],
    )


def test_the_agency_of_a_byline_is_no_author() -> None:
    node = {"@type": "NewsArticle", "headline": "Bridge", "author": [{"name": "Ann Teller"}, {"name": "Reuters"}]}
    found = read(linked(node))
    assert (found.authors, found.agency) == (("Ann Teller",), ("Reuters",))


def test_an_agency_alone_leaves_no_publication_as_the_author() -> None:
    node = {"@type": "NewsArticle", "author": [{"name": "The Courier"}, {"name": "AFP"}], "publisher": "The Courier"}
    found = read(linked(node))
    assert (found.authors, found.agency) == ((), ("AFP",))


def test_an_agency_leaves_a_person_beside_the_publication_an_author() -> None:
    authors = ("Ann Teller", "courier.example", "dpa")
    found = read_text(PROSE, title="Bridge closes", authors=authors, url="https://courier.example/a")
    assert (found.authors, found.agency) == (("Ann Teller", "courier.example"), ("dpa",))


def test_a_text_export_gives_its_agency_from_byline_and_dateline() -> None:
    assert read_text(f"Bridge closes\n\nBy Ann Teller, Reuters\n\n{PROSE}\n\n{PROSE}").agency == ("Reuters",)
    assert read_text(f"Bridge closes\n\nOSMAY (AFP) - {PROSE}\n\n{PROSE}").agency == ("AFP",)


def test_a_record_gives_its_agency_apart_from_its_authors() -> None:
    found = read_text(PROSE, title="Bridge closes", authors=("Ann Teller", "dpa"))
    assert (found.authors, found.agency) == (("Ann Teller",), ("dpa",))
