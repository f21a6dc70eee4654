"""The words of an article that can tell it from others, counted by stem."""

from collections import Counter
from collections.abc import Container, Iterator

from index.analysis import Stem, tokens
from index.article import Article

WRITTEN_IN_CAPITALS = ("AND", "OR", "NOT")  # operators of the query language, where a headline is all in capitals
_SHORTEST = 2  # letters; single ones are initials and marks of lists

Forms = dict[str, Counter[str]]  # stem → each form as printed, with how often it stands there


def words_of(article: Article, stem: Stem, common: Container[str] = ()) -> Forms:
    """The words of headline and text without stop words, numbers and single letters.

    common  folded words that are left out as well, see search/sentence_words.py
    """
    found: Forms = {}
    for text in _texts(article):
        for token in tokens(text):
            root = stem(token.text)
            if root is not None and token.text not in common and len(root) >= _SHORTEST and not root.isdigit():
                found.setdefault(root, Counter())[_bare(text[token.start : token.end])] += 1
    return found


def printed(forms: Counter[str]) -> str:
    """The form that is printed most often; of several the first that is not in capitals, as only headlines are."""
    form = max(forms, key=lambda one: (forms[one], not one.isupper()))
    return form.lower() if form in WRITTEN_IN_CAPITALS else form


def _texts(article: Article) -> Iterator[str]:
    yield article.title or ""
    yield from (paragraph.text for paragraph in article.body)


def _bare(word: str) -> str:
    """Without the 's of a possessive."""
    return word[:-2] if word[-2:] in ("'s", "’s", "'S", "’S") else word
