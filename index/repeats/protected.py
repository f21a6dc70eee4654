"""Lines that are never taken for repeating: quotations, corrections, editor's notes, updates, datelines."""

import re

from index.article import Kind

# Of English, German, French, Spanish, Italian, Portuguese and Dutch, in this order; each begins the line.
_SAID_OF_THE_STORY = (
    r"correct(?:ion|ed)|clarif(?:ication|ied)|editor(?:'s|s|ial)? note|note to (?:readers|editors)|erratum|errata"
    r"|updated?\b|this (?:story|article|post|report|version|headline) (?:has been|was)"
    r" (?:updated|corrected|amended|edited)"
    r"|an earlier version|a previous version|in an earlier version",
    r"korrektur|berichtigung|richtigstellung|(?:anmerkung|hinweis) der redaktion|anm\. ?d\. ?red|aktualisier(?:t|ung)"
    r"|(?:in )?einer? (?:frühere|vorherige|erste)n? (?:version|fassung)",
    r"correction|rectificatif|précision|note de la rédaction|ndlr|mise? à jour"
    r"|une (?:première version|version (?:antérieure|précédente))",
    r"correcci[oó]n|rectificaci[oó]n|fe de errata|fe de errores|aclaraci[oó]n|nota (?:de la redacci[oó]n|del editor)"
    r"|actualiza(?:ci[oó]n|do)|(?:en )?una versi[oó]n (?:anterior|previa)",
    r"correzione|rettifica|precisazione|nota (?:della redazione|del direttore)|n\.?d\.?r\b|aggiorna(?:mento|to)"
    r"|(?:in )?una versione precedente",
    r"corre[cç][cç]?[aã]o|retifica[cç][aã]o|esclarecimento|nota (?:da reda[cç][aã]o|do editor)|atualiza(?:[cç][aã]o|do)"
    r"|(?:n?uma )?vers[aã]o anterior",
    r"correctie|rectificatie|verduidelijking|(?:noot|opmerking) van de redactie|bijgewerkt|geüpdatet"
    r"|(?:in )?een (?:eerdere|vorige) versie",
)
_NOTE = re.compile(rf"\W*(?:{'|'.join(_SAID_OF_THE_STORY)})", re.IGNORECASE)
_QUOTATION = re.compile(
    r"""\s*(?:["“”„«»‹‘]|'\w|[—–]\s)"""  # a line of dialogue in French, Spanish and Portuguese begins with a dash
    r"""|[^"“”„«»]*["“”„«»][^"“”„«»]{15,}["“”«»]"""  # or more than a title stands in quotation marks
)
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’/-]*(?: [A-ZÀ-ÖØ-Þ.'’/-]+){0,3}"
_NAMES = r"[A-ZÀ-ÖØ-Þ][\w.'’-]+(?: [\w.'’-]+){0,3}"
_DAY = r"(?:[^\W\d]{3,10}\.? \d{1,2}|\d{1,2}\.? (?:de )?[^\W\d]{3,10}\.?)(?:,? (?:de )?\d{4})?"
_DATELINE = re.compile(
    rf"{_CAPITALS}(?:, [\w. ]{{2,20}})? ?(?:\([\w ./]{{2,20}}\) ?)?(?:--?|—|–)(?: |$)"  # LONDON (Reuter) - …
    rf"|{_NAMES} \([\w ./]{{2,20}}\) ?(?:--?|—|–)(?: |$)"  # Berlin (dpa) - …
    rf"|{_NAMES}, {_DAY}(?:$|[,.]? ?(?:--?|—|–|$))"  # Tarrow, March 3, 2014
)


def is_protected(line: str, kind: Kind) -> bool:
    """Whether a line is of the story however often it comes."""
    if kind in ("quote", "table"):
        return True
    line = line.replace("’", "'")
    return any(pattern.match(line) for pattern in (_NOTE, _QUOTATION, _DATELINE))
