"""A page that is no article is refused, with its reason; an article never, whatever it looks like."""

from pathlib import Path

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from index.article import Article, Line
from index.config import Config, Site
from index.extract import extract
from index.page import Origin, Page, Skip
from index.story.blocks import Blocks, read_blocks
from index.story.finder import DOUBTFUL, Story
from index.story.head import read_head
from index.story.page_kind import CONSENT, FRONT, GALLERY, LISTING, NOT_FOUND, VIDEO, read_marks, refusal

PROSE = (
    "The council voted on Monday night to close the old bridge for a year, and the mayor said that nobody had asked"
    " the people who live beyond it."
)
ARTICLE = '<script type="application/ld+json">{"@type": ["NewsArticle"], "headline": "Bridge closed"}</script>'
COOKIES = "We and our partners use cookies. Accept all cookies or read our privacy policy about your personal data."
TEASERS = "".join(f"<h3><a href='/{n}'>Ferry {n} is late again</a></h3>" for n in range(30))
FRENCH_404 = "Page introuvable"


def all_chosen(blocks: Blocks, doubt: float) -> Story:
    every = np.ones(len(blocks.text), np.bool_)
    return Story(every, every, every, doubt)


def refused(story: list[str], head: str = "", body: str = "", url: str | None = None) -> str | None:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    tree = LexborHTMLParser(page)
    found = read_head(tree, page)
    blocks, lines = read_blocks(tree), [Line("Menu", rule="navigation"), *map(Line, story)]
    return refusal(found, read_marks(tree, found), blocks, all_chosen(blocks, 0.0), lines, url)


def teasers_refused(cards: int, text: str = PROSE, head: str = "", doubt: float = DOUBTFUL + 0.1) -> str | None:
    card = f"<h3><a href='/1'>Ferry is late again</a></h3><p>{text}</p><p>4 March</p>"
    page = f"<html><head>{head}</head><body>{card * cards}</body></html>"
    tree = LexborHTMLParser(page)
    found = read_head(tree, page)
    blocks = read_blocks(tree)
    lines = list(map(Line, blocks.text))
    return refusal(found, read_marks(tree, found), blocks, all_chosen(blocks, doubt), lines, None)


@pytest.mark.parametrize(
    ("story", "head", "body", "url", "reason"),
    [
        (["Sorry."], "<title>404 - Page not found | Courier</title>", "", None, NOT_FOUND),
        (["Sorry."], "<title>Courier | 404</title>", "", None, NOT_FOUND),
        (["Sorry."], "<title>The post could not be found</title>", "", None, NOT_FOUND),
        ([], f"<title>{FRENCH_404}</title>", "", None, NOT_FOUND),
        ([COOKIES], "", "", None, CONSENT),
        (["Ferry 1 is late again"], "", TEASERS, None, FRONT),
        ([PROSE], '<meta property="og:type" content="video.other">', "", None, VIDEO),
        ([PROSE], '<script type="application/ld+json">{"@type": "VideoObject"}</script>', "", None, VIDEO),
        ([PROSE], '<script type="application/ld+json">{"@type":"ImageGallery"}</script>', "", None, GALLERY),
        ([PROSE], '<script type="application/ld+json">{"@type":"CollectionPage"}</script>', "", None, LISTING),
        ([PROSE], "", "", "https://courier.example/tag/bridges", LISTING),
        ([PROSE], "", "", "https://courier.example/author/ann-teller/", LISTING),
        ([PROSE], "", "", "https://courier.example/topics/bridges/page/3", LISTING),
        ([PROSE], "", "", "https://courier.example/archive/2021/03/", LISTING),
        ([PROSE], "", "", "https://courier.example/category/news/bridges", LISTING),
    ],
)
def test_what_is_no_article_is_refused(story: list[str], head: str, body: str, url: str | None, reason: str) -> None:
    assert refused(story, head, body, url) == reason


@pytest.mark.parametrize(
    ("story", "head", "body", "url"),
    [
        ([PROSE], "", "", None),
        ([PROSE] * 8, "<title>Page not found: how a library lost its catalogue</title>", "", None),
        ([PROSE] * 3, "<title>Man not found guilty of arson</title>", "", None),
        ([PROSE], f"<title>Flight 404: what we know</title>{ARTICLE}", "", None),
        ([PROSE], "<title>Flight 404 lands safely | Courier</title>", "", None),
        ([PROSE], "<title>Wreck of the Anna not found | Courier</title>", "", None),
        ([PROSE], "", "", "https://courier.example/topics/bridges/the-old-bridge-closes"),
        ([PROSE], "", "", "https://courier.example/archive/2021/03/the-old-bridge-closes"),
        ([PROSE] * 3 + [COOKIES], "", "", None),
        ([PROSE], ARTICLE, TEASERS, "https://courier.example/topic/bridges/closed"),
        ([PROSE], f'<meta property="og:type" content="video.other">{ARTICLE}', "", None),
        ([PROSE] * 8, "", TEASERS, None),
        ([PROSE] * 8, "", "", "https://courier.example/topics/bridges"),
        ([PROSE] * 8, "", "", "https://courier.example/archive/bridge-closed"),
        ([PROSE, "The town of Tagus lies on it."], "", "", "https://courier.example/stage/tags-and-nets"),
    ],
)
def test_an_article_is_not_refused(story: list[str], head: str, body: str, url: str | None) -> None:
    assert refused(story, head, body, url) is None


ABOUT_COOKIES = [
    (
        "The court in Osmay ruled on Monday that a cookie banner must let readers in the US refuse consent as easily as"
        " they accept it, and that no personal data may go to advertising partners before they do."
    ),
    (
        "“We accept the ruling and will change our cookie banner, so that you can refuse consent at once,” said Ann"
        " Teller of the Courier, whose privacy policy the court had read."
    ),
]
ABOUT_COOKIES_IN_GERMAN = [
    (
        "Das Gericht in Osmay hat am Montag entschieden, dass sich die Einwilligung in Cookies so leicht verweigern"
        " lassen muss wie erteilen; der Datenschutz gehe vor, sagte die Richterin, und ihre Kammer stimmte ihr zu."
    )
]


@pytest.mark.parametrize("head", ["", ARTICLE], ids=["unmarked", "marked"])
@pytest.mark.parametrize(
    "story", [ABOUT_COOKIES, ABOUT_COOKIES[:1], ABOUT_COOKIES_IN_GERMAN], ids=["with a quotation", "short", "German"]
)
def test_a_story_about_cookies_is_no_consent_wall(story: list[str], head: str) -> None:
    assert refused(story, head) is None


WALLS = [
    (
        "We and our 842 partners store and access information on a device, such as cookies, and process personal data."
        " You may accept or manage your choices below, with your right to object to legitimate interest, or at any time"
        " in the privacy policy."
    ),
    "This website uses cookies. To read it, accept those of this site and of its partners, or see the privacy policy.",
    (
        "Wir und unsere Partner verwenden Cookies und verarbeiten personenbezogene Daten. Mit „Akzeptieren“ stimmen Sie"
        " zu; Ihre Einwilligung können Sie jederzeit widerrufen. Näheres steht im Datenschutz."
    ),
    (
        "Avec votre accord, nous et nos partenaires utilisons des cookies. Vous pouvez retirer votre consentement ou"
        " vous opposer à tout moment dans notre politique de confidentialité. Accepter et fermer."
    ),
    (
        "Nosotros y nuestros socios usamos cookies. Puedes aceptar todas las cookies o retirar tu consentimiento; lo"
        " explica nuestra política de privacidad."
    ),
    "Noi e i nostri partner usiamo i cookie. Puoi dare il consenso con “Accetta” o leggere la nostra cookie policy.",
    "Nós e os nossos parceiros usamos cookies. Você pode aceitar os cookies ou ler a nossa política de privacidade.",
    "Wij en onze partners gebruiken cookies. Met toestemming verwerken wij gegevens; lees ons privacybeleid (privacy).",
]


@pytest.mark.parametrize("head", ["", ARTICLE], ids=["unmarked", "marked"])
@pytest.mark.parametrize("wall", WALLS, ids=lambda text: text.split()[0])
def test_a_text_about_consent_that_speaks_to_its_reader_is_a_wall(wall: str, head: str) -> None:
    assert refused([wall], head) == CONSENT


def test_a_text_about_consent_between_buttons_is_a_wall() -> None:
    wall = "Cookies and personal data serve advertising and its partners, as the privacy policy tells."
    assert refused([wall]) is None
    assert refused([wall, "Accept all", "Reject all"]) == CONSENT


def test_a_page_of_nothing_but_teasers_is_refused_where_the_story_is_in_doubt() -> None:
    assert (teasers_refused(16), teasers_refused(8)) == (FRONT, LISTING)


@pytest.mark.parametrize(
    "reason", [{"cards": 5}, {"cards": 8, "doubt": DOUBTFUL}, {"cards": 8, "head": ARTICLE}], ids=str
)
def test_a_few_links_a_sure_story_and_a_marked_one_are_no_list_of_teasers(reason: dict[str, object]) -> None:
    assert teasers_refused(**reason) is None  # type: ignore[arg-type]


def test_long_texts_below_links_are_no_teasers() -> None:
    assert teasers_refused(8, f"{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}") is None


def read(page: str, config: Config | None = None) -> Article | Skip:
    return extract(Page(Origin(Path("/in/a.html"), "in/a.html"), "html", page), config or Config())


def test_a_brief_of_one_sentence_is_an_article_where_the_page_says_that_it_is_one() -> None:
    sentence = "The bridge that fell on Monday has been closed."
    brief = f"<html><head>{{0}}</head><body><article><h1>Bridge closed</h1><p>{sentence}</p>"
    marked, unmarked = read(brief.format(ARTICLE)), read(brief.format(""))
    assert isinstance(marked, Article)
    assert marked.text == sentence
    assert isinstance(unmarked, Skip)


def test_where_a_site_says_what_its_story_is_no_page_is_refused() -> None:
    page = f"<html><head><link rel='canonical' href='https://courier.example/tag/a'></head><body><p>{PROSE}</p></body>"
    assert isinstance(read(page), Skip)
    assert isinstance(read(page, Config(site={"courier.example": Site(story="p")})), Article)
