"""One run of a build: what it counts, and its two passes."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from index.aside import Aside
from index.batch import Batch, Cleaned
from index.builds import checksums
from index.config import Config
from index.errors import SourceError
from index.holdings import Holdings
from index.intake import Intake
from index.manifest import Manifest, write_manifest
from index.repeats.removal import without_repeats
from index.repeats.stored import Repeat, write_repeats
from index.report import Report, SkipLog, Tally

Step = Literal["reading", "indexing"]
_NO_PAGE = "no page belongs to {0}; a site is known by the host, the source or a folder of its pages: is that mistyped?"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    step: Step  # everything is read and cleaned first; then what repeats is known, and all is indexed
    read: int  # inputs
    indexed: int
    done: int  # of this step: bytes of the files that are read, then articles
    total: int


Watch = Callable[[Progress], None]


class Run:
    """What one run counts and when it began."""

    def __init__(self, config: Config, watch: Watch, holdings: Holdings | None = None) -> None:
        self.config = config
        self.tally = Tally()
        self.holdings = holdings or Holdings()
        self._sites: set[str] = set()  # keys of those that pages belonged to
        self._watch = watch
        self._clock = time.monotonic()
        self._started = _now()

    def gather(self, cleaned: Iterable[tuple[Batch, Cleaned]], total: int, aside: Aside, log: SkipLog) -> None:
        """The first pass: put aside what was cleaned, list what gave no article, count what repeats."""
        for batch, found in cleaned:
            for item in batch.items:
                log.saw(str(item.origin))
            for skip in found.skips:
                log.add(self.tally.skip(skip))
            aside.put(found)
            self._sites |= found.sites
            self.tally.read += found.articles + len(found.skips)
            self._watch(Progress("reading", self.tally.read, 0, batch.done, total))

    def index(self, aside: Aside, intake: Intake, folder: Path, before: tuple[Repeat, ...] = ()) -> None:
        """The second pass: index all but what repeats, be it learned now or in the build before."""
        learned = aside.learned(before)
        for article, forms in aside.articles():
            intake.add(without_repeats(article, forms, learned))
            self._watch(Progress("indexing", self.tally.read, self.tally.indexed, aside.taken, aside.count))
        write_repeats(folder, learned.repeats())

    def note_unknown_sites(self) -> None:
        """What is written for a site in the settings and did nothing in a whole archive is most often mistyped."""
        unknown = [f"[site.{key!r}]" for key in self.config.site if key not in self._sites]
        if unknown:
            self.tally.notes.append(_NO_PAGE.format(", ".join(unknown)))

    def must_have_found_something(self, where: str) -> None:
        """An empty archive never takes the place of a full one."""
        if self.tally.indexed == 0:
            reasons = ", ".join(f"{reason}: {count}" for reason, count in self.tally.skips.most_common())
            why = f"all {self.tally.read} inputs were skipped ({reasons})" if reasons else "it holds no files"
            raise SourceError(f"no article found in {where}: {why}; the index is left as it was")

    def write_manifest(
        self, folder: Path, roots: dict[str, str], options: dict[str, str], skips: Counter[str], known: dict[str, str]
    ) -> None:
        """Describe the finished build; `known` are the checksums that need no reading."""
        held = self.holdings
        manifest = Manifest(
            build_id=folder.name,
            started=self._started,
            finished=_now(),
            read=held.indexed + held.folded + skips.total(),
            indexed=held.indexed,
            folded=held.folded,
            skipped=skips.total(),
            skips=dict(skips),
            sources=dict(+held.sources),
            sections=dict(+held.sections),
            months=dict(+held.months),
            roots=roots,
            options=options,
        )
        write_manifest(replace(manifest, files=checksums(folder, known)), folder)

    def report(self, folder: Path) -> Report:
        """The run's figures."""
        return self.tally.report(folder, time.monotonic() - self._clock)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
