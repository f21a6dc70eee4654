"""Names for the parts of a page around its story, by their tags and by the words of their classes and ids."""

import re
from functools import lru_cache

OUTSIDE = "outside-main-story"  # where neither says more
_BY_TAG = {"nav": "navigation", "menu": "navigation", "footer": "page-footer", "form": "form", "aside": "aside"}
_BY_WORD = {  # the names are those of the rules for lines of the same kind, where there is one
    "breadcrumb": "breadcrumbs?|crumbs?",
    "cookie-notice": "cookies?|consent|gdpr|cmp|onetrust|didomi|privacy",
    "share-bar": "share|sharing|shares|social|addthis|sharedaddy|follow",
    "newsletter": "newsletters?|signup|sign up|mailing|inbox",
    "subscription": "paywall|subscribe|subscription|subscriber|premium|regwall|metered|abo|piano",
    "advertisement": "ad|ads|advert|advertisement|adslot|advertising|sponsored|sponsor|outbrain|taboola|promo|anzeige",
    "comments": "comments?|disqus|respond|kommentare?|commentaires?|comentarios",
    "related-stories": "related|recommended|recommendations?|recirc|recirculation|readmore|trending|popular|mostread"
    "|most read|most popular|read next|more from|up next|also",
    "author-bio": "bio|author bio|author box|about author|author card|author info|hovercard|hover card",
    "tag-list": "tags|taglist|topics|keywords",
    "gallery": "gallery|slideshow|carousel|lightbox",
    "site-furniture": "print|toolbar|skip link|screen reader|back to top|masthead|topbar|login|search",
    "byline": "byline|dateline|timestamp|pubdate|published|date",
}
ELSEWHERE = [  # parts whose text is hardly ever the story's; of the others, names say less
    *("cookie-notice", "newsletter", "subscription", "comments", "related-stories", "author-bio", "share-bar"),
    "advertisement",
]
_WORDS = re.compile("|".join(rf"(?P<r{n}>\b(?:{words})\b)" for n, words in enumerate(_BY_WORD.values())))
_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
_NAMES = tuple(_BY_WORD)


@lru_cache(maxsize=50_000)
def part_of(tag: str, label: str, around: str) -> str:
    """The part of the page that an element of this tag and these names is, within the part `around`."""
    match = _WORDS.search(_PARTS.sub(" ", label).lower()) if label else None
    if match:
        return _NAMES[int((match.lastgroup or "")[1:])]
    return _BY_TAG.get(tag, around) if around == OUTSIDE else around
