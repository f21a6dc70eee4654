"""Why inputs gave no story, as the page says it: the phrases that a build counts by."""

from search.speech import gettext, later

REASONS = (
    later("empty"),
    later("binary"),
    later("undecodable"),
    later("too large"),
    later("hidden file"),
    later("not a format that is read"),
    later("not a file"),
    later("an index of Microfiche"),
    later("cannot be read"),
    later("broken archive"),
    later("encrypted"),
    later("archive inside an archive"),
    later("invalid JSON"),
    later("invalid table row"),
    later("not a record"),
    later("no text in it"),
    later("no known column"),
    later("no article in it"),
    later("crashed the reader"),
    later("took too long"),
    later("needs too much memory"),
)


def reason_in_words(reason: str) -> str:
    """The reason in the language that is spoken; one of an older build as it stands."""
    return gettext(reason)
