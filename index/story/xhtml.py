"""Pages written as XHTML, where `<title/>` is a whole element; read as HTML it would swallow the page behind it."""

import re

_WITHIN = 2_000  # characters; what a document is written as stands at its beginning
_IS_XHTML = re.compile(
    r"<\?xml\b|<!doctype[^>]*\bXHTML\b|<html\b[^>]*\bhttp://www\.w3\.org/1999/xhtml\b", re.IGNORECASE
)
_RAW = r"(title|textarea|script|style|iframe|noframes|noembed|xmp)"  # elements whose content no HTML parser looks into
_WHOLE = re.compile(rf"<{_RAW}\b[^<>]*/>", re.IGNORECASE)
_OPENING = re.compile(rf"<!--|<!\[CDATA\[|<{_RAW}\b[^<>]*>", re.IGNORECASE)
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}


def with_ends(page: str) -> str:
    """The page, each `<title/>` and the like with an end tag of its own if this is XHTML; scripts stay as they are."""
    if not _IS_XHTML.search(page, 0, _WITHIN) or not _WHOLE.search(page):
        return page
    parts: list[str] = []
    done = at = 0
    while opening := _OPENING.search(page, at):
        at = opening.end()
        if opening[0].endswith("/>"):
            parts += (page[done : at - 2], f"></{opening[1]}>")
            done = at
        else:
            end = re.compile(re.escape(_ENDS.get(opening[0].upper(), f"</{opening[1]}")), re.IGNORECASE).search(
                page, at
            )
            at = end.end() if end else len(page)
    return "".join((*parts, page[done:]))
