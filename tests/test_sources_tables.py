"""Tables: delimiter and header found, quoted line ends kept, every bad row told."""

from pathlib import Path

import pytest

from index.config import Config, Site
from index.page import Hints, Origin, Page, Skip
from index.sources import Sources


def read(path: Path, data: bytes | str, config: Config | None = None) -> list[Page | Skip]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(Sources([path], config or Config()))


QUOTE = '"'


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(delimiter, end, table):
    rows = [("Headline", "Full Text", "Pub Date"), ("Flood, again; 3", '"Water."', "2016-12-11")]
    text = end.join(delimiter.join(f'"{cell.replace(QUOTE, QUOTE * 2)}"' for cell in row) for row in rows)
    wanted = Hints(title="Flood, again; 3", published="2016-12-11")
    assert read(table, text) == [Page(Origin(table, "table.csv", None, 1), "text", '"Water."', wanted)]


def test_tsv_is_a_table_too(tmp_path):
    path = tmp_path / "a.tsv"
    assert read(path, "id\ttext\n7\tWords, more\n") == [
        Page(Origin(path, "a.tsv", None, 1), "text", "Words, more", Hints(id="7"))
    ]


def test_line_ends_within_quotes_belong_to_the_text(table):
    (found,) = read(table, 'title,body\nT,"One.\r\n\r\nTwo, ""three""."\r\n')
    assert isinstance(found, Page) and found.content == 'One.\n\nTwo, "three".'


def test_blank_rows_before_and_between_are_ignored(table):
    found = read(table, "\n\n\ufefftitle,body\n\nA,a\n,\nB,b\n")
    assert [(one.origin.record, one.content) for one in found if isinstance(one, Page)] == [(1, "a"), (2, "b")]


def test_very_long_field_is_read(table):
    (found,) = read(table, f"title,body\nT,{'long ' * 100_000}\n")
    assert isinstance(found, Page) and len(found.content) == 499_999


def test_record_beyond_the_limit_is_passed_over(table):
    text = "title,body\nA,a\nB,{}\nC,c\n".format("x" * 5_000)
    assert [str(one.origin) + (one.reason if isinstance(one, Skip) else "") for one in read(table, text, SMALL)] == [
        "table.csv:1",
        "table.csv:2too large",
        "table.csv:3",
    ]


def test_quote_that_never_closes_is_told(table):
    found = read(table, 'title,body\nA,a\nB,"b\nC,c\nD,d\n')
    assert found[1:] == [
        Skip(
            Origin(table, "table.csv", None, 2),
            "invalid table row",
            "its quote is never closed; the rows below it are lost with it",
        )
    ]


def test_endless_quote_stops_at_the_limit(table):
    found = read(table, 'title,body\nA,"a\n' + "more,and more\n" * 1_000, SMALL)
    assert found[0] == Skip(
        Origin(table, "table.csv", None, 1), "too large", "more than 1,000 bytes; the limit is 1,000 (max_page_bytes)"
    )


def test_ragged_row_without_a_text_is_a_skip(table):
    found = read(table, "date,title,body\n2016,T\n2017,U,u\n2018,V,v,more\n")
    assert found == [
        Skip(Origin(table, "table.csv", None, 1), "no text in it", "the row has 2 cells, the header 3"),
        Page(Origin(table, "table.csv", None, 2), "text", "u", Hints(title="U", published="2017")),
        Page(Origin(table, "table.csv", None, 3), "text", "v", Hints(title="V", published="2018")),
    ]


def test_whole_row_with_only_a_title_is_a_page_without_content(table):
    place = Origin(table, "table.csv", None, 1)
    assert read(table, "title,body\nFlood,\n") == [Page(place, "text", "", Hints(title="Flood"))]


def test_table_without_a_known_column_is_one_skip_that_names_them(table):
    assert read(table, "kop,tekst\nA,a\nB,b\n") == [
        Skip(
            Origin(table, "table.csv"),
            "no known column",
            "the first row has kop, tekst; name yours under [fields] in microfiche.toml",
        )
    ]


def test_configured_columns_are_known(table):
    config = Config(fields={"title": ("kop",), "body": ("tekst",)})
    assert read(table, "kop;tekst\nA;a\n", config) == [
        Page(Origin(table, "table.csv", None, 1), "text", "a", Hints(title="A"))
    ]


def test_header_alone_is_empty(table):
    assert read(table, "title,body\n") == [Skip(Origin(table, "table.csv"), "empty")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_table_is_decoded_whatever_its_encoding(encoding, table):
    (found,) = read(table, "title;body\nKöln;Größe und Übermut, schöne Grüße\n".encode(encoding))
    assert isinstance(found, Page) and found.content == "Größe und Übermut, schöne Grüße"


def test_markup_in_a_cell_is_html(table):
    (found,) = read(table, "title,body\nT,<p>One</p>\n")
    assert isinstance(found, Page) and found.kind == "html"


SMALL = Config(max_page_bytes=1_000)


def test_a_table_is_read_by_the_names_of_its_own_site(table):
    config = Config(site={"table.csv": Site(fields={"title": ("kop",), "body": ("tekst",)})})
    assert read(table, "kop;tekst\nVloed;Water.\n", config) == [
        Page(Origin(table, "table.csv", None, 1), "text", "Water.", Hints(title="Vloed"))
    ]
