"""Files that are one article: text and HTML in every encoding, and those that cannot be read."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from index.config import Config
from index.page import Origin, Page, Skip
from index.sources import Sources
from index.sources.entry import Entry, open_text

STORY = "Das Café in Málaga schließt. „Schade“, sagt Zoë Müller – nach vierzig Jahren."
GERMAN = "<html><head><meta charset={}><title>x</title></head><body><p>Größe, Öl und Übermut</p></body></html>"


def only(path: Path, config: Config | None = None) -> Page | Skip:
    (found,) = Sources([path], config or Config())
    return found


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize("name", ["story.txt", "story.TEXT"])
def test_text_file_is_one_text_page(name, write):
    path = write(name, b"Headline\n\nBody.\n")
    assert only(path) == Page(Origin(path, name), "text", "Headline\n\nBody.\n")


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml"])
def test_html_file_is_one_html_page(name, write):
    path = write(name, b"<p>Hello</p>")
    assert only(path) == Page(Origin(path, name), "html", "<p>Hello</p>")


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.GZ"])
def test_gzipped_file_is_read_as_what_it_holds(name, write):
    path = write(name, gzip.compress(b"Hello"))
    assert only(path) == Page(Origin(path, name), "text" if "txt" in name else "html", "Hello")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_decoded_whatever_its_encoding(encoding, write):
    found = only(write("a.txt", STORY.encode(encoding)))
    assert isinstance(found, Page) and found.content == STORY


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Wetter: schön, 20 Grad in Köln, morgen kühler, übermorgen Gewitter im Süden.", "cp1252"),
        ("Вчера в Москве прошло заседание правительства, сообщает агентство новостей.", "cp1251"),
        ("Вчера в Москве прошло заседание правительства, сообщает агентство новостей.", "koi8_r"),
        ("昨日、東京で新しい法律についての会議が開かれた。首相も出席したという。", "cp932"),
        ("昨天在北京召开了关于新法律的会议，总理也出席了会议，并发表了重要讲话。", "gb18030"),
        ("Včera v Praze zasedala vláda, která řešila nový zákon o dani z příjmů a další věci.", "cp1250"),
    ],
)
def test_undeclared_encoding_is_detected(text, encoding, write):
    found = only(write("a.txt", text.encode(encoding)))
    assert isinstance(found, Page) and found.content == text


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ('"ISO-8859-15"', "iso8859-15"),
        ("latin1", "cp1252"),
        ("windows-1250", "cp1250"),
        ("macintosh", "mac_roman"),
        ("utf-16", "utf-8"),
    ],
)
def test_declared_charset_of_html_is_used_as_browsers_read_it(label, encoding, write):
    page = GERMAN.format(label)
    found = only(write("a.html", page.encode(encoding)))
    assert isinstance(found, Page) and found.content == page


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">',
        '<?xml version="1.0" encoding="Shift_JIS"?>',
        "<!-- saved --><META CHARSET='x-sjis'>".replace("x-sjis", "sjis"),
    ],
)
def test_charset_is_found_wherever_html_declares_it(head, write):
    page = head + "<p>東京</p>"
    found = only(write("a.html", page.encode("cp932")))
    assert isinstance(found, Page) and found.content == page


@pytest.mark.parametrize("label", ["utf-8", "no-such-charset", "unicode_escape", "utf-7", "zlib", "iso-8859-1"])
def test_wrong_or_foreign_label_falls_through_to_what_fits(label, write):
    page = GERMAN.format(label)
    for encoding in ("utf-8", "cp1252"):
        found = only(write("a.html", page.encode(encoding)))
        assert isinstance(found, Page) and found.content == page


def test_http_head_is_cut_off_and_its_charset_used(write):
    head = b"HTTP/1.1 200 OK\r\nServer: x\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n"
    found = only(write("a.html", head + "<p>Москва</p>".encode("cp1251")))
    assert isinstance(found, Page) and found.content == "<p>Москва</p>"


def test_text_that_only_mentions_http_is_kept_whole(write):
    found = only(write("a.txt", b"HTTP/2 is here\n\nIt is faster."))
    assert isinstance(found, Page) and found.content == "HTTP/2 is here\n\nIt is faster."


def test_line_ends_become_newlines(write):
    found = only(write("a.txt", b"one\r\ntwo\rthree\nfour"))
    assert isinstance(found, Page) and found.content == "one\ntwo\nthree\nfour"


def test_accents_far_into_a_long_page_are_detected(write):
    text = "plain words\n" * 20_000 + "Größe und Übermut in Köln, schöne Grüße\n"
    found = only(write("a.txt", text.encode("cp1252")))
    assert isinstance(found, Page) and found.content == text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t\n", "empty"),
        ("a.html", b"\xef\xbb\xbf \n", "empty"),
        ("a.txt", b"MZ\0\0\1", "binary"),
        ("a.html", b"%PDF-1.4 whatever", "binary"),
        ("a.html", b"\x89PNG\r\n\x1a\n....", "binary"),
        ("a.txt.gz", gzip.compress(b""), "empty"),
    ],
)
def test_file_without_text_is_skipped_with_its_reason(name, data, reason, write):
    path = write(name, data)
    assert only(path) == Skip(Origin(path, name), reason)


def test_single_wrong_byte_does_not_change_the_encoding(write):
    data = "Größe, Öl und Übermut: schöne Grüße aus Köln, Fürth und Münster, Straße für Straße. ".encode() * 3
    found = only(write("a.txt", data + b"caf\xe9"))
    assert isinstance(found, Page) and found.content == data.decode() + "café"


@pytest.mark.parametrize("encoding", ["cp932", "utf-16"])
def test_character_cut_in_half_costs_only_itself(encoding, write):
    text = '<meta charset="shift_jis">' + "昨日、東京で新しい法律についての会議が開かれた。" * 3
    found = only(write("a.html", text.encode(encoding)[:-1]))
    assert isinstance(found, Page) and found.content == text[:-1] + "\ufffd"


@pytest.mark.parametrize("text", ["The price was £5, the mayor said.", "São Paulo é a maior cidade do Brasil."])
def test_western_text_with_few_accents_is_read_as_such(text, write):
    found = only(write("a.txt", text.encode("cp1252")))
    assert isinstance(found, Page) and found.content == text


def test_text_that_no_encoding_fits_is_undecodable(write):
    noise = bytes(range(1, 32)) * 40 + bytes(range(127, 256)) * 40
    path = write("a.txt", noise)
    assert only(path) == Skip(Origin(path, "a.txt"), "undecodable")


def test_page_beyond_the_limit_is_not_read(write):
    path = write("a.txt", b"x" * 1_001)
    detail = "1,001 bytes; the limit is 1,000 (max_page_bytes)"
    assert only(path, Config(max_page_bytes=1_000)) == Skip(Origin(path, "a.txt"), "too large", detail)


def test_page_of_exactly_the_limit_is_read(write):
    found = only(write("a.txt", b"x" * 1_000), Config(max_page_bytes=1_000))
    assert isinstance(found, Page) and len(found.content) == 1_000


def test_gzip_bomb_stops_at_the_limit(write):
    path = write("a.html.gz", gzip.compress(b"x" * 3_000_000))
    detail = "more than 1,000 bytes; the limit is 1,000 (max_page_bytes)"
    assert only(path, Config(max_page_bytes=1_000)) == Skip(Origin(path, "a.html.gz"), "too large", detail)


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        (gzip.compress(b"A story of some length")[:-9], "it ends too early"),
        (b"no gzip at all", "Not a gzipped file (b'no')"),
    ],
)
def test_damaged_gzip_is_a_broken_archive(data, detail, write):
    path = write("a.txt.gz", data)
    assert only(path) == Skip(Origin(path, "a.txt.gz"), "broken archive", detail)


def test_a_file_that_is_closed_before_its_reader_ends_is_no_error(write):
    path = write("stories.jsonl", b"{}\n")
    with path.open("rb", buffering=0) as file, open_text(Entry(Origin(path, path.name), file, None)) as text:
        assert not isinstance(text, Skip)
        file.close()
