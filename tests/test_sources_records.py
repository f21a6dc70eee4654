"""Records of dumps: which names mean what, whatever type their values have."""

from pathlib import Path

import pytest

from index.config import Config, Site
from index.page import Hints, Origin, Page, Skip
from index.sources.records import page_of
from index.sources.values import has_tags

HERE = Origin(Path("/x/a.jsonl"), "a.jsonl", None, 1)


def page(record: object, config: Config | None = None) -> Page:
    found = page_of(record, HERE, config or Config())
    assert isinstance(found, Page)
    return found


def hints(record: dict[str, object], config: Config | None = None) -> Hints:
    return page({"body": "Text.", **record}, config).hints


def test_record_with_the_common_names_becomes_a_page():
    record = {
        "id": 17,
        "Headline": "Flood",
        "articleBody": "Water.",
        "datePublished": "2016-12-11",
        "updated_at": "2016-12-12",
        "byline": "By Ann Lee",
        "category": "News > Weather",
        "publication": {"name": "The Post"},
        "link": "https://example.org/?a=1&copy=2",
        "keywords": "rain, rivers",
        "lang": "en",
    }
    wanted = Hints(
        id="17",
        title="Flood",
        authors=("By Ann Lee",),
        published="2016-12-11",
        updated="2016-12-12",
        section=("News", "Weather"),
        tags=("rain", "rivers"),
        source="The Post",
        url="https://example.org/?a=1&copy=2",
        language="en",
    )
    assert page(record) == Page(HERE, "text", "Water.", wanted)


@pytest.mark.parametrize(
    ("key", "field"),
    [
        *((key, "title") for key in ("title", "HEADLINE", "head", "name", "Head Line")),
        *((key, "published") for key in ("date", "published", "pubdate", "pub_date", "datePublished", "publishedAt")),
        *((key, "published") for key in ("published_at", "created", "timestamp")),
        *((key, "updated") for key in ("updated", "modified", "dateModified", "updated-at")),
        *((key, "source") for key in ("source", "publication", "site", "paper", "publisher")),
        *((key, "url") for key in ("url", "link", "canonical", "permalink")),
        *((key, "id") for key in ("id", "guid", "_id", "uid", "doc_id")),
        *((key, "language") for key in ("language", "lang")),
    ],
)
def test_common_names_are_known_in_any_spelling(key, field):
    assert hints({key: "value"}) == Hints(**{field: "value"})


@pytest.mark.parametrize("key", ["body", "text", "content", "fulltext", "full_text", "articleBody", "story", "html"])
def test_body_is_found_under_its_common_names(key):
    assert page({key: "Words."}).content == "Words."


def test_description_is_the_body_only_where_there_is_no_other():
    assert page({"description": "Short.", "text": "Long."}).content == "Long."
    assert page({"description": "Short.", "text": ""}).content == "Short."
    assert page({"title": "Bridge closed", "summary": "Short.", "text": ""}).content == "Short."


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("Ann Lee", ("Ann Lee",)),
        ("Ann Lee and Bo Ray", ("Ann Lee", "Bo Ray")),
        ("Ann Lee; Bo Ray", ("Ann Lee", "Bo Ray")),
        ("Ann Lee, Cy Dow and Bo Ray", ("Ann Lee", "Cy Dow", "Bo Ray")),
        ("Lee, Ann", ("Lee, Ann",)),
        (["Ann Lee", "Bo Ray", "Ann Lee"], ("Ann Lee", "Bo Ray")),
        ([{"name": "Ann Lee"}, {"name": "Bo Ray"}], ("Ann Lee", "Bo Ray")),
        ({"name": "Ann Lee"}, ("Ann Lee",)),
        ("Andy Anderson", ("Andy Anderson",)),
        ("", ()),
        ([None, {}, True], ()),
    ],
)
def test_authors_are_split_into_people(value, authors):
    assert hints({"author": value}).authors == authors


@pytest.mark.parametrize(
    ("value", "section"),
    [
        ("News/Fishing", ("News", "Fishing")),
        ("News > Fishing", ("News", "Fishing")),
        ("News &gt; Fishing", ("News", "Fishing")),
        (["News", "Fishing"], ("News", "Fishing")),
        ({"name": "News"}, ("News",)),
        ("/News/", ("News",)),
        (None, ()),
    ],
)
def test_section_is_a_path(value, section):
    assert hints({"section": value}).section == section


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ("a, b", ("a", "b")),
        ("a;b", ("a", "b")),
        ("a | b", ("a", "b")),
        (["Paris, Texas", "b"], ("Paris, Texas", "b")),
        ([{"name": "a"}], ("a",)),
        ([], ()),
    ],
)
def test_tags_are_split(value, tags):
    assert hints({"tags": value}).tags == tags


@pytest.mark.parametrize(
    ("value", "published"),
    [
        (1481414400, "2016-12-11"),
        (1481414400.5, "2016-12-11"),
        (1481414400000, "2016-12-11"),
        ("1481414400", "2016-12-11"),
        ({"$date": 1481414400000}, "2016-12-11"),
        (-1481414400, "1923-01-22"),
        (19871226, "19871226"),
        (1987, "1987"),
        ("11 Dec 2016", "11 Dec 2016"),
        (float("nan"), None),
    ],
)
def test_seconds_and_milliseconds_become_a_day(value, published):
    assert hints({"date": value}).published == published


@pytest.mark.parametrize("value", [-99_999_999_999, "-99999999999"])
def test_seconds_before_the_year_1_stay_as_they_are(value):
    assert hints({"date": value}).published == "-99999999999"


@pytest.mark.parametrize(("value", "text"), [(17, "17"), (17.0, "17"), (1.5, "1.5"), ({"$oid": "ab"}, "ab")])
def test_numbers_are_ids_too(value, text):
    assert hints({"id": value}).id == text


@pytest.mark.parametrize("value", [True, None, [], {}, [[1]], {"x": {"y": 1}}, [{"x": 1}], float("inf")])
def test_values_of_an_unexpected_type_are_ignored(value):
    record = dict.fromkeys(("title", "source", "url", "language", "updated"), value)
    assert hints(record) == Hints()


def test_configured_names_come_first_and_reach_into_objects():
    config = Config(fields={"title": ("kop", "meta.headline"), "body": ("meta.Lead Text",)})
    record = {"title": "no", "meta": {"headline": "yes", "lead_text": "Words."}, "body": "no"}
    assert (page(record, config).hints.title, page(record, config).content) == ("yes", "Words.")
    assert hints({**record, "KOP": "first"}, config).title == "first"


def test_dotted_name_of_a_column_is_taken_as_it_is():
    assert hints({"meta.headline": "yes"}, Config(fields={"title": ("meta.headline",)})).title == "yes"


@pytest.mark.parametrize(
    "body",
    [
        "<p>One</p>",
        "One.<br>Two.",
        "One.<br/>Two.",
        "<P>One\n<P>Two",
        'See <a href="x">this</a>',
        "<H2 class=x>One",
        "<ul><li>One</ul>",
        "<img src=x>",
        "<DIV>One</DIV>",
    ],
)
def test_body_with_tags_is_html(body):
    assert (page({"body": body}).kind, page({"body": body}).content) == ("html", body)


@pytest.mark.parametrize(
    "body", ["a < b and c > d", "Shares of <SRD> and <P> rose, <BR> fell.", "<I P Sharp>", "x <3 y"]
)
def test_body_with_only_brackets_is_text(body):
    assert (page({"body": body}).kind, has_tags(body)) == ("text", False)


def test_entities_are_resolved_in_text_and_kept_in_html():
    assert page({"body": "Tom &amp; Jerry&#8217;s &copy=2"}).content == "Tom & Jerry’s &copy=2"
    assert page({"body": "<p>Tom &amp; Jerry</p>"}).content == "<p>Tom &amp; Jerry</p>"
    assert hints({"title": "Tom &amp; Jerry"}).title == "Tom & Jerry"


def test_paragraphs_in_a_list_are_one_body():
    assert page({"body": ["One.", "", "Two."]}).content == "One.\n\nTwo."


def test_stray_bytes_and_lone_surrogates_become_text():
    assert page({"body": "caf\udce9 \ud800!"}).content == "café \ufffd!"


def test_record_with_only_a_title_is_a_page_without_content():
    assert page({"title": "Flood", "body": ""}) == Page(HERE, "text", "", Hints(title="Flood"))


@pytest.mark.parametrize(
    ("record", "reason", "detail"),
    [
        ({"a": 1, "b": 2}, "no text in it", "it has a, b"),
        ({"body": "  "}, "no text in it", "it has body"),
        ({}, "no text in it", "it has no fields"),
        (
            {f"k{n}": n for n in range(12)},
            "no text in it",
            "it has k0, k1, k2, k3, k4, k5, k6, k7, k8, k9 and 2 more",
        ),
        ([1], "not a record", "a list where an object with an article's fields is wanted"),
        (None, "not a record", "nothing where an object with an article's fields is wanted"),
        ("text", "not a record", "'text' where an object with an article's fields is wanted"),
    ],
)
def test_record_without_an_article_is_skipped_with_its_reason(record, reason, detail):
    assert page_of(record, HERE, Config()) == Skip(HERE, reason, detail)


def test_first_of_two_spellings_of_a_name_counts():
    assert hints({"id": 1, "_id": 2}).id == "1"


@pytest.mark.parametrize(
    ("key", "record"),
    [("a.jsonl", {}), ("De Post", {"source": "De Post"}), ("post.example", {"url": "https://www.post.example/1"})],
)
def test_a_site_has_names_of_its_own_for_its_dumps(key: str, record: dict[str, object]) -> None:
    config = Config(site={key: Site(fields={"title": ("kop",)})}, fields={"title": ("head",)})
    both = {"kop": "Vloed", "head": "Flood"}
    assert hints({**record, **both}, config).title == "Vloed"
    assert hints({**record, **both}, Config(site={"other": config.site[key]})).title == "Flood"
