"""Lines of a text stream, none of them ever larger in memory than a page may be."""

import io

PIECE = 1 << 20  # characters read at once while passing over a line that is too long


class LineTooLongError(Exception):
    """A line, or the lines of one record, go beyond the limit; the stream stands at the next line."""


class Lines:
    """The lines of a stream with their ends, at most `limit` bytes of them a record."""

    def __init__(self, stream: io.TextIOWrapper, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._left = limit
        self.ended = False  # whether a line was asked for where there was none

    def start_record(self) -> None:
        """Count anew from here."""
        self._left = self._limit

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self._left + 1)
        if not line:
            self.ended = True
            raise StopIteration
        size = len(line) if line.isascii() else len(line.encode("utf-8", "surrogatepass"))
        if size > self._left:
            self._pass_over(line)
            raise LineTooLongError
        self._left -= size
        return line

    def _pass_over(self, line: str) -> None:
        while line and not line.endswith(("\n", "\r")):
            line = self._stream.readline(PIECE)
