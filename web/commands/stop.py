"""How a command ends when it cannot end with "done"."""

from typing import IO, Any

import click

ATTENTION, USAGE, INTERRUPTED = 1, 2, 130  # exit codes


class Stop(click.ClickException):
    """Ends the command with one sentence on stderr and an exit code."""

    def __init__(self, sentence: str, exit_code: int = ATTENTION) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence."""
        say(self.message)


def say(sentence: str) -> None:
    """Tell the person at the terminal something that is not the command's result."""
    click.echo(f"microfiche: {sentence}", err=True)
