"""A JSON text read piece by piece: one value in memory at a time, however long the array around it."""

import json
import re
from typing import TextIO

PIECE = 65_536  # characters
_TAIL = 12  # characters; a fault this near the end of what was read may be a value cut short: "fal", "\u12"
_SPACE = re.compile(r"[ \t\n\r\ufeff]*")
_OPENED = re.compile(r"\[[ \t\n\r]*[^ \t\n\r]|[^\[]")
_MARKS = re.compile(r'["\\{}\[\]]')


def _whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) < 4_000 else float("inf")  # Python reads no longer one; no id has a tenth


DECODER = json.JSONDecoder(strict=False, parse_int=_whole_number)  # lenient: dumps have raw line ends in their texts


class JsonError(Exception):
    """The text is not JSON; the message says where."""


class JsonTooLargeError(Exception):
    """One value is beyond the limit; the text stands behind it."""


class JsonText:
    """A reading place in a JSON text. No single value may have more than `limit` characters."""

    def __init__(self, stream: TextIO, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._text = ""
        self._at = 0
        self._ended = False
        self._line = 1  # of the beginning of _text
        self._column = 1
        self._before = 0  # characters dropped

    @property
    def position(self) -> int:
        """Characters read so far."""
        return self._before + self._at

    def peek(self) -> str:
        """The next character that is not white space, "" at the end."""
        while True:
            space = _SPACE.match(self._text, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._text) or not self._read(PIECE):
                return self._text[self._at : self._at + 1]

    def take(self, wanted: str) -> None:
        """Step over one of the characters of `wanted`; JsonError where there is another."""
        found = self.peek()
        if not found or found not in wanted:
            raise self._error("the text ends too early" if not found else f"{found!r} is not expected here", self._at)
        self._at += 1

    def opens_objects(self) -> bool:
        """Whether what follows is an array whose first value is an object."""
        self.peek()
        while not _OPENED.match(self._text, self._at) and self._read(PIECE):
            pass
        found = _OPENED.match(self._text, self._at)
        return found is not None and found[0].endswith("{")

    def value(self) -> object:
        """The next value; the text then stands behind it."""
        self.peek()
        while True:
            try:
                value, end = DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise self._error("nested too deeply", self._at) from None
            except json.JSONDecodeError as error:
                if not self._may_be_cut(error) or not self._read_on():
                    raise self._error(error.msg.removesuffix(" starting at"), error.pos) from None
                continue
            if end < len(self._text) or not self._read(PIECE):  # "12" may go on as "123"
                too_large = end - self._at > self._limit
                self._at = end
                if too_large:
                    raise JsonTooLargeError
                return value

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        return error.pos > len(self._text) - _TAIL or error.msg.startswith("Unterminated string")

    def _read_on(self) -> bool:
        """Read as much again as the value has so far, so that a long one is not tried over and over."""
        held = len(self._text) - self._at
        if held > self._limit:
            self._pass_over()
            raise JsonTooLargeError
        return self._read(max(PIECE, held))

    def _read(self, count: int) -> bool:
        """Drop what is behind the reading place and read on; False at the end of the stream."""
        piece = "" if self._ended else self._stream.read(count)
        self._ended = not piece
        if piece:
            self._line, self._column = self._place(self._at)
            self._text = self._text[self._at :] + piece
            self._before += self._at
            self._at = 0
        return not self._ended

    def _pass_over(self) -> None:
        """Step behind the value that begins here without keeping it."""
        depth, quoted = 0, False
        while True:
            found = _MARKS.search(self._text, self._at)
            self._at = found.end() if found else len(self._text)
            if not found:
                if not self._read(PIECE):
                    return
            elif found[0] == '"':
                quoted = not quoted
            elif found[0] == "\\":
                if self._at == len(self._text):
                    self._read(PIECE)
                self._at += 1
            elif not quoted:
                depth += 1 if found[0] in "{[" else -1
            if found and not quoted and depth == 0:
                return

    def _place(self, at: int) -> tuple[int, int]:
        """Line and column, from 1, of a place in what is held."""
        lines = self._text.count("\n", 0, at)
        column = at - self._text.rfind("\n", 0, at) if lines else self._column + at
        return self._line + lines, column

    def _error(self, message: str, at: int) -> JsonError:
        line, column = self._place(at)
        return JsonError(f"{message} at line {line}, column {column}")
