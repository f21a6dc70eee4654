"""Files that are one article each: plain text and HTML."""

from collections.abc import Iterator

from index.config import Config
from index.page import Page, Skip
from index.sources.decoding import decode, is_binary
from index.sources.entry import Entry, read_whole
from index.sources.reasons import BINARY, EMPTY, UNDECODABLE


def read_text(entry: Entry, config: Config) -> Iterator[Page | Skip]:
    """A text file's one page."""
    text = _text(entry, config, html=False)
    yield text if isinstance(text, Skip) else Page(entry.origin, "text", text)


def read_html(entry: Entry, config: Config) -> Iterator[Page | Skip]:
    """An HTML file's one page."""
    text = _text(entry, config, html=True)
    yield text if isinstance(text, Skip) else Page(entry.origin, "html", text)


def _text(entry: Entry, config: Config, *, html: bool) -> str | Skip:
    data = read_whole(entry, config)
    if isinstance(data, Skip):
        return data
    if is_binary(data):
        return Skip(entry.origin, BINARY)
    text = decode(data, html=html)
    if text is None:
        return Skip(entry.origin, UNDECODABLE)
    return text if text.strip("\ufeff \t\n\v\f") else Skip(entry.origin, EMPTY)
