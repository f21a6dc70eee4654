"""The page about the archive, and what browsers and robots read about the site."""

from flask import Flask, render_template, request

from web.archive_page import archive_page
from web.parts import parts


def register(app: Flask) -> None:
    """Give the app these addresses."""
    app.add_url_rule("/archive", "archive", archive)


def archive() -> str:
    """What is in the archive."""
    page = archive_page(parts().archive.searcher(), parts().config, request.args.getlist("all"))
    return render_template("archive.html", page=page)
