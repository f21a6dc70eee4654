"""In which sentences and paragraphs things stand together."""

from pathlib import Path

import numpy as np
import pytest

from search.executor.spans import Spans
from search.executor.terms import PLACE
from search.executor.units import Unit, leading, together
from tests.archives import article
from tests.corpora import build

STORIES = ["Flood one. Mayor two three.", "Mayor only.", "A flood. A mayor.", "", "Flood, mayor.\n\nFlood.", "Mayor."]


def spans(*places: tuple[int, int]) -> Spans:
    return Spans(np.array([(document << PLACE) + at for document, at in places], np.int64), 0)


FLOODS = spans((0, 0), (2, 1), (4, 0), (4, 102))
MAYORS = spans((0, 2), (1, 0), (2, 3), (4, 1), (5, 0))


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("sentence", [(4, 0), (4, 1)]), ("paragraph", [(0, 0), (0, 2), (2, 1), (2, 3), (4, 0), (4, 1)])],
)
def test_only_what_stands_in_one_unit_is_together(tmp_path: Path, unit: Unit, expected: list[tuple[int, int]]) -> None:
    """Also where the spans lie in documents of which others have none."""
    segment = build(tmp_path / "s.arrays", [article(f"a{n}", text) for n, text in enumerate(STORIES)])
    field = segment.field("body_exact")
    assert field is not None
    found = together([FLOODS, MAYORS], field, unit)
    assert found.keys.tolist() == spans(*expected).keys.tolist()
    assert together([FLOODS, spans((1, 1), (5, 0))], field, unit).keys.tolist() == []
    assert leading(FLOODS, field).keys.tolist() == FLOODS.keys.tolist()
