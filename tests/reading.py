"""Reads pages in tests: asks for one as a browser without script does, and picks out what it says."""

from bs4 import BeautifulSoup
from flask.testing import FlaskClient


def page(client: FlaskClient, address: str) -> BeautifulSoup:
    """The page of an address that must answer."""
    response = client.get(address)
    assert response.status_code == 200, response.text
    return soup_of(response.text)


def soup_of(html: str) -> BeautifulSoup:
    """The page as BeautifulSoup reads it."""
    return BeautifulSoup(html, "lxml")


def texts(soup: BeautifulSoup, selector: str) -> list[str]:
    """The text of every element found, with single spaces."""
    return [" ".join(one.get_text().split()) for one in soup.select(selector)]


def link(soup: BeautifulSoup, selector: str, text: str = "") -> str:
    """Where the first element found leads whose text holds `text`."""
    return next(str(one["href"]) for one in soup.select(selector) if text in one.get_text())


def facet(soup: BeautifulSoup, field: str) -> list[tuple[str, str]]:
    """The values of a facet with their counts."""
    rows = soup.select(f"#facet-{field} li")
    return [(texts(row, "bdi")[0], texts(row, ".number")[0]) for row in rows]
