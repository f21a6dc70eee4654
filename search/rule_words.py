"""What the rules that leave lines out are about, in words."""

from search.speech import gettext, later

_WORDS = {
    "headline": later("the headline once more"),
    "byline": later("byline; it is told above"),
    "date-line": later("date; it is told above"),
    "date-stamp": later("date or time"),
    "breadcrumb": later("path of sections"),
    "topic-line": later("line of topics"),
    "tag-list": later("list of tags"),
    "reading-time": later("reading time"),
    "audio-player": later("audio player"),
    "photo-credit": later("credit of a picture"),
    "gallery": later("picture gallery"),
    "gallery-chrome": later("buttons of a picture gallery"),
    "wire-credit": later("credit of a news agency"),
    "author-bio": later("note on the author"),
    "copyright": later("copyright notice"),
    "reprints": later("note on reprints"),
    "contact-line": later("how to reach the paper"),
    "reader-contact": later("readers asked to write in"),
    "share-bar": later("buttons for sharing"),
    "follow-us": later("invitation to follow"),
    "newsletter": later("newsletter sign-up"),
    "subscription": later("offer of a subscription"),
    "paywall": later("notice for subscribers only"),
    "donation-appeal": later("appeal for donations"),
    "app-promotion": later("promotion of an app"),
    "event-promotion": later("promotion of an event"),
    "affiliate-note": later("note on paid links"),
    "advertisement": later("advertisement"),
    "read-also": later("pointer to another story"),
    "must-reads": later("list of other stories"),
    "related-stories": later("list of other stories"),
    "comments": later("readers’ comments"),
    "cookie-notice": later("notice on cookies"),
    "web-residue": later("residue of the web page"),
    "site-furniture": later("fittings of the site"),
    "bare-number": later("number by itself"),
    "navigation": later("navigation of the site"),
    "menu": later("menu above the text"),
    "form": later("form"),
    "aside": later("box beside the story"),
    "page-footer": later("foot of the page"),
    "outside-main-story": later("outside of the story on its page"),
    "line-model-lead": later("unlike a story’s text, above it"),
    "line-model-middle": later("unlike a story’s text, within it"),
    "line-model-tail": later("unlike a story’s text, below it"),
    "repeats-in-source": later("repeats word for word in many stories of its source"),
    "repeats-in-source-masked": later("repeats in many stories of its source but for names and numbers"),
    "site-drop": later("lines that the settings of its site leave out"),
    "site-remove": later("part of the page that the settings of its site leave out"),
}


def rule_in_words(name: str) -> str:
    """What a rule is about; its name where nothing is known of it, as of rules of an older index."""
    return gettext(_WORDS[name]) if name in _WORDS else name


def known_rules() -> frozenset[str]:
    """The rules that have words."""
    return frozenset(_WORDS)
