"""Tags as readers would name them: without codes, ids, labels of advertising and of the site's own machinery."""

import re
from collections.abc import Iterable, Sequence

from index.cleaning.lines import one_line

_MARKS = re.compile(r"\s*[;,|、]\s*")
_NO_TAG = re.compile(
    r"[0-9a-f]{8}-?[0-9a-f-]{19,27}|[0-9a-f]{24,}|https?://\S+|(?:[\w-]+\.)+(?:com|org|net|info|co\.uk|[a-z]{2})"
    r"|\d+|[\w-]+[:=]\S.*|_.*|&.*|.*[{}<>\[\]_].*|NLP Category.*|IAB\d*[ -].*"
    r"|(?:day|time|page type|article type|content type|partner|language|medium|wc|source|primary|region|author|byline)[ :].*"
    r"|[\w-]*(?:paywall|premium|sponsored|advertorial|noads?|no-ads?|exclude|noindex|nofollow|comments?-|template|layout|homepage"
    r"|app-only|web-only|breaking-news-alert|push-?notification|syndicat\w*|all-articles|do-not-\w+|evergreen)[\w -]*"
    r"|(?=.*(?:image|screen|text|video))(?=.*(?:left|right|inset|small|large|above|below))[a-z]{14,}"  # layouts
    r"|[\w ]+, [\w ]+, & [\w ]+"  # categories of a social network: Business, Finance, & Economics
    r"|web|articles?|default|none|null|undefined|general",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"NLP Entity Tokens: ?|(?:category|tag|topic|keyword|subject|section)s?(?:: ?|/)|(?:organization|person|people|place|location|topic|subject)s?/", re.IGNORECASE
)
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")
_LONGEST = 80  # characters
_LEAST_CODES = 5  # short words in capitals in one list that say that they are codes rather than names such as UN


def tags_of(values: Iterable[str]) -> tuple[str, ...]:
    """Tags, each once whatever its case; one text may hold several, parted by commas."""
    found: dict[str, str] = {}
    texts = list(values)
    for part in (part for text in texts for part in (_MARKS.split(text) if _is_list(text, texts) else [text])):
        label = _LABEL.match(part)
        tag = one_line(part[label.end() :] if label else part).strip(" #\"'")
        if tag and len(tag) <= _LONGEST and not _NO_TAG.fullmatch(tag):
            found.setdefault(tag.casefold(), tag)
    return _without_codes(tuple(found.values()))


def _is_list(text: str, texts: Sequence[str]) -> bool:
    """Whether a text holds several tags; one of many texts may hold a comma of its own: "Ann Teller, MP"."""
    return (len(texts) == 1 or text.count(",") > 1) and not _NO_TAG.fullmatch(text)


def _without_codes(tags: Sequence[str]) -> tuple[str, ...]:
    codes = [tag for tag in tags if _CODE.fullmatch(tag)]
    many = len(codes) >= _LEAST_CODES and 2 * len(codes) > len(tags)
    return tuple(tag for tag in tags if not (many and _CODE.fullmatch(tag)))
