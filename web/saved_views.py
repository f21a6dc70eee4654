"""The saved searches: their list, each one's own address, and the forms that make, change, delete and restore them."""

from typing import Any, cast, get_args
from urllib.parse import urlencode

from flask import Flask, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from index.errors import TooManyMatchesError
from search.news import Noting
from search.query import Query
from search.saved import UNDO_DAYS
from search.saved_file import Saved, tags_from
from search.saved_list import Order, listed, tags_of
from search.searcher import Searcher
from search.speech import gettext, pgettext
from web.choice import Choice
from web.kept_view import news_of, shown, tidied, view_link, view_name
from web.links import address_of, query_of, tidy
from web.parts import parts
from web.results import results_page
from web.unfolded import Unfolded

NAME_LENGTH = 120  # characters; also the form's maxlength
NOTE_LENGTH = 2000
TAGS_LENGTH = 200
COMPARED_HERE = 10_000  # hits that a page notes and compares by itself; more would keep its reader waiting for seconds
UNDO = "undo "  # before the slug, as the category of a message that a deletion can be undone by


def register(app: Flask) -> None:
    """Give the app these pages."""
    app.add_url_rule("/saved", "saved_list", saved_list)
    app.add_url_rule("/saved", "save", save, methods=["POST"])
    app.add_url_rule("/saved/deleted", "deleted_list", deleted_list)
    app.add_url_rule("/q/<slug>", "saved", saved)
    app.add_url_rule("/q/<slug>/edit", "edit", edit)
    app.add_url_rule("/q/<slug>/edit", "rename", rename, methods=["POST"])
    app.add_url_rule("/q/<slug>/delete", "ask_delete", ask_delete)
    app.add_url_rule("/q/<slug>/delete", "delete", delete, methods=["POST"])
    app.add_url_rule("/q/<slug>/restore", "restore", restore, methods=["POST"])
    app.jinja_env.filters["view_name"] = view_name
    app.jinja_env.globals.update(
        name_length=NAME_LENGTH, note_length=NOTE_LENGTH, tags_length=TAGS_LENGTH, undo_days=UNDO_DAYS, undo=UNDO
    )


def saved_list() -> str:
    """The saved searches that the address asks for, in its order."""
    words, tag = tidy(request.args.get("find", "")), tidy(request.args.get("tag", ""))
    asked = request.args.get("order")
    order = cast(Order, asked if asked in get_args(Order) else "latest")
    return render_template(
        "saved.html",
        searches=listed(parts().saved, words, tag, order),
        deleted=len(parts().saved.deleted()),
        words=words,
        tags=_tags(words, tag, order),
        orders=_orders(words, tag, order),
        kept={"tag": tag, "order": "" if order == "latest" else order},
        everything=not words and not tag,
    )


def deleted_list() -> str:
    """What was deleted of late, and can be brought back."""
    return render_template("saved_deleted.html", searches=parts().saved.deleted())


def save() -> Response:
    """Save the search of the form's address; the hits are counted here, not taken from the form."""
    query = query_of(request.form.get("address", ""), parts().reading)
    searcher = parts().archive.searcher()
    results = searcher.search(query, limit=0)
    name, note = _name_and_note(fallback=query.text or results.searched_as)
    view = tidied(request.form.get("view", ""), query)
    kept = parts().saved.save(
        name, note, address_of(query), results.total, results.build_id, tags=_tags_typed(), view=view
    )
    note_here(searcher, kept.slug, query)
    flash(gettext("Saved. This page’s address is yours to keep and send."))
    return redirect(url_for("saved", slug=kept.slug), 303)


def saved(slug: str) -> str:
    """A saved search as of today, in the view that it was saved in.

    What it finds is noted, so that later builds can be held against it.
    """
    kept = find(slug)
    query = query_of(kept.query, parts().reading)
    searcher = parts().archive.searcher()
    view, template, page = _opened(kept.view, query, searcher)
    note_here(searcher, slug, query)
    return render_template(
        template,
        page=page,
        holdings=None,
        saved=kept,
        standing=parts().saved.snapshots.standing(slug),
        noted_since=_day(slug),
        now=searcher.search(query, limit=0),
        compared_here=COMPARED_HERE,
        news_of=news_of(view, query),
        change=view_link(view, query),
    )


def edit(slug: str) -> str:
    """The form for the name, the note and the tags."""
    return render_template("saved_edit.html", saved=find(slug))


def rename(slug: str) -> Response:
    """Keep the new name, note and tags; the address stays as it is."""
    name, note = _name_and_note(fallback=find(slug).name)
    parts().saved.rename(slug, name, note, _tags_typed())
    flash(gettext("The changes are saved; the address stays the same."))
    return redirect(url_for("saved", slug=slug), 303)


def ask_delete(slug: str) -> str:
    """Ask before deleting."""
    return render_template("saved_delete.html", saved=find(slug))


def delete(slug: str) -> Response:
    """Delete it; the message that says so has a button to undo that."""
    name = find(slug).name
    parts().saved.delete(slug)
    flash(gettext("“%(name)s” is deleted.", name=name), UNDO + slug)
    return redirect(url_for("saved_list"), 303)


def restore(slug: str) -> Response:
    """Bring a deleted one back, as it was."""
    if not parts().saved.restore(slug):
        abort(404, gettext("There is no deleted search of this address that could be brought back."))
    flash(gettext("“%(name)s” is back.", name=find(slug).name))
    return redirect(url_for("saved", slug=slug), 303)


def find(slug: str) -> Saved:
    """The saved search of an address."""
    kept = parts().saved.get(slug)
    if kept is None:
        abort(404, gettext("There is no saved search of this address; it may have been deleted."))
    return kept


def note_here(searcher: Searcher, slug: str, query: Query) -> None:
    """Note what a saved search finds in this build, where nobody did so yet and it is quickly done."""
    noting = Noting(parts().saved, searcher)
    if not noting.is_noted(slug) and searcher.search(query, limit=0).total <= COMPARED_HERE:
        noting.note(slug, query)


def _opened(view: str, query: Query, searcher: Searcher) -> tuple[str, str, Any]:
    """The view, its template and its page; the results, which say why, where the archive has outgrown the view."""
    try:
        found = shown(view, query, searcher)
    except TooManyMatchesError as error:
        flash(str(error))
        view, found = "", None
    if found is None:
        found = "results.html", results_page(searcher, query, 1, parts().config.page_size, Unfolded())
    return view, *found


def _day(slug: str) -> str | None:
    """The day of the build that news are told since."""
    seen = parts().saved.snapshots.standing(slug).seen_build
    return next((one.day for one in parts().saved.snapshots.builds(slug) if one.build_id == seen), None)


def _tags(words: str, tag: str, order: Order) -> tuple[Choice, ...]:
    """Every tag of any saved search; the one that is chosen leads back to all."""
    found = tags_of(parts().saved.all())
    return tuple(
        Choice(name, _list_link(words, "" if _same(name, tag) else name, order), _same(name, tag)) for name, _ in found
    )


def _orders(words: str, tag: str, order: Order) -> tuple[Choice, ...]:
    labels: tuple[tuple[Order, str], ...] = (
        ("latest", pgettext("order of saved searches", "Latest")),
        ("name", pgettext("order of saved searches", "Name")),
        ("new", pgettext("order of saved searches", "Most new")),
    )
    return tuple(Choice(label, _list_link(words, tag, one), one == order) for one, label in labels)


def _list_link(words: str, tag: str, order: Order) -> str:
    values = {"find": words, "tag": tag, "order": "" if order == "latest" else order}
    asked = urlencode({name: value for name, value in values.items() if value})
    return url_for("saved_list") + (f"?{asked}" if asked else "")


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _tags_typed() -> tuple[str, ...]:
    return tags_from(tidy(request.form.get("tags", ""))[:TAGS_LENGTH])


def _name_and_note(fallback: str) -> tuple[str, str]:
    """From the form, cut to length; a form without a name takes the fallback."""
    name = " ".join(tidy(request.form.get("name", "")).split()) or fallback
    lines = request.form.get("note", "").splitlines()
    return name[:NAME_LENGTH], "\n".join(tidy(line) for line in lines).strip()[:NOTE_LENGTH]
