"""microfiche watch: what the saved searches find that they had not found when they were watched last."""

from collections.abc import Sequence

import click

from index.config import Config
from search.mailing import Mailing, mailing_of, refusal, send
from search.saved import SavedQueries, default_url
from search.watching import Told, Watched, known_builds, take_note, watch
from web.app import create_app
from web.commands.news import as_values, lines, starred, styled
from web.commands.noting import read_with
from web.commands.opening import open_archive
from web.commands.options import json_option, takes_config
from web.commands.printing import counted, print_json
from web.commands.stop import Stop, say
from web.public import Address, addresses
from web.serving import address

EPILOG = """\b
Examples:
  microfiche rebuild ~/articles && microfiche watch --mail
  microfiche watch --dry-run                             tell it again next time
  microfiche watch --since 20261122T101500Z-3fa9         since that build
  microfiche watch --json | jq '.searches[] | select(.new > 0)'

What is told counts as told; --dry-run and --since leave that as it is, and so does a mail that reaches nobody.
Links begin with public_url where that is set. --mail needs smtp_url, mail_from and mail_to in the settings.
"""


@click.command("watch", epilog=EPILOG)
@click.option("--since", metavar="BUILD", help="Tell what is new since this build, in place of the last watch.")
@click.option("--dry-run", is_flag=True, help="Tell, and tell it again next time.")
@click.option("--mail", is_flag=True, help="Send it to mail_to, in one mail; none where nothing is new.")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True,
              help="New stories of each search to tell in full; the others are counted.")  # fmt: skip
@json_option
@takes_config
def command(config: Config, *, since: str | None, dry_run: bool, mail: bool, limit: int, as_json: bool) -> None:
    """Print what is new in each saved search."""
    saved = SavedQueries(default_url(config))
    mailing = mailing_of(config) if mail else None
    _must_be_known(saved, since)
    with open_archive(config) as searcher:
        found = watch(saved, searcher, read_with(config, saved), since=since, limit=limit)
    link = addresses(create_app(config), config.public_url or address(config.host, config.port))
    _print(found, link, as_json=as_json)
    failed = found.failed
    if mailing and not dry_run:
        failed += _mailed(mailing, config, [one for one in found.told if one.count], link)
    if not dry_run and since is None:
        take_note(saved, found.told, found.build_id)
    if failed:
        raise Stop(" ".join(failed))


def _mailed(mailing: Mailing, config: Config, new: Sequence[Told], link: Address) -> tuple[str, ...]:
    """Send what is new; a sentence where it was refused for some, while the others have it and get it only once."""
    if not new:
        return ()
    refused = send(mailing, _subject(config, new), "\n".join(lines(new, link, starred)))
    say(f"mailed to {', '.join(one for one in mailing.recipients if one not in refused)}")
    return (refusal(mailing, refused),) if refused else ()


def _must_be_known(saved: SavedQueries, since: str | None) -> None:
    builds = known_builds(saved) if since else ()
    if since and since not in builds:
        known = f"known are {', '.join(builds)}" if builds else "none is known yet"
        raise Stop(f"no saved search was looked at in a build {since}; {known}")


def _print(found: Watched, link: Address, *, as_json: bool) -> None:
    if as_json:
        print_json({"build": found.build_id, "searches": [as_values(one, link) for one in found.told]})
        return
    if not found.told and not found.failed:
        click.echo("No search is saved yet; save one on the page: microfiche serve")
        return
    text = "\n".join(lines([one for one in found.told if one.news is None or one.count], link, styled))
    click.echo(text or "Nothing new.")


def _subject(config: Config, told: Sequence[Told]) -> str:
    stories = counted(sum(one.count for one in told), "new story", "new stories")
    return f"{config.archive_name}: {stories} in {told[0].saved.name if len(told) == 1 else f'{len(told)} searches'}"
