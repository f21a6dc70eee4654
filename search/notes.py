"""Collects what there is to say about a query as it is read, each with the spot it speaks of."""

from dataclasses import dataclass, field

AROUND = 16  # characters shown on either side of a spot


@dataclass(slots=True)
class Notes:
    """Plain sentences on one text, each once."""

    text: str
    _said: dict[str, None] = field(default_factory=dict)

    def add(self, sentence: str, at: int | None = None) -> None:
        """Note a sentence; `at` is the place in the text that it speaks of, which is then shown."""
        self._said[sentence if at is None else f"{sentence.removesuffix('.')}: {self._spot(at)}"] = None

    @property
    def said(self) -> tuple[str, ...]:
        """The sentences in order."""
        return tuple(self._said)

    def _spot(self, at: int) -> str:
        start, end = max(0, at - AROUND), at + AROUND
        shown = " ".join(self.text[start:end].split())
        return f"{'…' if start else ''}{shown}{'…' if end < len(self.text) else ''}"
