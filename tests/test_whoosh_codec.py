"""The index stays Whoosh's: its writer makes the same arrays as ours, whatever is added, deleted and merged."""

import gc
import warnings
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import create_in, open_dir
from whoosh.query import Every, Or, Term

from index.article import Article
from index.errors import MicroficheError
from index.schema import ARTICLE
from index.whoosh_codec.codec import ArrayCodec, live_segments
from index.whoosh_codec.merge_policy import policy
from index.whoosh_schema import whoosh_schema
from tests.corpora import LANGUAGE, build, corpora, fields_of, index_of, plain_articles, told


def written(folder: Path, articles: list[Article], leads: dict[str, str]) -> Any:
    """A Whoosh index of the articles, written by Whoosh's own writer in one commit."""
    whoosh = create_in(folder, whoosh_schema(LANGUAGE))
    writer = whoosh.writer(codec=ArrayCodec())
    for article in articles:
        writer.add_document(**fields_of(article, leads.get(article.id)))
    writer.commit()
    return whoosh


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_whooshs_own_writer_makes_the_arrays_that_the_builder_makes(articles: list[Article]) -> None:
    leads = {articles[-1].id: articles[0].id}
    with TemporaryDirectory() as name:
        (only,) = live_segments(written(Path(name), articles, leads))
        assert told(only.segment) == told(build(Path(name) / "built.arrays", articles, leads))


STEPS = ("add", "update", "delete", "commit", "optimize", "cancel")
steps = st.lists(
    st.tuples(st.sampled_from(STEPS), st.integers(0, 5)),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(steps, st.lists(plain_articles, min_size=12, max_size=12))
def test_adding_updating_deleting_and_optimizing_leave_what_was_meant(
    steps: list[tuple[str, int]], texts: list[Article]
) -> None:
    """A document replaces only committed ones, as Whoosh says of update_document."""
    with TemporaryDirectory() as name:
        whoosh = create_in(name, whoosh_schema(LANGUAGE))
        kept: dict[str, Article] = {}
        draft, writer = dict(kept), whoosh.writer(codec=ArrayCodec())
        for (step, number), text in zip(steps, texts, strict=False):
            article = Article(f"a{number}", text.title, text.body, text.authors, text.published)
            if step == "update" and (article.id not in draft or draft[article.id] is kept.get(article.id)):
                writer.update_document(**fields_of(article))
                draft.pop(article.id, None)
                draft[article.id] = article
            elif step == "add" and article.id not in draft:
                writer.add_document(**fields_of(article))
                draft[article.id] = article
            elif step == "delete" and draft.get(article.id) is kept.get(article.id):
                writer.delete_by_term("id", article.id)
                draft.pop(article.id, None)
            elif step in ("commit", "optimize", "cancel"):
                finish(writer, step)
                if step == "optimize":  # Whoosh writes what it merges behind what is new
                    draft = new_first(draft, kept)
                kept = kept if step == "cancel" else draft
                draft, writer = dict(kept), whoosh.writer(codec=ArrayCodec())
        finish(writer, "optimize")
        draft = new_first(draft, kept)
        stored = [fields_of(article)[ARTICLE] for article in draft.values()]
        with open_dir(name).searcher() as searcher:
            assert [row[ARTICLE] for row in searcher.reader().all_stored_fields()] == stored
            assert len(searcher.search(Or([Every(), Term("body_exact", "flood")]), limit=None)) == len(draft)
        segments = [live.segment for live in live_segments(whoosh) if live.segment.documents]
        expected = [told(build(Path(name) / "built.arrays", draft.values()))] if draft else []
        assert list(map(told, segments)) == expected


def new_first(draft: dict[str, Article], kept: dict[str, Article]) -> dict[str, Article]:
    return dict(sorted(draft.items(), key=lambda item: item[1] is kept.get(item[0])))


def finish(writer: Any, step: str) -> None:
    if step == "cancel":
        writer.cancel()
    elif step == "optimize":
        writer.commit(optimize=True)
    else:
        writer.commit(mergetype=policy())


FLOOD, MAYOR = (Article(word, word, ()) for word in ("flood", "mayor"))


def refused(folder: Path, step: Callable[[Any], object]) -> str:
    """What Whoosh's writer says that was opened without the codec; it leaves its files to the garbage collector."""
    writer = open_dir(folder).writer()
    try:
        step(writer)
        said = ""
    except MicroficheError as error:
        said = str(error)
    if not writer.is_closed:
        writer.cancel()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        del writer
        gc.collect()
    return said


def test_writing_without_the_codec_says_what_is_missing_and_leaves_the_index(tmp_path: Path) -> None:
    index_of(tmp_path, [[FLOOD]])
    said = refused(tmp_path, lambda writer: writer.add_document(**fields_of(MAYOR)))
    assert said == (
        "an index of arrays is written with its own codec; open the writer with: "
        "open_dir(path).writer(codec=ArrayCodec()), which is in index.whoosh_codec.codec"
    )
    with open_dir(tmp_path).writer(codec=ArrayCodec()) as writer:
        writer.add_document(**fields_of(MAYOR))
    with open_dir(tmp_path).searcher() as searcher:
        assert len(searcher.search(Every(), limit=None)) == 2


def test_merging_without_the_codec_says_what_is_missing_and_leaves_the_index(tmp_path: Path) -> None:
    index_of(tmp_path, [[FLOOD], [MAYOR]])
    assert "ArrayCodec()" in refused(tmp_path, lambda writer: writer.commit(optimize=True))
    assert [live.segment.documents for live in live_segments(open_dir(tmp_path))] == [1, 1]


def test_deleting_alone_needs_no_codec(tmp_path: Path) -> None:
    index_of(tmp_path, [[FLOOD, MAYOR]])
    assert refused(tmp_path, lambda writer: (writer.delete_by_term("id", "flood"), writer.commit(merge=False))) == ""
    with open_dir(tmp_path).searcher() as searcher:
        assert [row[ARTICLE] for row in searcher.documents()] == [fields_of(MAYOR)[ARTICLE]]
