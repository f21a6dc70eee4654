"""microfiche clean: what would be indexed from a file, without an index."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click
from rich.console import Console

from index.article import Article
from index.config import Config
from index.extract import examined
from index.page import Skip
from index.sources import Sources
from web.commands.articles import article_values, print_article, print_removed
from web.commands.cleaning_config import load_cleaning_config
from web.commands.options import json_option
from web.commands.printing import console, counted, print_json, printable
from web.commands.side_by_side import print_side_by_side
from web.commands.stop import Stop, say

EPILOG = """\b
Examples:
  microfiche clean saved-page.html
  microfiche clean saved-page.html --why      what is left out, and by which rule
  microfiche clean --diff saved-page.html     what stays and what is left out, side by side
  microfiche clean --diff pages/*.txt | less
  microfiche clean export.jsonl --json        an object a line
  microfiche --config mysite.toml clean saved-page.html

\b
What a site's pages need beyond that is written in microfiche.toml, and tried out with --diff:
  [site."gazette.example"]                    a host, a source or a folder
  drop = ["Read also: .*"]                    whole lines that are left out
  keep = ["Tides: .*"]                        whole lines that stay whatever else says
  remove = [".poll"]                          CSS selectors of what is cut
  story = "div.story"                         and of the story, where it is not found

Exit code 1 where an input gives no article; the reason is on standard error, or with --why and --diff above
the lines that were found all the same.
"""


@click.command("clean", epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--why", is_flag=True, help="Print what is left out in place of what stays.")
@click.option("--diff", is_flag=True, help="Print the lines that stay and those left out side by side.")
@json_option
@click.pass_obj
def command(config_file: Path | None, /, files: tuple[Path, ...], why: bool, diff: bool, as_json: bool) -> None:
    """Print what would be indexed from files.

    No index is needed or touched, and so nothing is known of what repeats in other pages of the same source.
    """
    if why + diff + as_json > 1:
        raise click.UsageError("--why, --diff and --json exclude each other.")
    show = print_removed if why else print_side_by_side if diff else print_article
    printed = skipped = 0
    for found in _cleaned(files, load_cleaning_config(config_file), refused=why or diff):
        if isinstance(found, Skip):
            skipped += 1
            say(_reason(found))
            continue
        article, skip = found
        skipped += skip is not None
        if as_json:
            print_json(article_values(article))
        else:
            _print(article, skip, show, first=not printed)
        printed += 1
    if not printed and not skipped:
        raise Stop(f"no file in {', '.join(map(str, files))}")
    if skipped:
        raise Stop(f"{counted(skipped, 'input gives', 'inputs give')} no article")


def _cleaned(files: tuple[Path, ...], config: Config, *, refused: bool) -> Iterator[tuple[Article, Skip | None] | Skip]:
    """Each article, or why there is none; of a page that is `refused` what was found as well, where asked for."""
    for item in Sources(files, config):
        if isinstance(item, Skip):
            yield item
            continue
        article, skip = examined(item, config)
        yield skip if skip and not refused else (article, skip)


def _reason(skip: Skip) -> str:
    detail = f" ({skip.detail})" if skip.detail else ""
    return f"{skip.origin} gives no article: {skip.reason}{detail}"


def _print(article: Article, skip: Skip | None, show: Callable[[Article, Console], None], *, first: bool) -> None:
    out = console()
    if not first:
        out.print("\n" + "─" * 40 + "\n")
    if skip:
        out.print(printable(_reason(skip)), style="bold")
        out.print()
    show(article, out)
