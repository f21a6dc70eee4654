"""Takes articles into a build: gives each an id of its own, folds repeats, replaces older versions."""

from dataclasses import replace
from itertools import count

from index.article import Article
from index.doubtful import is_doubtful
from index.duplicates import Seen, fingerprint
from index.holdings import Holdings
from index.report import Tally
from index.writer import Reader, Writer


class Intake:
    """One run's way into a build; `base` reads the build that is continued, None for a fresh one."""

    def __init__(
        self, writer: Writer, seen: Seen, tally: Tally, holdings: Holdings, base: Reader | None = None
    ) -> None:
        self._writer = writer
        self._seen = seen
        self._tally = tally
        self._holdings = holdings
        self._base = base
        self._numbers: dict[str, int] = {}  # id that many pages claim → the number that the next one gets
        self._written: set[str] = set()  # ids of this run, kept only while a build is continued
        self._shaken: set[bytes] = set()  # fingerprints whose lead story went or changed

    def add(self, article: Article) -> None:
        """Index an article, or fold it under the story that it repeats."""
        article = self._with_own_id(article)
        if self._base is not None:
            self._tally.replaced += self._take_out(article.id)
            self._written.add(article.id)
        lead = self._seen.lead_of(fingerprint(article))
        if self._base is None or lead is None or lead in self._written:
            self._write(article)
        else:
            self._seen.put_off(article, fingerprint(article), lead)  # this run may still change or replace the lead

    def delete(self, article_id: str) -> None:
        """Take an article out; one that is not there is noted."""
        if self._take_out(article_id):
            self._tally.deleted += 1
        else:
            self._tally.notes.append(f"no article has the id {article_id}; nothing was deleted for it")

    def settle(self) -> None:
        """Give copies whose lead story went or changed a lead among themselves, and write those that were put off.

        Call once, at the end.
        """
        for print_ in self._shaken:
            for article_id in self._seen.with_fingerprint(print_):
                if article_id not in self._written and self._is_orphan(article_id, print_):
                    self._move(article_id)
        for article in self._seen.put_off_articles():
            self._write(article)

    def _move(self, article_id: str) -> None:
        """Write an article of the base anew, under the lead that its text has by now."""
        article = self._base.article(article_id) if self._base else None
        if article is not None:
            self._take_out(article_id)
            self._write(article, settling=True)

    def _write(self, article: Article, *, settling: bool = False) -> None:
        print_ = fingerprint(article)
        lead = self._seen.lead_of(print_)
        self._seen.put(article.id, print_, lead)
        if is_doubtful(article):
            self._seen.look_at(article)
        self._writer.add(article, lead)
        self._holdings.add(article, lead)
        if not settling and lead is None:
            self._tally.indexed += 1
        elif not settling:
            self._tally.folded += 1

    def _take_out(self, article_id: str) -> bool:
        """Remove the base's article of this id from the build; False where it has none."""
        if self._base is None or not self._seen.has(article_id):
            return False
        article = self._base.article(article_id)
        if article is None:
            return False
        lead = self._seen.lead(article_id)
        if lead is None:
            self._shaken.add(fingerprint(article))
        self._seen.remove(article_id)
        self._writer.delete(article_id)
        self._holdings.remove(article, lead)
        return True

    def _is_orphan(self, article_id: str, print_: bytes) -> bool:
        lead = self._seen.lead(article_id)
        return lead is not None and lead != self._seen.lead_of(print_)

    def _with_own_id(self, article: Article) -> Article:
        """The article under an id that no other one has: "17", for a second page that says it is 17 "17~2", …

        In an update the same id from the same place, or not yet written in this run, is the article to replace.
        """
        for number in count(self._numbers.get(article.id, 1)):
            candidate = _numbered(article.id, number)
            if not self._seen.has(candidate) or self._replaces(candidate, article):
                if self._base is None and number > 1:  # an update may come back to any of them
                    self._numbers[article.id] = number + 1
                return replace(article, id=candidate)
        raise AssertionError("ids never run out")

    def _replaces(self, candidate: str, article: Article) -> bool:
        if self._base is None or candidate in self._written:
            return False
        known = self._base.article(candidate)
        return known is None or known.origin == article.origin or not self._lives_elsewhere(article)

    def _lives_elsewhere(self, article: Article) -> bool:
        """Whether the base holds this very page under one of the later ids of its family."""
        for number in count(1):
            candidate = _numbered(article.id, number)
            known = self._base.article(candidate) if self._base else None
            if known is None:
                return False
            if known.origin == article.origin:
                return True
        return False


def _numbered(article_id: str, number: int) -> str:
    return article_id if number == 1 else f"{article_id}~{number}"
