"""Saved searches are kept, found by a slug that stays, and travel as a readable file."""

import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from index.config import Config
from index.errors import ConfigError, MicroficheError
from search.saved import ImportReport, SavedQueries, default_url
from search.saved_file import Saved


@pytest.fixture
def store(tmp_path: Path) -> SavedQueries:
    return SavedQueries(f"sqlite:///{tmp_path}/new/saved.sqlite")


def save(store: SavedQueries, name: str, query: str = "q=flood") -> Saved:
    return store.save(name, "", query, 3, "b1")


def test_a_saved_search_is_found_by_its_slug(store: SavedQueries) -> None:
    saved = store.save("Flood warnings", "for Ana", "q=flood&tag=a", 41, "b1")

    assert saved == replace(saved, slug="flood-warnings", name="Flood warnings", note="for Ana", query="q=flood&tag=a")
    assert (store.get("flood-warnings"), store.all()) == (saved, (saved,))


def test_a_saved_search_is_found_by_its_name_as_well(store: SavedQueries) -> None:
    saved = save(store, "Flood warnings")
    assert (store.named("FLOOD warnings"), store.named("flood")) == (saved, None)


def test_nothing_is_saved_at_first_and_asking_makes_no_file(tmp_path: Path) -> None:
    store = SavedQueries(default_url(Config(index_dir=tmp_path / "var")))

    assert (store.all(), store.get("flood"), store.rename("flood", "a", ""), store.delete("flood")) == (
        (),
        None,
        False,
        False,
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Flood warnings, 2016!", "flood-warnings-2016"),
        ("Café Ærø – Łódź & Straße", "cafe-aero-lodz-strasse"),
        ("  --  ", "search"),
        ("Наводнение", "search"),
        ("../../etc/passwd?<b>", "etc-passwd-b"),
        ("The long and winding story of the harbour wall", "the-long-and-winding-story-of-the"),
        ("x" * 60, "x" * 40),
        ("a" + "-" * 100 + "b", "a-b"),
        ("One two " + "x" * 60, "one-two-" + "x" * 32),
    ],
)
def test_slug_is_short_plain_and_readable(store: SavedQueries, name: str, slug: str) -> None:
    assert save(store, name).slug == slug


def test_the_same_name_gets_the_next_free_slug(store: SavedQueries) -> None:
    assert [save(store, "Flood").slug for _ in range(3)] == ["flood", "flood-2", "flood-3"]


def test_renaming_keeps_the_slug_and_never_frees_it(store: SavedQueries) -> None:
    saved = save(store, "Flood")

    assert store.rename("flood", "Storm", "why")
    assert store.get("flood") == replace(saved, name="Storm", note="why")
    assert save(store, "Flood").slug == "flood-2"


def test_a_deleted_search_is_gone_and_its_slug_never_means_another(store: SavedQueries) -> None:
    save(store, "Flood")

    assert store.delete("flood")
    assert (store.get("flood"), store.all(), store.delete("flood")) == (None, (), False)
    assert save(store, "Flood").slug == "flood-2"


def test_the_exported_file_is_readable(store: SavedQueries) -> None:
    store.import_text(
        '[[saved]]\nslug="flood"\nname="Flood <b>"\nquery="q=a"\nsaved_at=2026-11-22\nhits=2\nnote="a\\nb"'
    )

    assert store.export_text() == dedent('''\
        [[saved]]
        slug = "flood"
        name = "Flood <b>"
        note = """
        a
        b"""
        query = "q=a"
        saved_at = "2026-11-22T00:00:00+00:00"
        hits = 2
        build_id = ""
        ''')


def test_an_exported_file_brings_everything_back_elsewhere(store: SavedQueries, tmp_path: Path) -> None:
    for name in ("Flood", 'Storm "Äöü" \\ \t', "Flood"):
        store.save(name, "two\nlines", "q=%22a%22", 7, "b1")
    elsewhere = SavedQueries(f"sqlite:///{tmp_path}/elsewhere.sqlite")

    report = elsewhere.import_text(store.export_text())
    assert (set(report.added), report.updated) == ({"flood", "flood-2", "storm-aou"}, ())
    assert elsewhere.all() == store.all()


def test_import_updates_the_same_slug_and_brings_back_a_deleted_one(store: SavedQueries) -> None:
    kept, deleted = save(store, "Flood"), save(store, "Storm")
    text = store.export_text().replace("q=flood", "q=high+water")
    store.delete("storm")

    assert store.import_text(text) == ImportReport(added=("storm",), updated=("flood",))
    assert set(store.all()) == {replace(kept, query="q=high+water"), replace(deleted, query="q=high+water")}


GOOD = 'slug = "a"\nname = "A"\nquery = "q=a"\n'


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[saved", "cannot be read as TOML"),
        ("", "the file holds no saved searches; each begins with a line [[saved]]"),
        ("saved = 3", "the file holds no saved searches"),
        ("saved = [1]", "the file holds no saved searches"),
        ('[[saved]]\nname = "A"\nquery = ""', "[[saved]] number 1: slug is missing"),
        (f"[[saved]]\n{GOOD}[[saved]]\nhits = 3", "[[saved]] number 2: slug is missing"),
        (f"[[saved]]\n{GOOD}color = 1", "number 1: unknown key 'color'; known are: slug, name, note, query"),
        (f"[[saved]]\n{GOOD}[[saved]]\n{GOOD}", "the slug 'a' stands twice"),
        ("[[saved]]\n" + GOOD.replace('"A"', "5"), "name must be text in quotes, not 5"),
        ("[[saved]]\n" + GOOD.replace('"A"', '" "'), "[[saved]] number 1: name is empty; give the search a name"),
        ("[[saved]]\n" + GOOD.replace('"a"', '"a/b"'), "slug must be small letters, digits and hyphens, not 'a/b'"),
        ("[[saved]]\n" + GOOD.replace('"a"', f'"{"a" * 81}"'), "slug must be small letters"),
        (f"[[saved]]\n{GOOD}hits = -1", "hits must be a whole number from 0 on, not -1"),
        (f"[[saved]]\n{GOOD}hits = 1{'0' * 30}", "hits must be a whole number"),
        (f"[[saved]]\n{GOOD}hits = true", "hits must be a whole number"),
        (f"[[saved]]\n{GOOD}saved_at = 'soon'", "saved_at must be a date like 2026-11-22, not 'soon'"),
        (f"[[saved]]\n{GOOD}saved_at = 0001-01-01T00:00:00+14:00", "saved_at must be a date"),
    ],
)
def test_a_bad_file_is_refused_whole_with_the_place_named(store: SavedQueries, text: str, sentence: str) -> None:
    with pytest.raises(MicroficheError) as caught:
        store.import_text(text)

    assert sentence in str(caught.value)
    assert store.all() == ()


SAVER = """
import sys
from search.saved import SavedQueries
store = SavedQueries(sys.argv[1])
for _ in range(10):
    store.save("Flood", "", "q=flood", 1, "b1")
"""


def test_processes_that_save_at_once_lose_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/var/saved.sqlite"
    running = [subprocess.Popen([sys.executable, "-c", SAVER, url]) for _ in range(3)]

    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert {one.slug for one in SavedQueries(url).all()} == {"flood", *(f"flood-{n}" for n in range(2, 31))}


def test_a_saver_waits_for_another_that_holds_the_file(store: SavedQueries, tmp_path: Path) -> None:
    save(store, "Flood")
    holder = sqlite3.connect(tmp_path / "new/saved.sqlite", check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.3, holder.rollback)
    release.start()

    assert save(store, "Flood").slug == "flood-2"
    release.join()
    holder.close()


def test_a_file_that_is_no_database_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "saved.sqlite").write_text("not a database, but long enough to be taken for one" * 30)
    store = SavedQueries(default_url(Config(index_dir=tmp_path)))

    with pytest.raises(
        MicroficheError, match=r"saved searches in .*saved\.sqlite cannot be used: file is not a database"
    ):
        store.all()


@pytest.mark.parametrize("url", ["nonsense", "oracle+nothing://a/b", ""])
def test_a_database_url_that_cannot_be_used_is_told_in_a_sentence(url: str) -> None:
    with pytest.raises(ConfigError, match="database_url"):
        SavedQueries(default_url(Config(database_url=url)))


def test_the_database_that_is_set_is_used() -> None:
    assert str(default_url(Config(database_url="sqlite:////srv/saved.sqlite"))) == "sqlite:////srv/saved.sqlite"
