"""How a command ends when it cannot end with "done"."""

from typing import IO, Any

import click


class Stop(click.ClickException):
    """Ends the command with one sentence on stderr: something needs attention or could not be done."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence."""
        say(self.message)


class WrongSettings(Stop):
    """Ends the command because a setting cannot be used."""

    exit_code = 2


class Interrupted(Stop):
    """Ends the command because of Ctrl-C or SIGTERM."""

    exit_code = 130


def say(sentence: str) -> None:
    """Tell the person at the terminal something that is not the command's result."""
    click.echo(f"microfiche: {sentence}", err=True)
