"""Writes articles into a Whoosh index."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from whoosh.index import create_in, exists_in, open_dir

from index.article import Article
from index.segment.pool import SegmentPool
from index.whoosh_codec.codec import ArrayCodec, new_segment
from index.whoosh_codec.merge_policy import policy
from index.whoosh_schema import whoosh_schema


class WhooshWriter:
    """One transaction on a folder's Whoosh index; nothing of it is seen before it commits."""

    def __init__(self, folder: Path, language: str, jobs: int, memory_bytes: int) -> None:
        whoosh = open_dir(folder) if exists_in(folder) else create_in(folder, whoosh_schema(language))
        self._writer: Any = whoosh.writer(codec=ArrayCodec())
        self._pool = SegmentPool(folder, language, jobs, memory_bytes)

    def add(self, article: Article, copy_of: str | None = None) -> None:
        self._pool.add(article, copy_of)

    def delete(self, article_id: str) -> None:
        self._writer.delete_by_term("id", article_id)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        added = None
        try:
            if kind is None:
                added = [new_segment(written.documents, written.name) for written in self._pool.finished()]
        finally:
            self._pool.stop()
            if added is None:
                self._writer.cancel()
        if added is not None:
            self._writer.commit(mergetype=policy(added))
