"""From sources to a build: the whole way on one screen."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from index.aside import Aside
from index.batch import Batch, Cleaned, batches
from index.builds import Builds, must_be_whole, shared_checksums
from index.config import Config
from index.duplicates import Seen
from index.errors import SourceError
from index.holdings import Holdings
from index.intake import Intake
from index.manifest import read_manifest
from index.pool import CleaningPool
from index.rebuilding import cleaned_again
from index.repeats.stored import read_repeats
from index.report import Report, SkipLog
from index.run import Progress, Run, Watch
from index.sources import Sources
from index.writer import open_reader, open_writer

__all__ = ["Progress", "Watch", "rebuild", "rebuild_from_index", "update"]
_EMPTY = (
    "the index in {0}/ holds no articles to build anew from; fill it with: microfiche rebuild FOLDER, "
    "or microfiche update FOLDER"
)
_OTHER_LANGUAGE = "the index is of language {0} and stays so; for {1} build it anew with: microfiche rebuild FOLDER"


def rebuild(paths: Sequence[Path], config: Config, watch: Watch = lambda progress: None) -> Report:
    """Build the index of `paths` afresh and make it current in one step.

    Until then, and if anything goes wrong, what was served stays served. SourceError for a path that does not
    exist or where no article is found at all; LockedError while another process writes.
    """
    sources, builds, run = Sources(paths, config), Builds(config.index_dir), Run(config, watch)
    with builds.lock("rebuild"), builds.building() as folder:
        with SkipLog(folder) as log:
            _build(run, folder, _cleaned(sources, config), sources.total_bytes, log)
            run.must_have_found_something(", ".join(map(str, paths)))
            run.note_unknown_sites()
        run.write_manifest(folder, sources.roots, _options(config), run.tally.skips, {})
        builds.publish(folder)
    return run.report(folder)


def rebuild_from_index(config: Config, watch: Watch = lambda progress: None) -> Report:
    """Build anew from the articles that the current build holds, without the files that they were read from.

    What repeats is learned anew and the sites' own lines are as in today's settings; earlier skips stay listed.
    DamagedArchiveError where any file of the build is not as it was written; MicroficheError for an article that
    takes more time or memory than a page may; SourceError where it holds none.
    """
    builds, run = Builds(config.index_dir), Run(config, watch)
    with builds.lock("rebuild"):
        base = builds.current()
        manifest = read_manifest(base)
        must_be_whole(base, manifest.files, every=True)
        if not manifest.indexed:
            raise SourceError(_EMPTY.format(config.index_dir))
        with builds.building() as folder, closing(open_reader(base)) as reader:
            with SkipLog(folder, base) as log:
                articles = cleaned_again(reader, config)
                _build(run, folder, articles, manifest.indexed + manifest.folded, log)
                run.tally.carry(log.kept)
                run.must_have_found_something(str(base))
                run.note_unknown_sites()
            run.write_manifest(folder, manifest.roots, _options(config), run.tally.skips, {})
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
        sources, run = Sources(paths, config, manifest.roots), Run(config, watch, Holdings.of(manifest))
        if config.language != manifest.options["language"]:
            run.tally.notes.append(_OTHER_LANGUAGE.format(manifest.options["language"], config.language))
        with builds.building(base) as folder:
            skips = _update(run, folder, base, sources, delete)
            known = shared_checksums(folder, base, manifest.files)
            run.write_manifest(folder, sources.roots, manifest.options, skips, known)
            builds.publish(folder)
    return run.report(folder)


def _build(run: Run, folder: Path, cleaned: Iterator[tuple[Batch, Cleaned]], total: int, log: SkipLog) -> None:
    """Both passes into an empty folder."""
    with ExitStack() as stack:
        aside = stack.enter_context(Aside(folder))
        run.gather(cleaned, total, aside, log)
        writer = stack.enter_context(open_writer(folder, run.config))
        seen = stack.enter_context(Seen(folder))
        run.index(aside, Intake(writer, seen, run.tally, run.holdings), folder)


def _update(run: Run, folder: Path, base: Path, sources: Sources, delete: Iterable[str]) -> Counter[str]:
    """Both passes into a copy of `base`; gives the new build's skips."""
    with ExitStack() as stack:
        log = stack.enter_context(SkipLog(folder, base))
        aside = stack.enter_context(Aside(folder))
        run.gather(_cleaned(sources, run.config), sources.total_bytes, aside, log)
        reader = stack.enter_context(closing(open_reader(base)))
        writer = stack.enter_context(open_writer(folder, run.config))
        seen = stack.enter_context(Seen(folder))
        intake = Intake(writer, seen, run.tally, run.holdings, reader)
        for article_id in delete:
            intake.delete(article_id)
        run.index(aside, intake, folder, read_repeats(base))
        intake.settle()
        return run.tally.skips + Counter(row.reason for row in log.kept)


def _cleaned(sources: Sources, config: Config) -> Iterator[tuple[Batch, Cleaned]]:
    with CleaningPool(config) as pool:
        yield from pool.results(batches(sources, lambda: sources.done_bytes))


def _options(config: Config) -> dict[str, str]:
    """The settings that change what is indexed."""
    return {"language": config.language}
