"""microfiche serve: the search page."""

from dataclasses import replace
from typing import Any

import click

from index.builds import Builds
from index.config import Config
from index.errors import ArchiveError
from web.commands.options import Command, takes_config
from web.commands.stop import say
from web.hosts import is_private
from web.serving import open_server

EPILOG = """\b
Examples:
  microfiche serve
  microfiche serve --port 8080 --workers 4
  microfiche serve --host 0.0.0.0           for the whole network; think first
  microfiche serve --index /srv/archive

A rebuild shows on the page by itself; there is no need to start it anew. Stop it with Ctrl-C.
"""
OPTIONS = (
    click.option("--host", help="Address to listen on; 127.0.0.1, this machine alone, unless one is set."),
    click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on; 8000 unless one is set, 0 for any."),
    click.option("--workers", type=click.IntRange(1, 64), help="Processes that answer; 2 unless set otherwise."),
)


def serve_options(command: Command) -> Command:
    """--host, --port and --workers; None where they are not given."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@click.command("serve", epilog=EPILOG)
@serve_options
@takes_config
def command(config: Config, **options: Any) -> None:
    """Serve the search page."""
    try:
        Builds(config.index_dir).current()
    except ArchiveError as error:
        say(f"{error} (the page says so until then)")
    serve(config, **options)


def serve(config: Config, *, host: str | None, port: int | None, workers: int | None, more: str = "") -> None:
    """Serve until Ctrl-C; an option that is given takes the place of the setting. `more` is printed at the start."""
    config = replace(
        config,
        host=config.host if host is None else host,
        port=config.port if port is None else port,
        workers=config.workers if workers is None else workers,
    )
    server, address = open_server(config)
    if not is_private(config.host):
        say(f"everyone who reaches this machine at {config.host} can read this archive and change its saved searches")
    click.echo(f"{config.archive_name} is at {address}\n{more}Stop it with Ctrl-C.")
    server.run()
