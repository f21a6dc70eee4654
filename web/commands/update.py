"""microfiche update: articles added to the index, replaced or taken out, without a rebuild."""

from pathlib import Path

import click

from index.build import update
from index.config import Config
from web.commands.cleaning_config import takes_cleaning_config
from web.commands.noting import with_saved_noted
from web.commands.options import json_option
from web.commands.progress import watched
from web.commands.report import EXIT_CODES, tell

EPILOG = f"""\b
Examples:
  microfiche update ~/articles/2026-11-22
  microfiche update --delete 4f1d0c2ab97e
  microfiche update corrected.html --delete old-1 --delete old-2

{EXIT_CODES}"""


@click.command("update", epilog=EPILOG)
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="[SOURCE...]")
@click.option("--delete", multiple=True, metavar="ID", help="Take this article out; can be given several times.")
@json_option
@takes_cleaning_config
def command(config: Config, sources: tuple[Path, ...], delete: tuple[str, ...], as_json: bool) -> None:
    """Add the articles of files and folders to the index.

    An article of an id that is there already takes its place; everything else stays as it is.
    """
    if not sources and not delete:
        raise click.UsageError("name files or folders to add, or an id to --delete.")
    with watched() as watch:
        report = update(sources, config, delete, watch)
    tell(with_saved_noted(report, config), as_json=as_json, next_step="The page shows it from now on.")
