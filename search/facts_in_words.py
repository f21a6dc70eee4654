"""Says in words what is known of a story: its date, its length, the values of its fields."""

from index.article import ArticleDate
from index.schema import BY_NAME, PATH, UNKNOWN
from search.dates import read_date
from search.nodes import DateRange, Fact, Has, Length, OnDay, Value
from search.query import Filter
from search.speech import any_of, day_in_words, gettext, ngettext, number, pgettext

_LEAP_YEAR = 2000  # any; a day of it may be 29 February


def heading(field: str) -> str:
    """The name of a field, to stand by itself: "Headline"."""
    return gettext(BY_NAME[field].label)


def field_in_words(field: str) -> str:
    """The name of a field, to stand within a sentence: "headline"."""
    return pgettext("within a sentence", BY_NAME[field].label.lower())


def value_in_words(field: str, value: str) -> str:
    """A facet's value, whole: "World › Syria", "December 2016"."""
    kind = BY_NAME[field].kind
    if kind == "path":
        return " › ".join(value.split(PATH))
    if kind != "date":
        return value
    if value == UNKNOWN:
        return gettext("date unknown")
    return _day(value) if read_date(value) else value


def filter_in_words(chosen: Filter) -> str:
    """A filter, so that it can stand behind a comma."""
    field, values = field_in_words(chosen.field), any_of([_of_filter(chosen.field, one) for one in chosen.values])
    if chosen.excluded:
        return gettext("%(field)s not %(values)s", field=field, values=values)
    return gettext("%(field)s %(values)s", field=field, values=values)


def fact_in_words(node: Fact) -> str:
    """A fact that stories must have, so that it can stand behind "with"."""
    match node:
        case Length():
            return _length(node)
        case Value():
            return gettext("%(value)s as %(field)s", value=node.text, field=field_in_words(node.field))
    return gettext("a %(fact)s", fact=_fact(node))


def excluded_fact_in_words(node: Fact) -> str:
    """The same for a fact that they must not have."""
    match node:
        case Length():
            return gettext("no length of %(length)s", length=_length(node))
        case Value():
            return gettext("no %(asked)s", asked=fact_in_words(node))
    return gettext("no %(fact)s", fact=_fact(node))


def _fact(node: DateRange | OnDay | Has) -> str:
    match node:
        case DateRange():
            return _range(node)
        case OnDay():
            day = ArticleDate(_LEAP_YEAR, node.month, node.day)
            return gettext("date on %(day)s of any year", day=day_in_words(day, year=False))
        case Has():
            return gettext("known %(field)s", field=field_in_words(node.field))


def _range(node: DateRange) -> str:
    first, last = (end and _day(end) for end in (node.first, node.last))
    if node.first is None:
        return gettext("date up to %(last)s, that included", last=last)
    if node.last is None:
        return gettext("date from %(first)s on, that included", first=first)
    if node.first != node.last:
        return gettext("date from %(first)s to %(last)s, both included", first=first, last=last)
    match node.first.count("-"):
        case 0:
            return gettext("date in %(year)s", year=first)
        case 1:
            return gettext("date in %(month)s", month=first)
    return gettext("date on %(day)s", day=first)


def _length(node: Length) -> str:
    least, most = node.least, node.most
    if least is None:
        return ngettext("up to %(number)s word of text", "up to %(number)s words of text", most or 0)
    if most is None:
        return ngettext("at least %(number)s word of text", "at least %(number)s words of text", least)
    if least == most:
        return ngettext("exactly %(number)s word of text", "exactly %(number)s words of text", least)
    return ngettext(
        "%(least)s to %(number)s word of text", "%(least)s to %(number)s words of text", most, least=number(least)
    )


def _of_filter(field: str, value: str) -> str:
    """A value behind the name of its field."""
    unknown = field == "date" and value == UNKNOWN
    return pgettext("behind the name of a field", "unknown") if unknown else value_in_words(field, value)


def _day(iso: str) -> str:
    return day_in_words(ArticleDate.from_iso(iso))
