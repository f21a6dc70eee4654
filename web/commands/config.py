"""microfiche config: every setting, its value, where it came from and what it means."""

import re
from dataclasses import Field, asdict, fields
from pathlib import Path
from typing import Any

import click
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from index.cleaning.sites import usable
from index.config import FILE_NAME, PREFIX, Config, Loaded, Site, load_config
from web.commands.options import json_option
from web.commands.printing import console, print_json, table

EPILOG = f"""\b
Examples:
  microfiche config
  {PREFIX}PORT=8080 microfiche config
  microfiche --config other.toml config --json | jq .index_dir

Settings are read from {FILE_NAME} in this folder, or from --config FILE; a variable {PREFIX}NAME goes before both.
"""
_SECRET = re.compile("pass|pwd|secret|key|token", re.IGNORECASE)  # names of what stands behind the ? of an address


@click.command("config", epilog=EPILOG)
@json_option
@click.pass_obj
def command(config_file: Path | None, /, as_json: bool) -> None:
    """Print every setting and where it came from."""
    loaded = load_config(config_file)
    usable(loaded)
    if as_json:
        print_json({field.name: _row(field, loaded) for field in fields(Config)})
        return
    rows = [_row(field, loaded) for field in fields(Config)]
    cells = ((field.name, _shown(row["value"]), row["came_from"], row["help"])
             for field, row in zip(fields(Config), rows, strict=True))  # fmt: skip
    console().print(table(("Setting", "Value", "Came from", "Meaning"), cells))


def _row(field: Field[Any], loaded: Loaded) -> dict[str, Any]:
    return {
        "value": _public(field.name, getattr(loaded.config, field.name)),
        "came_from": loaded.came_from[field.name],
        "help": field.metadata["help"],
    }


def _public(name: str, value: Any) -> Any:
    """The value as JSON holds it, without what is secret."""
    if name == "secret_key":
        return "set" if value else None
    if name in ("database_url", "smtp_url") and value:
        return _without_password(value)
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, dict):
        return {key: _without_empty(asdict(one)) if isinstance(one, Site) else list(one) for key, one in value.items()}
    return value


def _without_password(url: str) -> str:
    try:
        address = make_url(url)
        asked = {name: "***" if _SECRET.search(name) else value for name, value in address.query.items()}
        return address.set(query=asked).render_as_string(hide_password=True)
    except ArgumentError:
        return "set, but not an address"


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and value:
        return ", ".join(value)
    return "not set" if value in (None, {}, []) else str(value)
