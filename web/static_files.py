"""The files of web/static, under names that change with what they hold: browsers keep them for good."""

import mimetypes
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from flask import Flask, Response, abort, request

FOLDER = Path(__file__).parent / "static"
DIGITS = 8  # of the SHA-256 in a name
KEPT_S = 365 * 24 * 60 * 60  # under a name with digits, which never holds anything else
PLAIN_KEPT_S = 5 * 60  # under a name without, which somebody may have written down


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file."""

    content: bytes
    mimetype: str
    hashed: str  # its name with the digits: "style.3f9ac1d2.css"


@dataclass(frozen=True, slots=True)
class StaticFiles:
    """All of a folder, by their own names and by those with digits."""

    plain: dict[str, StaticFile]
    hashed: dict[str, StaticFile]

    def name(self, endpoint: str, values: dict[str, Any]) -> None:
        """Put the digits into the name that an address is made of."""
        if endpoint == "static":
            values["filename"] = self.plain[values["filename"]].hashed

    def serve(self, filename: str) -> Response:
        """A file by either name; only what was read is there, so that no path leads anywhere else."""
        found = self.hashed.get(filename) or self.plain.get(filename)
        if found is None:
            abort(404)
        response = Response(found.content, mimetype=found.mimetype)
        response.set_etag(found.hashed)
        response.cache_control.public = True
        response.cache_control.max_age = KEPT_S if filename in self.hashed else PLAIN_KEPT_S
        response.cache_control.immutable = filename in self.hashed
        response.make_conditional(request)
        return response


def register(app: Flask, folder: Path = FOLDER) -> None:
    """Read the folder and serve it; `url_for("static", filename="style.css")` gives the name with the digits."""
    files = read(folder)
    app.add_url_rule("/static/<path:filename>", "static", files.serve)
    app.url_defaults(files.name)


def read(folder: Path) -> StaticFiles:
    """The files of a folder and those below it."""
    plain = {path.relative_to(folder).as_posix(): _read(path, folder) for path in folder.rglob("*") if path.is_file()}
    return StaticFiles(plain, {one.hashed: one for one in plain.values()})


def _read(path: Path, folder: Path) -> StaticFile:
    content = path.read_bytes()
    name = PurePosixPath(path.relative_to(folder))
    hashed = name.with_name(f"{name.stem}.{sha256(content).hexdigest()[:DIGITS]}{name.suffix}")
    return StaticFile(content, mimetypes.guess_type(path.name)[0] or "application/octet-stream", str(hashed))
