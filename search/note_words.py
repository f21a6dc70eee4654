"""What is worth a look at an article, in the reader's language; the index keeps it in English."""

import re

from search.speech import gettext, later

_DATE = r"(?:published|updated) (?P<day>\S+) in (?P<where>.+)"
_WORDS = (  # a note as the index has it, and its sentence with the same names
    (
        "the story finder was unsure where the story is",
        later("the story finder was unsure where the story is"),
    ),
    (
        "the page is for subscribers; its text may be cut",
        later("the page is for subscribers; its text may be cut"),
    ),
    (
        "the story is shorter than the page's own description of it",
        later("the story is shorter than the page’s own description of it"),
    ),
    (
        "what was taken for the story reads like a legal note",
        later("what was taken for the story reads like a legal note"),
    ),
    (
        "it is a headline without a text",
        later("it is a headline without a text"),
    ),
    (
        "the page shows no story; its text was taken from what is there for browsers without scripts or frames",
        later("the page shows no story; its text was taken from what is there for browsers without scripts or frames"),
    ),
    (
        "the page shows no story; its text was taken from its data for search engines",
        later("the page shows no story; its text was taken from its data for search engines"),
    ),
    (
        r"the page declares the language (?P<declared>\S+), its text reads as (?P<read>\S+)",
        later("the page declares the language %(declared)s, its text reads as %(read)s"),
    ),
    (
        rf"{_DATE} is in the future and was not used",
        later("the date %(day)s in %(where)s is in the future and was not used"),
    ),
    (
        rf"{_DATE} is before the oldest newspapers and was not used",
        later("the date %(day)s in %(where)s is before the oldest newspapers and was not used"),
    ),
    (
        rf"{_DATE} is what programs write for an unknown date and was not used",
        later("the date %(day)s in %(where)s is what programs write for an unknown date and was not used"),
    ),
    (
        rf"{_DATE} is before publication and was not used",
        later("the date of the update %(day)s in %(where)s is before publication and was not used"),
    ),
)
_READ = tuple((re.compile(note), sentence) for note, sentence in _WORDS)


def note_in_words(note: str) -> str:
    """The note as a sentence; as it is where nothing is known of it, as of an older index."""
    for pattern, sentence in _READ:
        found = pattern.fullmatch(note)
        if found:
            return gettext(sentence, **found.groupdict())
    return note
