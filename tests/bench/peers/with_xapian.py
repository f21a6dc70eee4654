"""Xapian: its own stemmer, match spies for the facets, its own snippets."""

from collections import Counter
from pathlib import Path
from typing import Any

import xapian

from tests.bench.peers.engine import HITS, SNIPPET, Seen, counted
from tests.bench.peers.plain import plain
from tests.bench.peers.stories import Question, Story

DAY, SLOTS = 0, {"source": (1,), "section": (2,), "year": (3,), "topic": (4, 5, 6, 7, 8, 9)}  # a topic a slot
BETWEEN = 100  # positions between title and body


class Engine:
    """One glass database; topics lie in several slots, since a spy counts one value a slot."""

    version = f"Xapian {xapian.version_string()}"

    def __init__(self, folder: Path) -> None:
        self._path = str(folder / "glass")
        self._base: Any = None
        self._stem = xapian.Stem("en")

    def prepared(self, stories: list[Story]) -> list[tuple[Story, str, str]]:
        return [(story, plain(story.title), plain(story.body)) for story in stories]

    def add(self, prepared: list[tuple[Story, str, str]]) -> None:
        if self._base is None:
            self._base = xapian.WritableDatabase(self._path, xapian.DB_CREATE)
            self._cut = xapian.TermGenerator()
            self._cut.set_stemmer(self._stem)
        for story, title, body in prepared:
            document = xapian.Document()
            self._cut.set_document(document)
            self._cut.set_termpos(0)
            self._cut.index_text(title)
            self._cut.increase_termpos(BETWEEN)
            self._cut.index_text(body)
            document.set_data("\n".join((story.id, story.title, story.source, story.section, story.day, story.body)))
            document.add_value(DAY, story.day.replace("-", ""))
            values = {"source": [story.source], "section": [story.section], "year": [story.day[:4]]}
            for name, found in {**values, "topic": story.topics}.items():
                for slot, value in zip(SLOTS[name], found, strict=False):
                    document.add_value(slot, value)
            self._base.add_document(document)

    def commit(self) -> None:
        self._base.commit()

    def settle(self) -> None:
        self._base.close()
        self._base = None

    def open(self) -> None:
        self._base = xapian.Database(self._path)
        self._parser = xapian.QueryParser()
        self._parser.set_stemmer(self._stem)
        self._parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        self._parser.set_database(self._base)
        self._parser.add_rangeprocessor(xapian.RangeProcessor(DAY, "date:"))

    def typed(self, question: Question) -> str:
        if question.years is None:
            return question.words_typed
        first, last = question.years
        return f"({question.words_typed}) date:{first}0101..{last}1231"

    def page(self, typed: str) -> Any:
        enquire = xapian.Enquire(self._base)
        enquire.set_query(self._parser.parse_query(typed))
        spies = {name: [xapian.ValueCountMatchSpy(slot) for slot in slots] for name, slots in SLOTS.items()}
        for some in spies.values():
            for spy in some:
                enquire.add_matchspy(spy)
        found = enquire.get_mset(0, HITS, self._base.get_doccount())
        hits = []
        for hit in found:
            *shown, body = hit.document.get_data().decode().split("\n", 5)
            hits.append((shown, found.snippet(body, SNIPPET, self._stem)))
        facets: dict[str, Counter[str]] = {name: Counter() for name in SLOTS}
        for name, some in spies.items():
            for spy in some:
                facets[name].update({row.term.decode(): row.termfreq for row in spy.values()})
        return found.get_matches_estimated(), hits, facets

    def seen(self, page: Any) -> Seen:
        total, hits, facets = page
        marked = sum(b"<b>" in snippet for _, snippet in hits)
        return Seen(total, len(hits), marked, {name: counted(row) for name, row in facets.items()})

    def close(self) -> None:
        if self._base is not None:
            self._base.close()
