"""A paragraph is cut into the sentences that a reader would see in it, and never within one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The flood came.|The mayor left!|Why?|12 of them stayed…",
        "“It is over.” |The mayor left.|“Why?” he asked.|(It rained.) |Then it stopped.",
        "Mr. Li, Dr. Bo and J. B. Cy of the U.S. Senate met Lt.-Gov. Poe on Jan. 5 at No. 5 Quay.|They left.",
        "At 5 p.m. Monday the 3.5 million people of St. Tarrow, e.g. Ana, voted.|Then they slept.",
        "He paid $4.50 at example.org.|$5 was too much.",
        "Das gilt z. B. für Bonn, d. h. am 3. Oktober bzw. in der 2. Liga.|Nr. 5 lebt.|Über 3,5 Mio. Euro fehlen.",
        "Sie wohnt in der Hauptstr. 5, wie Abb. 3 in Kap. 2 zeigt.|Er auch.",
        "»Ja.« |Sie ging z.B. nach Wien.|„Nein!“ |Er blieb.",
        "« Oui. » |Il partit avec M. Dupont et Mme. Roy.|À midi, tout était fini.",
        "¿Por qué?|¡No!|El Sr. Pérez y la Sra. Gil de EE. UU. salieron.|Ángela no.",
        "Он ушёл.|Она осталась.",
        "جاء الفيضان.|هل رحلوا؟ |نعم.",
        "बाढ़ आई।|मेयर चले गए।",
        "今日は雨です。|明日は晴れ！？|本当？",
        "「雨だ。」と彼は言った。|そして去った。",
        "He waited... |Then he left.|Nobody saw him ... until noon.",
        "It ended.|— Then it began.",
        "The iPhone fell. iPads rose.",
        "One.\n|Two.",
        "no end at all",
    ],
)
def test_a_text_is_cut_where_sentences_begin(text: str) -> None:
    pieces = text.split("|")
    spaced = text.replace("|", "" if "。" in text else " ")
    assert cut(spaced) == [piece.strip() for piece in pieces]


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_a_text_without_words_has_no_sentence(text: str) -> None:
    assert sentences(text) == ()


@given(st.text(alphabet="aA1é今.!?…。」”» ([\n-") | st.text())
def test_nothing_of_a_text_is_lost_but_spaces(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    assert all(start < end for start, end in found)
    assert list(found) == sorted(found)
