"""An article, its citation as a file, and what its editions changed."""

from flask import Flask, Response, abort, render_template, request

from index.article import Article
from search.citing.formats import FORMATS
from search.editions import editions
from search.searcher import Searcher
from search.speech import gettext
from web.article import Visit, article_page
from web.citing import access_to
from web.downloads import as_file
from web.editions import editions_page
from web.links import number_from, query_from
from web.parts import parts


def register(app: Flask) -> None:
    """Give the app these pages."""
    app.add_url_rule("/article/<article_id:article_id>", "article", article)
    app.add_url_rule("/cite/<name>/<article_id:article_id>", "cite", cite)
    app.add_url_rule("/editions/<article_id:article_id>", "editions", compare)


def article(article_id: str) -> str:
    """One article; its address may hold the search that led to it and its number there."""
    searcher = parts().archive.searcher()
    found = _found(searcher, article_id)
    query, _ = query_from(request.args, parts().reading)
    hit = number_from(request.args["hit"]) if "hit" in request.args else None
    visit = Visit(query, hit, removed=request.args.get("removed") == "1")
    page = article_page(searcher, found, visit, parts().config.page_size)
    return render_template("article.html", page=page, removed=visit.removed)


def cite(name: str, article_id: str) -> Response:
    """The citation of an article as a file of a reference manager."""
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        abort(
            404,
            gettext("There is no citation format of the name %(name)s; there are %(known)s.", name=name, known=known),
        )
    found = _found(parts().archive.searcher(), article_id)
    form, access = FORMATS[name], access_to(found)
    response = Response(form.write(found, access), content_type=f"{form.media_type}; charset=utf-8")
    return as_file(response, form.file_name(found, access))


def compare(article_id: str) -> str:
    """What differs between an article and another, which its address names; without one, the first of its editions."""
    searcher = parts().archive.searcher()
    before = _found(searcher, article_id)
    if "with" in request.args:
        after = _found(searcher, request.args["with"])
    else:
        others = editions(searcher, before, searcher.related(before).stories)
        if not others:
            abort(404, gettext("The archive has no other edition of this story."))
        after = others[0].article
    return render_template("editions.html", page=editions_page(before, after))


def _found(searcher: Searcher, article_id: str) -> Article:
    found = searcher.article(article_id)
    if found is None:
        abort(404, _why_not(searcher, article_id))
    return found


def _why_not(searcher: Searcher, article_id: str) -> str:
    """Of a story that was numbered because its id was taken, the one that took it is told."""
    base, mark, number = article_id.rpartition("~")
    if mark and number.isdecimal() and searcher.article(base) is not None:
        return gettext(
            "The archive has no story %(id)s any more. It has one of the id %(base)s.", id=article_id, base=base
        )
    return gettext(
        "There is no story of this address in the archive. If there was one, it was taken out since, "
        "or its source gives it another id now; its words will find it."
    )
