"""The catalogues of the interface's text are complete, sound, and what the code says."""

import re
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tests.catalogue import as_mo, as_po, catalogues, forms, language, read, untranslated, updated

EVERY = pytest.mark.parametrize("file", catalogues(), ids=language)


def test_there_is_german() -> None:
    assert "de" in map(language, catalogues())


@EVERY
def test_a_catalogue_is_as_make_catalogue_leaves_it(file: Path) -> None:
    assert as_po(updated(file)).decode() == file.read_text("utf-8")


@EVERY
def test_every_message_is_translated_and_none_is_only_guessed(file: Path) -> None:
    catalogue = read(file)
    assert [message.id for message in untranslated(catalogue)] == []
    assert [message.id for message in catalogue if message.fuzzy] == []
    assert catalogue.obsolete == {}


@EVERY
def test_translations_have_the_placeholders_and_forms_of_what_they_translate(file: Path) -> None:
    catalogue = read(file)
    messages = [message for message in catalogue if message.id]
    assert [message.id for message in messages if list(message.check(catalogue))] == []
    assert [message.id for message in messages if elements(original(message)) != elements(forms(message)[-1])] == []


@EVERY
def test_translations_keep_the_spaces_at_their_ends(file: Path) -> None:
    assert [one.id for one in read(file) if one.id and any(form != form.strip() for form in forms(one))] == []


@EVERY
def test_what_the_pages_read_is_what_translators_wrote(file: Path) -> None:
    assert said(file.with_suffix(".mo").read_bytes()) == said(as_mo(updated(file)))


def said(binary: bytes) -> dict[object, str]:
    """All messages of a .mo file and their translations, its head apart."""
    messages = GNUTranslations(BytesIO(binary))._catalog
    return {message: text for message, text in messages.items() if message}


def original(message: Message) -> str:
    """The English sentence, of a count the one for many."""
    return message.id if isinstance(message.id, str) else message.id[-1]


def elements(text: str) -> list[str]:
    """The HTML that stands in a text."""
    return re.findall("<[^>]+>", text)
