"""One record of a dump becomes a page: which of its names mean the title, the body, the date and so on."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from index.config import Config
from index.page import Hints, Origin, Page, Skip
from index.site import places_of, site_key
from index.sources.decoding import repaired
from index.sources.reasons import INVALID_JSON, NO_RECORD, NO_TEXT
from index.sources.values import body_of, date_of, has_tags, listed, path_of, people, plain, text_of, unescaped

# Names are compared without case, spaces, "_", "-" and ":"; the first that holds something counts.
NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "guid", "uid", "docid", "uuid"),
    "title": ("title", "headline", "head", "name"),
    "authors": ("author", "authors", "byline", "creator", "dc:creator"),
    "published": (
        *("date", "published", "pubdate", "datepublished", "publishedat", "publicationdate"),
        *("created", "createdat", "timestamp"),
    ),
    "updated": ("updated", "modified", "datemodified", "updatedat", "modifiedat", "lastmodified"),
    "section": ("section", "category", "channel", "desk", "articlesection", "sections", "categories"),
    "tags": ("tags", "keywords", "topics"),
    "source": ("source", "publication", "site", "sitename", "paper", "newspaper", "publisher"),
    "url": ("url", "link", "canonical", "permalink", "canonicalurl"),
    "language": ("language", "lang", "inlanguage"),
    "body": (
        *("body", "text", "content", "fulltext", "articlebody", "bodytext", "maintext", "story", "html"),
        *("contenthtml", "contenttext", "description", "summary", "abstract", "excerpt", "standfirst", "teaser"),
    ),
}
_KEYS_SHOWN = 10


def page_of(record: object, origin: Origin, config: Config) -> Page | Skip:
    """The page of one record; a record with a title and no body is a page without content."""
    if not isinstance(record, dict):
        return Skip(origin, NO_RECORD, f"{_kind(record)} where an object with an article's fields is wanted")
    try:
        return _page(record, origin, config)
    except RecursionError:
        return Skip(origin, INVALID_JSON, "nested too deeply")


def _page(record: dict[str, object], origin: Origin, config: Config) -> Page | Skip:
    values = {normal(key): value for key, value in reversed(record.items())}
    find = _finder(values, origin, config)
    body = next(filter(None, map(body_of, find("body"))), None)
    hints = _hints(find)
    if body is None and hints.title is None:
        return Skip(origin, NO_TEXT, _keys(record))
    if body and has_tags(body):
        return Page(origin, "html", body, hints)
    return Page(origin, "text", unescaped(body or ""), hints)


def known(name: str, config: Config) -> bool:
    """Whether a column or key of this name means something."""
    return normal(name) in _all_names() or any(normal(name) in configured(field, config) for field in NAMES)


def configured(field: str, config: Config) -> set[str]:
    """The names that the settings give a field, a site's own included; as they are compared."""
    maps = (config.fields, *(site.fields for site in config.site.values()))
    return {normal(name) for names in maps for name in names.get(field, ())}


@lru_cache(maxsize=10_000)
def normal(name: str) -> str:
    """A name as it is compared."""
    return re.sub(r"[\s_:-]", "", name).lower()


class _Finder:
    """The values that a record has for a field, the configured names before the common ones."""

    def __init__(self, values: Mapping[str, object], configured: Mapping[str, tuple[str, ...]]) -> None:
        self._values = values
        self._configured = configured

    def __call__(self, field: str) -> Iterator[object]:
        for name in (*self._configured.get(field, ()), *NAMES[field]):
            value = self._value(name)
            if value is not None and value != "":
                yield value

    def _value(self, name: str) -> object:
        """The value of a plain name, or of a dotted one within nested objects."""
        whole = self._values.get(normal(name))
        if whole is not None or "." not in name:
            return whole
        value: object = dict(self._values)
        for part in name.split("."):
            if not isinstance(value, dict):
                return None
            value = {normal(str(key)): inner for key, inner in value.items()}.get(normal(part))
        return value


def _finder(values: Mapping[str, object], origin: Origin, config: Config) -> _Finder:
    """By the names of the record's site, if it has one, before the general ones."""
    find = _Finder(values, config.fields)
    if not any(site.fields for site in config.site.values()):
        return find
    hints = _hints(find)
    key = site_key(hints.url, hints.source, places_of(origin), config)
    own = config.site[key].fields if key is not None else {}
    return _Finder(values, {name: (*own.get(name, ()), *config.fields.get(name, ())) for name in NAMES})


def _hints(find: _Finder) -> Hints:
    return Hints(
        id=next(filter(None, map(text_of, find("id"))), None),
        title=next(filter(None, map(plain, find("title"))), None),
        authors=next(filter(None, map(people, find("authors"))), ()),
        published=next(filter(None, map(date_of, find("published"))), None),
        updated=next(filter(None, map(date_of, find("updated"))), None),
        section=next(filter(None, map(path_of, find("section"))), ()),
        tags=next(filter(None, map(listed, find("tags"))), ()),
        source=next(filter(None, map(plain, find("source"))), None),
        url=next(filter(None, map(text_of, find("url"))), None),
        language=next(filter(None, map(text_of, find("language"))), None),
    )


@lru_cache(maxsize=1)
def _all_names() -> frozenset[str]:
    return frozenset(normal(name) for names in NAMES.values() for name in names)


def _keys(record: Mapping[str, object]) -> str:
    keys = [repaired(f"{key:.40}") for key in record]
    more = f" and {len(keys) - _KEYS_SHOWN} more" if len(keys) > _KEYS_SHOWN else ""
    return f"it has {', '.join(keys[:_KEYS_SHOWN])}{more}" if keys else "it has no fields"


def _kind(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else f"{value!r:.40}"
