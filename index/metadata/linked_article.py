"""What a page's JSON-LD says of its article."""

from collections.abc import Sequence

from index.metadata.front_matter import section_path
from index.metadata.languages import language_code
from index.metadata.linked_data import LinkedData, Node, first_text
from index.metadata.names import credits_of
from index.metadata.values import Metadata, said, text_of

SOURCE = "json-ld"
LONGEST_PATH = 3  # parts; a longer list of sections is one of categories


def from_linked_data(linked: LinkedData, node: Node, publications: Sequence[str | None]) -> Metadata:
    """Everything but headline and dates, which other sources have a say in; `publications` are no authors."""
    named = credits_of(linked.names(node.get("author") or node.get("creator")), publications)
    found = Metadata(
        authors=named.people,
        section=_section(linked, node),
        source=text_of(next(iter(linked.names(node.get("publisher"))), None)),
        language=language_code(next(iter(linked.names(node.get("inLanguage"))), None)),
        agency=named.agencies,
    )
    return said(SOURCE, found)


def _section(linked: LinkedData, node: Node) -> tuple[str, ...]:
    """The article's own section; the breadcrumb where it has none or leads to it."""
    named = [_first_of_list(name) for name in linked.names(node.get("articleSection"))]
    crumbs = section_path(linked.breadcrumb, first_text(node, "headline"))
    own = section_path(named if len(named) <= LONGEST_PATH else named[:1])
    return crumbs if not own or own[-1].casefold() in (crumb.casefold() for crumb in crumbs) else own


def _first_of_list(section: str) -> str:
    """ "Roads" of "Roads,Home Page,Popular"; a comma with a space is within a name: "Arts, Books and Music"."""
    return section if ", " in section else section.partition(",")[0]
