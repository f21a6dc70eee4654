"""A site's own selectors: the elements that they find are marked in the page's markup, for the reader of blocks."""

from bs4 import BeautifulSoup

from index.cleaning.sites import SiteRules
from index.story.blocks import MARK

STORY = "story"  # what MARK says of an element that the site names as its story


def mark_elements(page: str, site: SiteRules) -> str:
    """The page with MARK on each element that a selector of the site finds; "remove" wins over all."""
    soup = BeautifulSoup(page, "lxml")
    for element in soup.select(f"[{MARK}]"):  # the page's own attribute of that name means nothing
        del element[MARK]
    for mark, selectors in ((STORY, [site.story] if site.story else []), ("remove", site.remove)):
        for selector in selectors:
            for element in selector.select(soup):
                element[MARK] = mark
    return str(soup)
