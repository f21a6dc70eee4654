"""Says what emptied a result, and how many stories there would be without it."""

from collections.abc import Sequence

from search.nodes import Not
from search.pieces import Piece
from search.speech import all_of, any_of, gettext, ngettext
from search.wording import in_words


def none_has(missing: Sequence[Piece], lacking: Sequence[str], rest: int) -> str:
    """Of parts that no story meets; `lacking` is what of a single one no story has, `rest` what the others find."""
    first = missing[0].wanted
    if isinstance(first, Not) and len(missing) == 1:
        return _all_have(in_words(first.node), rest)
    asked = any_of([one.words for one in missing])
    if lacking:
        return _none_has_part(asked, any_of(lacking), rest)
    if not rest:
        return gettext("No story has %(asked)s.", asked=asked)
    if len(missing) == 1:
        return ngettext(
            "No story has %(asked)s; without it there would be %(number)s story.",
            "No story has %(asked)s; without it there would be %(number)s stories.",
            rest,
            asked=asked,
        )
    return ngettext(
        "No story has %(asked)s; without them there would be %(number)s story.",
        "No story has %(asked)s; without them there would be %(number)s stories.",
        rest,
        asked=asked,
    )


def none_has_all(dropped: str, rest: int) -> str:
    """Of parts that stories meet, but not together; all but one are met by `rest` stories."""
    return ngettext(
        "No story has all of this; without %(asked)s there would be %(number)s story.",
        "No story has all of this; without %(asked)s there would be %(number)s stories.",
        rest,
        asked=dropped,
    )


def none_has_besides(met: Sequence[str], stories: int, missing: str) -> str:
    """Of a part that none of the stories has that meet the parts before it."""
    return ngettext(
        "%(number)s story has %(asked)s, but none of them has %(missing)s.",
        "%(number)s stories have %(asked)s, but none of them has %(missing)s.",
        stories,
        asked=all_of(met),
        missing=missing,
    )


def _all_have(asked: str, rest: int) -> str:
    if not rest:
        return gettext("Every story has %(asked)s.", asked=asked)
    return ngettext(
        "Every story has %(asked)s; without it there would be %(number)s story.",
        "Every story has %(asked)s; without it there would be %(number)s stories.",
        rest,
        asked=asked,
    )


def _none_has_part(asked: str, part: str, rest: int) -> str:
    if not rest:
        return gettext("No story has %(asked)s, as none has %(part)s.", asked=asked, part=part)
    return ngettext(
        "No story has %(asked)s, as none has %(part)s; without that part there would be %(number)s story.",
        "No story has %(asked)s, as none has %(part)s; without that part there would be %(number)s stories.",
        rest,
        asked=asked,
        part=part,
    )
