"""microfiche serve and demo: the page as a real server on a real port."""

import signal
import socket
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.demo import ARCHIVE, SEARCHES, STAMP
from index.segment.segment import ENDING
from search.archive import LOOK_EVERY_S
from tests.bench.memory import family
from tests.command_helpers import STORIES, address_of, process, read_json, run, write_stories
from tests.reading import soup_of, texts
from web.hosts import is_private
from web.serving import _listen, address


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_serve_answers_at_the_address_that_it_prints(tmp_path: Path) -> None:
    run("rebuild", write_stories(tmp_path / "stories.jsonl"))
    with process("serve", "--port", "0", cwd=tmp_path) as server:
        with urllib.request.urlopen(f"{address_of(server)}?q=ferry", timeout=20) as page:
            text = page.read().decode()
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=20)
    assert "<mark>ferry</mark>" in text
    assert (server.returncode, errors) == (0, "")


def test_serve_takes_a_pasted_paragraph_as_a_search(tmp_path: Path) -> None:
    run("rebuild", write_stories(tmp_path / "stories.jsonl"))
    words = urllib.parse.quote_plus("паром " * 120)
    with process("serve", "--port", "0", cwd=tmp_path) as server:
        with urllib.request.urlopen(f"{address_of(server)}?q={words}", timeout=20) as page:
            assert page.status == 200
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=20)


def test_serve_shows_a_rebuild_without_a_new_start(tmp_path: Path) -> None:
    run("rebuild", write_stories(tmp_path / "stories.jsonl"))
    with process("serve", "--port", "0", "--workers", "1", cwd=tmp_path) as server:
        link = f"{address_of(server)}?q=zeppelin"
        with urllib.request.urlopen(link, timeout=20) as page:
            before = page.read().decode()
        story = {"id": "z", "title": "A zeppelin over the harbour", "body": "It was a large one, said the boy."}
        run("rebuild", write_stories(tmp_path / "stories.jsonl", (story,)))
        found = _page_with("over the harbour", link)
    assert "over the harbour" not in before
    assert found


def test_no_request_fails_while_builds_are_published_and_every_worker_shows_the_last_within_seconds(
    tmp_path: Path,
) -> None:
    stories = write_stories(tmp_path / "stories.jsonl")
    run("rebuild", stories)
    with process("serve", "--port", "0", "--workers", "2", cwd=tmp_path) as server:
        link = f"{address_of(server)}?q=zeppelin+OR+ferry"
        ended = threading.Event()
        with ThreadPoolExecutor(4) as threads:
            asking = [threads.submit(_titles_until, ended, link) for _ in range(4)]
            try:
                for number in range(3):
                    story = {"id": "z", "title": f"Zeppelin {number} lands", "body": "It was large, said the boy."}
                    run("rebuild", write_stories(stories, (*STORIES, story)))
                time.sleep(3 * LOOK_EVERY_S)
            finally:
                ended.set()
            shown = [one for asked in asking for one in asked.result(timeout=20)]
        last = [_titles(link) for _ in range(10)]
    assert len(shown) > 20
    assert {text for text in shown if "The ferry is back" not in text} == set()
    assert [text for text in last if "Zeppelin 2 lands" not in text] == []


def _titles_until(ended: threading.Event, link: str) -> list[str]:
    """The headlines of the page, asked for again and again, at most some thousand times."""
    found: list[str] = []
    while not ended.is_set() and len(found) < 5000:
        found.append(_titles(link))
    return found


def _titles(link: str) -> str:
    """The headlines of a page that must answer; urllib raises for any that does not."""
    with urllib.request.urlopen(link, timeout=20) as page:
        return " | ".join(texts(soup_of(page.read().decode()), ".hits h3"))


def test_workers_share_the_arrays_and_copy_none(tmp_path: Path) -> None:
    run("rebuild", write_stories(tmp_path / "stories.jsonl"))
    with process("serve", "--port", "0", "--workers", "2", cwd=tmp_path) as server:
        link = f"{address_of(server)}?q=ferry"
        for _ in range(20):
            _titles(link)
        mapped = [_maps_of_arrays(pid) for pid in family(server.pid)]
    assert len(mapped) == 3
    assert any(mapped)
    assert [line for lines in mapped for line in lines if line.split()[1] != "r--s"] == []


def _maps_of_arrays(pid: int) -> list[str]:
    """The lines of a process's memory maps that are of files of arrays."""
    lines = Path(f"/proc/{pid}/maps").read_text().splitlines()
    return [line for line in lines if line.endswith(ENDING)]


def _page_with(words: str, link: str) -> bool:
    """Whether the page has the words within the seconds that a new build may go unnoticed."""
    for _ in range(40):
        with urllib.request.urlopen(link, timeout=20) as page:
            if words in page.read().decode():
                return True
        time.sleep(0.1)
    return False


def test_serve_without_an_index_warns_and_serves_the_page_that_says_how_to_make_one(tmp_path: Path) -> None:
    with process("serve", "--port", "0", cwd=tmp_path) as server:
        with pytest.raises(urllib.error.HTTPError) as raised, urllib.request.urlopen(address_of(server), timeout=20):
            pass
        text = raised.value.read().decode()
        raised.value.close()
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=20)
    assert "microfiche rebuild FOLDER" in text
    assert errors.startswith("microfiche: no index in var/; make one with: microfiche rebuild FOLDER")


def test_serve_on_a_port_in_use_says_so(tmp_path: Path) -> None:
    run("rebuild", write_stories(tmp_path / "stories.jsonl"))
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = run("serve", "--port", str(port))
    sentence = f"microfiche: port {port} of 127.0.0.1 is in use; stop what uses it or choose another with --port\n"
    assert (result.exit_code, result.stderr) == (1, sentence)


def test_serve_warns_where_others_can_reach_it(tmp_path: Path) -> None:
    run("rebuild", write_stories(tmp_path / "stories.jsonl"))
    with process("serve", "--port", "0", "--host", "0.0.0.0", cwd=tmp_path) as server:
        assert address_of(server).startswith("http://127.0.0.1:")
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=20)
    assert errors.startswith("microfiche: everyone who reaches this machine at 0.0.0.0 can read this archive")


@pytest.mark.parametrize(
    ("host", "private", "link"),
    [
        ("127.0.0.1", True, "http://127.0.0.1:80/"),
        ("localhost", True, "http://localhost:80/"),
        ("::1", True, "http://[::1]:80/"),
        ("", False, "http://127.0.0.1:80/"),
        ("::", False, "http://[::1]:80/"),
        ("192.168.1.9", False, "http://192.168.1.9:80/"),
        ("archive.example", False, "http://archive.example:80/"),
    ],
)
def test_an_address_is_printed_as_a_browser_takes_it(host: str, private: bool, link: str) -> None:
    assert (is_private(host), address(host, 80)) == (private, link)


def test_demo_builds_its_archive_and_serves_it(tmp_path: Path) -> None:
    with process("demo", "--port", "0", cwd=tmp_path) as demo:
        assert demo.stdout
        assert demo.stdout.readline() == "The demo's index is in var/demo/.\n"
        link = address_of(demo)
        printed = [demo.stdout.readline().strip() for _ in range(5)]
        with urllib.request.urlopen(link, timeout=20) as page:
            text = page.read().decode()
        demo.send_signal(signal.SIGINT)
        _, errors = demo.communicate(timeout=20)
    assert printed == ["Searches worth trying:", *SEARCHES, "Stop it with Ctrl-C."]
    assert "The Tarrow Coast archive" in text
    assert (demo.returncode, errors) == (0, "")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the demo."""
    index = tmp_path_factory.mktemp("demo") / "index"
    run("demo", "--build-only", "--index", index)
    return index


@pytest.mark.parametrize("search", SEARCHES)
def test_searches_that_the_demo_proposes_find_several_stories(demo: Path, search: str) -> None:
    assert read_json(run("search", *search.split(), "--json", "--index", demo))["total"] >= 3


def test_demo_names_the_paper_of_its_text_export(demo: Path) -> None:
    sources = read_json(run("stats", "--json", "--index", demo))["sources"]
    assert set(sources) == {"Harbour Gazette", "The Islander", "Northern Ledger"}


def test_demo_that_is_built_is_not_built_again(tmp_path: Path) -> None:
    first = run("demo", "--build-only")
    second = run("demo", "--build-only")
    assert [first.stdout, second.stdout] == [
        "The demo's index is in var/demo/.\n",
        "The demo's index in var/demo/ is up to date.\n",
    ]


@pytest.mark.parametrize("name", [STAMP, "current"])
def test_demo_that_is_out_of_date_or_broken_is_built_again(tmp_path: Path, name: str) -> None:
    run("demo", "--build-only")
    (Path("var/demo") / name).write_text("another", "utf-8")
    assert run("demo", "--build-only").stdout == "The demo's index is in var/demo/.\n"
    assert run("check", "--index", "var/demo").exit_code == 0


def test_demo_never_takes_the_place_of_another_archive(tmp_path: Path) -> None:
    run("rebuild", write_stories(tmp_path / "stories.jsonl"))
    result = run("demo", "--build-only", "--index", "var")
    sentence = "microfiche: var/ holds another archive; choose a folder for the demo with --index\n"
    assert (result.exit_code, result.stderr) == (1, sentence)


def test_demo_archive_lies_in_the_package() -> None:
    assert len([path for path in ARCHIVE.rglob("*") if path.is_file()]) >= 60


def test_an_answer_is_sent_whole_at_once() -> None:
    with _listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        served, _ = listener.accept()
        with served:
            assert served.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
