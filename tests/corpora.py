"""Small made-up corpora as articles, written into Whoosh indexes of arrays, and what their arrays tell."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from whoosh.index import create_in

from index.article import Article, ArticleDate, Paragraph
from index.codec import article_to_text, removed_to_json
from index.schema import ARTICLE, COPY_OF, DAY, INDEXED, READ_BY_WORD, REMOVED, exact, values_of
from index.segment.builder import SegmentBuilder
from index.segment.rows import row_of
from index.segment.segment import Segment
from index.whoosh_codec.codec import ArrayCodec, new_segment, path_of
from index.whoosh_codec.merge_policy import policy
from index.whoosh_schema import whoosh_schema

LANGUAGE = "en"
WORDS = ("flood", "floods", "flooding", "the", "mayor", "Mayor's", "cafés", "x", "F-16")
NAMES = ("Ann Teller", "Bo Li", "Cy")
DAYS = (None, ArticleDate(2016), ArticleDate(2016, 12, 3), ArticleDate(2017, 1, 9))

sentences = st.lists(st.sampled_from((*WORDS, "mayor.", "“Flood.”", "Mr.")), max_size=6).map(" ".join)
bodies = st.lists(sentences, max_size=3).map(lambda texts: tuple(map(Paragraph, texts)))
plain_articles = st.builds(
    Article,
    id=st.just(""),
    title=st.none() | sentences,
    body=bodies,
    authors=st.lists(st.sampled_from(NAMES), max_size=2).map(tuple),
    published=st.sampled_from(DAYS),
    section=st.sampled_from([(), ("World",), ("World", "Syria")]),
)


def numbered(articles: Sequence[Article]) -> list[Article]:
    """The articles under ids of their own."""
    return [replace(one, id=f"a{n}") for n, one in enumerate(articles)]


corpora = st.lists(plain_articles, min_size=1, max_size=8).map(numbered)


def fields_of(article: Article, copy_of: str | None = None) -> dict[str, Any]:
    """What Whoosh's own writer takes of an article."""
    values: dict[str, Any] = {DAY: article.published.ordinal if article.published else 0}
    if copy_of is not None:
        values[COPY_OF] = copy_of
    for field in INDEXED:
        whole = values_of(article, field.name)
        if field.kind != "text":
            whole = values[field.name] = tuple(dict.fromkeys(whole))
        if field in READ_BY_WORD:
            values[exact(field.name)] = whole[-1:] if field.kind == "path" else whole
    values["id"] = article.id  # alone, as Whoosh's update_document finds it by
    stored = {ARTICLE: article_to_text(article), REMOVED: removed_to_json(article.removed)}
    return {name: value for name, value in values.items() if value != ()} | stored


def build(path: Path, articles: Iterable[Article], leads: dict[str, str] | None = None) -> Segment:
    """The articles written as one segment by our own builder."""
    builder = SegmentBuilder(LANGUAGE)
    for article in articles:
        builder.add([row_of(article, (leads or {}).get(article.id))])
    builder.write(path)
    return Segment(path)


def index_of(folder: Path, segments: Sequence[Sequence[Article]]) -> Any:
    """A Whoosh index with these segments, built by our own builder."""
    whoosh = create_in(folder, whoosh_schema(LANGUAGE))
    append(whoosh, segments)
    return whoosh


def append(whoosh: Any, segments: Sequence[Sequence[Article]], deleted: Iterable[str] = ()) -> None:
    """Commit more segments, built by our own builder, and delete the articles with these ids."""
    added = []
    for articles in segments:
        made = new_segment(len(articles))
        build(path_of(whoosh.storage.folder, made), articles)
        added.append(made)
    writer = whoosh.writer(codec=ArrayCodec())
    for article_id in deleted:
        writer.delete_by_term("id", article_id)
    writer.commit(mergetype=policy(added))


def told(segment: Segment) -> dict[str, Any]:
    """All that a segment holds, as plain values; the width of numbers and how texts are compressed do not count."""
    values: dict[str, Any] = {"documents": segment.documents}
    for name in segment.field_names:
        field = segment.field(name)
        assert field is not None
        values |= {f"{name}.{key}": array.tolist() for key, array in field.arrays().items()}
        values[f"{name}.terms"] = list(field.terms)
    for name in segment.value_names:
        values |= {f"{name} by document {key}": array.tolist() for key, array in segment.values(name)._asdict().items()}
    values |= {name: segment.column(name).tolist() for name in segment.column_names}
    values["stored"] = [segment.stored[number] for number in range(segment.documents)]
    return values
