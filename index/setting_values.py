"""Which values a setting may have, beyond being of its type."""

import re
from typing import Any

from index.analysis import SNOWBALL
from index.errors import ConfigError

_CHOICES = {"language": tuple(SNOWBALL), "interface_language": ("en", "de")}
_SHAPES = {  # what a text must look like, and an example; a message never repeats a value with a password in it
    "public_url": (re.compile(r"https?://[^/?#\s]+[^?#\s]*"), "https://archive.example.org"),
    "smtp_url": (re.compile(r"smtps?://\S+"), "smtp://user:password@mail.example.org:587"),
}
BOUNDS = {  # the least and the most
    "page_size": (1, 1_000),
    "max_page_bytes": (1, 2_000_000_000),
    "page_seconds": (1, 3_600),
    "jobs": (0, 1_024),
    "index_memory": (100, 1_000_000),
    "search_seconds": (1, 3_600),
    "port": (0, 65_535),
    "workers": (1, 64),
}
_ORIGIN = re.compile(r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::[0-9]{1,5})?")


def checked(name: str, value: Any, where: str) -> Any:
    """The value where the setting may have it; ConfigError tells what it may have."""
    choices = _CHOICES.get(name)
    if choices is not None and value not in choices:
        raise ConfigError(f"{where}: {name} must be one of {', '.join(choices)}, not {value!r}")
    shape, example = _SHAPES.get(name, (None, ""))
    if shape is not None and not shape.fullmatch(value):
        raise ConfigError(f"{where}: {name} must be an address like {example}")
    if name == "cors_origins":
        return _origins(value, where)
    least, most = BOUNDS.get(name, (value, value))
    if value < least:
        raise ConfigError(f"{where}: {name} must be at least {least}, not {value}")
    if value > most:
        raise ConfigError(f"{where}: {name} must be at most {most}, not {value}")
    return value


def _origins(origins: tuple[str, ...], where: str) -> tuple[str, ...]:
    """Sites as browsers name them: scheme, host and port alone."""
    wrong = next((one for one in origins if one != "*" and not _ORIGIN.fullmatch(one)), None)
    if wrong is not None:
        raise ConfigError(f"{where}: cors_origins must be * or sites like https://example.org, not {wrong!r}")
    return origins
