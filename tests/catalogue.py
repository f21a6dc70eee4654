"""Makes the catalogues of the interface's text from the code: python -m tests.catalogue, or make catalogue.

Messages that are new stand in the .po without a translation, those that are no more are gone from it, and each .mo is
what its .po says. Nothing in the files changes that the text did not change: no dates, no line numbers.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from index.schema import FIELDS
from web.interface import CATALOGUES

HOUSE = Path(__file__).parent.parent
METHODS = [("**.py", "python"), ("templates/**", "jinja2")]
OPTIONS = {"templates/**": {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "later": None,
    "ngettext": (1, 2),
    "counted": (1, 2),
    "pgettext": ((1, "c"), 2),
}
WITHIN = "within a sentence"  # the context of a field's name there, see search/facts_in_words.py
TELLING = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")


class Quiet(Catalog):
    """A catalogue whose head tells nothing that changes from one run to the next."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in super().mime_headers if name in TELLING]


def catalogues() -> list[Path]:
    """The .po file of every language."""
    return sorted(CATALOGUES.glob("*/LC_MESSAGES/messages.po"))


def language(file: Path) -> str:
    return file.parent.parent.name


def read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, language(file), abort_invalid=True)


def extracted() -> Catalog:
    """Every message that the code and the table of fields hold."""
    found = Catalog()
    for name in ("search", "web"):
        for file, _, message, _, context in extract_from_dir(HOUSE / name, METHODS, OPTIONS, KEYWORDS):
            found.add(message, locations=[(f"{name}/{file}", 0)], context=context)
    for field in FIELDS:
        for text, context in ((field.label, None), (field.help, None), (field.label.lower(), WITHIN)):
            found.add(text, locations=[("index/schema.py", 0)], context=context)
    return found


def updated(file: Path) -> Catalog:
    """The catalogue of a .po file with the messages of the code, translated as far as the file translates them."""
    known = read(file)
    catalogue = Quiet(language(file), header_comment=known.header_comment, fuzzy=False)
    for message in _messages(extracted()):
        translated = known.get(message.id, message.context)
        catalogue.add(
            message.id,
            translated.string if translated else "",
            sorted(set(message.locations)),
            context=message.context,
            user_comments=translated.user_comments if translated else (),
        )
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    text = BytesIO()
    write_po(text, catalogue, width=120, include_lineno=False)
    return text.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    binary = BytesIO()
    write_mo(binary, catalogue)
    return binary.getvalue()


def untranslated(catalogue: Catalog) -> list[Message]:
    """Messages without a translation, or with one for some numbers only."""
    return [one for one in _messages(catalogue) if not all(forms(one))]


def forms(message: Message) -> tuple[str, ...]:
    """The translation, of a count one for each form of the language."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def main() -> None:
    for file in catalogues():
        catalogue = updated(file)
        file.write_bytes(as_po(catalogue))
        file.with_suffix(".mo").write_bytes(as_mo(catalogue))
        for message in untranslated(catalogue):
            print(f"{language(file)}: no translation of {message.id!r}")


if __name__ == "__main__":
    main()
