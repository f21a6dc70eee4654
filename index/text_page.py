"""A plain text, an export or a dump's body, as a draft."""

from dataclasses import replace

from index.article import Line
from index.cleaning.lines import without_bullet
from index.cleaning.plain_text import as_paragraph, paragraphs_of
from index.cleaning.sites import SiteRules
from index.cleaning.verdict import judged
from index.draft import Draft
from index.metadata.front_matter import BREADCRUMB, breadcrumb, named_in_trailer, section_path
from index.metadata.values import FIRST_LINES, Metadata, first_known, said


def draft_text(content: str, hinted: Metadata, site: SiteRules, *, day_first: bool) -> Draft:
    """Every paragraph of the text with its verdict."""
    texts = paragraphs_of(content)
    crumbs = breadcrumb(texts)
    section = section_path(without_bullet(text)[0] for text in texts[:crumbs])
    known = first_known((hinted, said(FIRST_LINES, Metadata(section=section))))
    lines = [Line(text, rule=BREADCRUMB if n < crumbs else None) for n, text in enumerate(texts)]
    judgement, about = judged(lines, known, site, day_first=day_first)
    source = named_in_trailer(line.text for line in judgement if line.rule)
    return Draft(tuple(map(_with_kind, judgement)), first_known((about, said("last lines", Metadata(source=source)))))


def _with_kind(line: Line) -> Line:
    if line.rule is not None:
        return line
    paragraph = as_paragraph(line.text)
    return replace(line, text=paragraph.text, kind=paragraph.kind)
