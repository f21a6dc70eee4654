"""What the tests of the commands share: a small archive, its index, and the ways to run `microfiche`."""

import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from web.cli import main

ROOT = Path(__file__).parent.parent
PROGRAM = [sys.executable, "-c", "from web.cli import main; main(prog_name='microfiche')"]
FERRY = (
    "The ferry came back to the island on Friday with a new captain, two hundred passengers and a goat. "
    "It had been away for nine months, and nobody on the quay would say who had paid for the repair."
)
EXPORT = f"""• News
• Ferry
4 minute read
The ferry is back
By Josie Merrill

{FERRY}

Contact us at letters@islander.example
"""
COUNCIL = (
    "The council voted on Monday to spend the flood money on a barrier across the river mouth. "
    "The mayor said that the barrier would stand for a hundred years, which is longer than any mayor has."
)
CUP = (
    "Town lost the cup final on penalties in front of nine thousand people, most of them wet. "
    "The flood on the pitch was no excuse, said the keeper, who had been standing in the deepest part of it."
)
STORIES: tuple[dict[str, Any], ...] = (
    {
        "id": "ferry", "title": "The ferry is back", "body": FERRY, "date": "2014-03-31", "source": "The Islander",
        "section": "News/Ferry", "author": "Josie Merrill", "tags": ["ferry", "goats"],
        "url": "https://islander.example/ferry",
    },
    {
        "id": "council", "title": "Council votes for a barrier", "body": COUNCIL, "date": "2014-07-02",
        "source": "Harbour Gazette", "section": "News", "author": "Tobias Crane",
    },
    {"id": "cup", "title": "Final lost in the wet", "body": CUP, "date": "2016-05", "source": "Harbour Gazette",
     "section": "Sport", "author": "Tobias Crane"},
    {"id": "ferry-again", "title": "The ferry is back", "body": FERRY, "source": "Harbour Gazette"},
    {"id": "undated", "title": "What a flood leaves", "body": "Mud, said the woman, and then more of the same mud.",
     "source": "The Islander"},
)  # fmt: skip


def write_stories(path: Path, stories: tuple[dict[str, Any], ...] = STORIES) -> Path:
    """The stories as JSON lines."""
    path.write_text("".join(json.dumps(story) + "\n" for story in stories), "utf-8")
    return path


def write_many(path: Path, count: int) -> Path:
    """As many stories, each of its own words, so that reading them takes a while."""
    body = " ".join(f"word{number % 997} and the rest of it." for number in range(60))
    stories = ({"id": str(n), "title": f"Story {n}", "body": f"Number {n}. {body}"} for n in range(count))
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(story) + "\n" for story in stories)
    return path


def write_pages(folder: Path, count: int) -> Path:
    """As many HTML pages, which other processes help to clean."""
    folder.mkdir()
    body = "".join(f"<p>Paragraph {n} tells of the harbour, of its boats and of the weather.</p>" for n in range(60))
    for number in range(count):
        title = f"<title>Page {number}</title>"
        page = f"<html><head>{title}</head><body><article><h1>Page {number}</h1>{body}</article></body></html>"
        (folder / f"{number}.html").write_text(page, "utf-8")
    return folder


def run(*arguments: str | Path, typed: str | bytes | None = None) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(one) for one in arguments], input=typed, prog_name="microfiche")


def read_json(result: Result) -> Any:
    """What a command printed as JSON."""
    return json.loads(result.stdout)


def environment(**variables: str) -> Mapping[str, str]:
    """Of a process of its own: this one's without settings of Microfiche."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MICROFICHE_")}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"} | variables


def on_a_terminal(*arguments: str | Path, stream: str = "stdout", cwd: Path | None = None) -> str:
    """What a command that ends well prints on a stream that is a terminal."""
    ours, theirs = pty.openpty()
    with closing(os.fdopen(ours, "rb", buffering=0)) as screen:
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs}
        command = [*PROGRAM, *(str(one) for one in arguments)]
        variables = environment(TERM="xterm-256color", COLUMNS="100")
        with subprocess.Popen(command, env=variables, cwd=cwd, **streams) as started:
            os.close(theirs)
            printed = b"".join(iter(lambda: _read(screen), b""))
        assert started.returncode == 0, printed
    return printed.decode()


def _read(screen: io.FileIO) -> bytes:
    """What came, b"" at the end, which Linux tells by an error."""
    try:
        return screen.read(1 << 16) or b""
    except OSError:
        return b""


@contextmanager
def process(*arguments: str | Path, cwd: Path) -> Iterator[subprocess.Popen[str]]:
    """A command as a process of its own and the first of its group; killed at the end of the block if it still runs."""
    pipe = subprocess.PIPE
    command = [*PROGRAM, *(str(one) for one in arguments)]
    with subprocess.Popen(command, cwd=cwd, env=environment(), stdout=pipe, stderr=pipe, text=True,
                          start_new_session=True) as started:  # fmt: skip
        try:
            yield started
        finally:
            started.kill()


def address_of(server: subprocess.Popen[str]) -> str:
    """What a server prints as its address in its first line."""
    assert server.stdout
    found = re.search(r"http://\S+", server.stdout.readline())
    assert found, server.communicate()
    return found.group()
