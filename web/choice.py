"""The switches of the page, links of which one is on, and what they are called."""

from dataclasses import dataclass

from search.nodes import Match
from search.query import Sort
from search.speech import later

SORTS: tuple[tuple[Sort, str], ...] = (
    ("relevance", later("Best match")),
    ("newest", later("Newest")),
    ("oldest", later("Oldest")),
)
MATCHES: tuple[tuple[Match, str], ...] = (("all", later("all of these words")), ("any", later("any of these words")))


@dataclass(frozen=True, slots=True)
class Choice:
    """A link among several of which one is on."""

    label: str
    link: str
    current: bool
