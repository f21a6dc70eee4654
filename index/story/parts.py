"""Names for the parts of a page around its story, by their tags and by the words of their classes and ids."""

from functools import lru_cache

from index.story.names import parts_of

OUTSIDE = "outside-main-story"  # where neither says more
_BY_TAG = {"nav": "navigation", "menu": "navigation", "footer": "page-footer", "form": "form", "aside": "aside"}
_BY_WORD = {  # the names are those of the rules for lines of the same kind, where there is one
    "breadcrumb": "breadcrumb|breadcrumbs|crumb|crumbs",
    "cookie-notice": "cookie|cookies|consent|gdpr|cmp|onetrust|didomi|privacy",
    "share-bar": "share|sharing|shares|social|addthis|sharedaddy|follow",
    "newsletter": "newsletter|newsletters|signup|sign up|mailing|inbox",
    "subscription": "paywall|subscribe|subscription|subscriber|premium|regwall|metered|abo|piano",
    "advertisement": "ad|ads|advert|advertisement|adslot|advertising|sponsored|sponsor|outbrain|taboola|promo|anzeige",
    "comments": "comment|comments|disqus|respond|kommentar|kommentare|commentaire|commentaires|comentarios",
    "related-stories": "related|recommended|recommendation|recommendations|recirc|recirculation|readmore|trending"
    "|popular|mostread|most read|most popular|read next|more from|up next|also",
    "author-bio": "bio|author bio|author box|about author|author card|author info|hovercard|hover card",
    "tag-list": "tags|taglist|topics|keywords",
    "gallery": "gallery|slideshow|carousel|lightbox",
    "site-furniture": "print|toolbar|skip link|screen reader|back to top|masthead|topbar|login|search",
    "byline": "byline|dateline|timestamp|pubdate|published|date",
}
ELSEWHERE = frozenset({  # parts whose text is hardly ever the story's; of the others, names say less
    "cookie-notice", "newsletter", "subscription", "comments", "related-stories", "author-bio", "share-bar",
    "advertisement",
})  # fmt: skip
_MOST_WORDS = 3  # of a phrase above
_NAMED = {phrase: name for name, phrases in reversed(_BY_WORD.items()) for phrase in phrases.split("|")}
_BEGINNINGS = frozenset(phrase.split(" ", 1)[0] for phrase in _NAMED)
_RANK = {name: rank for rank, name in enumerate(_BY_WORD)}


@lru_cache(maxsize=50_000)
def part_of(tag: str, label: str, around: str) -> str:
    """The part of the page that an element of this tag and these names is, within the part `around`."""
    found = _named(label) if label else None
    if found:
        return found
    return _BY_TAG.get(tag, around) if around == OUTSIDE else around


def _named(label: str) -> str | None:
    """What the first words among names that say something say; of phrases that begin alike, the part told first."""
    words = parts_of(label)
    if _BEGINNINGS.isdisjoint(words):
        return None
    for start in [number for number, word in enumerate(words) if word in _BEGINNINGS]:
        phrases = (" ".join(words[start : start + length]) for length in range(1, _MOST_WORDS + 1))
        names = [_NAMED[phrase] for phrase in phrases if phrase in _NAMED]
        if names:
            return min(names, key=_RANK.__getitem__)
    return None
