"""What the address of a timeline asks for beside the search itself."""

from dataclasses import replace

from werkzeug.datastructures import MultiDict

from search.parse import read_query
from search.periods import STEPS, Step
from search.query import Query
from search.speech import gettext
from web.links import tidy
from web.parts import parts
from web.timeline import COMPARED, Asked


def asked_of(query: Query, args: MultiDict[str, str]) -> Asked:
    """The search of an address with the others named "vs", each searched like the first, and how they are shown."""
    others = [text for one in args.getlist("vs") if (text := tidy(one))]
    if not query.text and others:
        query = _beside(query, others.pop(0))
    queries = (query, *(_beside(query, text) for text in others[: COMPARED - 1]))
    step = tidy(args.get("step", ""))
    notes = (*_too_many(others[COMPARED - 1 :]), *_no_step(step))
    return Asked(queries, args.get("share") == "1", _step(step), notes)


def _beside(query: Query, text: str) -> Query:
    """Another text, searched like the first one."""
    read = read_query(text, filters=query.filters, match=query.match, reading=parts().reading)
    return replace(read, sort=query.sort)


def _too_many(left_out: list[str]) -> tuple[str, ...]:
    if not left_out:
        return ()
    said = ", ".join(f"“{text}”" for text in left_out)
    return (gettext("No more than five searches are compared; left out: %(searches)s.", searches=said),)


def _no_step(text: str) -> tuple[str, ...]:
    if not text or _step(text):
        return ()
    return (gettext("A timeline goes by year, month or day, and not by “%(step)s”.", step=text),)


def _step(text: str) -> Step | None:
    return next((step for step in STEPS if step == text), None)
