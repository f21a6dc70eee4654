"""What a chart of a timeline cannot show, in sentences: hits in no bar or in two, and where the archive is thin."""

from math import ceil

from search.chart import name
from search.speech import gettext, ngettext, number
from search.timeline import THIN, Timeline


def left_out(line: Timeline) -> tuple[str, ...]:
    """The hits whose dates are not known, or not well enough."""
    said = []
    if line.undated:
        said.append(ngettext("%(number)s story has no date.", "%(number)s stories have no date.", line.undated))
    if line.coarse and line.step == "month":
        said.append(
            ngettext(
                "Of %(number)s story only the year is known.",
                "Of %(number)s stories only the year is known.",
                line.coarse,
            )
        )
    if line.coarse and line.step == "day":
        said.append(
            ngettext(
                "Of %(number)s story the day is not known.", "Of %(number)s stories the day is not known.", line.coarse
            )
        )
    return tuple(said)


def remarks(line: Timeline) -> tuple[str, ...]:
    """All that makes the sum of the bars another number than that of the hits."""
    said = list(left_out(line))
    if line.outside and line.within:
        said.append(
            ngettext(
                "%(number)s story is from before or after %(period)s.",
                "%(number)s stories are from before or after %(period)s.",
                line.outside,
                period=name(line.within),
            )
        )
    if line.repeated:
        said.append(
            ngettext(
                "A story that was printed again in another period counts there as well: %(number)s time.",
                "A story that was printed again in another period counts there as well: %(number)s times.",
                line.repeated,
            )
        )
    return tuple(said)


def thin_below(line: Timeline) -> str:
    """What the shading of thin periods means."""
    return gettext(
        "The archive itself is thin: fewer than %(few)s stories where it usually has %(usual)s",
        few=number(ceil(line.usual * THIN)),
        usual=number(round(line.usual)),
    )
