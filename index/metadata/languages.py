"""Languages as ISO 639-1 codes."""

import re

_CODE = re.compile(r"([a-z]{2,3})(?:[-_].*)?")
_NAMES = {
    "english": "en", "eng": "en", "german": "de", "deutsch": "de", "deu": "de", "ger": "de",
    "french": "fr", "français": "fr", "fra": "fr", "fre": "fr", "spanish": "es", "español": "es", "spa": "es",
    "italian": "it", "italiano": "it", "ita": "it", "portuguese": "pt", "português": "pt", "por": "pt",
    "dutch": "nl", "nederlands": "nl", "nld": "nl", "dut": "nl",
}  # fmt: skip


def language_code(text: str | None) -> str | None:
    """The two-letter code of "en", "en-US", "en_GB" or "English"; None for anything else."""
    name = (text or "").strip().casefold()
    if name in _NAMES:
        return _NAMES[name]
    match = _CODE.fullmatch(name)
    if not match:
        return None
    return _NAMES.get(match[1]) or (match[1] if len(match[1]) == 2 else None)
