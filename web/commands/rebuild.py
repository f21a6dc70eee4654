"""microfiche rebuild: the index of files and folders, made afresh."""

from pathlib import Path

import click

from index.build import rebuild
from index.config import Config
from web.commands.options import json_option, takes_config
from web.commands.progress import watched
from web.commands.report import EXIT_CODES, tell

EPILOG = f"""\b
Examples:
  microfiche rebuild ~/articles
  microfiche rebuild export.jsonl.gz crawl/ scans.zip
  microfiche rebuild ~/articles --index /srv/archive --json > report.json

What was served stays served until the new build is whole; the one before it is kept. Stopping a rebuild at any moment
changes nothing.

{EXIT_CODES}"""


@click.command("rebuild", epilog=EPILOG)
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE...")
@json_option
@takes_config
def command(config: Config, sources: tuple[Path, ...], as_json: bool) -> None:
    """Make the index of files and folders afresh.

    Reads text, HTML, JSON, JSON Lines and tables, also inside .gz, .zip and .tar; folders with all that is below them.
    """
    with watched() as watch:
        report = rebuild(sources, config, watch)
    tell(report, as_json=as_json, next_step="Search it with: microfiche serve")
