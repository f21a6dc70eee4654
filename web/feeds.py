"""Any search and any saved search as a feed: Atom and JSON Feed, the newest stories first."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from hashlib import blake2b
from typing import Literal

from flask import Flask, Response, json, render_template, request, url_for

from search.feed import Entry, Feed, json_feed
from search.news import Noting
from search.query import Query
from search.reading import Reading
from search.results import Hit
from search.saved_file import Saved
from search.searcher import Searcher
from search.snapshots import LATEST
from search.speech import gettext, ngettext
from web import words
from web.links import address_of, query_from, query_of, web_address
from web.parts import parts
from web.public import whole
from web.saved_views import find

Form = Literal["atom", "json"]
ENTRIES = 50  # of a page of a feed; the next ones follow at the address that it names
TYPES: dict[Form, str] = {"atom": "application/atom+xml", "json": "application/feed+json"}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold
_ANOTHER_DAY = date(2001, 1, 1)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a feed is asked for."""

    form: Form
    query: Query
    number: int  # of its page
    saved: Saved | None
    is_relative: bool  # whether it finds other stories tomorrow, as for "last week"


def register(app: Flask) -> None:
    """Give the app the feeds."""
    app.jinja_env.filters["xml"] = xml
    for form in TYPES:
        app.add_url_rule(f"/search.{form}", f"search_{form}", search_feed, defaults={"form": form})
        app.add_url_rule(f"/q/<slug>.{form}", f"saved_{form}", saved_feed, defaults={"form": form})


def search_feed(form: Form) -> Response:
    """The search of the address; newest first unless another order is asked for."""
    query, number = query_from(request.args, parts().reading)
    is_relative = query_from(request.args, _another_day())[0] != query
    return _answer(_Asked(form, _newest_first(query), number, None, is_relative))


def saved_feed(slug: str, form: Form) -> Response:
    """A saved search; first what it has not found in earlier builds, however old the stories are."""
    kept = find(slug)
    query = query_of(kept.query, parts().reading)
    is_relative = query_of(kept.query, _another_day()) != query
    return _answer(_Asked(form, replace(query, sort="newest"), 1, kept, is_relative))


def xml(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NO_XML.sub(" ", text)


def _newest_first(query: Query) -> Query:
    return query if query.sort or query.typed_sort else replace(query, sort="newest")


def _another_day() -> Reading:
    """How an address is read on another day."""
    reading = parts().reading
    return replace(reading, calendar=replace(reading.calendar, today=_ANOTHER_DAY))


def _answer(asked: _Asked) -> Response:
    """The feed, or that the reader has it already, which takes no search."""
    searcher = parts().archive.searcher()
    tag = _tag(asked, searcher)
    response = Response(mimetype=TYPES[asked.form])
    response.set_etag(_held(tag) or tag)
    response.last_modified = _modified(asked, searcher)
    response.cache_control.no_cache = True
    response.make_conditional(request)
    if response.status_code == 200:
        feed = _feed(asked, searcher)
        written = render_template("feed.atom.xml", feed=feed) if asked.form == "atom" else json.dumps(json_feed(feed))
        response.set_data(written)
    return response


def _held(tag: str) -> str | None:
    """The tag as the reader holds it: what compresses answers puts its own name behind it."""
    return next((one for one in request.if_none_match.as_set(include_weak=True) if one.split(":")[0] == tag), None)


def _tag(asked: _Asked, searcher: Searcher) -> str:
    """Another one wherever the feed may be another."""
    kept = asked.saved
    standing = parts().saved.snapshots.standing(kept.slug) if kept else None
    config = parts().config
    names = (request.url_root, config.public_url, config.archive_name, config.interface_language)
    facts = (asked, searcher.manifest.build_id, standing, names)
    return blake2b(repr(facts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _modified(asked: _Asked, searcher: Searcher) -> datetime:
    """When the build was finished, the saved search was changed, or the day began that the search is about."""
    times = [searcher.manifest.finished]
    if asked.saved:
        times += [asked.saved.saved_at, parts().saved.snapshots.standing(asked.saved.slug).changed_at or ""]
    moments = [datetime.fromisoformat(one) for one in times if one]
    if asked.is_relative:
        moments.append(datetime.combine(date.today(), time()).astimezone(UTC))
    return max(one if one.tzinfo else one.replace(tzinfo=UTC) for one in moments)


def _feed(asked: _Asked, searcher: Searcher) -> Feed:
    kept, query = asked.saved, asked.query
    results = searcher.search(query, offset=(asked.number - 1) * ENTRIES, limit=ENTRIES)
    count = ngettext("%(number)s story", "%(number)s stories", results.total)
    page = whole(url_for("saved", slug=kept.slug)) if kept else _with(whole(url_for("results")), address_of(query))
    return Feed(
        title=kept.name if kept else (query.text or results.searched_as),
        subtitle=gettext("%(count)s; searched as: %(searched)s.", count=count, searched=results.searched_as),
        page=page,
        itself=_itself(asked, asked.number),
        next=_itself(replace(asked, saved=None), asked.number + 1) if results.total > asked.number * ENTRIES else None,
        updated=datetime.fromisoformat(searcher.manifest.finished).astimezone(UTC).isoformat(timespec="seconds"),
        author=parts().config.archive_name,
        language=parts().config.interface_language,
        entries=[_entry(hit) for hit in _hits(asked, searcher, results.hits)],
    )


def _hits(asked: _Asked, searcher: Searcher, newest: tuple[Hit, ...]) -> list[Hit]:
    """Of a saved search first those that its latest snapshots had not, so that a reader of the feed misses none.

    All of them with the sentences that matched.
    """
    first = searcher.among(asked.query, _fresh(asked.saved.slug, searcher), limit=ENTRIES) if asked.saved else ()
    here = {hit.id: hit for hit in first}
    others = [hit.id for hit in newest if hit.id not in here][: ENTRIES - len(here)]
    told = {hit.id: hit for hit in searcher.among(asked.query, others, limit=ENTRIES)}
    return [*first, *(told[one] for one in others)]


def _fresh(slug: str, searcher: Searcher) -> list[str]:
    """The ids of what a saved search finds and did not find in the earliest of its latest snapshots."""
    builds = parts().saved.snapshots.builds(slug)[:LATEST]
    news = Noting(parts().saved, searcher).news(slug, builds[-1].build_id) if builds else None
    return [one.id for one in news.changes.new] if news else []


def _entry(hit: Hit) -> Entry:
    return Entry(
        link=whole(url_for("article", article_id=hit.id)),
        title="".join(part.text for part in hit.title) or words.untitled(),
        summary=hit.snippet,
        authors=hit.authors,
        source=hit.source,
        tags=hit.section,
        date=hit.published,
        original=web_address(hit.url),
    )


def _itself(asked: _Asked, number: int) -> str:
    """The address of a page of the feed."""
    if asked.saved:
        return whole(url_for(f"saved_{asked.form}", slug=asked.saved.slug))
    return _with(whole(url_for(f"search_{asked.form}")), address_of(asked.query, number))


def _with(link: str, address: str) -> str:
    return f"{link}?{address}" if address else link
