"""The description of the API is right, whole, and what the API does: schemathesis asks whatever comes to its mind."""

import subprocess
import sys
from pathlib import Path

from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator

from index.schema import FACETS
from search.api.endpoints import ENDPOINTS
from search.saved import SavedQueries, default_url
from tests.browsing import serve
from tests.stories import Stories, build_archive
from web.api.answers import PREFIX

EXAMPLES = "15"  # of every endpoint and kind of data, beside those at the bounds of the description


def test_the_description_is_openapi(client: FlaskClient) -> None:
    described = client.get("/api/v1/openapi.json").json
    assert [error.message for error in OpenAPIV31SpecValidator(described).iter_errors()] == []


def test_the_description_has_every_address_and_nothing_else(client: FlaskClient) -> None:
    described = client.get("/api/v1/openapi.json").json
    rules = {rule.rule for rule in client.application.url_map.iter_rules() if rule.rule.startswith(PREFIX)}

    paths = {
        rule.removeprefix(PREFIX).replace("<article_id:article_id>", "{id}").replace("<slug>", "{slug}")
        for rule in rules
    }
    assert paths - {"/openapi.json"} == set(described["paths"]) == {one.path for one in ENDPOINTS}
    assert described["servers"] == [{"url": f"http://localhost{PREFIX}"}]


def test_every_facet_is_a_filter_of_a_search(client: FlaskClient) -> None:
    operation = client.get("/api/v1/openapi.json").json["paths"]["/search"]["get"]
    names = [one["name"] for one in operation["parameters"]]

    filters = [name for field in FACETS for name in (field.name, f"not-{field.name}")]
    assert names == ["q", *filters, "sort", "match", "limit", "cursor"]


def test_schemathesis_finds_nothing(tmp_path: Path, stories: Stories) -> None:
    config = build_archive(tmp_path, stories)
    SavedQueries(default_url(config)).save("Ferry", "", "q=ferry", 15, "")
    with serve(config) as address:
        run = asked(f"{address}{PREFIX}/openapi.json", tmp_path)

    assert run.returncode == 0, run.stdout + run.stderr
    assert "Tested: 7" in run.stdout


def asked(address: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Every check of schemathesis, in the same order on every run."""
    command = [str(Path(sys.executable).with_name("schemathesis")), "run", address]
    options = ["--checks", "all", "--max-examples", EXAMPLES, "--seed", "1", "--no-color"]
    return subprocess.run([*command, *options], cwd=folder, capture_output=True, text=True, check=False)
