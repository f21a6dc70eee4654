"""How many hits are of each day: counted once a search, and then small whatever the search finds."""

from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.document_columns import Columns


class DayCounts(NamedTuple):
    """The stories of a search by the day of their dates; those that are folded together apart, as they count once."""

    days: Array  # intp, ascending, each day that a story of the index has, as ArticleDate.ordinal; 0 where unknown
    alone: Array  # intp (days,), stories in no family
    members: Array  # intp, the place among `days` of each story in a family
    owners: Array  # intp (members,), its family


def day_counts(documents: Array, columns: Columns) -> DayCounts:
    """Count the documents, folded copies among them."""
    days, codes = columns.day_codes
    counts = np.bincount(codes[documents], minlength=len(days))
    places, owners = columns.families.among(documents)
    members = codes[documents[places]].astype(np.intp)
    return DayCounts(days, counts - np.bincount(members, minlength=len(days)), members, owners)
