"""The last words on what is known of an article: from its text and its path, and values that depend on each other."""

from collections.abc import Sequence
from dataclasses import replace

from index.metadata.address import canonical, host
from index.metadata.agencies import credited
from index.metadata.front_matter import section_path
from index.metadata.languages import detected_language, seems_to_be
from index.metadata.last_resort import day_of_path
from index.metadata.names import plain_name
from index.metadata.titles import without_site_name
from index.metadata.values import Metadata, first_known, said
from index.page import Page


def finished(found: Metadata, page: Page, site_name: str | None, story: Sequence[str]) -> Metadata:
    """The whole: what the page leaves open read from the story's paragraphs and the file's path."""
    known = first_known(
        (
            _in_its_language(found, story),
            said("credit line", Metadata(agency=credited(story))),
            said("path", Metadata(published=day_of_path(str(page.origin)))),
            said("microfiche.toml", Metadata(source=site_name)),
            said("address", Metadata(source=host(page.hints.url or found.url), url=canonical(page.hints.url))),
        )
    )
    names = [name for name in (known.source, site_name, host(known.url)) if name]
    title = without_site_name(known.title, names) if known.title else None
    authors = () if known.agency and _are_publications(known.authors, names) else known.authors
    return said("", replace(known, title=title, section=section_path(known.section, title), authors=authors))


def _are_publications(authors: Sequence[str], names: Sequence[str]) -> bool:
    """Whether nobody but the publication is named, which an agency's credit tells to be no author."""
    return {plain_name(author) for author in authors} <= {plain_name(name) for name in names}


def _in_its_language(found: Metadata, story: Sequence[str]) -> Metadata:
    """The declared language unless the text is clearly in another, which a template's default often is."""
    text = "\n".join(story)
    if found.language and seems_to_be(found.language, text):
        return found
    read = detected_language(text)
    if read is None or read == found.language:
        return found
    text_says = said("text", Metadata(language=read))
    if found.language is None:
        return first_known((found, text_says))
    note = f"the page declares the language {found.language}, its text reads as {read}"
    return replace(first_known((text_says, found)), notes=(*found.notes, note))
