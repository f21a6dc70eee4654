"""Writes articles into a Whoosh index."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from whoosh.index import create_in, exists_in, open_dir

from index.article import Article
from index.codec import article_to_json, removed_to_json
from index.schema import ARTICLE, REMOVED
from index.whoosh_codec.codec import ArrayCodec
from index.whoosh_schema import document, whoosh_schema

MEMORY_MB = 128  # of postings held before they are sorted out to disk


class WhooshWriter:
    """One transaction on a folder's Whoosh index; nothing of it is seen before it commits."""

    def __init__(self, folder: Path, language: str) -> None:
        whoosh = open_dir(folder) if exists_in(folder) else create_in(folder, whoosh_schema(language))
        self._writer: Any = whoosh.writer(codec=ArrayCodec(), limitmb=MEMORY_MB)

    def add(self, article: Article, copy_of: str | None = None) -> None:
        stored = {ARTICLE: article_to_json(article), REMOVED: removed_to_json(article.removed)}
        self._writer.add_document(**document(article, copy_of), **stored)

    def delete(self, article_id: str) -> None:
        self._writer.delete_by_term("id", article_id)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._writer.commit()
        else:
            self._writer.cancel()
