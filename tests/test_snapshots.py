"""What saved searches found in earlier builds is kept, however many builds come."""

import sqlite3
from pathlib import Path

import pytest

from search.noted import Noted
from search.saved import SavedQueries
from search.saved_file import Saved
from search.snapshot_rows import Snapshot
from search.snapshots import LATEST, Standing, kept


@pytest.fixture
def store(tmp_path: Path) -> SavedQueries:
    return SavedQueries(f"sqlite:///{tmp_path}/saved.sqlite")


def hits(*ids: str) -> list[Noted]:
    return [Noted(one, "0" * 16, one.upper()) for one in ids]


def note(store: SavedQueries, build: str, *ids: str, slug: str = "flood") -> None:
    store.snapshots.note(slug, build, f"2026-01-{len(store.snapshots.builds(slug)) + 1:02d}", hits(*ids))


def saved(store: SavedQueries) -> Saved:
    return store.save("Flood", "", "q=flood", 2, "b1")


def test_the_first_snapshot_is_what_later_ones_are_held_against(store: SavedQueries) -> None:
    saved(store)
    assert store.snapshots.standing("flood") == Standing()

    note(store, "b1", "a", "b")
    note(store, "b2", "b", "c", "d")
    assert store.snapshots.standing("flood") == Standing("b2", 3, 2, "b1", None, "b1", None)
    assert store.snapshots.builds("flood") == (Snapshot("b2", "2026-01-02", 3), Snapshot("b1", "2026-01-01", 2))


def test_what_was_found_in_a_build_comes_back(store: SavedQueries) -> None:
    saved(store)
    note(store, "b1", "a", "b")

    assert store.snapshots.hits("flood", "b1") == {one.id: one for one in hits("a", "b")}
    assert (store.snapshots.hits("flood", "b2"), store.snapshots.hits("storm", "b1")) == (None, None)


def test_a_build_is_noted_once(store: SavedQueries) -> None:
    saved(store)
    note(store, "b1", "a")
    note(store, "b1", "a", "b")

    assert set(store.snapshots.hits("flood", "b1") or ()) == {"a"}


def test_nothing_is_noted_for_a_search_that_is_gone(store: SavedQueries) -> None:
    saved(store)
    store.delete("flood")
    note(store, "b1", "a")

    assert store.snapshots.builds("flood") == ()


def test_marking_as_seen_moves_what_is_new(store: SavedQueries) -> None:
    saved(store)
    note(store, "b1", "a")
    note(store, "b2", "a", "b")
    assert store.snapshots.see("flood", "b2")
    seen = store.snapshots.standing("flood")
    note(store, "b3", "a", "b", "c")

    assert (seen.fresh, seen.seen_build, seen.seen_at is None) == (0, "b2", False)
    assert store.snapshots.standing("flood").fresh == 1


def test_only_a_build_that_is_known_is_seen(store: SavedQueries) -> None:
    saved(store)
    note(store, "b1", "a")

    assert not store.snapshots.see("flood", "b9")
    assert store.snapshots.standing("flood").seen_at is None


def test_an_older_build_does_not_become_the_latest(store: SavedQueries) -> None:
    saved(store)
    note(store, "b2", "a", "b")
    note(store, "b1", "a")

    assert (store.snapshots.standing("flood").build_id, store.snapshots.standing("flood").total) == ("b2", 2)
    assert [one.build_id for one in store.snapshots.builds("flood")] == ["b2", "b1"]


def test_hits_that_stay_the_same_are_stored_once(store: SavedQueries, tmp_path: Path) -> None:
    saved(store)
    for build in ("b1", "b2", "b3", "b4"):
        note(store, build, *("ab" if build < "b4" else "abc"))

    with sqlite3.connect(tmp_path / "saved.sqlite") as database:
        rows = database.execute("SELECT build_id, same_as, hits IS NULL FROM snapshots ORDER BY build_id").fetchall()
    database.close()
    assert rows == [("b1", None, 0), ("b2", "b1", 1), ("b3", "b1", 1), ("b4", None, 0)]
    assert set(store.snapshots.hits("flood", "b3") or ()) == {"a", "b"}


def test_older_snapshots_go_and_those_that_leaned_on_them_keep_their_hits(store: SavedQueries) -> None:
    saved(store)
    store.snapshots.note("flood", "b00", "2026-01-01", hits("z"))
    for number in range(1, LATEST + 4):
        store.snapshots.note("flood", f"b{number:02d}", f"2026-{1 + number // 5:02d}-01", hits("a", "b"))
    builds = [one.build_id for one in store.snapshots.builds("flood")]

    assert builds == [f"b{number:02d}" for number in (*range(LATEST + 3, 3, -1), 0)]  # 0 is what was seen last
    assert all(set(store.snapshots.hits("flood", one) or ()) == {"a", "b"} for one in builds[:-1])


def test_of_old_builds_the_last_of_each_month_stays() -> None:
    old = [
        Snapshot(f"2025{month:02d}{day:02d}", f"2025-{month:02d}-{day:02d}", 1) for month in (1, 2) for day in (3, 9)
    ]
    new = [Snapshot(f"2026{number:04d}", "2026-01-01", 1) for number in range(LATEST)]

    assert kept([*new, *old], {"20250103"}) == {"20250103", "20250109", "20250209", *(one.build_id for one in new)}


def test_another_query_under_the_same_address_begins_anew(store: SavedQueries) -> None:
    saved(store)
    note(store, "b1", "a")
    text = store.export_text()
    store.import_text(text)
    same = store.snapshots.builds("flood")
    store.import_text(text.replace("q=flood", "q=storm"))

    assert ([one.build_id for one in same], store.snapshots.builds("flood")) == (["b1"], ())
    assert store.snapshots.standing("flood").seen_build is None


OLD = """
CREATE TABLE saved (
    slug VARCHAR(80) NOT NULL, name TEXT NOT NULL, note TEXT NOT NULL, query TEXT NOT NULL,
    saved_at VARCHAR(32) NOT NULL, hits INTEGER NOT NULL, build_id TEXT NOT NULL, deleted_at VARCHAR(32),
    PRIMARY KEY (slug)
);
INSERT INTO saved VALUES ('flood', 'Flood', 'why', 'q=flood', '2026-11-22T10:00:00+00:00', 3, 'b1', NULL);
INSERT INTO saved VALUES ('storm', 'Storm', '', 'q=storm', '2026-11-22T10:00:00+00:00', 3, 'b1', '2026-11-23');
"""


def test_a_database_of_an_earlier_version_is_brought_up_to_date_in_place(store: SavedQueries, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "saved.sqlite") as database:
        database.executescript(OLD)
    database.close()

    flood = Saved("flood", "Flood", "why", "q=flood", "2026-11-22T10:00:00+00:00", 3, "b1", ())
    assert (store.all(), store.snapshots.standing("flood")) == ((flood,), Standing())
    note(store, "b2", "a")
    store.rename("flood", "Flood", "why", ("Ferry", "rain"))
    again = SavedQueries(f"sqlite:///{tmp_path}/saved.sqlite")
    assert [one.tags for one in again.all()] == [("Ferry", "rain")]
    assert again.snapshots.standing("flood").total == 1
