"""What the tests share: small real archives, and the page over them."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import settings

from index.config import Config
from tests.stories import Stories, build_archive, story
from web.app import create_app

settings.register_profile("patient", deadline=None)  # a busy machine is no failure
settings.load_profile("patient")


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Config]:
    """Indexes stories in a folder of the test's own, and gives the settings to open them with."""
    return partial(build_archive, tmp_path)


@pytest.fixture(scope="session")
def stories() -> Stories:
    """45 stories of two papers, enough for three pages."""
    return [story(number) for number in range(1, 46)]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory, stories: Stories) -> Config:
    """The 45 stories, indexed once; only for tests that write nothing."""
    return build_archive(tmp_path_factory.mktemp("archive"), stories, archive_name="The Coast Archive")


@pytest.fixture
def client(archive: Config) -> Iterator[FlaskClient]:
    """The page over the 45 stories."""
    with create_app(archive).test_client() as client:
        yield client
