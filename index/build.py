"""From sources to a build: the whole way on one screen."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from index.builds import Builds, checksums, must_be_whole, shared_checksums
from index.config import Config
from index.duplicates import Seen
from index.errors import SourceError
from index.holdings import Holdings
from index.intake import Intake
from index.manifest import Manifest, read_manifest, write_manifest
from index.page import Skip
from index.pool import CleaningPool
from index.report import Report, SkipLog, Tally
from index.sources import Sources
from index.writer import open_reader, open_writer


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    read: int  # inputs
    indexed: int
    done_bytes: int
    total_bytes: int


_OTHER_LANGUAGE = "the index is of language {0} and stays so; for {1} build it anew with: microfiche rebuild FOLDER"
Watch = Callable[[Progress], None]


def rebuild(paths: Sequence[Path], config: Config, watch: Watch = lambda progress: None) -> Report:
    """Build the index of `paths` afresh and make it current in one step.

    Until then, and if anything goes wrong, what was served stays served. SourceError for a path that does not
    exist or where no article is found at all; LockedError while another process writes.
    """
    sources, builds, run = Sources(paths, config), Builds(config.index_dir), _Run(config, watch)
    with builds.lock("rebuild"), builds.building() as folder:
        with ExitStack() as stack:
            writer = stack.enter_context(open_writer(folder, config))
            seen = stack.enter_context(Seen(folder))
            log = stack.enter_context(SkipLog(folder))
            run.take_in(sources, Intake(writer, seen, run.tally, run.holdings), log)
            run.must_have_found_something(paths)
        run.write_manifest(folder, sources.roots, {"language": config.language}, run.tally.skips, {})
        builds.publish(folder)
    return run.report(folder)


def update(
    paths: Sequence[Path], config: Config, delete: Iterable[str] = (), watch: Watch = lambda progress: None
) -> Report:
    """Add the articles of `paths` to the current build, replacing those of the same id, and take out `delete`.

    The result is a new build that shares its unchanged files with the one before. NoArchiveError where there is none.
    """
    builds = Builds(config.index_dir)
    with builds.lock("update"):
        base = builds.current()
        manifest = read_manifest(base)
        must_be_whole(base, manifest.files)
        sources, run = Sources(paths, config, manifest.roots), _Run(config, watch, Holdings.of(manifest))
        if config.language != manifest.options["language"]:
            run.tally.notes.append(_OTHER_LANGUAGE.format(manifest.options["language"], config.language))
        with builds.building(base) as folder:
            with ExitStack() as stack:
                reader = open_reader(base)
                stack.callback(reader.close)
                writer = stack.enter_context(open_writer(folder, config))
                seen = stack.enter_context(Seen(folder))
                log = stack.enter_context(SkipLog(folder, base))
                intake = Intake(writer, seen, run.tally, run.holdings, reader)
                for article_id in delete:
                    intake.delete(article_id)
                run.take_in(sources, intake, log)
                intake.settle()
                skips = run.tally.skips + Counter(row.reason for row in log.kept)
            known = shared_checksums(folder, base, manifest.files)
            run.write_manifest(folder, sources.roots, manifest.options, skips, known)
            builds.publish(folder)
    return run.report(folder)


class _Run:
    """What one run counts and when it began."""

    def __init__(self, config: Config, watch: Watch, holdings: Holdings | None = None) -> None:
        self.config = config
        self.watch = watch
        self.tally = Tally()
        self.holdings = holdings or Holdings()
        self._clock = time.monotonic()
        self._started = _now()

    def take_in(self, sources: Sources, intake: Intake, log: SkipLog) -> None:
        """Read, clean and add everything."""
        with CleaningPool(self.config) as pool:
            for item, result in pool.results(sources):
                log.saw(str(item.origin))
                if isinstance(result, Skip):
                    log.add(self.tally.skip(result))
                else:
                    intake.add(result)
                self.tally.read += 1
                self.watch(Progress(self.tally.read, self.tally.indexed, sources.done_bytes, sources.total_bytes))

    def must_have_found_something(self, paths: Sequence[Path]) -> None:
        """An empty archive never takes the place of a full one."""
        if self.tally.indexed == 0:
            where = ", ".join(str(path) for path in paths)
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
