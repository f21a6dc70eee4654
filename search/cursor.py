"""Goes through the pieces of what was typed, once, from left to right."""

from dataclasses import dataclass

from search.lexer import Kind, Lexeme


@dataclass(slots=True)
class Cursor:
    """A place between pieces."""

    lexemes: list[Lexeme]
    at: int = 0

    @property
    def kind(self) -> Kind | None:
        """The kind of the next piece; None at the end."""
        return self.lexemes[self.at].kind if self.at < len(self.lexemes) else None

    @property
    def text(self) -> str:
        """The text of the next piece; "" at the end."""
        return self.lexemes[self.at].text if self.at < len(self.lexemes) else ""

    @property
    def ends(self) -> bool:
        """Whether a clause cannot go on here."""
        return self.kind in (None, "AND", "OR", ")")

    def take(self) -> Lexeme:
        """The next piece, gone past; IndexError at the end."""
        self.at += 1
        return self.lexemes[self.at - 1]

    def take_if(self, *kinds: Kind) -> Lexeme | None:
        """The next piece if it is of such a kind."""
        return self.take() if self.kind in kinds else None

    def words_ahead(self, most: int) -> list[str]:
        """The next words as far as nothing else comes between them."""
        words: list[str] = []
        for lexeme in self.lexemes[self.at : self.at + most]:
            if lexeme.kind != "word":
                break
            words.append(lexeme.text)
        return words
