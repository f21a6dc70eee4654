"""microfiche show: one article as it is indexed."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from index.article import Article
from index.builds import Builds
from index.config import Config
from index.errors import MicroficheError
from index.page import Page
from index.sources import find_page
from index.writer import Reader, open_reader
from search.searcher import Searcher
from web.commands.articles import article_values, print_article, print_reasons
from web.commands.explanations import print_related, related_values
from web.commands.opening import open_archive
from web.commands.options import json_option, takes_config
from web.commands.printing import console, headline, print_json

EPILOG = """\b
Examples:
  microfiche show 735d30346724
  microfiche show 735d30346724 --why         where its facts came from, what was left out and why
  microfiche show 735d30346724 --related     stories like it
  microfiche show 735d30346724 --raw > page.html
  microfiche show 735d30346724 --json | jq .authors
"""


@click.command("show", epilog=EPILOG)
@click.argument("article_id", metavar="ID")
@click.option("--raw", is_flag=True, help="Print the page it was made from, read again from its file.")
@click.option(
    "--why", is_flag=True, help="Print where its facts came from, and the lines left out under the rule that did it."
)
@click.option(
    "--related", is_flag=True, help="Print its most telling words as a query, and the best other stories by them."
)
@json_option
@takes_config
def command(config: Config, *, article_id: str, raw: bool, why: bool, related: bool, as_json: bool) -> None:
    """Print an article as it is indexed.

    The ids stand below the hits of `microfiche search`; an article's address on the page ends with it as well.
    """
    if raw + why + related > 1:
        raise click.UsageError("--raw, --why and --related exclude each other.")
    if related:
        _print_related(config, article_id, as_json=as_json)
        return
    with closing(open_reader(Builds(config.index_dir).current())) as reader:
        article = _find(article_id, reader)
        if raw:
            _print_raw(find_page(Path(article.path), article.origin, config), as_json=as_json)
        elif as_json:
            print_json(article_values(article) | _family(article, reader))
        elif why:
            print_reasons(article, console())
        else:
            print_article(article, console(), _family_rows(article, reader))


def _print_related(config: Config, article_id: str, *, as_json: bool) -> None:
    with open_archive(config) as searcher:
        related = searcher.related(_find(article_id, searcher))
    if as_json:
        print_json(related_values(related))
    else:
        print_related(related, console())


def _find(article_id: str, reader: Reader | Searcher) -> Article:
    article = reader.article(article_id)
    if article is None:
        raise MicroficheError(f"no article has the id {article_id}; find ids with: microfiche search WORDS")
    return article


def _print_raw(page: Page, *, as_json: bool) -> None:
    """The page as its source holds it; as JSON with what a dump's record says beside it."""
    if as_json:
        origin = str(page.origin)
        print_json({"origin": origin, "kind": page.kind, "hints": asdict(page.hints), "content": page.content})
    else:
        click.echo(page.content, nl=not page.content.endswith("\n"))


def _family(article: Article, reader: Reader) -> dict[str, object]:
    """Who repeats whom: the story that this one is folded under, and the copies folded under it."""
    return {"copy_of": reader.lead(article.id), "copies": [copy.id for copy in reader.copies(article.id)]}


def _family_rows(article: Article, reader: Reader) -> Iterator[tuple[str, str]]:
    lead_id = reader.lead(article.id)
    lead = reader.article(lead_id) if lead_id else None
    if lead:
        yield "Copy of", _named(lead)
    for number, copy in enumerate(reader.copies(article.id)):
        yield "Copies" if number == 0 else " ", _named(copy)


def _named(article: Article) -> str:
    where = f", {article.source}" if article.source else ""
    return f"{article.id}  {headline(article)}{where}"
