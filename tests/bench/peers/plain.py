"""Text as the engines get it whose own cutting into words differs from the others'."""

import re

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """The text's words with single spaces between them: nothing is left that might make one word of two."""
    return _BETWEEN_WORDS.sub(" ", text)
