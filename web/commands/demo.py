"""microfiche demo: a ready archive to look around in."""

from pathlib import Path
from typing import Any

import click

from index.config import load_config
from index.demo import INDEX_DIR, SEARCHES, build_demo, demo_config
from web.commands.progress import watched
from web.commands.serve import serve, serve_options

EPILOG = """\b
Examples:
  microfiche demo
  microfiche demo --port 8080

The first start makes its index, which takes some seconds; later ones begin at once.
"""


@click.command("demo", epilog=EPILOG)
@click.option("--index", "index_dir", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help=f"Folder of the demo's index, in place of {INDEX_DIR}.")  # fmt: skip
@click.option("--build-only", is_flag=True, help="Make the index and stop.")
@serve_options
@click.pass_obj
def command(config_file: Path | None, /, index_dir: Path | None, build_only: bool, **options: Any) -> None:
    """Look around in the archive of an invented coast.

    Three papers, sixteen years, a barrier that did not close and a ferry company that did.
    """
    config = demo_config(load_config(config_file).config, index_dir)
    with watched() as watch:
        built = build_demo(config, watch)
    if built:
        click.echo(f"The demo's index is in {config.index_dir}/.")
    elif build_only:
        click.echo(f"The demo's index in {config.index_dir}/ is up to date.")
    if not build_only:
        tries = "".join(f"  {search}\n" for search in SEARCHES)
        serve(config, more=f"Searches worth trying:\n{tries}", **options)
