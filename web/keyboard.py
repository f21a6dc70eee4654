"""The keys that work on every page with script, see static/keys.js; each does what a link or a button does as well."""

from typing import NamedTuple

from search.speech import later


class Key(NamedTuple):
    """One thing that a key does."""

    keys: tuple[str, ...]
    does: str  # an English sentence of the catalogue


KEYS = (
    Key(("/",), later("go to the search box")),
    Key(("j", "k"), later("to the next, to the previous story, line or saved search of a list")),
    Key(("Enter",), later("open it")),
    Key(("l", "h"), later("next, previous page of a list; of a story, the next, the previous one")),
    Key(("n", "p"), later("in a story, to the next, to the previous match")),
    Key(("s",), later("give the search a name, to save it")),
    Key(("?",), later("show these keys")),
    Key(("Esc",), later("close what is open")),
)
