"""The row of page numbers below the hits."""

from collections.abc import Callable
from dataclasses import dataclass

AROUND = 2  # pages shown on each side of the current one


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page."""

    number: int
    link: str
    current: bool
    gap: bool  # pages are left out before it


@dataclass(frozen=True, slots=True)
class Pages:
    """The way to every page: the first, the last, and those around the current one."""

    current: int
    last: int
    links: tuple[PageLink, ...]  # () where there is one page only
    previous: str | None
    next: str | None


def last_page(total: int, size: int) -> int:
    """The number of the last page; an empty result has one page as well."""
    return max(1, -(-total // size))


def pages(current: int, last: int, link: Callable[[int], str]) -> Pages:
    """The row for page `current` of `last`."""
    numbers = sorted({1, last, *range(max(1, current - AROUND), min(last, current + AROUND) + 1)})
    links = tuple(
        PageLink(number, link(number), number == current, gap=number > before + 1)
        for before, number in zip([0, *numbers], numbers, strict=False)
    )
    return Pages(
        current=current,
        last=last,
        links=links if last > 1 else (),
        previous=link(current - 1) if current > 1 else None,
        next=link(current + 1) if current < last else None,
    )
