"""The Whoosh fields: which field of a segment each one reads, and how its words count in ranking."""

from dataclasses import dataclass
from typing import Literal

from index.schema import COPY_OF, INDEXED, exact, stemmed
from search.ranking import B_SHORT, LONG_FIELDS, B


@dataclass(frozen=True, slots=True)
class Reading:
    """A Whoosh field."""

    name: str
    field: str  # of a segment
    kind: Literal["exact", "stem", "whole"]
    weight: float = 1.0
    b: float = B_SHORT  # how much long texts are marked down


def _readings() -> dict[str, Reading]:
    found = [Reading(COPY_OF, COPY_OF, "whole")]
    for field in INDEXED:
        if field.kind != "text":
            found.append(Reading(field.name, field.name, "whole"))
        if field.kind in ("text", "value", "path"):
            b = B if field.name in LONG_FIELDS else B_SHORT
            name, weight = exact(field.name), field.weight or 1.0
            found += [Reading(name, name, "exact", weight, b), Reading(stemmed(field.name), name, "stem", weight, b)]
    return {reading.name: reading for reading in found}


READINGS = _readings()
