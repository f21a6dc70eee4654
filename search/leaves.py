"""Reads what stands by itself in a query: words, phrases, patterns, dates and what else is known of a story."""

import re
from dataclasses import dataclass

from index.analysis import tokens
from index.schema import BY_NAME
from search.dates import DATE_FIELDS, Calendar, as_range, day_bounds, read_date, read_day_of_year, read_span
from search.lexer import Lexeme
from search.nodes import DateRange, Fuzzy, Has, Length, Node, OnDay, Pattern, Phrase, Word
from search.notes import Notes
from search.speech import gettext, number

MOST_TERMS = 256  # words of a query that are searched
MOST_DATES = 32  # dates of a query that are read in words

# letters left open; a question mark at a word's end is none, nor is that of an address
_OPEN = re.compile(r"\*|\A[^/]*[\w*]\?+(?=[\w*])")
_STOPS = ",;.:"  # end a phrase or bracket, and say nothing
_PATTERN = re.compile(r"[\w*].*[\w*]|[\w*]", re.DOTALL)
_FUZZY = re.compile(r"(.*\w)~([\d.]*)\W*", re.DOTALL)
_BOOST = re.compile(r"\^[\d.^]*\W*$")
_LONGEST_BOOST = 64  # characters; further back none is looked for, so that the time stays linear
_LENGTH = re.compile(r"(>=?|<=?|)(\d{1,9})|(\d{0,9})(?:\.\.|-)(\d{0,9})")
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»', " "))
_SPELLINGS = 2  # letters that a fuzzy word may be off at most


@dataclass(slots=True)
class Leaves:
    """Reads the leaves of one query."""

    notes: Notes
    calendar: Calendar
    _terms: int = 0
    _dates: int = 0

    def leaf(self, lexeme: Lexeme, name: str | None) -> Node | None:
        """A word, phrase or range; `name` is the field as typed. None where it says nothing, and a note tells."""
        if name in DATE_FIELDS:
            return self._date(lexeme, name)
        facts = {"onday": self._on_day, "words": self._length, "has": self._has}
        if name in facts:
            return facts[name](lexeme)
        field = BY_NAME[name].name if name else None
        if lexeme.kind == "phrase":
            return self.phrase(lexeme, field)
        return self._word(lexeme, field)

    def phrase(self, lexeme: Lexeme, field: str | None) -> Phrase | None:
        """These very words; of one word, this very word."""
        text = lexeme.text.translate(_QUOTES).strip()
        if field is not None and BY_NAME[field].kind == "key":
            return Phrase(text, field) if text and self._counted(1) else None
        if _OPEN.search(text):
            sentence = gettext("Within quotation marks * and ? leave nothing open; climate pre/1 chang* does")
            self.notes.add(sentence, lexeme.at)
            text = text.replace("*", " ").replace("?", " ")
        cut = list(tokens(text))
        if not cut:
            self._silent(lexeme)
            return None
        left = self._counted(len(cut))
        return Phrase(text[cut[0].start : cut[left - 1].end], field) if left else None

    def is_date(self, text: str, *, in_words: bool) -> bool:
        """Whether a text can be read as a date."""
        if not in_words:
            return read_date(text) is not None or (".." in text and " " not in text)
        self._dates += 1
        return self._dates <= MOST_DATES and read_span(text, self.calendar) is not None

    def _date(self, lexeme: Lexeme, name: str) -> Node | None:
        text = lexeme.text.strip()
        if text.casefold() == "unknown":
            return Word("unknown", "date")
        span = read_span(text, self.calendar) if self._counted(1) else None
        if span is None:
            sentence = gettext(
                "“%(typed)s” is not a date that can be read; write 2016, 2016-12, 1994..1996-06 or “last week”.",
                typed=f"{name}:{text[:40]}",
            )
            self.notes.add(sentence)
            return None
        first, last = span
        if ".." not in as_range(text):
            ends = DATE_FIELDS[name].partition("..")
            first, last = first if ends[0] else None, last if ends[2] else None
        if day_bounds(first, None)[0] > day_bounds(None, last)[1]:
            self._turned(f"{name}:{text}")
            first, last = last, first
        return DateRange(first, last)

    def _on_day(self, lexeme: Lexeme) -> Node | None:
        found = read_day_of_year(lexeme.text, self.calendar) if self._counted(1) else None
        if found is None:
            sentence = gettext(
                "“%(typed)s” is no day of a year; write onday:12-11 for 11 December.", typed=f"onday:{lexeme.text[:40]}"
            )
            self.notes.add(sentence)
            return None
        return OnDay(*found)

    def _length(self, lexeme: Lexeme) -> Node | None:
        match = _LENGTH.fullmatch(lexeme.text.replace(",", "").strip())
        if match is None or not any(match.groups()[1:]) or (match[1] == "<" and not int(match[2])):
            sentence = gettext(
                "“%(typed)s” is no length; write words:>1000 or words:500..800.", typed=f"words:{lexeme.text[:40]}"
            )
            self.notes.add(sentence)
            return None
        if match[2] is None:
            least, most = (int(end) if end else None for end in (match[3], match[4]))
        else:
            length, sign = int(match[2]), match[1]
            least = None if "<" in sign else length + (sign == ">")
            most = None if ">" in sign else length - (sign == "<")
        if least is not None and most is not None and least > most:
            self._turned(f"words:{lexeme.text}")
            least, most = most, least
        return Length(least, most)

    def _has(self, lexeme: Lexeme) -> Node | None:
        field = BY_NAME.get(lexeme.text.casefold())
        if field is None:
            self.notes.add(gettext("“%(typed)s” names no field; Help lists them.", typed=f"has:{lexeme.text[:40]}"))
            return None
        return Has(field.name)

    def _word(self, lexeme: Lexeme, field: str | None) -> Node | None:
        text = lexeme.text
        if field is not None and BY_NAME[field].kind == "key":
            whole = text.removeprefix(":")  # see search/typed.py
            return (Pattern if "*" in text else Word)(whole, field) if whole and self._counted(1) else None
        if (boost := _BOOST.search(text, max(0, len(text) - _LONGEST_BOOST))) is not None:
            self.notes.add(gettext("Words cannot be given a weight; it was ignored"), lexeme.at + boost.start())
            text = text[: boost.start()]
        if text[:1] in ("[", "{"):
            sentence = gettext("A range is written 1994..1996, or [1994 TO 1996] with both its ends")
            self.notes.add(sentence, lexeme.at)
        cut = list(tokens(text))
        if not cut:
            self._silent(lexeme)
            return None
        if not self._counted(1):
            return None
        pattern = _PATTERN.search(text)
        if pattern is not None and _OPEN.search(pattern.group()):
            return Pattern(pattern.group(), field)
        if (fuzzy := _FUZZY.fullmatch(text)) is not None:
            return self._fuzzy(fuzzy, field, lexeme)
        start = cut[0].start - text[: cut[0].start].endswith("#")
        return Word(text[start : cut[-1].end], field)  # "flood," is the word "flood"; a hashtag keeps its sign

    def _fuzzy(self, match: re.Match[str], field: str | None, lexeme: Lexeme) -> Node:
        cut = list(tokens(match[1]))
        word = match[1][cut[0].start : cut[-1].end]
        if len(cut) > 1:
            sentence = gettext("Only a single word can be spelled otherwise; this was searched as typed")
            self.notes.add(sentence, lexeme.at)
            return Word("-".join(match[1][one.start : one.end] for one in cut), field)
        edits = 1 if not match[2] else min(_SPELLINGS, max(1, int(match[2][0]))) if match[2][0] != "." else 1
        if match[2] not in ("", "1", "2"):
            sentence = gettext("A word may be 1 or 2 letters off; %(read)s was read", read=f"~{edits}")
            self.notes.add(sentence, lexeme.at)
        return Fuzzy(word, edits, field)

    def _turned(self, typed: str) -> None:
        self.notes.add(gettext("“%(typed)s” runs backwards and was turned round.", typed=typed))

    def _counted(self, words: int) -> int:
        """How many of so many words are still searched."""
        left = max(0, min(words, MOST_TERMS - self._terms))
        self._terms += words
        if left < words:
            self.notes.add(gettext("Only the first %(number)s words were searched.", number=number(MOST_TERMS)))
        return left

    def _silent(self, lexeme: Lexeme) -> None:
        if lexeme.text.strip() and not lexeme.text.strip(_STOPS):
            return
        if lexeme.text.strip():
            sentence = gettext("“%(typed)s” has no letters or digits and was ignored.", typed=lexeme.text.strip()[:40])
            self.notes.add(sentence)
        else:
            self.notes.add(gettext("Quotation marks with nothing in them were ignored"), lexeme.at)
