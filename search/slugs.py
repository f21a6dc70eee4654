"""Short names for addresses, made from the names that people give."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, count

from index.analysis import LETTERS
from search.saved_file import SLUG_LENGTH


def slugs(name: str) -> Iterator[str]:
    """flood-warnings, then flood-warnings-2, …; letters with accents as plain ones, "search" where none are left."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    words = re.findall("[a-z0-9]+", "".join(one for one in plain if not unicodedata.combining(one)))
    slug = "-".join(words)[: SLUG_LENGTH + 1]
    if len(slug) > SLUG_LENGTH:  # cut between words where there is a good place for it
        slug = slug[: slug.rfind("-") if "-" in slug[SLUG_LENGTH // 2 :] else SLUG_LENGTH]
    slug = slug.strip("-") or "search"
    return chain([slug], (f"{slug}-{number}" for number in count(2)))
