"""The files below some paths: their order and names, each once, progress, and finding a page again."""

import os
import socket
import zipfile
from pathlib import Path

import pytest

from index.config import Config
from index.errors import SourceError
from index.page import Hints, Origin, Page, Skip
from index.sources import Sources, find_page


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def names(*paths: Path, known: dict[str, str] | None = None) -> list[str]:
    return [str(one.origin) for one in Sources(paths, Config(), known or {}) if isinstance(one, Page)]


def skips(*paths: Path) -> list[tuple[str, str, str | None]]:
    found = Sources(paths, Config())
    return [(str(one.origin), one.reason, one.detail) for one in found if isinstance(one, Skip)]


def test_files_come_in_sorted_order_named_by_the_way_below_their_root(tmp_path):
    root = write(tmp_path / "papers", b_txt="b", a__z_txt="z", a__c_txt="c", c__d__e_html="e", x_html__y_txt="y")
    wanted = ["papers/a/c.txt", "papers/a/z.txt", "papers/b.txt", "papers/c/d/e.html", "papers/x.html/y.txt"]
    assert names(root) == wanted


def test_origins_have_the_absolute_path(tmp_path, monkeypatch):
    root = write(tmp_path / "papers", a_txt="A")
    monkeypatch.chdir(root)
    sources = Sources([Path()], Config())
    assert list(sources) == [Page(Origin(root / "a.txt", "papers/a.txt"), "text", "A", Hints())]
    assert sources.roots == {"papers": str(root)}


def test_file_given_itself_has_its_own_name(tmp_path):
    write(tmp_path, a_txt="A")
    assert names(tmp_path / "a.txt") == ["a.txt"]


def test_path_that_does_not_exist_is_an_error_with_its_name(tmp_path):
    with pytest.raises(SourceError, match=r"^no file or folder .*/nothing; check the path$"):
        Sources([tmp_path / "nothing"], Config())


def test_everything_that_is_no_article_has_its_reason(tmp_path):
    root = write(tmp_path / "r", _hidden_txt="x", _git__a_txt="x", a_jpg="x", b_txt="", c_txt="text")
    (root / "__MACOSX").mkdir()
    os.mkfifo(root / "pipe.txt")
    (root / "dangling.txt").symlink_to("nowhere")
    assert skips(root) == [
        ("r/.git", "hidden file", None),
        ("r/.hidden.txt", "hidden file", None),
        ("r/__MACOSX", "hidden file", None),
        ("r/a.jpg", "not a format that is read", None),
        ("r/b.txt", "empty", None),
        ("r/dangling.txt", "cannot be read", "a link to nothing"),
        ("r/pipe.txt", "not a file", "a pipe, socket or device"),
    ]


def test_socket_under_an_articles_name_is_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("a.txt")
        assert skips(tmp_path)[0][1] == "not a file"


def test_file_gone_since_the_folder_was_listed_is_a_skip(tmp_path):
    root = write(tmp_path / "r", a_txt="A", b_txt="B")
    found = iter(Sources([root], Config()))
    assert isinstance(next(found), Page)
    (root / "b.txt").unlink()
    assert next(found) == Skip(Origin(root / "b.txt", "r/b.txt"), "cannot be read", "No such file or directory")


def test_hidden_path_that_was_given_is_read(tmp_path):
    root = write(tmp_path / ".archive", a_txt="A")
    assert names(root) == [".archive/a.txt"]


def test_name_that_is_no_unicode_can_be_printed(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("A")
    assert names(tmp_path)[0].endswith("/café.txt")


@pytest.mark.parametrize("turn", [1, -1])
def test_overlapping_paths_are_read_once(turn, tmp_path):
    root = write(tmp_path / "r", a__one_txt="1", b_txt="2")
    found = Sources([root, root / "a", root / "a" / "one.txt", root][::turn], Config())
    assert sorted(one.origin.path.name for one in found) == ["b.txt", "one.txt"]


def test_path_below_one_given_before_is_named_from_that(tmp_path):
    root = write(tmp_path / "r", a__one_txt="1")
    sources = Sources([root, root / "a"], Config())
    assert (sources.roots, names(root / "a", root)) == ({"r": str(root)}, ["a/one.txt"])


def test_links_are_followed_and_their_targets_read_once(tmp_path):
    root = write(tmp_path / "r", b__one_txt="1")
    write(tmp_path / "elsewhere", two_txt="2", three__four_txt="4")
    (root / "a.txt").symlink_to(tmp_path / "elsewhere" / "two.txt")
    (root / "c.txt").symlink_to(root / "b" / "one.txt")
    (root / "d").symlink_to(tmp_path / "elsewhere" / "three")
    (root / "e.txt").symlink_to(tmp_path / "elsewhere" / "two.txt")
    assert names(root) == ["r/a.txt", "r/b/one.txt", "r/d/four.txt"]


def test_loops_of_links_end(tmp_path):
    root = write(tmp_path / "r", a__one_txt="1")
    (root / "a" / "up").symlink_to(root)
    (root / "self.txt").symlink_to(root / "self.txt")
    assert names(root) == ["r/a/one.txt"]
    assert [reason for _, reason, _ in skips(root)] == ["cannot be read"]


def test_folders_of_one_name_are_told_apart(tmp_path):
    first, second = write(tmp_path / "2019" / "news", a_txt="A"), write(tmp_path / "2020" / "news", a_txt="A")
    sources = Sources([first, second], Config())
    assert sources.roots == {"news": str(first), "2020/news": str(second)}
    assert [str(one.origin) for one in sources] == ["news/a.txt", "2020/news/a.txt"]


def test_files_below_a_known_root_keep_the_names_they_had(tmp_path):
    root = write(tmp_path / "papers", a__one_txt="1", b_txt="2")
    known = Sources([root], Config()).roots
    assert names(root / "a", known=known) == ["papers/a/one.txt"]
    assert names(root / "a" / "one.txt", known=known) == ["papers/a/one.txt"]
    assert names(root, known=known) == ["papers/a/one.txt", "papers/b.txt"]
    assert Sources([root / "a"], Config(), known).roots == known


def test_innermost_known_root_gives_the_name(tmp_path):
    root = write(tmp_path / "papers", a__one_txt="1")
    known = {"a": str(root / "a"), "papers": str(root)}
    assert names(root / "a" / "one.txt", known=known) == ["a/one.txt"]


def test_known_root_that_moved_keeps_its_name(tmp_path):
    root = write(tmp_path / "new" / "papers", a_txt="1")
    assert names(root, known={"papers": str(tmp_path / "old" / "papers")}) == ["papers/a.txt"]


def test_new_path_beside_a_known_root_has_a_name_of_its_own(tmp_path):
    old, new = write(tmp_path / "old" / "papers", a_txt="1"), write(tmp_path / "new" / "papers", a_txt="1")
    sources = Sources([new], Config(), {"papers": str(old)})
    assert sources.roots == {"papers": str(old), "new/papers": str(new)}


def test_progress_grows_to_the_total(tmp_path):
    root = write(tmp_path / "r", a_txt="12345", b_jpg="123", c_jsonl='{"body": "x"}\n' * 50_000)
    sources = Sources([root], Config())
    steps = [sources.done_bytes for _ in sources]
    assert sources.total_bytes == 8 + 14 * 50_000
    assert steps == sorted(steps) and len(set(steps)) > 5
    assert sources.done_bytes == sources.total_bytes


def test_sources_can_be_gone_through_again(tmp_path):
    sources = Sources([write(tmp_path / "r", a_txt="A", b_txt="B")], Config())
    next(iter(sources))
    assert list(sources) == list(sources) and len(list(sources)) == 2


def test_page_is_found_again_by_its_origin(tmp_path):
    root = write(tmp_path / "r", a_txt="A", b_jsonl='{"body": "1"}\n{"body": "2"}\n', c_csv="title,body\nT,x\nU,y\n")
    with zipfile.ZipFile(root / "d.zip", "w") as archive:
        archive.write(root / "b.jsonl", "x/b.jsonl")
        archive.write(root / "b.jsonl", "b.jsonl")
    pages = list(Sources([root], Config()))
    assert len(pages) == 9
    for page in pages:
        assert isinstance(page, Page)
        again = find_page(page.origin.path, str(page.origin), Config())
        assert (again.content, again.hints, again.origin) == (page.content, page.hints, page.origin)


def test_page_of_a_file_whose_name_is_no_text_is_found_again(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("One.")
    (page,) = Sources([tmp_path], Config())
    assert isinstance(page, Page)
    assert find_page(page.origin.path, str(page.origin), Config()) == page


def test_page_that_is_gone_is_a_plain_error(tmp_path):
    write(tmp_path, b_jsonl='{"body": "1"}\n')
    with pytest.raises(SourceError, match=r"no longer holds r/b.jsonl:2; read it again with: microfiche update"):
        find_page(tmp_path / "b.jsonl", "r/b.jsonl:2", Config())
    with pytest.raises(SourceError, match=r"^no file or folder .*gone.txt"):
        find_page(tmp_path / "gone.txt", "r/gone.txt", Config())
    with pytest.raises(SourceError, match=r"cannot be read \(Is a directory\)"):
        find_page(tmp_path, tmp_path.name, Config())


def test_the_builds_of_another_index_are_skipped_as_such(tmp_path):
    builds = tmp_path / "in" / "var" / "builds"
    (builds / "one").mkdir(parents=True)
    (builds / "one" / "manifest.json").write_text('{"body": "one"}')
    for name in ("current", "lock"):
        (builds.parent / name).write_text("one")
    skips = [(skip.origin.name, skip.reason) for skip in Sources([tmp_path / "in"], Config())]
    assert skips == [
        ("in/var/builds", "an index of Microfiche"),
        ("in/var/current", "not a format that is read"),
        ("in/var/lock", "not a format that is read"),
    ]
