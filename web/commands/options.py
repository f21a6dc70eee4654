"""The options that many commands share."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from index.config import Config, load_config

Command = Callable[..., None]
Load = Callable[[Path | None], Config]

json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


def load_any_config(config_file: Path | None) -> Config:
    """The settings of a command that cleans nothing."""
    return load_config(config_file).config


def takes_config(command: Command, load: Load = load_any_config) -> Command:
    """Call the command with the settings first; --index changes one of them."""

    @click.option("--index", "index_dir", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
                  help="Folder of the index, in place of the one that is set.")  # fmt: skip
    @click.pass_obj
    @wraps(command)
    def run(config_file: Path | None, /, index_dir: Path | None, **arguments: Any) -> None:
        command(with_index(load(config_file), index_dir), **arguments)

    return run


def with_index(config: Config, index_dir: Path | None) -> Config:
    """The settings with another index folder, where one is given."""
    return replace(config, index_dir=index_dir) if index_dir else config
