"""microfiche check: whether the index is whole."""

import shlex
from pathlib import Path

import click

from index.check import Checked, check
from index.config import Config
from index.manifest import Manifest
from web.commands.options import json_option, takes_config
from web.commands.printing import counted, print_json
from web.commands.stop import Stop, say

EPILOG = """\b
Examples:
  microfiche check
  microfiche check --index /srv/archive || mail -s "archive" librarian < /dev/null

Reads every file of the index and compares it with the checksums of its manifest. Exit code 1 where something is wrong,
with the command that mends it.
"""


@click.command("check", epilog=EPILOG)
@json_option
@takes_config
def command(config: Config, *, as_json: bool) -> None:
    """Check that the index is whole."""
    checked = check(config)
    mend = f"microfiche rebuild {shlex.join(checked.roots) or 'FOLDER'} --index {shlex.quote(str(config.index_dir))}"
    if as_json:
        print_json({"build": str(checked.folder), "problems": list(checked.problems), "mend": mend})
    elif checked.manifest and not checked.problems:
        click.echo(_sound(config.index_dir, checked.manifest))
    if checked.problems:
        _complain(checked)
        raise Stop(f"{config.index_dir}/ is damaged; mend it with: {mend}")


def _sound(index_dir: Path, manifest: Manifest) -> str:
    stories = counted(manifest.indexed, "story", "stories")
    copies = counted(manifest.folded, "copy", "copies")
    files = counted(len(manifest.files), "file", "files")
    return f"The index in {index_dir}/ is sound: build {manifest.build_id}, {files}, {stories}, {copies}."


def _complain(checked: Checked) -> None:
    for problem in checked.problems:
        say(problem)
    for root in checked.roots:
        if not Path(root).exists():
            say(f"{root}, which it was made from, is gone; put it back or rebuild from where it is now")
