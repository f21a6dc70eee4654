"""A saved search, and the readable file that many of them are exported to and imported from."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any

import tomli_w

from index.errors import MicroficheError

SLUG_LENGTH = 40  # of one made from a name, before the number that tells it from others
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_HITS = 10**12
VIEWS = ("kwic", "timeline")  # what a search opens in beside its results


@dataclass(frozen=True, slots=True)
class Saved:
    """A search that someone gave a name."""

    slug: str  # its address is /q/<slug>, whatever it is renamed to
    name: str
    note: str  # "" where there is none
    query: str  # what stands after the "?" of its results page: words, filters, order
    saved_at: str  # UTC, ISO 8601
    hits: int  # when it was saved
    build_id: str  # of the index that these hits were counted in
    tags: tuple[str, ...] = ()  # in the order given
    view: str = ""  # "kwic?by=left", "timeline?step=month&vs=storm"; "" where it opens as its results


def now() -> str:
    """The time as saved searches note it: UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def write_saved(searches: Iterable[Saved]) -> str:
    """The searches as TOML."""
    return tomli_w.dumps({"saved": [_table(one) for one in searches]}, multiline_strings=True)


def read_saved(text: str) -> tuple[Saved, ...]:
    """The searches of such a file; MicroficheError names the first thing that is wrong with it."""
    read = tuple(_saved(table, f"[[saved]] number {number}") for number, table in enumerate(_tables(text), start=1))
    seen: set[str] = set()
    for one in read:
        if one.slug in seen:
            raise MicroficheError(f"the slug {one.slug!r} stands twice in the file; change one of them")
        seen.add(one.slug)
    return read


def tags_from(text: str) -> tuple[str, ...]:
    """Tags as they are typed, commas between them; each once, capitals ignored."""
    tags: dict[str, str] = {}
    for typed in text.split(","):
        if tag := " ".join(typed.split()):
            tags.setdefault(tag.casefold(), tag)
    return tuple(tags.values())


def _table(saved: Saved) -> dict[str, Any]:
    empty = [name for name in ("tags", "view") if not getattr(saved, name)]
    return {name: value for name, value in asdict(saved).items() if name not in empty}


def _tables(text: str) -> list[dict[str, Any]]:
    try:
        tables = tomllib.loads(text).get("saved")
    except tomllib.TOMLDecodeError as error:
        raise MicroficheError(f"the saved searches cannot be read as TOML: {error}; mend that line") from None
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise MicroficheError("the file holds no saved searches; each begins with a line [[saved]]")
    return tables


def _saved(table: dict[str, Any], where: str) -> Saved:
    """One search; its slug, name and query must be given, the rest may be left out."""
    values = {"note": "", "saved_at": now(), "hits": 0, "build_id": "", "tags": [], "view": "", **table}
    known = [field.name for field in fields(Saved)]
    for name in known:
        if name not in values:
            raise MicroficheError(f"{where}: {name} is missing; add a line {name} = …")
    for name in values:
        if name not in known:
            raise MicroficheError(f"{where}: unknown key {name!r}; known are: {', '.join(known)}")
    values["saved_at"] = _time(values["saved_at"], where)
    values["tags"] = _tags(values["tags"], where)
    return _checked(Saved(**values), where)


def _checked(saved: Saved, where: str) -> Saved:
    for name in ("slug", "name", "note", "query", "build_id", "view"):
        if not isinstance(getattr(saved, name), str):
            raise MicroficheError(f"{where}: {name} must be text in quotes, not {getattr(saved, name)!r}")
    if not saved.name.strip():
        raise MicroficheError(f"{where}: name is empty; give the search a name")
    if saved.view and saved.view.partition("?")[0] not in VIEWS:
        raise MicroficheError(f"{where}: view must begin with one of {', '.join(VIEWS)}, not {saved.view!r}")
    if type(saved.hits) is not int or not 0 <= saved.hits <= MOST_HITS:
        raise MicroficheError(f"{where}: hits must be a whole number from 0 on, not {saved.hits!r}")
    if not SLUG.fullmatch(saved.slug) or len(saved.slug) > 2 * SLUG_LENGTH:
        raise MicroficheError(f"{where}: slug must be small letters, digits and hyphens, not {saved.slug!r}")
    return saved


def _tags(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise MicroficheError(f"{where}: tags must be a list of texts, not {value!r}")
    if any(set(tag) & set(",\n") for tag in value):
        raise MicroficheError(f"{where}: a tag holds no comma and no line break; mend {value!r}")
    return tags_from(",".join(value))


def _time(value: Any, where: str) -> str:
    """In quotes or as a date of TOML; UTC where it names no zone."""
    try:
        moment = datetime.fromisoformat(str(value))
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        raise MicroficheError(f"{where}: saved_at must be a date like 2026-11-22, not {value!r}") from None
