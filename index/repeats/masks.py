"""A line with its numbers, dates, addresses and names masked, so that lines which differ only in them are one form."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

MOST_WORDS = 14  # of a line that is masked; a longer one says something of its own
LEAST_LETTERS = 3  # of the longest word that stays: "by {name}" and "{name} of {name}" fit too much
NUMBER, DATE, ADDRESS, NAME = "{number}", "{date}", "{address}", "{name}"
_MASKS = frozenset((NUMBER, DATE, ADDRESS, NAME))
_MOST_FIGURES = 1  # a line with two or more numbers is a table's row: "Net 12,100 vs 9,800"
_ADDRESS = re.compile(
    r"@\w|\w@|://|^www\.|\w\.(?:com|org|net|info|de|fr|es|it|pt|br|nl|be|at|ch|uk|co|eu)(?:/|$)", re.I
)
_EDGES = re.compile(r"^[^\w{@#]+|[^\w}/]+$")
_CALENDAR = """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
mon tue wed thu fri sat sun am pm a.m p.m gmt utc est edt cet
januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag uhr
janvier février mars avril juin juillet août septembre octobre novembre décembre
lundi mardi mercredi jeudi vendredi samedi dimanche
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lunes martes miércoles jueves viernes sábado domingo
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
lunedì martedì mercoledì giovedì venerdì sabato domenica
janeiro fevereiro março maio junho julho setembro outubro dezembro segunda-feira terça-feira quarta-feira
quinta-feira sexta-feira januari februari maart mei augustus
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
"""
_DATE_WORDS = frozenset(_CALENDAR.split())
_ALSO_WORDS = frozenset(("may", "march", "mar", "mars", "mai", "mei", "sun", "sat", "mon", "am"))  # in small letters


def masked(line: str) -> tuple[str, ...]:
    """The forms of a line: none, one, or two where it begins with what may be a name or not: "Contact Jane Doe".

    A form keeps at least one telling word and is of at most MOST_WORDS.
    """
    words = line.split()
    if not 1 < len(words) <= MOST_WORDS:
        return ()
    parts = [_part(word) for word in words]
    forms = [_form(words, parts, first=False)]
    if len(parts) > 1 and parts[0] == parts[1] == NAME:
        forms.append(_form(words, parts, first=True))
    return tuple(form for form in forms if form)


def _part(word: str) -> str:
    """What stands for a word: a mask, or the word itself in small letters."""
    bare = _EDGES.sub("", word)
    if _ADDRESS.search(bare):
        return ADDRESS
    if bare.casefold().rstrip(".") in _DATE_WORDS and bare not in _ALSO_WORDS:
        return DATE
    if any(letter.isdigit() for letter in bare):
        return NUMBER
    return NAME if bare[:1].isupper() else bare.casefold()


def _form(words: Sequence[str], parts: Sequence[str], *, first: bool) -> str | None:
    """The parts as one text, or None where too little is masked or left; `first` masks a name at the beginning too."""
    chosen = list(parts)
    if not first and chosen[0] == NAME:
        chosen[0] = _EDGES.sub("", words[0]).casefold()
    joined = [part for part in _joined(chosen) if part]
    left = [part for part in joined if part not in _MASKS]
    if len(left) == len(joined) or joined.count(NUMBER) > _MOST_FIGURES:
        return None
    return " ".join(joined) if max(map(_letters, left), default=0) >= LEAST_LETTERS else None


def _joined(parts: Sequence[str]) -> Iterator[str]:
    """Masks that stand together are one; a number beside a date belongs to it."""
    for mask, run in groupby(parts, key=lambda part: DATE if part in (NUMBER, DATE) else part):
        run_parts = list(run)
        if mask not in _MASKS:
            yield from run_parts
        elif mask == DATE:
            yield DATE if DATE in run_parts else NUMBER
        else:
            yield mask


def _letters(word: str) -> int:
    return sum(letter.isalpha() for letter in word)
