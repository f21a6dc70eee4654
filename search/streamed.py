"""Files that are sent while they are made."""

from collections.abc import Iterable, Iterator

_PIECE = 1 << 15  # characters that are put together before they are sent


def pieces(texts: Iterable[str]) -> Iterator[str]:
    """Many short texts as fewer long ones."""
    waiting: list[str] = []
    size = 0
    for text in texts:
        waiting.append(text)
        size += len(text)
        if size >= _PIECE:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)
