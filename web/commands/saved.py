"""microfiche saved: the saved searches, to read, to carry elsewhere, to bring back."""

from dataclasses import asdict
from typing import IO

import click

from index.config import Config
from search.saved import SavedQueries, default_url
from search.saved_file import Saved
from search.saved_list import listed
from search.snapshots import Standing
from web import words
from web.commands.options import json_option, takes_config
from web.commands.printing import console, print_json, table
from web.commands.stop import Stop

EPILOG = """\b
Examples:
  microfiche saved list
  microfiche saved export searches.toml
  microfiche saved import searches.toml
  microfiche saved export | ssh other-machine microfiche saved import -

Searches are saved on the page. A search that is imported takes the place of the one with the same address.
"""

LIST_EPILOG = """\b
Examples:
  microfiche saved list
  microfiche saved list --json | jq '.[] | select(.new > 0)'
"""
EXPORT_EPILOG = """\b
Examples:
  microfiche saved export                       to read them
  microfiche saved export searches.toml         to keep them, or carry them elsewhere
"""
IMPORT_EPILOG = """\b
Examples:
  microfiche saved import searches.toml
  ssh other-machine microfiche saved export | microfiche saved import -

A search that is imported takes the place of the one with the same address.
"""


@click.group("saved", epilog=EPILOG)
def command() -> None:
    """List, export or import the saved searches."""


@command.command("list", epilog=LIST_EPILOG)
@json_option
@takes_config
def list_saved(config: Config, *, as_json: bool) -> None:
    """Print the saved searches, the latest first."""
    searches = listed(_store(config))
    if as_json:
        print_json([asdict(one.saved) | {"now": one.standing.total, "new": one.standing.fresh} for one in searches])
    elif searches:
        rows = (_row(one.saved, one.standing) for one in searches)
        headings = ("Address /q/…", "Name", "Hits then", "Now", "New", "Saved", "Tags", "Note")
        console().print(table(headings, rows, numbers=(2, 3, 4)))
    else:
        click.echo("No search is saved yet; save one on the page: microfiche serve")


@command.command("export", epilog=EXPORT_EPILOG)
@click.argument("file", type=click.File("w", encoding="utf-8", atomic=True), default="-")
@takes_config
def export_saved(config: Config, *, file: IO[str]) -> None:
    """Write all saved searches into FILE, or print them."""
    file.write(_store(config).export_text())


@command.command("import", epilog=IMPORT_EPILOG)
@click.argument("file", type=click.File("r", encoding="utf-8"))
@takes_config
def import_saved(config: Config, *, file: IO[str]) -> None:
    """Read saved searches from FILE, as `export` writes it; - reads standard input."""
    try:
        text = file.read()
    except UnicodeDecodeError:
        raise Stop(f"{file.name} is not UTF-8; save it as UTF-8 text and import it again") from None
    report = _store(config).import_text(text)
    click.echo(f"{len(report.added):,} added, {len(report.updated):,} replaced.")
    for slug in (*report.added, *report.updated):
        click.echo(f"  /q/{slug}")


def _row(saved: Saved, standing: Standing) -> tuple[str, ...]:
    now = "" if standing.total is None else f"{standing.total:,}"
    new = f"{standing.fresh:,}" if standing.fresh else ""
    day, tags = words.day(saved.saved_at), ", ".join(saved.tags)
    return saved.slug, saved.name, f"{saved.hits:,}", now, new, day, tags, saved.note


def _store(config: Config) -> SavedQueries:
    return SavedQueries(default_url(config))
