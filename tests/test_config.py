"""Settings: defaults, the file, the environment, and what is said of mistakes."""

from pathlib import Path

import pytest

from index.config import Config, Site, load_config
from index.errors import ConfigError


def loaded(tmp_path: Path, toml: str, **environ: str) -> Config:
    path = tmp_path / "microfiche.toml"
    path.write_text(toml, "utf-8")
    return load_config(path, environ).config


def test_without_file_and_variables_everything_has_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_config(None, {}).config == Config()


def test_the_file_of_the_working_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "microfiche.toml").write_text('archive_name = "The Tarrow archive"')
    found = load_config(None, {})
    assert found.config.archive_name == "The Tarrow archive"
    assert found.came_from["archive_name"] == "microfiche.toml"


def test_a_variable_wins_over_the_file_and_is_named_as_the_origin(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text("port = 1")
    found = load_config(path, {"MICROFICHE_PORT": "2", "OTHER": "x"})
    assert found.config.port == 2
    assert found.came_from["port"] == "MICROFICHE_PORT"
    assert found.came_from["host"] == "default"


def test_tables_are_read(tmp_path: Path) -> None:
    toml = """
        [fields]
        title = ["kop", "meta.headline"]
        body = "tekst"
        [site."example.org"]
        name = "Example"
        story = "main"
        remove = [".ad"]
        drop = ["Lees ook: .*"]
        keep = ["Lees: .*"]
        fields = {title = "kop"}
    """
    config = loaded(tmp_path, toml)
    assert config.fields == {"title": ("kop", "meta.headline"), "body": ("tekst",)}
    lists = {"remove": (".ad",), "drop": ("Lees ook: .*",), "keep": ("Lees: .*",)}
    assert config.site == {"example.org": Site(name="Example", story="main", fields={"title": ("kop",)}, **lists)}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("MICROFICHE_DAY_FIRST", "no", False),
        ("MICROFICHE_INDEX_DIR", "/srv/index", Path("/srv/index")),
        ("MICROFICHE_DATABASE_URL", "postgresql://db/saved", "postgresql://db/saved"),
        ("MICROFICHE_FIELDS", '{title = "kop"}', {"title": ("kop",)}),
    ],
)
def test_variables_are_read_as_their_settings_type(name: str, text: str, value: object, tmp_path: Path) -> None:
    config = loaded(tmp_path, "", **{name: text})
    assert getattr(config, name.removeprefix("MICROFICHE_").lower()) == value


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("archive_nam = 'x'", r"unknown setting 'archive_nam'; did you mean 'archive_name'\?"),
        ("port = 'x'", "port must be a whole number, not 'x'"),
        ("port = true", "port must be a whole number, not True"),
        ("page_size = 0", "page_size must be at least 1, not 0"),
        ("port = 65536", "port must be at most 65535, not 65536"),
        ("max_page_bytes = 9223372036854775807", "max_page_bytes must be at most 2000000000, not 9223372036854775807"),
        ('index_dir = ""', "index_dir must not be empty; leave it out for its default"),
        ("day_first = 1", "day_first must be true or false, not 1"),
        ("archive_name = 3", "archive_name must be text in quotes, not 3"),
        ("[fields]\ntitel = 'x'", r"unknown field 'titel' in \[fields\]; did you mean 'title'\?"),
        ("[fields]\ntitle = 3", "fields.title must be text or a list of texts, not 3"),
        ("[site.'a.org']\nremov = 'x'", r"unknown key 'remov' in \[site.'a.org'\]; did you mean 'remove'\?"),
        ("[site.a.org]\ndrop = 'x'", r"'org' in \[site.'a'\]; a name with a dot in it is put in quotes: \[site"),
        ("[site.'a.org']\nlines = 'x'", r"unknown key 'lines' in \[site.'a.org'\]; it is called 'drop'"),
        ("[site.'a.org']\ndrop = [3]", r"site.'a.org'.drop must be text or a list of texts, not \[3\]"),
        ("[site.'http://a.org/']\ndrop = 'x'", r"\[site.'http://a.org/'\] is an address; name the host alone"),
        ("site = 3", "site must be a table, not 3"),
        ("sites = {}", r"unknown setting 'sites'; a site's table is called \[site.'example.org'\]"),
        (
            "[site.'a.org'.fields]\ntitel = 'x'",
            r"unknown field 'titel' in \[site.'a.org'.fields\]; did you mean 'title'\?",
        ),
        (
            "cors_origins = 'example.org'",
            r"cors_origins must be \* or sites like .*, not 'example.org'",
        ),
        ("cors_origins = ['https://a.org/']", r"cors_origins must be \* or sites like .*, not 'https://a.org/'"),
        ("cors_origins = 3", "cors_origins must be text or a list of texts, not 3"),
        ("language = 'xx'", "language must be one of"),
        ("interface_language = 'xx'", "interface_language must be one of"),
        ("= 3", "cannot be read as TOML"),
    ],
)
def test_mistakes_are_told_with_their_place(toml: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=said) as told:
        loaded(tmp_path, toml)
    assert str(tmp_path / "microfiche.toml") in str(told.value)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("MICROFICHE_PORTT", "1", r"MICROFICHE_PORTT: unknown setting 'portt'; did you mean 'port'\?"),
        ("MICROFICHE_PORT", "x", "MICROFICHE_PORT: port must be a whole number, not 'x'"),
        ("MICROFICHE_PORT", "--5", "MICROFICHE_PORT: port must be a whole number, not '--5'"),
        ("MICROFICHE_PORT", "²", "MICROFICHE_PORT: port must be a whole number, not '²'"),
        ("MICROFICHE_HOST", "", "MICROFICHE_HOST: host must not be empty; leave it out for its default"),
        ("MICROFICHE_DAY_FIRST", "maybe", "MICROFICHE_DAY_FIRST: day_first must be true or false, not 'maybe'"),
        ("MICROFICHE_FIELDS", "{", "MICROFICHE_FIELDS cannot be read as an inline TOML table"),
    ],
)
def test_mistakes_in_variables_name_the_variable(name: str, text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=said):
        loaded(tmp_path, "", **{name: text})


@pytest.mark.parametrize(
    ("toml", "variable", "origins"),
    [
        ("", None, ()),
        ("cors_origins = '*'", None, ("*",)),
        ("cors_origins = ['https://a.org', 'http://localhost:3000']", None, ("https://a.org", "http://localhost:3000")),
        ("cors_origins = '*'", "https://a.org, https://b.org:8443", ("https://a.org", "https://b.org:8443")),
    ],
)
def test_origins_are_one_or_several(toml: str, variable: str | None, origins: tuple[str, ...], tmp_path: Path) -> None:
    variables = {} if variable is None else {"MICROFICHE_CORS_ORIGINS": variable}
    assert loaded(tmp_path, toml, **variables).cors_origins == origins


def test_a_file_that_was_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no configuration file .*gone.toml; check the path given with --config"):
        load_config(tmp_path / "gone.toml", {})
