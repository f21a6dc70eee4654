"""microfiche rebuild: the index of files and folders, made afresh."""

from pathlib import Path

import click

from index.build import rebuild, rebuild_from_index
from index.config import Config
from web.commands.cleaning_config import takes_cleaning_config
from web.commands.noting import with_saved_noted
from web.commands.options import json_option
from web.commands.progress import watched
from web.commands.report import EXIT_CODES, tell

EPILOG = f"""\b
Examples:
  microfiche rebuild ~/articles
  microfiche rebuild export.jsonl.gz crawl/ scans.zip
  microfiche rebuild ~/articles --index /srv/archive --json > report.json
  microfiche rebuild --from-index       anew from the articles of the index, without their files

What was served stays served until the new build is whole; the one before it is kept. Stopping a rebuild at any moment
changes nothing. While it runs, cleaned articles are put aside in the index folder: about half the size of their text.

--from-index learns anew what repeats in each source, takes over a site's drop and keep lines of today's settings, and
indexes again what the index holds; what other rules left out of an article stays out.

{EXIT_CODES}"""


@click.command("rebuild", epilog=EPILOG)
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="SOURCE...")
@click.option("--from-index", is_flag=True, help="Read the articles of the current index in place of sources.")
@json_option
@takes_cleaning_config
def command(config: Config, sources: tuple[Path, ...], from_index: bool, as_json: bool) -> None:
    """Make the index of files and folders afresh.

    Reads text, HTML, JSON, JSON Lines and tables, also inside .gz, .zip and .tar; folders with all that is below them.
    """
    if from_index == bool(sources):
        raise click.UsageError("--from-index reads no sources; leave one of them out." if sources else
                               "name files or folders to read, or give --from-index.")  # fmt: skip
    with watched() as watch:
        report = rebuild_from_index(config, watch) if from_index else rebuild(sources, config, watch)
    tell(with_saved_noted(report, config), as_json=as_json, next_step="Search it with: microfiche serve")
