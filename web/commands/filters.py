"""The facet filters of a search, as they are typed on a command line."""

import click

from index.schema import BY_NAME, FACET_NAMES
from search.query import Filter

filters_option = click.option(
    "--filter", "filters", multiple=True, metavar="FIELD=VALUE",
    callback=lambda ctx, option, texts: read_filters(texts),
    help=f"Only stories with this value; -FIELD=VALUE for those without it. Fields: {', '.join(FACET_NAMES)}.",
)  # fmt: skip


def read_filters(texts: tuple[str, ...]) -> tuple[Filter, ...]:
    """The filters; several values of one field are alternatives. BadParameter names the fields there are."""
    found: dict[tuple[str, bool], list[str]] = {}
    for text in texts:
        name, equals, value = text.removeprefix("-").partition("=")
        field = BY_NAME.get(name.strip().lower())
        if not equals or not value.strip() or field is None or not field.facet:
            raise click.BadParameter(f"{text!r} is not FIELD=VALUE with one of the fields {', '.join(FACET_NAMES)}.")
        found.setdefault((field.name, text.startswith("-")), []).append(value.strip())
    return tuple(Filter(name, tuple(values), excluded) for (name, excluded), values in found.items())
