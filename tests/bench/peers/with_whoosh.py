"""Whoosh as it comes: its own codec, StemmingAnalyzer, groupedby for the facets, its own highlights."""

from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Any

import Stemmer
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, KEYWORD, NUMERIC, TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.qparser import MultifieldParser
from whoosh.sorting import Count, FieldFacet

from tests.bench.peers.engine import FACETS, HITS, SNIPPET, Seen, counted
from tests.bench.peers.stories import Question, Story

MEMORY_MB = 512  # of postings that its writer may hold
_STEMMER = Stemmer.Stemmer("english")


class Engine:
    """Every page reads all hits (limit=None): with a limit Whoosh's totals and hits are wrong, see DESIGN.

    Words are cut, kept and stemmed as the others do: with its own pattern "said.he" is one word, with its own stop list
    words on either side of a stop word are neighbours, and its own Porter is not quite Porter's.
    """

    version = f"whoosh3 {version('whoosh3')}"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writer: Any = None
        self._searcher: Any = None

    def prepared(self, stories: list[Story]) -> list[dict[str, Any]]:
        return [_row(story) for story in stories]

    def add(self, prepared: list[dict[str, Any]]) -> None:
        if self._writer is None:
            self._writer = create_in(self._folder, _schema()).writer(limitmb=MEMORY_MB)
        for row in prepared:
            self._writer.add_document(**row)

    def commit(self) -> None:
        self._writer.commit()

    def settle(self) -> None:
        """It has merged when it commits."""

    def open(self) -> None:
        self._index = open_dir(self._folder)
        self._searcher = self._index.searcher()
        self._parser = MultifieldParser(["title", "body"], self._index.schema)

    def typed(self, question: Question) -> str:
        if question.years is None:
            return question.words_typed
        first, last = question.years
        return f"({question.words_typed}) AND day:[{first}0101 TO {last}1231]"

    def page(self, typed: str) -> tuple[Any, list[Any], dict[str, Any]]:
        facets = {name: FieldFacet(name, allow_overlap=name == "topic", maptype=Count) for name in FACETS}
        results = self._searcher.search(self._parser.parse(typed), limit=None, groupedby=facets)
        results.fragmenter.maxchars = SNIPPET
        hits = []
        for hit in results[:HITS]:
            shown = [hit[name] for name in ("id", "title", "source", "section", "day")]
            hits.append((shown, hit.highlights("body", top=1)))
        return results, hits, {name: results.groups(name) for name in FACETS}

    def seen(self, page: tuple[Any, list[Any], dict[str, Any]]) -> Seen:
        results, hits, facets = page
        counts = {name: counted(Counter({str(value): n for value, n in facets[name].items()})) for name in FACETS}
        return Seen(len(results), len(hits), sum("<b " in snippet for _, snippet in hits), counts)

    def close(self) -> None:
        if self._searcher is not None:
            self._searcher.close()


def snowball(word: str) -> str:
    """The word's stem; a function of this module, since Whoosh keeps its schema as a pickle."""
    return _STEMMER.stemWord(word)


def _schema() -> Schema:
    words = StemmingAnalyzer(expression=r"\w+", stoplist=None, stemfn=snowball)
    value = {"stored": True, "sortable": True}
    return Schema(
        id=ID(stored=True, unique=True),
        title=TEXT(analyzer=words, stored=True),
        body=TEXT(analyzer=words, stored=True),
        source=ID(**value),
        section=ID(**value),
        topic=KEYWORD(commas=True, **value),
        day=NUMERIC(int, bits=32, **value),
        year=NUMERIC(int, bits=32, sortable=True),
    )


def _row(story: Story) -> dict[str, Any]:
    return {
        "id": story.id,
        "title": story.title,
        "body": story.body,
        "source": story.source,
        "section": story.section,
        "topic": ",".join(story.topics),
        "day": int(story.day.replace("-", "")),
        "year": int(story.day[:4]),
    }
