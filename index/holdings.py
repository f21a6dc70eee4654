"""What an archive holds, counted while it is built: the figures of the manifest."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Self

from index.article import Article
from index.manifest import Manifest
from index.schema import UNKNOWN


@dataclass(slots=True)
class Holdings:
    """Counts of what a search can find; folded copies are counted apart."""

    indexed: int = 0
    folded: int = 0
    sources: Counter[str] = field(default_factory=Counter)
    sections: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, manifest: Manifest) -> Self:
        """The holdings that a build's manifest tells."""
        counters = (Counter(manifest.sources), Counter(manifest.sections), Counter(manifest.months))
        return cls(manifest.indexed, manifest.folded, *counters)

    def add(self, article: Article, copy_of: str | None) -> None:
        """Count an article in."""
        self._count(article, copy_of, 1)

    def remove(self, article: Article, copy_of: str | None) -> None:
        """Count an article out."""
        self._count(article, copy_of, -1)

    def _count(self, article: Article, copy_of: str | None, by: int) -> None:
        if copy_of is not None:
            self.folded += by
            return
        self.indexed += by
        self.sources[article.source or UNKNOWN] += by
        self.sections[article.section[0] if article.section else UNKNOWN] += by
        self.months[article.published.path[:2][-1] if article.published else UNKNOWN] += by
