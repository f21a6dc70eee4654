"""A plain text, an export or a dump's body, as a draft."""

import re
from dataclasses import replace

from index.article import Line
from index.cleaning.line_model import LineModel
from index.cleaning.lines import without_bullet
from index.cleaning.plain_text import as_paragraph, paragraphs_of
from index.cleaning.repair import with_right_letters
from index.cleaning.sites import SiteRules
from index.cleaning.verdict import judged
from index.draft import Draft
from index.metadata.address import host
from index.metadata.front_matter import BREADCRUMB, breadcrumb, named_in_trailer, section_path
from index.metadata.values import FIRST_LINES, Metadata, first_known, said
from index.models.trees import Trees

TAG_LIST = "tag-list"  # the rule whose lines list tags
_BETWEEN_TAGS = re.compile(r"[,;|·]")


def draft_text(
    content: str, hinted: Metadata, site: SiteRules, *, day_first: bool, trees: Trees | None = None
) -> Draft:
    """Every paragraph of the text with its verdict; `trees` are another line model than the program's."""
    texts = paragraphs_of(with_right_letters(content))
    crumbs = breadcrumb(texts)
    section = section_path(without_bullet(text)[0] for text in texts[:crumbs])
    known = first_known((hinted, said(FIRST_LINES, Metadata(section=section))))
    lines = [Line(text, rule=BREADCRUMB if n < crumbs else None) for n, text in enumerate(texts)]
    model = LineModel(known.source or host(known.url), trees)
    judgement, about = judged(lines, known, site, day_first=day_first, judge=model.unlikely)
    source = named_in_trailer(line.text for line in judgement if line.rule)
    tags = tuple(tag for line in judgement if line.rule == TAG_LIST for tag in _tags(line.text))
    below = said("last lines", Metadata(source=source, tags=tags))
    return Draft(tuple(map(_with_kind, judgement)), first_known((about, below)))


def _tags(line: str) -> list[str]:
    """The tags that a line lists behind a colon: "Tags: flood, Osmay"."""
    _, colon, listed = line.partition(":")
    return [tag.strip() for tag in _BETWEEN_TAGS.split(listed) if tag.strip()] if colon else []


def _with_kind(line: Line) -> Line:
    if line.rule is not None:
        return line
    paragraph = as_paragraph(line.text)
    return replace(line, text=paragraph.text, kind=paragraph.kind)
