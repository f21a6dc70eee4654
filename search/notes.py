"""Collects what there is to say about a query as it is read, each with the spot it speaks of."""

from dataclasses import dataclass, field

from search.speech import gettext

AROUND = 16  # characters shown on either side of a spot


@dataclass(slots=True)
class Notes:
    """Plain sentences on one text, each once."""

    text: str
    _said: dict[str, None] = field(default_factory=dict)

    def add(self, sentence: str, at: int | None = None) -> None:
        """Note a sentence; without its full stop where `at` is the place in the text that it speaks of, then shown."""
        said = sentence if at is None else gettext("%(note)s: %(spot)s", note=sentence, spot=self._spot(at))
        self._said[said] = None

    @property
    def said(self) -> tuple[str, ...]:
        """The sentences in order."""
        return tuple(self._said)

    def _spot(self, at: int) -> str:
        start, end = max(0, at - AROUND), at + AROUND
        shown = " ".join(self.text[start:end].split())
        return f"{'…' if start else ''}{shown}{'…' if end < len(self.text) else ''}"
