"""A switch of the page: links of which one is on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A link among several of which one is on."""

    label: str
    link: str
    current: bool
