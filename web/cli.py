"""The `microfiche` command: finds the command asked for, and says in one sentence what went wrong."""

import errno
import sys
from importlib import import_module, metadata
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click
from click.exceptions import Abort, Exit

from index.errors import ConfigError, MicroficheError
from web.commands.stop import Interrupted, Stop, WrongSettings

COMMANDS = (
    *("rebuild", "update", "search", "batch", "show", "clean"),
    *("stats", "check", "demo", "serve", "saved", "watch", "config"),
)  # in the order of the help; each is `command` in the module of its name in web/commands
REPORT = (
    "whether the index is damaged tells: microfiche check; "
    "if it is sound, put --debug before the command to see where the fault lies, and please report it"
)
EPILOG = """\b
Begin with:
  microfiche demo                   look around in an archive made for it
  microfiche rebuild ~/articles     make the index of a folder of saved articles
  microfiche serve                  search it in the browser

\b
Exit codes: 0 done; 1 something needs attention or could not be done, and what it is;
2 the command or a setting was wrong; 130 stopped by Ctrl-C or SIGTERM.
"""


class Commands(click.Group):
    """Imports a command only when it is called, so that a search need not wait for what a rebuild loads."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"web.commands.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; every error becomes one sentence."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, Abort, Exit):  # how click itself ends a command
            raise
        except KeyboardInterrupt:
            raise Interrupted("stopped") from None
        except Exception as error:
            if ctx.params["debug"] or _is_closed_pipe(error):
                raise
            raise _stop(error) from error


def _stop(error: Exception) -> Stop:
    """The sentence for an error; what nobody expected is owned up to as a fault of this program."""
    match error:
        case ConfigError():
            return WrongSettings(str(error))
        case MicroficheError():
            return Stop(str(error))
        case OSError():
            where = f"{error.filename}: " if error.filename else ""
            return Stop(f"{where}{error.strerror or error}; check the disk and the permissions, then try again")
    return Stop(f"a fault of this program ({type(error).__name__}: {error}); {REPORT}")


def _is_closed_pipe(error: Exception) -> bool:
    """Whether the reader of standard output has enough, as `head` has; click ends quietly on that."""
    return isinstance(error, OSError) and error.errno == errno.EPIPE


def _version(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    try:
        click.echo(f"microfiche {metadata.version('microfiche')}")
    except metadata.PackageNotFoundError:
        click.echo("microfiche, run from its folder without being installed")
    ctx.exit()


@click.group(cls=Commands, invoke_without_command=True, epilog=EPILOG, context_settings={"max_content_width": 100})
@click.option("--config", "config_file", type=click.Path(path_type=Path), metavar="FILE",
              help="Settings to use in place of microfiche.toml in this folder.")  # fmt: skip
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
@click.option("--debug", is_flag=True, help="Show where in the program a fault lies.")
@click.pass_context
def main(ctx: click.Context, config_file: Path | None, debug: bool) -> None:
    """Full-text search for a news archive: a folder of saved articles becomes a search page."""
    ctx.obj = config_file
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that the terminal lacks is no reason to stop
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
