"""Pages nested so deeply that parsing them would take a time that grows with the square of their depth."""

import re

SUSPICIOUS = 20_000  # tags; a page with fewer is parsed fast however deep it is
DEEPEST = 1_000  # elements within each other that are left; browsers stop at about half of that
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_NEVER_OPEN = frozenset({  # void elements, and those that the next of their kind ends
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dd", "dt", "option", "tr", "td", "th", "tbody", "thead",
})  # fmt: skip


def flattened(page: str) -> str:
    """The page without the tags of elements that stand deeper than DEEPEST; their text stays."""
    if page.count("<") < SUSPICIOUS:
        return page
    depth = deepest = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth, deepest
        if match[2].lower() in _NEVER_OPEN:
            return match[0]
        if match[1]:
            depth = max(0, depth - 1)
            return match[0] if depth < DEEPEST else ""
        depth += 1
        deepest = max(deepest, depth)
        return match[0] if depth <= DEEPEST else ""

    flat = _TAG.sub(kept, page)
    return flat if deepest > DEEPEST else page
