"""JSON dumps: objects, arrays, arrays within objects and lines; broken ones keep what was read."""

import gzip
import json
from pathlib import Path

import pytest

from index.config import Config
from index.page import Hints, Origin, Page, Skip
from index.sources import Sources
from index.sources import json_text as json_text_module


def read(path: Path, data: bytes | str, config: Config | None = None) -> list[Page | Skip]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(Sources([path], config or Config()))


def short(found: list[Page | Skip]) -> list[tuple[int | None, str]]:
    """Record number and content or reason of each."""
    return [(one.origin.record, one.content if isinstance(one, Page) else one.reason) for one in found]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return tmp_path / "dump.json"


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    return tmp_path / "dump.jsonl"


@pytest.fixture(params=[1, 3, 65_536])
def piece(request, monkeypatch) -> None:
    """Files are read in pieces of this many characters, so that every cut is met."""
    monkeypatch.setattr(json_text_module, "PIECE", request.param)


def test_one_object_is_one_article(dump):
    assert read(dump, '{"title": "T", "body": "B"}') == [Page(Origin(dump, "dump.json"), "text", "B", Hints(title="T"))]


@pytest.mark.usefixtures("piece")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[{"body": "one"}, {"body": "two"}]', [(1, "one"), (2, "two")]),
        (' [ {"body":"one"} ,\n{"body":"two"} , ] ', [(1, "one"), (2, "two")]),
        ('\ufeff[{"body": "one"}]', [(1, "one")]),
        ('{"body": "one"}\n{"body": "two"}', [(1, "one"), (2, "two")]),
        ('{"body": "one"}[{"body": "two"}]', [(1, "one"), (2, "two")]),
        ('{"total": 12, "articles": [{"body": "one"}, {"body": "two"}], "next": null}', [(1, "one"), (2, "two")]),
        ('{"Results": [{"body": "one"}]}', [(1, "one")]),
        ('{"items": [{"body": "one"}], "posts": [{"body": "two"}]}', [(1, "one"), (2, "two")]),
        ('{"body": "one", "items": [{"src": "x"}]}', [(None, "one")]),
        ('{"items": ["x", "y"], "body": "one"}', [(None, "one")]),
        ('{"items": [], "body": "one"}', [(None, "one")]),
        ('{"items": [{"body": "one"}], "body": "two"}', [(1, "one"), (2, "two")]),
        ('[{"body": "\\u00e9 \\ud83d\\ude00 \\" \\\\"}]', [(1, 'é 😀 " \\')]),
        ('[{"id": -12.5e3, "x": [true, false, null], "body": "one"}]', [(1, "one")]),
        ('[1, {"body": "two"}, [], null]', [(1, "not a record"), (2, "two"), (3, "not a record"), (4, "not a record")]),
        ("123", [(1, "not a record")]),
        ('{"id": 1}', [(None, "no text in it")]),
        ("[]", [(None, "empty")]),
        ("", [(None, "empty")]),
        (" \n", [(None, "empty")]),
    ],
)
def test_articles_are_found_in_every_shape_of_dump(text, found, dump):
    assert short(read(dump, text)) == found


@pytest.mark.usefixtures("piece")
@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ('[{"body": "one"},\n {"body": "two" "x"}]', "Expecting ',' delimiter at line 2, column 17"),
        ('[{"body": "one"},\n {"body": "two', "Unterminated string at line 2, column 11"),
        ('[{"body": "one"}', "the text ends too early at line 1, column 17"),
        ('[{"body": "one"} {"body": "two"}]', "'{' is not expected here at line 1, column 18"),
        ('[{"body": "one"}, oops]', "Expecting value at line 1, column 19"),
    ],
)
def test_broken_json_is_told_with_its_place_and_what_came_before_stays(text, detail, dump):
    assert read(dump, text) == [
        Page(Origin(dump, "dump.json", None, 1), "text", "one"),
        Skip(Origin(dump, "dump.json"), "invalid JSON", f"{detail}; nothing behind it was read"),
    ]


def test_value_nested_without_end_is_invalid_json(dump):
    assert short(read(dump, "[" * 200_000)) == [(None, "invalid JSON")]


@pytest.mark.usefixtures("piece")
def test_record_nested_too_deeply_does_not_stop_those_behind_it(dump):
    deep = '{"name": ' * 900 + '"x"' + "}" * 900
    text = '[{"body": "one"}, {"body": "two", "title": ' + deep + '}, {"body": "three"}]'
    assert short(read(dump, text)) == [(1, "one"), (2, "invalid JSON"), (3, "three")]


@pytest.mark.usefixtures("piece")
def test_record_beyond_the_limit_is_passed_over_and_the_next_read(dump):
    big = {"body": 'x \\ " {[ é' * 100, "more": [{"a": "]}"}]}
    text = json.dumps([{"body": "one"}, big, {"body": "three"}], ensure_ascii=False)
    assert short(read(dump, text, Config(max_page_bytes=200))) == [(1, "one"), (2, "too large"), (3, "three")]


def test_object_beyond_the_limit_in_sum_is_too_large(dump):
    text = json.dumps({f"key{n}": "x" * 50 for n in range(100)})
    assert short(read(dump, text, Config(max_page_bytes=1_000))) == [(None, "too large")]


def test_object_beyond_the_limit_does_not_stop_those_behind_it(dump):
    text = '{"body": "one"}\n{"body": "%s", "x": 1}\n{"body": "three"}' % ("x" * 2_000)
    assert short(read(dump, text, Config(max_page_bytes=1_000))) == [(1, "one"), (2, "too large"), (3, "three")]


def test_configured_body_tells_an_article_from_a_list_of_them(dump):
    config = Config(fields={"body": ("Tekst",)})
    assert short(read(dump, '{"tekst": "one", "items": [{"src": "x"}]}', config)) == [(None, "one")]


def test_number_of_endless_digits_is_no_crash(dump):
    assert short(read(dump, '[{"id": %s, "body": "one"}]' % ("9" * 10_000))) == [(1, "one")]


def test_each_line_is_an_article_and_blank_ones_are_none(lines):
    found = read(lines, '{"body": "one"}\n\n  \n{"body": "two"}\r\n{"body": "three"}')
    assert short(found) == [(1, "one"), (4, "two"), (5, "three")]


def test_each_bad_line_is_a_skip_with_its_number(lines):
    found = read(lines, '{"body": "one"}\n{"body": oops}\n{"body": "three"}\n[1]\n{"body": "five"} x\n')
    place = Origin(lines, "dump.jsonl", None, 2)
    assert found[1] == Skip(place, "invalid JSON", "Expecting value at column 10")
    assert short(found) == [
        (1, "one"),
        (2, "invalid JSON"),
        (3, "three"),
        (4, "not a record"),
        (5, "invalid JSON"),
    ]


def test_line_beyond_the_limit_is_passed_over(lines):
    text = '{"body": "one"}\n{"body": "%s"}\n{"body": "three"}\n' % ("é" * 100)
    assert read(lines, text, Config(max_page_bytes=150))[1] == Skip(
        Origin(lines, "dump.jsonl", None, 2),
        "too large",
        "more than 150 bytes; the limit is 150 (max_page_bytes)",
    )
    assert short(read(lines, text, Config(max_page_bytes=150)))[2] == (3, "three")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_lines_are_decoded_whatever_their_encoding(encoding, lines):
    text = '{"body": "Größe, Öl und Übermut: schöne Grüße aus Köln"}\n{"body": "zwei"}\n'
    assert short(read(lines, text.encode(encoding))) == [
        (1, "Größe, Öl und Übermut: schöne Grüße aus Köln"),
        (2, "zwei"),
    ]


def test_one_wrong_byte_costs_neither_file_nor_record(lines):
    data = '{"body": "größer"}\n'.encode() * 5_000 + b'{"body": "caf\xe9 gr\xc3\xb6\xc3\x9fer"}\n'
    assert short(read(lines, data))[-1] == (5_001, "café größer")


def test_gzip_cut_in_the_middle_keeps_what_was_read(tmp_path):
    whole = gzip.compress("".join(f'{{"body": "number {n}"}}\n' for n in range(20_000)).encode())
    found = read(tmp_path / "dump.jsonl.gz", whole[: len(whole) // 2])
    assert len(found) > 1_000 and all(isinstance(one, Page) for one in found[:-1])
    assert found[-1] == Skip(Origin(tmp_path / "dump.jsonl.gz", "dump.jsonl.gz"), "broken archive", "it ends too early")


def test_binary_under_the_name_of_json_is_binary(dump):
    assert short(read(dump, b"\0\1\2\3")) == [(None, "binary")]
