"""What of a page of results is unfolded: branches of facets, the copies of a hit. Only its address knows."""

from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from index.schema import FACETS
from search.query import Query
from web.links import Pair, results_link, tidy

OPEN = "open-"  # before a facet's name: the value below which more is shown
COPIES = "copies"  # of the hit of this id


@dataclass(frozen=True, slots=True)
class Unfolded:
    """What is unfolded."""

    branches: frozenset[Pair] = frozenset()  # (field, value)
    copies: str | None = None  # the id of a hit

    def below(self, field: str) -> frozenset[str]:
        """The values of a facet that are open."""
        return frozenset(value for name, value in self.branches if name == field)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """As parameters of an address."""
        branches = tuple((OPEN + field, value) for field, value in sorted(self.branches))
        return branches + (((COPIES, self.copies),) if self.copies else ())


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of results with what is unfolded on it."""

    query: Query
    page: int
    unfolded: Unfolded

    def link(self, query: Query, page: int = 1) -> str:
        """The address of other results with the same branches open; the hits are others, and so are their copies."""
        return results_link(query, page, replace(self.unfolded, copies=None).pairs)

    def with_branch(self, field: str, value: str) -> str:
        """The address of the same page with a branch opened, or closed where it is open."""
        branches = self.unfolded.branches ^ {(field, value)}
        return self._link(replace(self.unfolded, branches=branches), f"facet-{field}")

    def with_copies(self, article_id: str, anchor: str) -> str:
        """The address of the same page with the copies of a hit unfolded, or folded where they are unfolded."""
        copies = None if self.unfolded.copies == article_id else article_id
        return self._link(replace(self.unfolded, copies=copies), anchor)

    def _link(self, unfolded: Unfolded, anchor: str) -> str:
        return results_link(self.query, self.page, unfolded.pairs, anchor)


def unfolded_from(args: MultiDict[str, str]) -> Unfolded:
    """What an address asks to be unfolded."""
    branches = {(field.name, tidy(value)) for field in FACETS for value in args.getlist(OPEN + field.name)}
    return Unfolded(frozenset(branches), args.get(COPIES) or None)
