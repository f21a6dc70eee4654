"""Languages as ISO 639-1 codes."""

import re
from collections.abc import Callable
from functools import lru_cache

from index.stopwords import STOP_WORDS

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 3_000  # characters of a text
_LEAST = 100  # characters that a language can be told from
_LEAST_CONFIDENCE = 0.9
_FEW, _MANY = 0.12, 0.25  # share of stop words in a text that is not, and one that is, in their language
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


def seems_to_be(language: str, text: str) -> bool:
    """Whether nothing speaks against a declared language: its stop words are there, or no other's are.

    Quick, for it is asked for every article; what it doubts is for `detected_language` to decide.
    """
    words = _WORD.findall(text[:_LOOKED_AT].casefold())
    if len(words) * 5 < _LEAST:
        return True
    own = _share(words, language)
    return own >= _FEW if language in STOP_WORDS else _most_of_others(words, language) < _MANY


def detected_language(text: str) -> str | None:
    """The code of the language that a text is in; None where it is too short to say or could be several.

    English is told by its stop words alone, which no language near it shares: an English archive needs no model.
    """
    if len(text) < _LEAST:
        return None
    words = _WORD.findall(text[:_LOOKED_AT].casefold())
    if words and _share(words, "en") >= _MANY and _most_of_others(words, "en") < _FEW:
        return "en"
    code, confidence = _classifier()(text[:_LOOKED_AT])
    return language_code(code) if confidence >= _LEAST_CONFIDENCE else None


def _most_of_others(words: list[str], language: str) -> float:
    return max(_share(words, code) for code in STOP_WORDS if code != language)


def _share(words: list[str], language: str) -> float:
    common = STOP_WORDS.get(language, frozenset())
    return sum(map(common.__contains__, words)) / len(words)


@lru_cache(maxsize=1)
def _classifier() -> Callable[[str], tuple[str, float]]:
    """py3langid's model, which takes a second to load: only once there is a text to tell."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    classify: Callable[[str], tuple[str, float]] = LanguageIdentifier.from_model_file(
        MODEL_FILE, norm_probs=True
    ).classify
    return classify
