"""What a saved search finds that it had not found in an earlier build: its page, and what marks it as seen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import urlencode

from flask import Flask, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from index.article import ArticleDate
from search.news import News, Noting
from search.noted import Noted
from search.query import Query
from search.results import Hit, Part
from search.searcher import Searcher
from search.snapshot_rows import Snapshot, began
from search.speech import gettext, ngettext
from web import saved_views, words
from web.links import article_link, number_from, query_of
from web.pages import Pages, last_page, pages
from web.parts import parts
from web.saved_views import find, note_here

Kind = Literal["new", "changed", "vanished"]
AT_FIRST = 10  # stories of each kind, before one kind is asked for


@dataclass(frozen=True, slots=True)
class Story:
    """One story that is new, changed or vanished."""

    title: tuple[Part, ...]
    link: str | None  # None where it is no longer in the archive
    source: str | None = None
    dated: bool = True  # whether its date, unknown or not, is told
    published: ArticleDate | None = None
    snippet: tuple[Part, ...] = ()
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Those of one kind."""

    kind: Kind
    total: int
    title: str  # "12 new stories"
    first: int  # the number of the first that is shown
    stories: tuple[Story, ...]
    more: str | None  # address of all of them, where only some are shown
    more_label: str
    pages: Pages | None  # where this kind alone is shown


@dataclass(frozen=True, slots=True)
class Choosable:
    """An earlier build to hold against."""

    build_id: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Everything that changes.html prints."""

    build_id: str  # the one that is served
    builds: tuple[Choosable, ...]
    parts: tuple[Share, ...]
    may_be_seen: bool


def register(app: Flask) -> None:
    """Give the app these pages."""
    app.add_url_rule("/q/<slug>/changes", "changes", changes)
    app.add_url_rule("/q/<slug>/seen", "see", see, methods=["POST"])


def changes(slug: str) -> str:
    """What is new, changed and vanished since the build of the address, else since the one that was seen last."""
    kept = find(slug)
    searcher = parts().archive.searcher()
    query = query_of(kept.query, parts().reading)
    note_here(searcher, slug, query)
    snapshots, asked = parts().saved.snapshots, request.args.get("since")
    if asked and all(one.build_id != asked for one in snapshots.builds(slug)):
        abort(404, gettext("What this search found in that build is not known; choose another build on its page."))
    seen = snapshots.standing(slug).seen_build
    news = Noting(parts().saved, searcher).news(slug, asked or seen)
    page = _Work(searcher, query, slug, news).page(seen) if news else None
    now = searcher.search(query, limit=0)
    return render_template("changes.html", saved=kept, page=page, now=now, compared_here=saved_views.COMPARED_HERE)


def see(slug: str) -> Response:
    """From now on tell what is new since the build of the form."""
    find(slug)
    if not parts().saved.snapshots.see(slug, request.form.get("build", "")):
        abort(404, gettext("What this search found in that build is not known; choose another build on its page."))
    flash(gettext("Marked as seen."))
    return redirect(url_for("saved", slug=slug), 303)


class _Work:
    """Works out the page of one search held against one build."""

    def __init__(self, searcher: Searcher, query: Query, slug: str, news: News) -> None:
        self._searcher = searcher
        self._query = query
        self._slug = slug
        self._news = news
        asked = request.args.get("show")
        self._asked = asked if asked in get_args(Kind) else None
        self._size = parts().config.page_size if self._asked else AT_FIRST

    def page(self, seen: str | None) -> ChangesPage:
        """All kinds, or the one that is asked for.

        seen  the build that was marked as seen last
        """
        now = self._news.now.build_id
        new, changed, vanished = self._news.changes.new, self._news.changes.changed, self._news.changes.vanished
        totals: dict[Kind, int] = {"new": len(new), "changed": len(changed), "vanished": len(vanished)}
        return ChangesPage(
            build_id=now,
            builds=_choosable(parts().saved.snapshots.builds(self._slug), self._news),
            parts=tuple(self._share(kind, total) for kind, total in totals.items()),
            may_be_seen=seen != now,
        )

    def _share(self, kind: Kind, total: int) -> Share:
        last = last_page(total, self._size)
        number = min(number_from(request.args.get("page")), last) if self._asked == kind else 1
        first = (number - 1) * self._size
        shown = self._asked in (None, kind) and total > 0
        return Share(
            kind=kind,
            total=total,
            title=_title(kind, total),
            first=first + 1,
            stories=self._stories(kind, first) if shown else (),
            more=self._link(kind) if total and (not shown or (self._asked is None and total > self._size)) else None,
            more_label=gettext("All of them: %(title)s", title=_title(kind, total)),
            pages=pages(number, last, lambda page: self._link(kind, page)) if self._asked == kind else None,
        )

    def _stories(self, kind: Kind, first: int) -> tuple[Story, ...]:
        if kind == "vanished":
            vanished = self._news.changes.vanished[first : first + self._size]
            return tuple(self._vanished(one) for one in vanished)
        if kind == "new":
            return tuple(self._story(hit) for hit in self._hits([one.id for one in self._news.changes.new], first))
        before = {was.id: was for was, _ in self._news.changes.changed}
        return tuple(self._story(hit, before[hit.id]) for hit in self._hits(list(before), first))

    def _hits(self, ids: Sequence[str], first: int) -> tuple[Hit, ...]:
        return self._searcher.among(self._query, ids, offset=first, limit=self._size)

    def _story(self, hit: Hit, was: Noted | None = None) -> Story:
        return Story(
            title=hit.title,
            link=article_link(hit.id, self._query),
            source=hit.source,
            published=hit.published,
            snippet=hit.snippet,
            remark=_former(hit, was) if was else None,
        )

    def _vanished(self, was: Noted) -> Story:
        title = (Part(was.title, False),) if was.title else ()
        if self._searcher.article(was.id) is None:
            return Story(title, None, dated=False, remark=gettext("No longer in the archive."))
        if self._searcher.lead(was.id) is not None:
            said = gettext("Still in the archive, now as a copy of another story.")
        else:
            said = gettext("Still in the archive, but this search no longer finds it.")
        return Story(title, article_link(was.id), dated=False, remark=said)

    def _link(self, kind: Kind, page: int = 1) -> str:
        more = {"page": str(page)} if page > 1 else {}
        asked = urlencode({"since": self._news.since.build_id, "show": kind} | more)
        return f"{url_for('changes', slug=self._slug)}?{asked}"


def _former(hit: Hit, was: Noted) -> str | None:
    """The headline that a changed story had, where that changed."""
    if was.title in ("", "".join(part.text for part in hit.title)):
        return None
    return gettext("Headline before: %(title)s", title=was.title)


def _title(kind: Kind, total: int) -> str:
    if kind == "new":
        return ngettext("%(number)s new story", "%(number)s new stories", total)
    if kind == "changed":
        return ngettext("%(number)s changed story", "%(number)s changed stories", total)
    return ngettext("%(number)s story vanished", "%(number)s stories vanished", total)


def _choosable(builds: Sequence[Snapshot], news: News) -> tuple[Choosable, ...]:
    """The earlier builds, and the chosen one; of several of one day, when each was begun as well."""
    days = Counter(one.day for one in builds)
    return tuple(
        Choosable(one.build_id, _label(one, several=days[one.day] > 1), one == news.since)
        for one in builds
        if one == news.since or one != news.now
    )


def _label(build: Snapshot, *, several: bool) -> str:
    stories = ngettext("%(number)s story", "%(number)s stories", build.total)
    if several:
        moment = began(build.build_id)
        return gettext(
            "%(day)s, %(time)s UTC, build %(build)s: %(stories)s",
            day=words.day(moment.isoformat()),
            time=words.time(moment),
            build=build.build_id,
            stories=stories,
        )
    return gettext("%(day)s: %(stories)s", day=words.day(build.day), stories=stories)
