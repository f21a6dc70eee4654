"""The saved searches: their list, each one's own address, and the forms that make, rename and delete them."""

from flask import Flask, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from search.saved_file import Saved
from web.links import address_of, query_of, tidy
from web.parts import parts
from web.results import results_page
from web.unfolded import Unfolded

NAME_LENGTH = 120  # characters; also the form's maxlength
NOTE_LENGTH = 2000


def register(app: Flask) -> None:
    """Give the app these pages."""
    app.add_url_rule("/saved", "saved_list", saved_list)
    app.add_url_rule("/saved", "save", save, methods=["POST"])
    app.add_url_rule("/q/<slug>", "saved", saved)
    app.add_url_rule("/q/<slug>/edit", "edit", edit)
    app.add_url_rule("/q/<slug>/edit", "rename", rename, methods=["POST"])
    app.add_url_rule("/q/<slug>/delete", "ask_delete", ask_delete)
    app.add_url_rule("/q/<slug>/delete", "delete", delete, methods=["POST"])
    app.jinja_env.globals.update(name_length=NAME_LENGTH, note_length=NOTE_LENGTH)


def saved_list() -> str:
    """All saved searches, the latest first."""
    return render_template("saved.html", searches=parts().saved.all())


def save() -> Response:
    """Save the search of the form's address; the hits are counted here, not taken from the form."""
    query = query_of(request.form.get("address", ""), parts().reading)
    results = parts().archive.searcher().search(query, limit=0)
    name, note = _name_and_note(fallback=query.text or results.searched_as)
    kept = parts().saved.save(name, note, address_of(query), results.total, results.build_id)
    flash("Saved. This page’s address is yours to keep and send.")
    return redirect(url_for("saved", slug=kept.slug), 303)


def saved(slug: str) -> str:
    """A saved search with its results of today."""
    kept = _find(slug)
    query = query_of(kept.query, parts().reading)
    page = results_page(parts().archive.searcher(), query, 1, parts().config.page_size, Unfolded())
    return render_template("results.html", page=page, holdings=None, saved=kept)


def edit(slug: str) -> str:
    """The form for the name and the note."""
    return render_template("saved_edit.html", saved=_find(slug))


def rename(slug: str) -> Response:
    """Keep the new name and note; the address stays as it is."""
    name, note = _name_and_note(fallback=_find(slug).name)
    parts().saved.rename(slug, name, note)
    flash("The new name and note are saved; the address stays the same.")
    return redirect(url_for("saved", slug=slug), 303)


def ask_delete(slug: str) -> str:
    """Ask before deleting."""
    return render_template("saved_delete.html", saved=_find(slug))


def delete(slug: str) -> Response:
    """Delete it."""
    name = _find(slug).name
    parts().saved.delete(slug)
    flash(f"“{name}” is deleted.")
    return redirect(url_for("saved_list"), 303)


def _find(slug: str) -> Saved:
    kept = parts().saved.get(slug)
    if kept is None:
        abort(404, "There is no saved search of this address; it may have been deleted.")
    return kept


def _name_and_note(fallback: str) -> tuple[str, str]:
    """From the form, cut to length; a form without a name takes the fallback."""
    name = " ".join(tidy(request.form.get("name", "")).split()) or fallback
    lines = request.form.get("note", "").splitlines()
    return name[:NAME_LENGTH], "\n".join(tidy(line) for line in lines).strip()[:NOTE_LENGTH]
