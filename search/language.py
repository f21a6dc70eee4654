"""What can be typed into the search box: the table of the help page and of README."""

from dataclasses import replace
from typing import NamedTuple

from index.schema import FIELDS, Field
from search.speech import gettext, later


class Form(NamedTuple):
    """A way to ask."""

    typed: tuple[str, ...]  # examples
    finds: str


FORMS = (
    Form(
        ("flood warning",),
        later(
            "stories with both words or their other forms; up to four plain words are all wanted, of five or more any, "
            "best first"
        ),
    ),
    Form(
        ('"temple of bel"', "'temple of bel'"),
        later("exactly these words in this order; curly quotes and «guillemets» too, single ones around several words"),
    ),
    Form(("=expenses",), later("this very word, none of its other forms")),
    Form(("-film", "NOT film", "!film"), later("without it")),
    Form(("+the",), later("with this word, even one too common to count by itself")),
    Form(
        ("flood OR storm", "flood AND storm", "flood && storm"),
        later("either or both; AND, OR and NOT are written in capitals, AND binds closer than OR"),
    ),
    Form(("(flood OR storm) -film",), later("what stands in brackets goes together")),
    Form(
        ("mayor w/5 budget", "mayor NEAR/5 budget", '"mayor budget"~5'),
        later("no more than 5 words from each other, in any order; words, phrases and alternatives in brackets"),
    ),
    Form(("mayor pre/5 budget",), later("the same in this order")),
    Form(("mayor w/s budget", "mayor w/p budget"), later("in the same sentence, in the same paragraph")),
    Form(("atleast5 corruption",), later("at least five mentions of it")),
    Form(("expens*", "wom?n"), later("words that begin so; * stands for any letters, ? within a word for one")),
    Form(("color~", "color~2"), later("words spelled like it, one letter or two off")),
    Form(
        ("title:flood", 'by:"ann teller"', "section:World/Syria", "title:(flood OR storm)", "headline(flood)"),
        later("in one field, see below"),
    ),
    Form(
        ("date:2016", "date:2016-12", "date:1994..1996-06", "since:2016", "before:2016", "date:unknown"),
        later("by date, both ends included: before:2016 finds 2016 as well"),
    ),
    Form(('date:"last week"', 'since:"12 Dec 2016"', "date:12/11/2016"), later("dates as people write them")),
    Form(("onday:12-11",), later("on 11 December of any year")),
    Form(("words:>1000", "words:500..800"), later("stories as long as that")),
    Form(("has:byline",), later("stories for which the field is known; has: goes before any field")),
    Form(("sort:newest", "sort:oldest"), later("in this order")),
    Form(("@name",), later('what the saved search of that name finds; @"a name" with spaces')),
    Form(("expand:(flood warning)",), later("these, and stories with the words that the best ten of them share")),
)
REMARKS = (
    later("Accents and capitals do not matter: cafe finds café."),
    later("Where everything typed is in capitals, five words or more, AND, OR and NOT are words like the others."),
    later("Whatever is typed is searched: what cannot be read is ignored, and the page says so and where."),
    later("A name with a colon that is no field is searched as words."),
    later(
        "Where no story has all of up to four words, stories with some of them are shown, and the page says that too."
    ),
)


def forms() -> tuple[Form, ...]:
    """What can be typed, said in the language of the page."""
    return tuple(form._replace(finds=gettext(form.finds)) for form in FORMS)


def remarks() -> tuple[str, ...]:
    """What holds for all of it."""
    return tuple(map(gettext, REMARKS))


def fields() -> tuple[Field, ...]:
    """The fields, their labels and help said in the language of the page."""
    return tuple(replace(field, label=gettext(field.label), help=gettext(field.help)) for field in FIELDS)
