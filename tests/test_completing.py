"""What is offered for the last word while one types."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from search.results import Completion
from search.searcher import Searcher
from tests.archives import results, searcher_of

STORIES = (
    {
        "body": "Floods, flood warnings. The flood's end. Florence O'Neill.",
        "source": "New York Times",
        "tags": ["Flooding"],
    },
    {"body": "The flood came to the harbour of Québec.", "source": "New York Times", "section": ["World", "Syria"]},
    {"body": "The flood and the fleet.", "source": "Évening News", "author": "Ann Teller"},
    {"body": "Fleet street.", "source": 'The "Times"', "title": "Flags", "author": "Bo Fleet", "section": ["World"]},
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    records = [{"title": "Untold"} | one | {"id": f"s{number}"} for number, one in enumerate(STORIES)]
    with closing(searcher_of(tmp_path_factory.mktemp("completing"), records)) as searcher:
        yield searcher


def offered(searcher: Searcher, typed: str) -> list[tuple[str, str, int]]:
    return [(one.text, one.kind, one.count) for one in searcher.completions(typed)]


def test_words_come_by_their_stories_and_then_values(searcher: Searcher) -> None:
    assert offered(searcher, "fl") == [
        ("flood", "word", 3),
        ("fleet", "word", 2),
        ("flags", "word", 1),
        ("floods", "word", 1),
        ("florence", "word", 1),
        ('author:"Bo Fleet"', "author", 1),
        ("tag:Flooding", "tag", 1),
    ]


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("storm FLO", ["flood", "floods", "florence", "tag:Flooding"]),
        ("=FLO", ["flood", "floods", "florence"]),
        ("québ", ["quebec"]),
        ("queb", ["quebec"]),
        ("times", ['source:"New York Times"', 'source:"The Times"']),  # by any of its words
        ("tim", ['source:"New York Times"', 'source:"The Times"']),
        ("even", ['source:"Évening News"']),
        ("source:", ['source:"New York Times"', 'source:"Évening News"', 'source:"The Times"']),  # equals from A to Z
        ("Source:y", ['Source:"New York Times"']),
        ('source:"new york ti', ['source:"New York Times"']),
        ('source:"times yo', ['source:"New York Times"']),
        ('source:"new york ', ['source:"New York Times"']),
        ("source:fl", []),  # nothing but sources
        ("by:te", ['by:"Ann Teller"']),
        ("section:", ["section:World", 'section:"World/Syria"']),
        ("topic:fl", ["topic:Flooding"]),
        ("title:fl", ["title:flags"]),
        ('"flee', ['"fleet']),
        ('"the fle', ['"the fleet']),
        ("date:20", []),
        ("lang:e", []),
        ("the", ['source:"The Times"']),  # no stop words
        ("floods", []),  # nor what stands there already
        ("f", []),
        ("flood ", []),
        ("flood)", []),
        ("", []),
        ("zzz", []),
        ("fl" + " x" * 1000 + " fl", []),  # too long to be typed
    ],
)
def test_the_last_word_alone_is_completed(searcher: Searcher, typed: str, texts: list[str]) -> None:
    assert [text for text, _, _ in offered(searcher, typed)] == texts


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("fleet -flo", "fleet -flood"),
        ("(fleet OR flo", "(fleet OR flood"),
        ('"new york" flo', '"new york" flood'),
        ("fleet source: yo", 'fleet source:"New York Times"'),
        ("=flo", "=flood"),
        ("fleet-flo", "fleet-flood"),
        ('title:"Bo fla', 'title:"Bo flags'),
    ],
)
def test_the_whole_query_is_given_with_the_offer_in_place(searcher: Searcher, typed: str, query: str) -> None:
    assert searcher.completions(typed)[0].query == query


def test_what_is_offered_finds_the_stories_that_it_promises(searcher: Searcher) -> None:
    for one in (*searcher.completions("source:"), *searcher.completions("by:"), *searcher.completions("tag:")):
        assert results(searcher, one.query).total == one.count


def test_a_value_that_is_an_operator_elsewhere_is_quoted(tmp_path: Path) -> None:
    with closing(searcher_of(tmp_path, [{"id": "a", "title": "Oregon", "body": "Rain.", "tags": ["OR"]}])) as searcher:
        assert offered(searcher, "tag:o") == [('tag:"OR"', "tag", 1)]


def test_no_more_than_ten_are_offered(tmp_path_factory: pytest.TempPathFactory) -> None:
    body = " ".join(f"prefix{letter}" for letter in "abcdefghijklmnop")
    records = [{"id": str(n), "title": "Untold", "body": body, "tags": [f"Prefix {n}"]} for n in range(12)]
    with closing(searcher_of(tmp_path_factory.mktemp("many"), records)) as searcher:
        kinds = [one.kind for one in searcher.completions("pref")]

    assert kinds == ["word"] * 6 + ["tag"] * 4


def test_a_completion_is_plain_data(searcher: Searcher) -> None:
    assert searcher.completions("a fleet flee") == searcher.completions("a fleet flee")
    assert searcher.completions("even") == (Completion('source:"Évening News"', "source", 1, 'source:"Évening News"'),)
