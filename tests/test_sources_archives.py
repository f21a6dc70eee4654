"""Archives: members in their order, one opened at a time; broken ones keep what was read."""

import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from index.config import Config
from index.page import Origin, Page, Skip
from index.sources import Sources

FILES = {"b/one.txt": b"One.", "a/two.html": b"<p>Two.</p>", "a/three.jsonl": b'{"body": "3"}\n{"body": "4"}\n'}


def read(path: Path, config: Config | None = None) -> list[tuple[str, str]]:
    """Origin and content or reason of everything in a file."""
    found = Sources([path], config or Config())
    return [(str(one.origin), one.content if isinstance(one, Page) else one.reason) for one in found]


def write_zip(path: Path, files: Mapping[str, bytes] = FILES) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def write_tar(path: Path, files: Mapping[str, bytes] = FILES, mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def write(path: Path, files: Mapping[str, bytes] = FILES) -> Path:
    if path.suffix.lower() == ".zip":
        return write_zip(path, files)
    compression = next((c for c in ("gz", "bz2", "xz") if path.name.endswith(c)), "gz" if path.suffix == ".tgz" else "")
    return write_tar(path, files, f"w:{compression}")


ARCHIVES = ("x.zip", "x.ZIP", "x.tar", "x.tar.gz", "x.tgz", "x.tar.bz2", "x.tar.xz")
each_archive = pytest.mark.parametrize("name", ARCHIVES)


@each_archive
def test_members_are_read_in_the_archives_order(name, tmp_path):
    assert read(write(tmp_path / name)) == [
        (f"{name}!b/one.txt", "One."),
        (f"{name}!a/two.html", "<p>Two.</p>"),
        (f"{name}!a/three.jsonl:1", "3"),
        (f"{name}!a/three.jsonl:2", "4"),
    ]


@each_archive
def test_every_member_that_is_no_article_has_its_reason(name, tmp_path):
    files = {
        "a.jpg": b"x",
        ".hidden/a.txt": b"x",
        "__MACOSX/._a.txt": b"x",
        "inner.zip": b"x",
        "inner.tar.gz": b"x",
        "empty.txt": b"",
        "big.txt": b"x" * 2_000,
        "a.txt.gz": gzip.compress(b"Unzipped."),
        "last.txt": b"Last.",
    }
    found = read(write(tmp_path / name, files), Config(max_page_bytes=1_000))
    assert found == [
        (f"{name}!a.jpg", "not a format that is read"),
        (f"{name}!.hidden/a.txt", "hidden file"),
        (f"{name}!__MACOSX/._a.txt", "hidden file"),
        (f"{name}!inner.zip", "archive inside an archive"),
        (f"{name}!inner.tar.gz", "archive inside an archive"),
        (f"{name}!empty.txt", "empty"),
        (f"{name}!big.txt", "too large"),
        (f"{name}!a.txt.gz", "Unzipped."),
        (f"{name}!last.txt", "Last."),
    ]


@each_archive
def test_archive_without_members_is_empty(name, tmp_path):
    assert read(write(tmp_path / name, {})) == [(name, "empty")]


@each_archive
def test_archive_that_is_none_is_broken(name, tmp_path):
    (tmp_path / name).write_bytes(b"This is not an archive. " * 100)
    assert read(tmp_path / name) == [(name, "broken archive")]


@each_archive
def test_paths_out_of_the_archive_are_only_names(name, tmp_path):
    inside = tmp_path / "in"
    inside.mkdir()
    before = sorted(tmp_path.rglob("*"))
    write(inside / name, {"../../evil.txt": b"Text."})
    assert read(inside / name) == [(f"{name}!../../evil.txt", "Text.")]
    assert sorted(tmp_path.rglob("*")) == sorted([*before, inside / name])


def test_cut_tar_keeps_the_members_before(tmp_path):
    noise = random.Random(1).randbytes(50_000).hex().encode()
    path = write_tar(tmp_path / "x.tar.gz", {"a.txt": b"One.", "b.txt": noise, "c.txt": b"Three."}, "w:gz")
    path.write_bytes(path.read_bytes()[:20_000])
    found = read(path)
    assert found[0] == ("x.tar.gz!a.txt", "One.")
    assert found[1:] == [("x.tar.gz!b.txt", "broken archive"), ("x.tar.gz", "broken archive")]


def test_damaged_zip_member_costs_only_itself(tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("a.txt", "b.txt", "c.txt"):
            archive.writestr(name, f"The text of {name}.")
    path.write_bytes(path.read_bytes().replace(b"The text of b.txt", b"Another text !!!!"))
    assert read(path) == [
        ("x.zip!a.txt", "The text of a.txt."),
        ("x.zip!b.txt", "broken archive"),
        ("x.zip!c.txt", "The text of c.txt."),
    ]


def test_encrypted_member_is_told(tmp_path):
    path = write_zip(tmp_path / "x.zip", {"a.txt": b"One."})
    data = bytearray(path.read_bytes())
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(head) + flags] |= 1
    path.write_bytes(data)
    assert read(path) == [("x.zip!a.txt", "encrypted")]


def test_links_devices_and_pipes_in_a_tar_are_no_files(tmp_path):
    path = tmp_path / "x.tar"
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)
    with tarfile.open(path, "w") as archive:
        for number, kind in enumerate((*kinds, tarfile.DIRTYPE)):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    place = [Origin(path, "x.tar", f"{number}.txt") for number in range(4)]
    details = ("a symbolic link", "a hard link", "a device", "a pipe")
    wanted = [Skip(origin, "not a file", detail) for origin, detail in zip(place, details, strict=True)]
    assert list(Sources([path], Config())) == wanted


def test_link_in_a_zip_is_no_file(tmp_path):
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert read(tmp_path / "x.zip") == [("x.zip!a.txt", "not a file")]


def test_member_names_in_any_encoding_can_be_printed(tmp_path):
    path = tmp_path / "x.tar"
    with tarfile.open(path, "w", encoding="cp1252", format=tarfile.GNU_FORMAT) as archive:
        info = tarfile.TarInfo("Größe.txt")
        info.size = 4
        archive.addfile(info, io.BytesIO(b"One."))
    assert read(path) == [("x.tar!Größe.txt", "One.")]


def test_tar_header_of_a_huge_claimed_size_is_not_read_into_memory(tmp_path):
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 1 << 32
    path = tmp_path / "x.tar"
    path.write_bytes(info.tobuf(tarfile.USTAR_FORMAT) + b"\0" * 10_000)
    wanted = Skip(Origin(path, "x.tar"), "broken archive", "a header of 4,294,967,296 bytes")
    assert list(Sources([path], Config())) == [wanted]


def test_zip_bomb_stops_at_the_limit(tmp_path):
    path = write_zip(tmp_path / "x.zip", {"bomb.txt": b"x" * 3_000_000, "a.txt": b"One."})
    data = path.read_bytes()
    path.write_bytes(data.replace((3_000_000).to_bytes(4, "little"), (900).to_bytes(4, "little")))
    found = read(path, Config(max_page_bytes=1_000))
    assert found[0][1] in ("too large", "broken archive") and found[1] == ("x.zip!a.txt", "One.")


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_to_an_archive_stops_the_reading(seed, tmp_path):
    dice = random.Random(seed)
    path = write(tmp_path / dice.choice(ARCHIVES), {f"{n}.txt": dice.randbytes(300).hex().encode() for n in range(5)})
    data = bytearray(path.read_bytes())
    for _ in range(dice.randint(1, 12)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    path.write_bytes(data[: dice.choice((len(data), dice.randrange(1, len(data))))])
    found = list(Sources([path], Config()))
    assert found and all(isinstance(one, Page | Skip) for one in found)
