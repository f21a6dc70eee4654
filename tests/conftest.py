"""What the tests share: small real archives, and the page over them."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from index.config import Config
from tests.browsing import ARGUMENTS, CHROMIUM, HOSTILE, WIDTHS, serve, visit, window
from tests.command_helpers import run, write_stories
from tests.marking import RUSSIAN
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


@pytest.fixture(scope="session")
def russian(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """An archive without a word in Latin letters, indexed once; only for tests that write nothing."""
    return build_archive(tmp_path_factory.mktemp("russian"), RUSSIAN, archive_name="Архив", language="ru")


@pytest.fixture
def client(archive: Config) -> Iterator[FlaskClient]:
    """The page over the 45 stories."""
    with create_app(archive).test_client() as client:
        yield client


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the stories of tests/command_helpers.py; only for commands that write nothing."""
    folder = tmp_path_factory.mktemp("searched")
    folder_of_index = folder / "index"
    result = run("rebuild", write_stories(folder / "stories.jsonl"), "--index", folder_of_index)
    assert result.exit_code == 0, result.output
    return folder_of_index


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; where there is none the tests are skipped loudly, and fail in continuous integration."""
    if not CHROMIUM.exists():
        missing = f"BROWSER TESTS NOT RUN: no {CHROMIUM}; install the package chromium"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, stories: Stories) -> Iterator[str]:
    """A server over the 45 stories and a hostile one, for tests that write nothing; a module may serve its own."""
    hostile = {"title": HOSTILE, "source": HOSTILE, "tags": [HOSTILE], "body": f"A trap is set here. {HOSTILE}"}
    folder = tmp_path_factory.mktemp("served")
    with serve(build_archive(folder, [*stories, story(1) | hostile | {"id": "hostile"}])) as address:
        yield address


@pytest.fixture
def page(browser: Browser, served: str, width: int) -> Iterator[Page]:
    """A page of what is served."""
    with window(browser, served, width) as page:
        yield page


@pytest.fixture
def own_page(browser: Browser, build: Callable[..., Config], stories: Stories, width: int) -> Iterator[Page]:
    """A page of an archive that this test may change."""
    with visit(browser, build(stories), width) as page:
        yield page
