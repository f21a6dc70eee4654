"""Pages that are no article: section fronts, lists of stories, galleries, videos, errors, consent walls.

Only a page without the marks of an article, or with next to no story, is refused; the reason goes into the report.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from index.article import Line
from index.cleaning.lines import is_prose, word_count
from index.story.blocks import Blocks
from index.story.finder import DOUBTFUL, Story
from index.story.head import Head

NOT_FOUND = "a page that says it was not found"
CONSENT = "a consent wall"
FRONT, LISTING, VIDEO, GALLERY = "a section front", "a list of stories", "a video", "a gallery"

_NOT_FOUND = re.compile(
    r"^\W*(?:404\b|not found)|[|–—-]\s*(?:404|not found)\W*$|\b404 (?:not|page|seite|error|fehler|erreur)"
    r"|(?:page|seite|story|article|post|content|file|document|item|object|resource|url)"
    r" (?:(?:was|wurde|is|could|cannot|can) (?:be )?)?(?:not (?:be )?found|nicht gefunden|unavailable)"
    r"|(?:page|article) (?:introuvable|non trouvée?)|p[áa]gina no encontrada"
    r"|pagina non trovata|p[áa]gina n[ãa]o encontrada|pagina niet gevonden|access denied|are you a robot|just a moment"
    r"|(?:error|fehler|erreur) 40[34]",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"cookies?\b|consent|privacy|gdpr|datenschutz|einwilligung|zustimm|confidentialit|consentement|accept"
    r"|privacidad|consentimiento|aceptar|privacidade|consenso|accett|toestemming|akzeptieren|partners?\b|personal data",
    re.IGNORECASE,
)
_TO_READERS = re.compile(  # German "Sie" and "Ihre" only with their capital within a sentence, where they are no "they"
    r"\b(?i:we|our|you|your|wir|uns(?:ere?[nmrs]?)?|nous|notre|nos|vous|votre|nosotros|nuestr[oa]s?|usted(?:es)?|tus?"
    r"|utilizamos|usamos|puedes?|noi|nostr[aeio]|vostr[aeio]|tuoi?|usiamo|utilizziamo|puoi|nós|noss[oa]s?|você|wij"
    r"|ons|onze|uw|(?:this|diese|deze|ce|este|questo) (?:web)?(?:site|seite|sitio|sito))\b"
    r"|(?<=[a-zäöüß,“”«»] )(?:Sie|Ihnen|Ihre?[nmrs]?)\b"
)
_BUTTON = re.compile(
    r"(?:(?:i )?(?:accept|agree|consent|reject|decline|refuse|allow)|manage"
    r"|(?:alle )?(?:akzeptieren|ablehnen|zustimmen)|(?:tout )?(?:accepter|refuser)|aceptar|rechazar|aceitar|rejeitar"
    r"|accetta|rifiuta|accepteren|weigeren)\b.{0,20}",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]*[”\"“»]")
_LISTING_PATH = re.compile(  # a story may lie below a topic or an archive's months: /topics/harbour/the-quay-is-mended
    r"/(?:(?:tags?|topics?|thema|themen|themes?|etiquetas?|authors?|autor(?:es|en)?)(?:/[^/]+)?"
    r"|(?:archives?|archiv)(?:/\d+)*|(?:categor(?:y|ies|ia|ie)|kategorie|search|suche)(?:/.*)?"
    r")(?:/(?:page|seite)/\d+)?/?$|/(?:page|seite)/\d+/?$",
    re.IGNORECASE,
)
_TYPE = re.compile(r'"@type"\s*:\s*("[^"]{1,60}"|\[[^\]]{1,300}\])')
_NAME = re.compile(r'"(?:https?://schema\.org/)?(\w+)"')
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|Review|LiveBlogPosting|SocialMediaPosting)$")
_LIST_TYPES = frozenset(("CollectionPage", "SearchResultsPage", "ProfilePage"))
_HEADINGS = frozenset(("h2", "h3", "h4"))
_SHORT = 60  # words; less is a teaser rather than a story
_BRIEF = 150  # words; a page that names itself something else needs more to be an article
_FRONT_LINKS = 15  # headings that a front has, one for each of its stories
_LEAST_TEASERS = 6
_LEAST_TEASED = 0.8  # of the story's words that a list of teasers consists of
_BELOW_LINK = 2  # blocks below a link that can be its teaser and its date
_LEAST_SAID = 3  # words about consent in a line that is about nothing else
_PER_ADDRESS = 20  # words of a wall for each "we" or "you" in it; a story about consent has them in its quotations


@dataclass(frozen=True, slots=True)
class Marks:
    """What a page says that it is."""

    types: frozenset[str]  # that its JSON-LD names
    is_article: bool


def read_marks(tree: LexborHTMLParser, head: Head) -> Marks:
    """The marks of a page."""
    types = frozenset(_types(tree))
    is_article = any(map(_ARTICLE_TYPE.search, types)) or bool(head.meta.get("article:published_time"))
    return Marks(types, is_article)


def refusal(
    head: Head, marks: Marks, blocks: Blocks, found: Story, lines: Sequence[Line], url: str | None
) -> str | None:
    """Why the page is no article; None where it is one or may be."""
    story = [line.text for line in lines if line.rule is None]
    words = sum(word_count(text) for text in story)
    if words < _SHORT and not marks.is_article and _NOT_FOUND.search(head.window):
        return NOT_FOUND
    if words < (_SHORT if marks.is_article else _BRIEF) and _is_about_consent(story, words):
        return CONSENT
    if marks.is_article:
        return None
    kind = head.meta.get("og:type", "").lower()
    return _by_its_marks(kind, marks.types, words, url) or _by_its_looks(kind, blocks, found, story, words)


def _by_its_marks(kind: str, types: frozenset[str], words: int, url: str | None) -> str | None:
    if words < _BRIEF and (kind.startswith("video") or "VideoObject" in types):
        return VIDEO
    if words < _BRIEF and ("ImageGallery" in types or "gallery" in kind):
        return GALLERY
    path = urlsplit(url or "").path
    if words < _BRIEF and (types & _LIST_TYPES or _LISTING_PATH.search(path)):
        return LISTING
    return None


def _by_its_looks(kind: str, blocks: Blocks, found: Story, story: Sequence[str], words: int) -> str | None:
    """A front: many headings that are links, and no running text to speak of; or what was found are only teasers."""
    tags = (blocks.frames.tag[frame] for frame in blocks.frame)
    headings = sum(tag in _HEADINGS and link > 0 for tag, link in zip(tags, blocks.link, strict=True))
    prose = sum(is_prose(text) for text in story)
    if headings >= _FRONT_LINKS and (words < _SHORT or (words < _BRIEF and prose <= 1)):
        return FRONT
    if kind == "article" or found.doubt <= DOUBTFUL or not _is_of_teasers(blocks, found):
        return None
    return FRONT if headings >= _FRONT_LINKS else LISTING


def _is_of_teasers(blocks: Blocks, found: Story) -> bool:
    """Whether the story is nearly all links, and the few words that stand below each of them."""
    leads: set[int] = set()  # links that the story consists of, or whose teaser it has
    words = teased = 0
    last = -_BELOW_LINK - 1
    for number, (text, chosen) in enumerate(zip(blocks.text, found.chosen.tolist(), strict=True)):
        if blocks.link[number] > len(text) / 2:
            last = number
        if chosen:
            words += word_count(text)
            teased += word_count(text) if number - last <= _BELOW_LINK else 0
            leads |= {last} if number - last <= _BELOW_LINK else set()
    return len(leads) >= _LEAST_TEASERS and teased >= _LEAST_TEASED * words


def _is_about_consent(story: Sequence[str], words: int) -> bool:
    """Whether most of the story's words stand in lines about little but consent, and those are said to the reader."""
    said = [text for text in story if len(_CONSENT.findall(text)) >= _LEAST_SAID]
    if sum(map(word_count, said)) <= words / 2:
        return False
    told = _QUOTED.sub(" ", " ".join(said))
    addresses = len(_TO_READERS.findall(told))
    return addresses * _PER_ADDRESS >= max(word_count(told), 1) or any(map(_BUTTON.fullmatch, story))


def _types(tree: LexborHTMLParser) -> Iterator[str]:
    """The types that JSON-LD names, at any depth; broken JSON is looked through as text."""
    for script in tree.css('script[type*="ld+json"]'):
        text = script.text() or ""
        for match in _TYPE.finditer(text):
            yield from _NAME.findall(match[1])
