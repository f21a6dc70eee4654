"""What is new for everyone who saved a search: looked for after a build, and told once."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.errors import MicroficheError
from search.news import News, Noting, Read
from search.results import Hit
from search.saved import SavedQueries
from search.saved_file import Saved
from search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Told:
    """A saved search and what is new in it."""

    saved: Saved
    news: News | None  # None where it was not looked at in the build that was asked for
    new: tuple[Hit, ...]  # the newest of what is new

    @property
    def count(self) -> int:
        """How many stories are new."""
        return len(self.news.changes.new) if self.news else 0


@dataclass(frozen=True, slots=True)
class Watched:
    """All saved searches."""

    told: tuple[Told, ...]
    failed: tuple[str, ...]  # a sentence for each search that could not be looked at
    build_id: str


def watch(saved: SavedQueries, searcher: Searcher, read: Read, *, since: str | None, limit: int) -> Watched:
    """Look at every saved search, and note what it finds.

    since  a build; None for the one that each was watched in last
    limit  stories of each that are told in full
    """
    noting = Noting(saved, searcher)
    told: list[Told] = []
    failed: list[str] = []
    for one in saved.all():
        try:
            query = read(one)
            noting.note(one.slug, query)
            news = noting.news(one.slug, since or saved.snapshots.standing(one.slug).watched_build)
            ids = [new.id for new in news.changes.new] if news else []
            told.append(Told(one, news, searcher.among(query, ids, limit=limit)))
        except MicroficheError as error:
            failed.append(f"“{one.name}” could not be looked at: {error}")
    return Watched(tuple(told), tuple(failed), searcher.manifest.build_id)


def known_builds(saved: SavedQueries) -> tuple[str, ...]:
    """Every build that any search was looked at in, the latest first."""
    builds = {build.build_id for one in saved.all() for build in saved.snapshots.builds(one.slug)}
    return tuple(sorted(builds, reverse=True))


def take_note(saved: SavedQueries, told: Sequence[Told], build_id: str) -> None:
    """From now on tell what is new since this build."""
    saved.snapshots.watched({one.saved.slug: build_id for one in told})
