"""Bytes flipped within the arrays of an index: whoever meets the error is told what finds the damage."""

from pathlib import Path

import numpy as np
import pytest

from index.builds import Builds
from index.config import Config
from index.segment.array_file import ArrayFile
from tests.archives import searcher_of
from tests.command_helpers import run
from tests.reading import soup_of, texts
from web.app import create_app

ADVICE = "whether the index is damaged tells: microfiche check"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Of an index whose postings of headlines name a story that is not there."""
    stories = [{"id": str(n), "title": f"Flood {n}", "body": f"The flood came {n} times."} for n in range(9)]
    searcher_of(tmp_path, stories)
    config = Config(index_dir=tmp_path / "index")
    (path,) = Builds(config.index_dir).current().glob("*.arrays")
    content = bytearray(path.read_bytes())
    postings = np.asarray(ArrayFile(path)["field.title_exact.documents"])
    at = content.index(postings.tobytes())
    content[at : at + postings.nbytes] = b"\xff" * postings.nbytes
    path.write_bytes(content)
    return config


def test_a_command_that_meets_damage_names_the_check(config: Config) -> None:
    result = run("search", "flood", "--index", config.index_dir)
    assert (result.exit_code, ADVICE in result.stderr) == (1, True), result.stderr
    assert run("check", "--index", config.index_dir).exit_code == 1


def test_a_page_that_meets_damage_names_the_check(config: Config) -> None:
    response = create_app(config).test_client().get("/?q=flood")
    assert response.status_code == 500
    assert any(ADVICE in said for said in texts(soup_of(response.text), "main p:not(.actions)"))
