"""No cell of any table is run as a formula by a spreadsheet, and the table is one for all of them."""

import csv
import io

import pytest

from search.csv_lines import csv_line


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "  =1+1", "＝1", "＋1", "－1", "＠A1"]
)
def test_a_text_that_begins_like_a_formula_has_an_apostrophe_before_it(text: str) -> None:
    assert next(csv.reader(io.StringIO(csv_line([text]), newline=""))) == [f"'{text}"]


def test_numbers_and_other_texts_stay_as_they_are() -> None:
    assert csv_line([-1, 0.5, None, "1-1", 'a "b", c']) == '-1,0.5,,1-1,"a ""b"", c"\r\n'
