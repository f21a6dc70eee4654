"""Citations: what each format says of an article, and that real readers of the formats read the same."""

from typing import Any

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string

from index.article import Article, ArticleDate
from search.citing.bibtex import bibtex
from search.citing.cited import Access, cited
from search.citing.csl_json import csl_item
from search.citing.formats import FORMATS
from search.citing.names import Name, name_of
from search.citing.ris import ris
from search.citing.sentence import sentence
from tests.archives import article

ACCESS = Access("The Coast Archive", ArticleDate(2026, 11, 29), "http://coast.example/article/story-39")
STORY = article(
    "story-39",
    "The council met on the ferry plan.",
    "Council votes on 50% & more: ferry_plan #39",
    "2014-04-12",
    authors=("Ana Dogwood", "Ludwig van der Berg", "The Editorial Board"),
    source="Harbour Gazette",
    section=("News", "Politics"),
    tags=("ferry", "council"),
    language="en",
    url="https://gazette.example/39?a=1&b=50%25#top_x",
)
BARE = article("q/x y", "the council met on the harbour plan on monday, and nobody left before it ended")


def bibtex_entry(story: Article, access: Access = ACCESS) -> Entry:
    (entry,) = parse_string(bibtex(story, access), "bibtex").entries.values()
    return entry


def test_ris_is_read_back_whole() -> None:
    assert rispy.loads(ris(STORY, ACCESS)) == [
        {
            "type_of_reference": "NEWS",
            "id": "dogwood2014-story-39",
            "title": "Council votes on 50% & more: ferry_plan #39",
            "authors": ["Dogwood, Ana", "van der Berg, Ludwig", "The Editorial Board"],
            "secondary_title": "Harbour Gazette",
            "section": "News / Politics",
            "year": "2014",
            "date": "2014/04/12/",
            "language": "en",
            "keywords": ["ferry", "council"],
            "urls": ["https://gazette.example/39?a=1&b=50%25#top_x"],
            "access_date": "2026/11/29/",
            "name_of_database": "The Coast Archive",
            "accession_number": "story-39",
            "notes": ["The Coast Archive: http://coast.example/article/story-39"],
        }
    ]


def test_ris_has_the_line_ends_of_its_specification() -> None:
    text = ris(STORY, ACCESS)

    assert text.startswith("TY  - NEWS\r\n")
    assert text.endswith("ER  - \r\n\r\n")
    assert text.count("\n") == text.count("\r\n")


def test_bibtex_is_read_back_whole() -> None:
    entry = bibtex_entry(STORY)

    assert (entry.type, entry.key, dict(entry.fields)) == (
        "article",
        "dogwood2014-story-39",
        {
            "title": r"{Council votes on 50\% \& more: ferry\_plan \#39}",
            "journal": "Harbour Gazette",
            "year": "2014",
            "month": "April",
            "day": "12",
            "language": "en",
            "keywords": "ferry, council",
            "url": "https://gazette.example/39?a=1&b=50%25#top_x",
            "urldate": "2026-11-29",
            "entrysubtype": "newspaper",
            "note": "Section News / Politics. The Coast Archive, story-39",
        },
    )
    assert [(one.first_names, one.prelast_names, one.last_names) for one in entry.persons["author"]] == [
        (["Ana"], [], ["Dogwood"]),
        (["Ludwig"], ["van", "der"], ["Berg"]),
        ([], [], ["{The Editorial Board}"]),
    ]


def test_csl_json_is_what_its_schema_names() -> None:
    assert csl_item(STORY, ACCESS) == {
        "id": "dogwood2014-story-39",
        "type": "article-newspaper",
        "title": "Council votes on 50% & more: ferry_plan #39",
        "author": [
            {"family": "Dogwood", "given": "Ana"},
            {"family": "van der Berg", "given": "Ludwig"},
            {"literal": "The Editorial Board"},
        ],
        "container-title": "Harbour Gazette",
        "section": "News / Politics",
        "issued": {"date-parts": [[2014, 4, 12]]},
        "accessed": {"date-parts": [[2026, 11, 29]]},
        "language": "en",
        "keyword": "ferry, council",
        "URL": "https://gazette.example/39?a=1&b=50%25#top_x",
        "archive": "The Coast Archive",
        "archive_location": "story-39, http://coast.example/article/story-39",
    }


def test_csl_json_is_read_by_a_processor() -> None:
    item = CiteProcJSON([csl_item(STORY, ACCESS)])["dogwood2014-story-39"]

    assert (item.type, str(item.container_title)) == ("article-newspaper", "Harbour Gazette")
    assert [(name.family, name.given) for name in item.author[:2]] == [("Dogwood", "Ana"), ("van der Berg", "Ludwig")]
    assert (item.issued.year, item.issued.month, item.issued.day) == (2014, 4, 12)


def test_a_sentence_says_who_what_where_and_when() -> None:
    assert sentence(STORY, ACCESS) == (
        "Ana Dogwood, Ludwig van der Berg and The Editorial Board, “Council votes on 50% & more: ferry_plan #39”, "
        "Harbour Gazette, section News / Politics, 12 April 2014, https://gazette.example/39?a=1&b=50%25#top_x. "
        "The Coast Archive, story-39, http://coast.example/article/story-39 (accessed 29 November 2026)."
    )


def test_what_an_article_does_not_say_is_left_out() -> None:
    access = Access("Archive", ArticleDate(2026, 11, 29))
    opening = "[the council met on the harbour plan on monday, and …]"

    assert rispy.loads(ris(BARE, access)) == [
        {
            "type_of_reference": "NEWS",
            "id": cited(BARE, access).key,
            "title": opening,
            "access_date": "2026/11/29/",
            "name_of_database": "Archive",
            "accession_number": "q/x y",
        }
    ]
    assert set(bibtex_entry(BARE, access).fields) == {"title", "urldate", "entrysubtype", "note"}
    assert csl_item(BARE, access) == {
        "id": cited(BARE, access).key,
        "type": "article-newspaper",
        "title": opening,
        "accessed": {"date-parts": [[2026, 11, 29]]},
        "archive": "Archive",
        "archive_location": "q/x y",
    }
    assert sentence(BARE, access) == f"{opening}, no date. Archive, q/x y (accessed 29 November 2026)."


@pytest.mark.parametrize(
    ("published", "in_ris", "in_csl", "in_bibtex"),
    [
        ("2014", "2014///", [[2014]], {"year": "2014"}),
        ("2014-04", "2014/04//", [[2014, 4]], {"year": "2014", "month": "April"}),
    ],
)
def test_dates_are_as_precise_as_they_are_known(
    published: str, in_ris: str, in_csl: list[list[int]], in_bibtex: dict[str, str]
) -> None:
    story = article("a", "Text.", "Title", published)
    fields = bibtex_entry(story).fields

    assert rispy.loads(ris(story, ACCESS))[0]["date"] == in_ris
    assert csl_item(story, ACCESS)["issued"] == {"date-parts": in_csl}
    assert {name: value for name, value in fields.items() if name in ("year", "month", "day")} == in_bibtex


def test_a_story_without_author_is_by_its_agency() -> None:
    story = article("a", "Text.", "Title", agency=("Reuters",))

    assert csl_item(story, ACCESS)["author"] == [{"literal": "Reuters"}]


def test_of_many_authors_a_sentence_names_the_first() -> None:
    story = article("a", "Text.", "Title", authors=("Ann A", "Bob Bee", "Cy See", "Di Dee"))

    assert sentence(story, ACCESS).startswith("Ann A et al., “Title”, ")


def test_names_that_run_from_right_to_left_leave_the_day_beside_them_whole() -> None:
    story = article("a", "Text.", "המועצה 6", authors=("דוד כהן", "Ann A"), source="עיתון", published="2016-05-06")
    assert sentence(story, ACCESS).startswith(
        "\u2068דוד כהן\u2069 and Ann A, “\u2068המועצה 6\u2069”, \u2068עיתון\u2069, 6 May 2016. "
    )


def test_an_address_that_is_not_of_the_web_gives_way_to_that_in_the_archive() -> None:
    assert cited(article("a", "Text.", url="javascript:alert(1)"), ACCESS).url == ACCESS.address


@pytest.mark.parametrize(
    ("printed", "family", "given", "suffix"),
    [
        ("Ann Teller", "Teller", "Ann", None),
        ("Priya Nair-Holt", "Nair-Holt", "Priya", None),
        ("Martin Luther King, Jr.", "King", "Martin Luther", "Jr."),
        ("John D. Smith III", "Smith", "John D.", "III"),
        ("Ursula von der Leyen", "von der Leyen", "Ursula", None),
        ("Charles de Gaulle", "de Gaulle", "Charles", None),
        ("Van Morrison", "Morrison", "Van", None),
        ("Zoë O’Neill", "O’Neill", "Zoë", None),
    ],
)
def test_the_family_name_of_a_person_is_told(printed: str, family: str, given: str, suffix: str | None) -> None:
    assert name_of(printed) == Name(printed, family, given, suffix)


@pytest.mark.parametrize(
    "printed",
    [
        "Reuters",
        "Gazette Staff",
        "The Editorial Board",
        "Sisters of Mercy",
        "Ann and Bob Teller",
        "news@gazette.example",
        "Channel 4",
        "山田太郎",
        "김 철수",
        "Ann T.",
        "Teller, Ann",
        "One of our own people in Osmay",
    ],
)
def test_what_is_no_persons_name_stays_whole(printed: str) -> None:
    assert name_of(printed) == Name(printed)


@pytest.mark.parametrize("ids", [("17", "17~2", "17_2", "17-2"), ("a/b", "a b", "a?b"), ("A", "a"), ("é", "è")])
def test_keys_are_ascii_and_differ_where_ids_do(ids: tuple[str, ...]) -> None:
    keys = [cited(article(one, "Text."), ACCESS).key for one in ids]

    assert len({key.casefold() for key in keys}) == len(ids)
    assert [key for key in keys if not key.isascii() or set(key) & set(" ,{}~#%\\\"'()=")] == []


HOSTILE = st.text(st.characters(codec="utf-8") | st.sampled_from('{}\\"@%#&$_~^,\n\r\x00\u2028'), max_size=30)


@example(title="}{\\", name="} and {", source="}", tag="%\\")
@given(title=HOSTILE, name=HOSTILE, source=HOSTILE, tag=HOSTILE)
def test_no_text_breaks_out_of_its_field(title: str, name: str, source: str, tag: str) -> None:
    story = article("a", "Text.", title, authors=(name,), source=source, tags=(tag,), url='https://x.example/{}\\ "')
    facts = cited(story, ACCESS)
    read: dict[str, Any] = rispy.loads(ris(story, ACCESS))[0]
    entry = bibtex_entry(story)

    assert read.get("authors", []) == [one.inverted for one in facts.names]
    assert len(entry.persons.get("author", [])) == len(facts.names)
    assert (read["title"], read.get("secondary_title")) == (facts.title, facts.publication)
    assert (entry.key, entry.fields["url"]) == (facts.key, 'https://x.example/%7B%7D%5C%20"')
    assert ("journal" in entry.fields, "keywords" in entry.fields) == (bool(facts.publication), bool(facts.tags))


def test_every_format_has_a_file_of_its_own_name() -> None:
    names = [one.file_name(article("17~2", "Text."), ACCESS) for one in FORMATS.values()]

    assert names == ["17-2.ris", "17-2.bib", "17-2.json", "17-2.txt"]
