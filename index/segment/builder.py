"""Builds a segment from articles, a few thousand at a time."""

from array import array
from pathlib import Path

import numpy as np

from index.analysis import stemming
from index.article import Article
from index.codec import article_to_json, removed_to_json
from index.schema import ARTICLE, COPY_OF, DAY, FIELDS, READ_BY_WORD, REMOVED, exact, values_of
from index.segment.array_file import narrow
from index.segment.field_builders import TextBuilder, ValueBuilder
from index.segment.segment import Contents, write_segment
from index.segment.stored import StoredWriter
from index.segment.words import Words

MOST_DOCUMENTS = 1 << 16  # of a segment, so that a document's number takes two bytes
BATCH = 4096  # documents that are inverted at once


class SegmentBuilder:
    """Takes articles and writes them as one segment."""

    def __init__(self, language: str) -> None:
        self._stem = stemming(language)
        words = Words()
        self._texts = {field.name: TextBuilder(words) for field in READ_BY_WORD}
        self._values = {field.name: ValueBuilder() for field in FIELDS if field.kind != "text"}
        self._leads = ValueBuilder()
        self._days = array("I")
        self._stored = StoredWriter()
        self.documents = 0

    def add(self, article: Article, copy_of: str | None = None) -> None:
        """Take an article, folded under the story `copy_of` where that is given."""
        for field in FIELDS:
            whole = values_of(article, field.name)
            if field.name in self._values:
                self._values[field.name].add(whole)
            if field.name in self._texts:
                self._texts[field.name].add(whole[-1:] if field.kind == "path" else whole)
        self._leads.add(() if copy_of is None else (copy_of,))
        self._days.append(article.published.ordinal if article.published else 0)
        row = {ARTICLE: article_to_json(article), REMOVED: removed_to_json(article.removed)}
        self._stored.add(row if copy_of is None else {**row, COPY_OF: copy_of})
        self.documents += 1
        if self.documents % BATCH == 0:
            for builder in self._texts.values():
                builder.invert()

    def write(self, path: Path) -> None:
        """Write all that was taken; nothing can be added after it."""
        fields = {exact(name): builder.inverted(self._stem) for name, builder in self._texts.items()}
        values = {}
        for name, builder in (*self._values.items(), (COPY_OF, self._leads)):
            fields[name], values[name] = builder.inverted()
        columns = {DAY: narrow(np.array(self._days, np.uint32))}
        write_segment(path, Contents(self.documents, fields, columns, values, self._stored.finished()))
