"""What can be typed into the search box: the table of the help page and of README."""

from typing import NamedTuple


class Form(NamedTuple):
    """A way to ask."""

    typed: tuple[str, ...]  # examples
    finds: str


FORMS = (
    Form(
        ("flood warning",),
        "stories with both words or their other forms; up to four plain words are all wanted, of five or more any, "
        "best first",
    ),
    Form(('"temple of bel"',), "exactly these words in this order; curly quotes and «guillemets» too"),
    Form(("-film", "NOT film"), "without it"),
    Form(("+the",), "with this word, even one too common to count by itself"),
    Form(("flood OR storm", "flood AND storm"), "either or both; AND, OR and NOT are written in capitals"),
    Form(("(flood OR storm) -film",), "what stands in brackets goes together"),
    Form(
        ("title:flood", 'by:"ann teller"', "section:World/Syria", "title:(flood OR storm)"),
        "in one field, see below",
    ),
    Form(
        ("date:2016", "date:2016-12", "date:1994..1996-06", "since:2016", "before:2016", "date:unknown"),
        "by date, both ends included: before:2016 finds 2016 as well",
    ),
)
REMARKS = (
    "Accents and capitals do not matter: cafe finds café.",
    "Where everything typed is in capitals, five words or more, AND, OR and NOT are words like the others.",
    "Nothing typed is an error: what cannot be read is ignored, and the page says so.",
    "Where no story has all of up to four words, stories with some of them are shown, and the page says that too.",
)
