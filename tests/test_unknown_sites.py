"""The keys of sites that no page of a rebuild belongs to: told once, as they are most often mistyped."""

from dataclasses import replace
from pathlib import Path

import pytest

from index.build import rebuild, rebuild_from_index, update
from index.config import Config, Site
from index.pool import ALONE_BATCH
from tests.archives import write_dump
from tests.command_helpers import run
from tests.repeated import prose

NOTE = "no page belongs to {0}; a site is known by the host, the source or a folder of its pages: is that mistyped?"


def config(tmp_path: Path, *keys: str) -> Config:
    return Config(index_dir=tmp_path / "index", jobs=1, site=dict.fromkeys(keys, Site(drop=("Tide at .*",))))


def notes(tmp_path: Path, *keys: str) -> tuple[str, ...]:
    return rebuild([tmp_path / "in"], config(tmp_path, *keys)).notes


@pytest.fixture(autouse=True)
def pages(tmp_path: Path) -> None:
    """An export in a folder of its own, a dump's record, a page that names its address, and one that is refused."""
    gazette = tmp_path / "in" / "gazette"
    gazette.mkdir(parents=True)
    (gazette / "gale.txt").write_text(prose("gale"), "utf-8")
    record = {"title": "Eels", "body": prose("eels"), "url": "https://www.islander.example/eels", "source": "Islander"}
    write_dump(tmp_path / "in" / "dump.jsonl", [record])
    head = "<html><head><link rel='canonical' href='https://{0}.example/1'></head><body>{1}</body></html>"
    (tmp_path / "in" / "own.html").write_text(head.format("courier", f"<article><p>{prose('own')}</p></article>"))
    (tmp_path / "in" / "few.html").write_text(head.format("herald", "<p>Few words.</p>"))


def test_a_site_is_known_by_whatever_names_it_even_if_another_key_counts(tmp_path: Path) -> None:
    known = ("Gazette", "islander.example", "Islander", "dump.jsonl", "courier.example", "herald.example")
    assert notes(tmp_path, *known) == ()


def test_the_sites_of_no_page_are_noted_once_and_all_together(tmp_path: Path) -> None:
    assert notes(tmp_path, "gazete", "gazette", "islander.exmple") == (
        NOTE.format("[site.'gazete'], [site.'islander.exmple']"),
    )


def test_the_sites_of_pages_that_other_processes_clean_are_known(tmp_path: Path) -> None:
    long = "\n\n".join(prose(("long", n)) for n in range(3000))
    assert len(long) > ALONE_BATCH
    (tmp_path / "in" / "far").mkdir()
    (tmp_path / "in" / "far" / "long.txt").write_text(long, "utf-8")
    settings = config(tmp_path, "far", "fra")
    assert rebuild([tmp_path / "in"], replace(settings, jobs=2)).notes == (NOTE.format("[site.'fra']"),)


def test_a_rebuild_from_the_index_tells_them_too(tmp_path: Path) -> None:
    notes(tmp_path)
    again = config(tmp_path, "Gazette", "islander.example", "courier.example", "gazete")
    assert rebuild_from_index(again).notes == (NOTE.format("[site.'gazete']"),)


def test_an_update_does_not_as_it_is_of_few_sites(tmp_path: Path) -> None:
    notes(tmp_path)
    assert update([tmp_path / "in" / "own.html"], config(tmp_path, "gazete", "gazette")).notes == ()


def test_the_report_of_a_rebuild_asks_for_a_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("microfiche.toml").write_text('[site.gazete]\ndrop = ["Tide at .*"]\n', "utf-8")
    result = run("rebuild", "in")
    assert "Note: " + NOTE.format("[site.'gazete']") in result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (1, "microfiche: done, but see the notes in the report\n")
