"""Lines that name who made a story."""

import re
from collections.abc import Sequence

from index.metadata.agencies import agency_line
from index.metadata.dates import before_date
from index.metadata.names import Credits, credits_of, looks_like_name, without_by

_LONGEST = 120  # characters
_LABEL = re.compile(
    r"[^\W\d_]+(?:\s[^\W\d_]+)?\s*[:：／]"
)  # "Text: ", "Автор: ", "文／": the rest can be nothing but names
_CJK_NAME = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,6}")
_STAMP = re.compile(
    r"\s*(?:[|·•,–—-]\s*|(?<=\s))(?:published|updated|posted|veröffentlicht|aktualisiert|publié|(?:am|le|on) \d).*$",
    re.IGNORECASE,
)


def byline(line: str, publications: Sequence[str | None] = ()) -> Credits:
    """Who a whole line names as authors: "By Ann Teller", "Text: Ann Teller", "Reuters"; nobody for any other line."""
    if len(line) > _LONGEST:
        return Credits()
    rest = without_by(line)
    if rest is None:
        return Credits(agencies=agency_line(line))
    rest = before_date(_STAMP.sub("", rest))
    if not _only_names(rest, labelled=_LABEL.match(line) is not None):
        return Credits()
    return credits_of([rest], publications)


def _only_names(text: str, *, labelled: bool) -> bool:
    """Whether nothing but names, roles and addresses stands in a text; one word alone is a name only behind a label."""
    found = credits_of([text])
    if found.agencies:
        return True
    whole = any(" " in name or _CJK_NAME.fullmatch(name) for name in found.people)
    return bool(found.people) and (whole or labelled) and all(looks_like_name(name) for name in found.people)
