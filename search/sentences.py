"""Cuts a paragraph into its sentences for readers: rather two at once than one of them in halves.

What the index holds for `w/s` (index/segment/sentences.py) is told from each piece of text by itself; here there is
time for abbreviations of several languages, for ordinal numbers, and for writing without capitals or spaces.
"""

import re
from itertools import pairwise

from index.segment.sentences import ABBREVIATIONS
from search.marks import Span

_MORE_ABBREVIATIONS = """
    Jr Sr Rev Hon Pres Supt Capt Cmdr Maj Sgt Adm Messrs Mt Ft Bros Ltd Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    Ph.D approx Fig Vol vol Art Ave Blvd Rd pp ed eds al cf viz
    Nr Nrn Abb Abs Bd Kap Str Hbf bzw ca vgl evtl ggf inkl exkl Mio Mrd Hr Fr Frl geb gest Dipl Ing Jh Jhd sog St.-G
    zzgl Tel Mme Mlle MM Mgr Cie av boul env chap
    Sra Srta Dra Ud Uds Vd Vds Dña Excmo Gral EE UU Avda núm pág Av
    Sig Dott Avv On Ing Egr
    Exmo Exma Sto Sta Eng
    dhr mevr drs mr ir bv blz nr
    bl osv tlf
"""
_KNOWN = frozenset((*ABBREVIATIONS, *_MORE_ABBREVIATIONS.split()))
_QUOTES = "“‘„‚«»‹›\"'”’"
_OPENING = _QUOTES + "([{¿¡–—-"
_CLOSING = _QUOTES + ")]}"
_STOPS = ".!?…؟۔।॥"
_CHUNK = re.compile(r"\S+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")  # "U.S.", "z.B.", "p.m.", "J.-P."
_ORDINAL = re.compile(r"\d{1,3}\.")  # "am 3. Oktober"
_UNSPACED = re.compile(r"[。！？｡](?![。！？｡」』）】”’\s]|$)")  # a quotation that ends so may go on with who said it


def sentences(text: str) -> tuple[Span, ...]:
    """Where each sentence begins and ends, in order, without the spaces between them."""
    begins = sorted({*_spaced(text), *(match.end() for match in _UNSPACED.finditer(text))})
    pieces = ((start, start + len(text[start:end].rstrip())) for start, end in pairwise((*begins, len(text))))
    return tuple((start, end) for start, end in pieces if start < end)


def _spaced(text: str) -> list[int]:
    """The beginnings that stand behind spaces, and the first."""
    begins: list[int] = []
    ended = False
    for chunk in _CHUNK.finditer(text):
        word = chunk.group()
        if begins and ended and not word.strip("»”’"):  # as the French close their quotations
            continue
        if not begins or (ended and _may_begin(word)):
            begins.append(chunk.start())
        ended = _ends(word)
    return begins


def _may_begin(chunk: str) -> bool:
    """Whether it begins with anything but a small letter or what parts words; many scripts have no capitals."""
    first = chunk.lstrip(_OPENING)[:1]
    return not first or first in "$€£¥#@" or (first.isalnum() and not first.islower())


def _ends(chunk: str) -> bool:
    inner = chunk.rstrip(_CLOSING)
    if not inner.endswith(tuple(_STOPS)):
        return False
    word = inner.lstrip(_OPENING)
    if not word.endswith(".") or word.endswith(".."):
        return True
    is_street = word.endswith("str.")  # as in Hauptstr. 5
    return not (
        is_street or _INITIALS.fullmatch(word) or _ORDINAL.fullmatch(word) or word[:-1].rpartition("-")[2] in _KNOWN
    )
