"""Every setting, its default and what it means; read from microfiche.toml and MICROFICHE_… variables."""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from pathlib import Path
from typing import Any, get_args

from index.errors import ConfigError
from index.page import Hints
from index.setting_values import checked

FILE_NAME = "microfiche.toml"
PREFIX = "MICROFICHE_"
_WHOLE_NUMBER = re.compile("-?[0-9]{1,18}")
TRUE, FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def setting(default: Any, help: str) -> Any:
    """A dataclass field that knows what it is for; `help` is printed by `microfiche config`."""
    if isinstance(default, dict):
        return field(default_factory=dict, metadata={"help": help})
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What one publication's pages need beyond the general rules; keyed by host, source or folder name."""

    name: str | None = None  # the publication's name where its pages do not say
    story: str | None = None  # CSS selector of the element that holds the story
    remove: tuple[str, ...] = ()  # CSS selectors of what is cut before reading
    drop: tuple[str, ...] = ()  # regular expressions of whole lines that are left out
    keep: tuple[str, ...] = ()  # regular expressions of whole lines that nothing may leave out
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)  # as Config's, for its dumps


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings; every one has a default that works."""

    archive_name: str = setting("News archive", "name of the archive, at the head of every page")
    index_dir: Path = setting(Path("var"), "folder of the index and the saved queries")
    language: str = setting("en", "language of the articles, for stemming and stop words")
    interface_language: str = setting("en", "language of the pages' own text, en or de")
    day_first: bool = setting(True, "read 3/4/2019 as 3 April (true) or March 4 (false)")
    page_size: int = setting(20, "hits on a page of results")
    max_page_bytes: int = setting(20_000_000, "an input page or record larger than this is skipped, in bytes")
    page_seconds: int = setting(30, "a page that takes longer to clean while an index is built is skipped, in seconds")
    jobs: int = setting(0, "processes that clean and index pages while an index is built; 0 for one a core")
    index_memory: int = setting(
        1_000, "memory for what is indexed until it is written to disk, in MB for all processes"
    )
    search_seconds: int = setting(10, "a search that takes longer is given up, and the page says so, in seconds")
    host: str = setting("127.0.0.1", "address that the search page listens on")
    port: int = setting(8000, "port that the search page listens on")
    workers: int = setting(2, "processes that serve the search page")
    cors_origins: tuple[str, ...] = setting((), "sites whose scripts may read the API and the feeds, * for all")
    database_url: str | None = setting(None, "where saved queries are kept; a SQLite file in index_dir where not set")
    public_url: str | None = setting(
        None, "address under which readers reach the page, for links in mails, feeds and sitemaps"
    )
    about_file: Path | None = setting(
        None, "text in Markdown on what readers should know about the archive, shown on its own page"
    )
    smtp_url: str | None = setting(None, "mail server for alerts, as smtp://user:password@host:587, or smtps://")
    mail_from: str | None = setting(None, "sender of alerts")
    mail_to: str | None = setting(None, "who gets alerts, commas between them")
    secret_key: str | None = setting(None, "signs forms; made once and kept in index_dir where not set")
    fields: Mapping[str, tuple[str, ...]] = setting({}, "names that dumps use for a field: title = ['kop']")
    site: Mapping[str, Site] = setting({}, "rules for one site, by host, source or folder name: [site.'example.org']")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A configuration, and where each of its values came from."""

    config: Config
    came_from: Mapping[str, str]  # setting name → "default", the file's path, or the variable's name


def load_config(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Loaded:
    """Read `path`, else microfiche.toml of the working folder if there is one, then the environment.

    ConfigError for a file that is missing or not TOML, an unknown key, or a value of the wrong type.
    """
    file = path or Path(FILE_NAME)
    values: dict[str, Any] = {}
    came_from = {f.name: "default" for f in fields(Config)}
    if path is not None or file.exists():
        for name, value in _read_toml(file).items():
            values[name] = _value(_setting(name, str(file)), value, str(file))
            came_from[name] = str(file)
    for variable in sorted(name for name in environ if name.startswith(PREFIX)):
        found = _setting(variable.removeprefix(PREFIX).lower(), variable)
        values[found.name] = _from_text(found, environ[variable], variable)
        came_from[found.name] = variable
    return Loaded(Config(**values), came_from)


def default_of(found: Field[Any]) -> Any:
    """The default value of one of Config's dataclass fields."""
    return {} if found.default is MISSING else found.default


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"no configuration file {file}; check the path given with --config") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{file} cannot be read as TOML: {error}") from None


def _setting(name: str, where: str) -> Field[Any]:
    known = {f.name: f for f in fields(Config)}
    if name == "sites":
        raise ConfigError(f"{where}: unknown setting 'sites'; a site's table is called [site.'example.org']")
    if name not in known:
        raise ConfigError(f"{where}: unknown setting {name!r}; {_nearest(name, list(known))}")
    return known[name]


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else f"known are: {', '.join(known)}"


def _value(found: Field[Any], value: Any, where: str) -> Any:
    """A TOML value as the setting's type."""
    if found.name == "fields":
        return _field_map(value, where)
    if found.name == "site":
        return _site_table(value, where)
    if found.name == "cors_origins":
        return checked(found.name, _texts(found.name, value, where), where)
    wanted = _type(found)
    if value == "":
        raise ConfigError(f"{where}: {found.name} must not be empty; leave it out for its default")
    if wanted is Path and isinstance(value, str):
        return Path(value)
    if type(value) is not wanted:
        raise ConfigError(f"{where}: {found.name} must be {_WORDS[wanted]}, not {value!r}")
    return checked(found.name, value, where)


def _from_text(found: Field[Any], text: str, where: str) -> Any:
    """A variable's text as the setting's type; tables are written as inline TOML."""
    wanted = _type(found)
    if wanted is bool and text.lower() in TRUE + FALSE:
        return text.lower() in TRUE
    if wanted is int and _WHOLE_NUMBER.fullmatch(text.strip()):
        return checked(found.name, int(text), where)
    if found.name == "cors_origins":
        return _value(found, re.split(r"[\s,]+", text.strip()), where)
    if found.name in ("fields", "site"):
        try:
            return _value(found, tomllib.loads(f"table = {text}")["table"], where)
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(f"{where} cannot be read as an inline TOML table: {error}") from None
    return _value(found, text, where)


_WORDS = {str: "text in quotes", int: "a whole number", bool: "true or false", Path: "a path in quotes"}


def _type(found: Field[Any]) -> type:
    options: list[Any] = [option for option in get_args(found.type) if option is not type(None)]
    kind: Any = options[0] if options and found.name not in ("fields", "site") else found.type
    return kind if isinstance(kind, type) else object


def _field_map(table: Any, where: str, within: str = "") -> dict[str, tuple[str, ...]]:
    """The names of fields; `within` is the table that this one stands in, with its dot."""
    known = [*(f.name for f in fields(Hints)), "body"]
    _must_be_table(f"{within}fields", table, where)
    for name in table:
        if name not in known:
            raise ConfigError(f"{where}: unknown field {name!r} in [{within}fields]; {_nearest(name, known)}")
    return {name: _texts(f"{within}fields.{name}", value, where) for name, value in table.items()}


def _site_table(table: Any, where: str) -> dict[str, Site]:
    _must_be_table("site", table, where)
    return {key: _one_site(key, value, where) for key, value in table.items()}


def _one_site(key: str, table: Any, where: str) -> Site:
    _must_be_table(f"site.{key}", table, where)
    if "://" in key:
        raise ConfigError(f"{where}: [site.{key!r}] is an address; name the host alone: [site.'example.org']")
    known = [f.name for f in fields(Site)]
    for name in table:
        if name not in known:
            raise ConfigError(f"{where}: unknown key {name!r} in [site.{key!r}]; {_meant(key, name, table, known)}")
    names = [name for name in ("remove", "drop", "keep") if name in table]
    lists = {name: _texts(f"site.{key!r}.{name}", table[name], where) for name in names}
    for name in ("name", "story"):
        if not isinstance(table.get(name, ""), str):
            raise ConfigError(f"{where}: {name} in [site.{key!r}] must be text in quotes")
    named = _field_map(table.get("fields", {}), where, f"site.{key!r}.")
    return Site(name=table.get("name"), story=table.get("story"), fields=named, **lists)


def _meant(key: str, name: str, table: Mapping[str, Any], known: list[str]) -> str:
    """What an unknown key of a site was meant to be."""
    if isinstance(table[name], dict):
        return f"a name with a dot in it is put in quotes: [site.'{key}.{name}']"
    return "it is called 'drop'" if name == "lines" else _nearest(name, known)


def _must_be_table(name: str, value: Any, where: str) -> None:
    if not isinstance(value, dict):
        raise ConfigError(f"{where}: {name} must be a table, not {value!r}")


def _texts(name: str, value: Any, where: str) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise ConfigError(f"{where}: {name} must be text or a list of texts, not {value!r}")
    return tuple(values)
