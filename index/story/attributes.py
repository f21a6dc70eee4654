"""What an element's attributes say: the names that it goes by, whether it is hidden."""

import re
from collections.abc import Mapping

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LABELS = ("class", "id", "itemprop", "role", "data-component", "data-testid", "data-type", "data-module")


def label_of(attributes: Mapping[str, str | None]) -> str:
    """Class, id, role and the like, parted by spaces; "" where there are none."""
    if len(attributes) == 1:  # most have a class and nothing else
        name, value = next(iter(attributes.items()))
        return (value or "") if name in _LABELS else ""
    return " ".join([value for name in _LABELS if (value := attributes.get(name))])


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether they keep the element from being seen."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and _HIDDEN.search(style) is not None
