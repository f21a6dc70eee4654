"""Which of the names that a page gives its publication is the paper's, and its section without them."""

import re
from collections.abc import Iterable, Sequence

from index.metadata.names import plain_name

Named = tuple[str, str]  # a name, and where it was read

_COMPANY = re.compile(
    r".*\s(?:AG|GmbH(?: & Co\.? KG)?|SE|KG|Inc\.?|Ltd\.?|LLC|plc"
    r"|S\.?A\.?|S\.?L\.?|S\.?p\.?A\.?|B\.?V\.?|N\.?V\.?|AS|AB|Oy)"
)
_HOST = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")
_LONGEST_PART = 6  # words of a section; what is longer is a headline


def agreed_publication(names: Sequence[Named]) -> Named | None:
    """The name that most places give, else the first; a company's or a host's only where there is no other."""
    if not names:
        return None
    plain = [plain_name(name) for name, _ in names]
    return max(names, key=lambda one: (not _is_weak(one[0]), plain.count(plain_name(one[0])), -names.index(one)))


def section_of_story(parts: Iterable[str], publications: Iterable[str]) -> tuple[str, ...]:
    """A section's path without the publication's name and without headlines."""
    own = {plain_name(name) for name in publications}
    return tuple(part for part in parts if plain_name(part) not in own and len(part.split()) <= _LONGEST_PART)


def _is_weak(name: str) -> bool:
    return _COMPANY.fullmatch(name) is not None or _HOST.fullmatch(name) is not None
