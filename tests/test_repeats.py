"""What repeats in a source is left out, and nothing of its stories."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from string import ascii_lowercase

import numpy as np
import pytest

from index.article import Article, Paragraph, Removed
from index.cleaning.sites import SiteRules
from index.repeats.counts import Count
from index.repeats.forms import forms_of, source_of
from index.repeats.learned import Learned
from index.repeats.removal import with_repeats, without_repeats
from index.repeats.sightings import Sightings, sightings_of
from index.repeats.stored import read_repeats, write_repeats
from tests.repeated import SOURCE, in_source, learned_from, prose, story, taken, without

PRINTED = "The Islander is printed on Osmay every Thursday"
STORIES = [story(n) for n in range(20)]


def test_a_line_at_the_end_of_many_stories_is_left_out_with_its_rule_and_place() -> None:
    articles = [story(n, tail=[PRINTED]) for n in range(8)]
    assert [article.removed for article in without(articles)] == [(Removed(PRINTED, "repeats-in-source", 8),)] * 8
    assert [article.body for article in without(articles)] == [article.body[:-1] for article in articles]


def test_case_spacing_and_list_marks_make_no_other_line() -> None:
    lines = [PRINTED, PRINTED.upper(), f"• {PRINTED}", PRINTED, PRINTED.title()]
    assert taken([*STORIES, *(story(n, tail=[line]) for n, line in enumerate(lines, 30))]) == set(lines)


def test_lines_that_differ_in_numbers_dates_names_and_addresses_are_one() -> None:
    names = ["Ann Teller", "Osei Reed", "Ruth Pellow", "Ivo Crane", "Sol Hartnoll", "Mina Vane"]
    line = "Written down by {1} on {0} March 201{0}, see www.osmay.example/{0}"
    lines = [line.format(n, name) for n, name in enumerate(names, 1)]
    found = without([*STORIES[:6], *(story(n, lead=[line]) for n, line in enumerate(lines, 30))])
    assert [one.removed for one in found[6:]] == [(Removed(line, "repeats-in-source-masked"),) for line in lines]


def test_each_source_is_counted_by_itself() -> None:
    ours = [story(n, tail=[PRINTED]) for n in range(4)]
    theirs = in_source((story(n, tail=[PRINTED]) for n in range(10, 14)), "The Ledger")
    assert taken([*ours, *theirs]) == set()


def test_a_source_without_a_name_is_its_folder_or_dump() -> None:
    places = ["in/gazette/2016/a.txt", "in/2016/a.txt", "in/a.txt", "dump.jsonl:12", "in/old.zip!x/y.txt:3"]
    found = [source_of(replace(STORIES[0], source=None, origin=origin)) for origin in places]
    assert found == ["in/gazette", "in", "in", "dump.jsonl", "in"]


@pytest.mark.parametrize(
    "line",
    [
        "“I have said all that I will ever say of it”",
        '"Nobody asked us", said the harbour master',
        "He said “nothing will come of it at all” once more",
        "— Non ho visto niente",
        "Correction: the ferry sails at nine",
        "Clarification: there are two Mrs Reeds",
        "Editor’s note: the name was changed",
        "Updated at the end of the day",
        "This story was corrected on Tuesday",
        "Berichtigung: Die Fähre fährt um neun",
        "Anmerkung der Redaktion: Der Name ist geändert",
        "Aktualisiert am Abend",
        "Rectificatif : le bac part à neuf heures",
        "Mise à jour du soir",
        "Fe de errores: el barco sale a las nueve",
        "Actualización de la tarde",
        "Rettifica: il traghetto parte alle nove",
        "Nota della redazione: il nome è cambiato",
        "Correção: o barco sai às nove",
        "Atualizado à noite",
        "Rectificatie: de boot vaart om negen uur",
        "Noot van de redactie: de naam is veranderd",
        "Een eerdere versie",
        "OSMAY, March 3 -",
        "TARROWMOUTH (Coast News) —",
        "Tarrowmouth, 3 March 2014",
        "Osmay, 12. März",
    ],
)
def test_what_is_said_in_a_story_or_of_it_stays_however_often_it_comes(line: str) -> None:
    assert taken([story(n, lead=[line], tail=[PRINTED]) for n in range(12)]) == {PRINTED}


@pytest.mark.parametrize("kind", ["quote", "table"])
def test_quotations_and_tables_stay(kind: str) -> None:
    line = Paragraph("The tide waits for no man", kind)  # type: ignore[arg-type]
    assert taken([story(n, tail=[line]) for n in range(12)]) == set()


def test_a_refrain_counts_once_a_poem() -> None:
    poem = story(1, lead=["And the sea came in"] * 9, tail=["And the sea came in"] * 9)
    assert taken([poem, *STORIES[2:12]]) == set()


def test_word_for_word_copies_count_as_one_story() -> None:
    wire = story(1, lead=["A gale is coming"])
    copies = [replace(wire, id=f"copy-{n}", title=f"Edition {n}") for n in range(9)]
    assert taken([*copies, *STORIES[2:12]]) == set()


def test_versions_of_a_story_count_as_one() -> None:
    versions = [story(1, lead=["A gale is coming", prose("the lead")], tail=[prose(("turn", n))]) for n in range(9)]
    assert taken([*versions, *STORIES[2:12]]) == set()


def test_long_paragraphs_that_are_in_every_story_make_them_no_versions_of_one() -> None:
    notice = [prose(("notice", n), 4) for n in range(3)]
    articles = [replace(story(n, tail=notice), body=story(n).body * 4 + story(n, tail=notice).body) for n in range(20)]
    assert taken(articles) == set(notice)


def test_a_columnists_own_last_line_stays_in_a_paper_of_many() -> None:
    columns = [story(n, tail=["And so to the quay"], authors=("Mina Vane",)) for n in range(30, 40)]
    others = [story(n, authors=("Ivo Crane",)) for n in range(20)]
    assert taken([*columns, *others]) == set()


def test_a_line_of_one_author_goes_where_most_of_the_source_has_it() -> None:
    letters = [story(n, tail=[PRINTED], authors=("Mina Vane",)) for n in range(9)]
    assert taken(letters) == {PRINTED}


def test_a_subhead_of_a_weekly_column_stays_in_the_midst_of_it() -> None:
    columns = [story(n, middle=[Paragraph("What the tide left", "heading")]) for n in range(30, 39)]
    assert taken([*STORIES, *columns]) == set()


def test_a_heading_above_the_last_paragraph_stays_with_it() -> None:
    heading = Paragraph("What comes next", "heading")
    columns = [story(n, tail=[heading, prose(("end", n))]) for n in range(30, 39)]
    assert taken([*STORIES, *columns]) == set()


def test_a_line_in_the_midst_goes_only_where_half_of_the_source_has_it() -> None:
    with_line = [story(n, middle=[PRINTED]) for n in range(30, 40)]
    assert taken([*with_line, *STORIES[:11]]) == set()
    assert taken([*with_line, *STORIES[:10]]) == {PRINTED}


def test_a_line_of_the_edge_stays_where_it_stands_in_the_midst() -> None:
    with_line = [story(n, tail=[PRINTED]) for n in range(30, 39)]
    found = without([*with_line, story(50, middle=[PRINTED]), *STORIES])
    assert [len(article.removed) for article in found[:10]] == [1] * 9 + [0]


def test_a_line_that_is_not_mostly_at_the_edge_stays() -> None:
    outside = [story(n, tail=[PRINTED]) for n in range(30, 37)]
    inside = [story(n, middle=[PRINTED]) for n in range(40, 42)]
    assert taken([*outside, *inside, *STORIES]) == set()
    assert taken([*outside, *inside[1:], *STORIES]) == {PRINTED}


@pytest.mark.parametrize(("stories", "expected"), [(3, set()), (4, set()), (5, {PRINTED})])
def test_a_source_of_a_few_stories_says_nothing_of_what_repeats(stories: int, expected: set[str]) -> None:
    assert taken([story(n, tail=[PRINTED]) for n in range(stories)]) == expected


@pytest.mark.parametrize(("share", "expected"), [(5, {PRINTED}), (4, set())])
def test_a_line_needs_a_share_of_a_large_source(share: int, expected: set[str]) -> None:
    assert taken([story(n, tail=[PRINTED] if n < share else []) for n in range(250)]) == expected
    assert taken([story(n, tail=[PRINTED] if n < share + 1 else []) for n in range(301)]) == set()


@pytest.mark.parametrize(("share", "expected"), [(8, 8), (7, 0)])
def test_a_masked_line_needs_a_larger_share(share: int, expected: int) -> None:
    lines = [[f"Moon phase of the week is {n}"] if n < share else [] for n in range(160)]
    assert len(taken([story(n, tail=tail) for n, tail in enumerate(lines)])) == expected


@pytest.mark.parametrize(
    "line",
    ["Net {0}00,000 vs {0}10,000", "{0} 3 4 5", "By Ivo{0} Crane{0}", "Ivo{0} of Osmay{0} in Tarrow{0}"],
    ids=["figures", "numbers", "a byline", "names"],
)
def test_lines_of_figures_or_names_alone_are_no_form(line: str) -> None:
    differing = ascii_lowercase if "Ivo" in line else "123456789123"
    assert taken([story(n, tail=[line.format(differing[n])]) for n in range(12)]) == set()


def test_a_masked_form_has_at_most_fourteen_words() -> None:
    fourteen = "seen from the quay at the end of day by one of us: {0}"
    fifteen = "seen from the quay at the end of the day by one of us: {0}"
    lines = [text.format(f"Ivo{ascii_lowercase[n]}") for text in (fourteen, fifteen) for n in range(9)]
    assert taken([story(n, tail=[line]) for n, line in enumerate(lines)]) == set(lines[:9])


def test_a_line_says_nothing_of_others_that_differ_from_it_in_a_name() -> None:
    other = "The Ledger is printed on Tarrow every Monday"
    assert taken([*(story(n, tail=[PRINTED]) for n in range(30)), story(40, tail=[other])]) == {PRINTED}


def test_an_article_that_would_lose_too_much_is_left_whole_and_flagged() -> None:
    brief = Article("b", "Brief", (Paragraph(prose("brief", 1)), Paragraph(PRINTED)), source=SOURCE)
    found = without([brief, *(story(n, tail=[PRINTED]) for n in range(9))])
    assert (found[0].body, found[0].removed) == (brief.body, ())
    assert found[0].notes == ("lines that repeat in its source were left in, as they are 36% of the story",)
    assert [len(article.removed) for article in found[1:]] == [1] * 9


def test_a_line_that_a_site_keeps_is_not_taken() -> None:
    articles = [story(n, tail=[PRINTED]) for n in range(9)]
    kept = forms_of(articles[0], SiteRules(keep=(re.compile(".*Osmay.*"),)))
    assert without_repeats(articles[0], kept, learned_from(articles)) is articles[0]


def test_the_order_of_the_articles_and_the_files_that_they_are_counted_in_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tails = [[PRINTED], ["Ask at the quay"]]
    articles = [story(n, lead=[f"Day {n} of the strike"], tail=tails[n % 2]) for n in range(60)]
    expected = {(one.form, one.stories, one.of) for one in _repeats(articles, learned_from(articles))}
    shuffled = Random(1).sample(articles, len(articles))
    monkeypatch.setattr("index.repeats.sightings.HELD", 7)
    assert {(one.form, one.stories, one.of) for one in _repeats(articles, learned_from(shuffled))} == expected
    assert expected == {
        ("day {number} of the strike", 60, 60),
        (PRINTED.casefold(), 30, 60),
        ("ask at the quay", 30, 60),
    }


def _repeats(articles: list[Article], learned: Learned) -> list:  # type: ignore[type-arg]
    for article in articles:
        without_repeats(article, forms_of(article), learned)
    return list(learned.repeats())


def test_counting_agrees_with_counting_by_hand(tmp_path: Path) -> None:
    random = Random(2)
    rows = [tuple(random.randrange(end) for end in (30, 12, 3, 9, 2)) for _ in range(3000)]
    rows += [(100, n, 1, n, 0) for n in range(5)] + [(101, n, 1, 1, 1) for n in range(4)]
    rows += [(102, n, 0, 1, 1) for n in range(9)]
    pairs = [(form, story << 25 | author << 13 | line << 1 | edge) for form, story, author, line, edge in rows]
    with Sightings(tmp_path / "s") as sightings:
        for start in range(0, len(pairs), 100):
            sightings.add(np.array(pairs[start : start + 100], np.uint64))
        counts = sightings.counts()
    for form in range(105):
        assert counts.of(form) == by_hand([row[1:] for row in rows if row[0] == form])


def by_hand(rows: Sequence[tuple[int, ...]]) -> Count | None:
    stories, authors, lines = ({row[column] for row in rows} for column in range(3))
    edge, middle = ({row[0] for row in rows if row[3] == wanted} for wanted in (1, 0))
    if len(stories) < 5:
        return None
    return Count(len(stories), len(edge), len(middle), len(lines), len(authors) == 1 and 0 not in authors)


def test_what_was_taken_can_be_put_back_in_its_place() -> None:
    articles = [story(n, lead=["Ask at the quay"], tail=[PRINTED, prose(("end", n))]) for n in range(9)]
    found = without(articles)
    assert all(len(article.removed) == 2 for article in found)
    assert [with_repeats(article) for article in found] == articles


def test_what_other_rules_took_stays_out_when_repeats_are_put_back() -> None:
    removed = (Removed("4 minute read", "reading-time"), Removed(PRINTED, "repeats-in-source", 8))
    article = with_repeats(replace(STORIES[0], removed=removed))
    assert article.removed == removed[:1]
    assert article.body == (*STORIES[0].body, Paragraph(PRINTED))


def test_what_a_build_learned_holds_for_the_next_and_counts_on(tmp_path: Path) -> None:
    articles = [story(n, tail=[PRINTED]) for n in range(9)]
    before = tuple(_repeats(articles, learned_from(articles)))
    new = [story(n, tail=[PRINTED]) for n in range(20, 26)]
    learned = learned_from(new, before)
    assert [article.removed for article in (without_repeats(one, forms_of(one), learned) for one in new)] == [
        (Removed(PRINTED, "repeats-in-source", 8),)
    ] * 6
    write_repeats(tmp_path, learned.repeats())
    assert [(one.stories, one.of, one.example) for one in read_repeats(tmp_path)] == [(15, 15, PRINTED)]
    assert json.loads((tmp_path / "repeats.jsonl").read_text())["source"] == SOURCE


def test_sightings_fit_into_two_numbers() -> None:
    found = sightings_of(forms_of(story(1, tail=[PRINTED], authors=("Mina Vane",))))
    assert found.dtype == np.uint64
    assert found.shape[1] == 2
