"""Pages whose text is marked wherever it comes from the catalogue, and what is left unmarked on them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from gettext import NullTranslations
from urllib.parse import unquote

from babel import Locale
from bs4 import BeautifulSoup
from flask import g
from flask.testing import FlaskClient

from index.config import Config
from search.speech import Speech, speaking
from tests.catalogue import extracted
from tests.stories import Stories
from web.app import create_app

PLACEHOLDER = re.compile(r"(%\(\w+\)s|<[^>]+>|&#?\w+;)")
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
NAMES = re.compile(r"https?://\S+|/q/\S*|\d{8}T\d{6}Z-\w+")  # addresses, builds
LETTERS = re.compile(r"[A-Za-z]{2,}")
KNOWN = ("stories", "jsonl", "RIS", "BibTeX", "CSL", "JSON", "Lines", "CSV")  # the file of the stories; formats
JAPANESE = Locale("ja")  # whose dates and lists have no letters of the Latin alphabet
AS_TYPED = "code, kbd, script, style, [lang]"  # what stands as it is typed or was read
SHOWN = ("aria-label", "title", "placeholder", "alt", "data-label")  # attributes that readers see or hear


class Marking(NullTranslations):
    """Marks every word of the messages that translators are given, and nothing of what is filled in."""

    def gettext(self, message: str) -> str:
        return self._marked(message, None)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._marked(msgid1, None, msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self._marked(message, context)

    def _marked(self, message: str, context: str | None, text: str | None = None) -> str:
        if (message, context) not in given():
            return text or message
        parts = PLACEHOLDER.split(text or message)
        return "".join(part if number % 2 or not part else f"⟦{part}⟧" for number, part in enumerate(parts))


@cache
def given() -> frozenset[tuple[str, str | None]]:
    """The messages of the catalogues, of counts the one for one, each with its context."""
    found = extracted()
    return frozenset((one.id if isinstance(one.id, str) else one.id[0], one.context) for one in found if one.id)


# Russian, so that whatever is left in Latin letters was written by the code.
RUSSIAN: Stories = [
    {
        "id": str(number),
        "title": f"Наводнение в гавани {number}" if number % 5 else None,
        "body": f"Наводнение пришло ночью {number}, и никто из жителей старого города не успел уехать до утра.\n\n"
        f"Мэр говорил о бюджете города {number} минут, но никто из тех, кто стоял на набережной, его не слышал.",
        "source": "Газета" if number % 2 else "Вестник",
        "section": ["Новости", "Город"],
        "author": [f"Анна {surname}" for surname in ("Ива", "Ель", "Липа", "Осина", "Рябина", "Ольха")[: number % 7]],
        "tags": ["гавань"],
        "url": f"https://gazette.example/{number}",
        **({} if number % 9 == 0 else {"date": f"{2014 + number % 3}-0{1 + number % 9}-11"}),
    }
    for number in range(1, 31)
]
RUSSIAN += [RUSSIAN[0] | {"id": "31", "source": "Утро"}]


@contextmanager
def marking(config: Config) -> Iterator[FlaskClient]:
    """Pages whose text is marked wherever it comes from the catalogue."""
    app = create_app(config)
    app.before_request(lambda: g.speaking.enter_context(speaking(Speech(JAPANESE, Marking()))))
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_client() as client:
        yield client


def unmarked(html: str, typed: str = "") -> list[str]:
    """The texts of a page with Latin words that no message holds, each once; what was typed is no such word."""
    soup = BeautifulSoup(html, "lxml")
    for one in soup.select(AS_TYPED):
        if one.name != "html":
            one.decompose()
    shown = [*soup.stripped_strings, *(one[name] for name in SHOWN for one in soup.select(f"[{name}]"))]
    known = {*KNOWN, *LETTERS.findall(unquote(typed))}
    return [text for text in dict.fromkeys(shown) if {*LETTERS.findall(NAMES.sub("", MARKED.sub("", text)))} - known]
