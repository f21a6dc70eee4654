"""The key that signs forms: the one that is set, else one made once and kept beside the index."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from index.config import Config
from index.errors import ConfigError

FILE_NAME = "secret"
SHORTEST = 16  # characters; far fewer than are made, and too many to guess


def secret_key(config: Config) -> str:
    """The same key in every process that serves this index folder; ConfigError where none can be kept."""
    if config.secret_key:
        return config.secret_key
    path = config.index_dir / FILE_NAME
    try:
        if not path.exists():
            _make(path)
        key = path.read_text("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"no key for signing forms can be kept in {path} ({error}); set secret_key") from None
    if len(key) < SHORTEST:
        raise ConfigError(f"the key for signing forms in {path} is cut short; delete that file, and a new one is made")
    return key


def _make(path: Path) -> None:
    """Write a key under another name and link it into place, so that no process ever reads half of one.

    The first of several processes wins; the file is readable for its owner alone, as mkstemp makes it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f"{FILE_NAME}-")
    with os.fdopen(number, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(32))
    with suppress(FileExistsError):
        os.link(name, path)
    Path(name).unlink()
