"""The folder of an index: what is served stays served, whatever stops a writer or befalls a file."""

import errno
from pathlib import Path

import pytest

from index.build import rebuild, update
from index.builds import Builds
from index.check import check
from index.config import Config
from index.errors import ArchiveError, DamagedArchiveError
from tests.archives import write_dump


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    """Of an index with two builds."""
    dump = write_dump(tmp_path / "dump.jsonl", [{"title": "Flood", "body": "The river rose over the quay."}])
    config = Config(index_dir=tmp_path / "index")
    rebuild([dump], config)
    rebuild([dump], config)
    return Builds(config.index_dir)


def names(builds: Builds) -> set[str]:
    return {path.name for path in builds.folder.iterdir()}


def test_a_build_that_is_published_outlives_the_ctrl_c_behind_it(builds: Builds) -> None:
    with pytest.raises(KeyboardInterrupt), builds.lock("rebuild"), builds.building(builds.current()) as folder:
        builds.publish(folder)
        raise KeyboardInterrupt
    assert builds.current() == folder
    assert list(folder.glob("*.arrays"))


def test_a_full_disk_is_told_with_its_place_and_changes_nothing(builds: Builds) -> None:
    before = builds.current()
    with pytest.raises(ArchiveError, match=r"no space is left for .*index/, which is as it was"), builds.building():
        raise OSError(errno.ENOSPC, "No space left on device")
    assert builds.current() == before


@pytest.mark.parametrize("content", [b"", b"\n", b"..", b"\xff\xfe\x00", b"/etc", b"x" * 10_000])
def test_a_pointer_that_names_no_build_is_damage(builds: Builds, content: bytes) -> None:
    builds.pointer.write_bytes(content)
    with pytest.raises(DamagedArchiveError, match="current names no build; build anew: microfiche rebuild FOLDER"):
        builds.current()


def test_whole_builds_are_kept_where_the_pointer_is_damaged(builds: Builds) -> None:
    before = names(builds)
    builds.pointer.write_text("")
    with builds.lock("rebuild"):
        assert names(builds) == before


@pytest.mark.parametrize("name", ["seen.sqlite", "skipped.jsonl", "*.arrays", "*.toc"])
def test_a_build_that_lacks_a_file_is_not_continued(builds: Builds, name: str) -> None:
    before = builds.current()
    path = next(before.glob(name))
    path.unlink()
    with pytest.raises(DamagedArchiveError, match=rf"{path.name} is missing or damaged; how to mend it tells: "):
        update([], Config(index_dir=builds.index_dir), ["1"])
    assert builds.current() == before


@pytest.mark.parametrize("name", ["seen.sqlite", "skipped.jsonl"])
def test_a_build_whose_lists_were_changed_is_not_continued(builds: Builds, name: str) -> None:
    (builds.current() / name).write_text("oops")
    with pytest.raises(DamagedArchiveError, match=rf"{name} is missing or damaged; "):
        update([], Config(index_dir=builds.index_dir), ["1"])


def test_damage_is_still_seen_after_an_update(builds: Builds) -> None:
    config = Config(index_dir=builds.index_dir)
    postings = next(builds.current().glob("*.arrays"))
    content = bytearray(postings.read_bytes())
    content[len(content) // 3] ^= 1
    postings.write_bytes(content)
    update([], config, ["no such id"])
    assert check(config).problems == (
        f"{builds.current() / postings.name} was changed or damaged since it was written",
    )
