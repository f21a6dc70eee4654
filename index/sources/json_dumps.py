"""Dumps in JSON: one object, an array, an object around an array, and one object a line."""

import contextlib
import itertools
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TextIO

from index.config import Config
from index.page import Origin, Page, Skip
from index.sources.entry import Entry, open_text
from index.sources.json_text import DECODER, JsonError, JsonText, JsonTooLargeError
from index.sources.lines import Lines, LineTooLongError
from index.sources.reasons import INVALID_JSON, too_large
from index.sources.records import NAMES, configured, normal, page_of

# The names that an object around an array of articles gives it.
LISTS = {"articles", "items", "posts", "stories", "documents", "docs", "data", "results", "entries", "hits", "records"}


def read_json(entry: Entry, config: Config) -> Iterator[Page | Skip]:
    """The pages of a JSON file; also of several values one after the other."""
    with open_text(entry) as text:
        if isinstance(text, Skip):
            yield text
        else:
            yield from _Dump(text, entry.origin, config).pages()


def read_json_lines(entry: Entry, config: Config) -> Iterator[Page | Skip]:
    """A page or a skip for every line that is not blank; record numbers are line numbers."""
    with open_text(entry) as text:
        if isinstance(text, Skip):
            yield text
        else:
            text.reconfigure(newline=None)
            yield from _pages_of_lines(Lines(text, config.max_page_bytes), entry.origin, config)


def _pages_of_lines(lines: Lines, origin: Origin, config: Config) -> Iterator[Page | Skip]:
    for number in itertools.count(1):
        here = replace(origin, record=number)
        lines.start_record()
        try:
            line = next(lines).strip("\ufeff \t\n\v\f")
        except StopIteration:
            return
        except LineTooLongError:
            yield too_large(here, config.max_page_bytes)
            continue
        if line:
            yield _page_of_line(line, here, config)


def _page_of_line(line: str, origin: Origin, config: Config) -> Page | Skip:
    try:
        return page_of(DECODER.decode(line), origin, config)
    except json.JSONDecodeError as error:
        return Skip(origin, INVALID_JSON, f"{error.msg.removesuffix(' starting at')} at column {error.pos + 1}")
    except RecursionError:
        return Skip(origin, INVALID_JSON, "nested too deeply")


class _Dump:
    """The articles of one JSON file, counted from 1."""

    def __init__(self, stream: TextIO, origin: Origin, config: Config) -> None:
        self._text = JsonText(stream, config.max_page_bytes)
        self._origin = origin
        self._config = config
        self._count = 0

    def pages(self) -> Iterator[Page | Skip]:
        try:
            while self._text.peek():
                yield from self._value()
        except JsonError as error:
            yield Skip(self._origin, INVALID_JSON, f"{error}; nothing behind it was read")

    def _value(self) -> Iterator[Page | Skip]:
        first = self._text.peek()
        if first == "[":
            yield from self._array()
        elif first == "{":
            yield from self._object()
        else:
            yield self._page()

    def _array(self) -> Iterator[Page | Skip]:
        self._text.take("[")
        while self._text.peek() != "]":
            yield self._page()
            if self._text.peek() != "]":
                self._text.take(",")
        self._text.take("]")

    def _page(self) -> Page | Skip:
        try:
            value = self._text.value()
        except JsonTooLargeError:
            return too_large(self._next(), self._config.max_page_bytes)
        return page_of(value, self._next(), self._config)

    def _object(self) -> Iterator[Page | Skip]:
        """An object that is an article, or one around an array of articles."""
        record: dict[str, object] = {}
        held, streamed = 0, False
        self._text.take("{")
        while self._text.peek() != "}":
            key = self._key()
            if self._is_list(key, record):
                streamed = True
                yield from self._array()
            else:
                held += self._read_into(record, key)
            if held > self._config.max_page_bytes:
                record.clear()
            if self._text.peek() != "}":
                self._text.take(",")
        self._text.take("}")
        if held > self._config.max_page_bytes:
            yield too_large(self._next_value(), self._config.max_page_bytes)
        elif not streamed or self._has_body(record):
            yield page_of(record, self._next_value(), self._config)

    def _read_into(self, record: dict[str, object], key: str) -> int:
        """Read a key's value; gives the number of its characters."""
        start = self._text.position
        with contextlib.suppress(JsonTooLargeError):
            record[key] = self._text.value()
        return self._text.position - start

    def _key(self) -> str:
        key = self._text.value() if self._text.peek() == '"' else None
        self._text.take(":" if isinstance(key, str) else '"')
        return str(key)

    def _is_list(self, key: str, record: dict[str, object]) -> bool:
        """Whether the value that follows holds the file's articles; not where the object itself has a body already."""
        return key.lower() in LISTS and not self._has_body(record) and self._text.opens_objects()

    def _has_body(self, record: dict[str, object]) -> bool:
        names = {*NAMES["body"], *configured("body", self._config)}
        return any(normal(key) in names for key in record)

    def _next(self) -> Origin:
        """Where the next article is."""
        self._count += 1
        return replace(self._origin, record=self._count)

    def _next_value(self) -> Origin:
        """Where the value just read is; without a number where it is all that the file holds."""
        origin = self._next()
        return self._origin if self._count == 1 and not self._text.peek() else origin
