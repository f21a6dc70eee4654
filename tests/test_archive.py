"""The archive that a server hands out goes on with the build it has where the new one cannot be opened."""

import logging
import time
from pathlib import Path

import pytest

from index.builds import Builds
from index.config import Config
from index.errors import DamagedArchiveError, NoArchiveError
from search.archive import LOOK_EVERY_S, Archive
from tests.archives import found, searcher_of
from tests.reading import page, texts
from web.app import create_app


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(index_dir=tmp_path / "index")


def build(config: Config, word: str) -> Path:
    """A new build with one story, made current."""
    searcher_of(config.index_dir.parent, [{"id": word, "title": word, "body": f"The {word} came."}])
    return Builds(config.index_dir).current()


def damage(folder: Path) -> None:
    """Cut the table off the only segment."""
    (segment,) = folder.glob("*.arrays")
    segment.write_bytes(segment.read_bytes()[:-20])


def looked_again(archive: Archive) -> list[str]:
    """What is found once the archive may look for a new build."""
    time.sleep(LOOK_EVERY_S)
    return found(archive.searcher(), "")


def test_the_build_before_answers_while_the_new_one_cannot_be_opened(
    config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    build(config, "flood")
    archive = Archive(config)
    assert found(archive.searcher(), "") == ["flood"]
    damage(build(config, "mayor"))
    assert [looked_again(archive), looked_again(archive)] == [["flood"], ["flood"]]
    (said,) = caplog.records
    assert (said.levelno, Builds(config.index_dir).current().name in said.getMessage()) == (logging.WARNING, True)
    assert "microfiche check" in said.getMessage()
    build(config, "ferry")
    assert (looked_again(archive), archive.trouble) == (["ferry"], None)


def test_each_build_that_cannot_be_opened_is_logged(config: Config, caplog: pytest.LogCaptureFixture) -> None:
    build(config, "flood")
    archive = Archive(config)
    archive.searcher()
    for word in ("mayor", "ferry"):
        damage(build(config, word))
        looked_again(archive)
    assert len(caplog.records) == 2


def test_a_build_that_cannot_be_opened_is_tried_once_in_a_while(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(config, "flood")
    archive = Archive(config)
    archive.searcher()
    damage(build(config, "mayor"))
    looked_again(archive)
    looks: list[Builds] = []
    monkeypatch.setattr(Builds, "current", looks.append)
    for _ in range(20):
        archive.searcher()
    assert looks == []


@pytest.mark.parametrize("pointer", [None, "", "nonsense", "20260101T000000Z-0000"])
def test_a_pointer_that_is_gone_or_damaged_for_a_moment_drops_no_request(config: Config, pointer: str | None) -> None:
    build(config, "flood")
    archive = Archive(config)
    archive.searcher()
    whole = Builds(config.index_dir).pointer.read_text("utf-8")
    Builds(config.index_dir).pointer.unlink()
    if pointer is not None:
        Builds(config.index_dir).pointer.write_text(pointer, "utf-8")
    assert looked_again(archive) == ["flood"]
    assert archive.trouble is not None
    Builds(config.index_dir).pointer.write_text(whole, "utf-8")
    assert (looked_again(archive), archive.trouble) == (["flood"], None)


def test_without_a_build_before_the_error_is_raised_each_time(config: Config) -> None:
    archive = Archive(config)
    with pytest.raises(NoArchiveError):
        archive.searcher()
    damage(build(config, "flood"))
    for _ in range(2):
        with pytest.raises(DamagedArchiveError):
            archive.searcher()
    build(config, "mayor")
    assert found(archive.searcher(), "") == ["mayor"]


def test_the_page_says_that_it_shows_the_build_before(config: Config) -> None:
    build(config, "flood")
    client = create_app(config).test_client()
    assert texts(page(client, "/"), ".trouble") == []
    damage(build(config, "mayor"))
    time.sleep(LOOK_EVERY_S)
    assert texts(page(client, "/?q=flood"), ".trouble") == [
        "The latest build of this archive cannot be opened, so the one before it is shown; microfiche check tells why."
    ]
