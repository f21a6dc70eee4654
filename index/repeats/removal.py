"""Takes out of an article what repeats in its source, and puts it back."""

from dataclasses import replace

from index.article import Article, Line, body_and_removed
from index.repeats.forms import EXACT, MASKED, Forms
from index.repeats.learned import Learned

MOST = 0.15  # of a story's words may go; beyond that it is left whole and flagged
LEFT_IN = "lines that repeat in its source were left in, as they are {0:.0%} of the story"
_LEFT_IN_BEGINS = LEFT_IN.partition("{")[0]


def without_repeats(article: Article, forms: Forms, learned: Learned) -> Article:
    """The article without the lines that repeat in its source; `forms` are its own."""
    rules = learned.rules(forms, article.body)
    if not rules:
        return article
    share = float(forms.words[list(rules)].sum() / forms.words.sum())
    if share > MOST:
        return replace(article, notes=(*article.notes, LEFT_IN.format(share)))
    return _with_lines(article, _marked(article, rules))


def with_repeats(article: Article) -> Article:
    """The article as it was before; what other rules took stays out."""
    lines = [replace(line, rule=None) if line.rule in (EXACT, MASKED) else line for line in article.lines]
    notes = tuple(note for note in article.notes if not note.startswith(_LEFT_IN_BEGINS))
    return _with_lines(replace(article, notes=notes), lines)


def _marked(article: Article, rules: dict[int, str]) -> list[Line]:
    """All lines; of those of the story the ones in `rules`, by place in the body, with their rule."""
    lines, place = [], -1
    for line in article.lines:
        place += line.rule is None
        lines.append(replace(line, rule=rules.get(place)) if line.rule is None else line)
    return lines


def _with_lines(article: Article, lines: list[Line]) -> Article:
    body, removed = body_and_removed(lines)
    return replace(article, body=body, removed=removed)
