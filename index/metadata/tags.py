"""Tags as readers would name them: without codes, ids, labels of advertising and of the site's own machinery."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.cleaning.lines import one_line
from index.metadata.names import plain_name

_MARKS = re.compile(r"\s*[;,|、]\s*")
_NO_TAG = re.compile(
    r"[0-9a-f]{8}-?[0-9a-f-]{19,27}|[0-9a-f]{24,}|https?://\S+|(?:[\w-]+\.)+(?:com|org|net|info|co\.uk|[a-z]{2})"
    r"|\d+|[\w-]+[:=]\S.*|_.*|&.*|.*[{}<>\[\]_].*|NLP Category.*|IAB\d*[ -].*"
    r"|(?:day|time|(?:page|article|content) type|partner|language|medium|wc|source|author|byline): ?.*"
    r"|(?:primary )?region[: ].*"
    r"|(?:\w+-)*(?:paywall|premium|sponsored|advertorial|no-?ads?|noindex|nofollow|comments|template|layout|homepage"
    r"|app-only|web-only|push-?notifications?|syndicat\w*|all-articles|do-not|evergreen)(?:-\w+)*"
    r"|(?:paywall|comments?|ads?)[ -](?:exclude|include|enabled|disabled|on|off)"
    r"|(?=.*(?:image|screen|text|video))(?=.*(?:left|right|inset|small|large|above|below))[a-z]{14,}"  # layouts
    r"|[\w ]+, [\w ]+, & [\w ]+"  # categories of a social network: Business, Finance, & Economics
    r"|web|articles?|default|none|null|undefined|general",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"NLP Entity Tokens: ?|(?:category|tag|topic|keyword|subject|section)s?: ?"
    r"|(?:category|tag|topic|keyword|subject|section|organization|person|people|place|location)s?/",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")
_LONGEST = 80  # characters
_WORD = re.compile(r"[^\W_]+")
_LEAST_ALIKE = 0.5  # of the tags of two lists together that are in both, for the lists to agree
_LEAST_SPELLED = 4  # words
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


@dataclass(frozen=True, slots=True)
class TagList:
    """The tags that one place gives."""

    tags: tuple[str, ...]
    source: str
    family: str  # of sources that one field of the publisher's fills


def agreed_tags(lists: Iterable[TagList], publications: Iterable[str], address: str | None) -> TagList | None:
    """The list that most other kinds of sources give alike, the first of them where none is; None where there is none.

    Names of the publication are no tags, nor are the words of the address.
    """
    own = {plain_name(name) for name in publications}
    kept = (replace(one, tags=tuple(tag for tag in one.tags if plain_name(tag) not in own)) for one in lists)
    usable = [one for one in kept if one.tags and not _spell_the_address(one.tags, address)]
    votes = [len({other.family for other in usable if _alike(one, other)}) for one in usable]
    return usable[votes.index(max(votes))] if usable else None


def _alike(one: TagList, other: TagList) -> bool:
    first, second = ({tag.casefold() for tag in found.tags} for found in (one, other))
    return len(first & second) >= _LEAST_ALIKE * len(first | second)


def _spell_the_address(tags: Iterable[str], address: str | None) -> bool:
    """Whether tags are just the words of the address's last part, which some systems cut it into."""
    words = [word for tag in tags for word in _WORD.findall(tag.casefold())]
    slug = set(_WORD.findall((address or "").rstrip("/").rpartition("/")[2].casefold()))
    return len(words) >= _LEAST_SPELLED and slug.issuperset(words)


def _is_list(text: str, texts: Sequence[str]) -> bool:
    """Whether a text holds several tags; one of many texts may hold a comma of its own: "Ann Teller, MP"."""
    return (len(texts) == 1 or text.count(",") > 1) and not _NO_TAG.fullmatch(text)


def _without_codes(tags: Sequence[str]) -> tuple[str, ...]:
    codes = [tag for tag in tags if _CODE.fullmatch(tag)]
    many = len(codes) >= _LEAST_CODES and 2 * len(codes) > len(tags)
    return tuple(tag for tag in tags if not (many and _CODE.fullmatch(tag)))
