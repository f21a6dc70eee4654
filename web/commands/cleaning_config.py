"""The settings of the commands that clean: what cannot be used in them is told before any work begins."""

from pathlib import Path

from index.cleaning.sites import usable
from index.config import Config, load_config
from web.commands.options import Command, takes_config


def load_cleaning_config(config_file: Path | None) -> Config:
    """The settings; ConfigError where a site's selector or expression is none, too."""
    return usable(load_config(config_file))


def takes_cleaning_config(command: Command) -> Command:
    """As `takes_config`, with those."""
    return takes_config(command, load_cleaning_config)
