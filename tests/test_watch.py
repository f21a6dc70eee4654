"""microfiche watch tells once, in a terminal or by mail, what saved searches find that they had not found before."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult

from index.config import Config
from search.mailing import mailing_of, send
from search.saved import SavedQueries, default_url
from tests.command_helpers import STORIES, read_json, run, write_stories
from tests.feeds_and_mails import Mailbox, smtp_server

NEW = (
    {"id": "gale", "title": "Flood gates held — Ölspur",
     "body": "It blew hard. The flood gates held through the gale, said Mr. Li. Then it was calm.",
     "date": "2017-03-02", "source": "The Islander", "author": "Josie Merrill"},
    {"id": "tide", "title": "Second flood", "body": "A second flood came with the tide.", "date": "2017",
     "source": "The Islander"},
)  # fmt: skip


@pytest.fixture(autouse=True)
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An archive in which “Floods” and “Goats” are saved, and whose second build has two more floods."""
    monkeypatch.chdir(tmp_path)
    Path("microfiche.toml").write_text('public_url = "https://news.example/a"\nmail_from = "archive@news.example"\n'
                                       'mail_to = "ana@news.example, Bo <bo@news.example>"\n')  # fmt: skip
    store = SavedQueries(default_url(Config()))
    store.save("Floods", "", "q=flood", 3, "b")
    store.save("Goats", "", "q=goat", 1, "b")
    run("rebuild", write_stories(tmp_path / "dump.jsonl"))
    run("rebuild", write_stories(tmp_path / "dump.jsonl", (*STORIES, *NEW)))
    yield


def test_what_is_new_is_printed_with_where_it_matched_and_where_it_stands() -> None:
    result = run("watch")

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("Floods: 2 new stories since ")
    assert lines[1:] == [
        "https://news.example/a/q/floods",
        "",
        "  Flood gates held — Ölspur",
        "  The Islander · 2 March 2017 · by Josie Merrill",
        "  The flood gates held through the gale, said Mr. Li.",
        "  https://news.example/a/article/gale",
        "",
        "  Second flood",
        "  The Islander · 2017",
        "  A second flood came with the tide.",
        "  https://news.example/a/article/tide",
    ]


def test_what_was_told_is_not_told_again() -> None:
    run("watch")
    assert run("watch").stdout == "Nothing new.\n"


def test_a_dry_run_tells_it_again() -> None:
    first = run("watch", "--dry-run").stdout
    assert run("watch").stdout == first != "Nothing new.\n"


def test_what_is_new_since_an_earlier_build_can_be_asked_again() -> None:
    first = SavedQueries(default_url(Config())).snapshots.builds("floods")[-1].build_id
    told = run("watch").stdout

    assert run("watch", "--since", first).stdout == told
    refused = run("watch", "--since", "nonsense")
    assert (refused.exit_code, "no saved search was looked at in a build nonsense; known are 2" in refused.stderr) == (
        1, True,
    )  # fmt: skip


def test_stories_beyond_the_limit_are_counted() -> None:
    lines = run("watch", "--limit", "1").stdout.splitlines()

    assert "Second flood" not in "".join(lines)
    assert lines[-1].startswith("  and 1 more: https://news.example/a/q/floods/changes?since=")


def test_without_any_story_told_the_rest_are_all_of_them() -> None:
    lines = run("watch", "--limit", "0").stdout.splitlines()
    assert (len(lines), lines[-1].split("?")[0]) == (4, "  all of them: https://news.example/a/q/floods/changes")


def test_everything_is_there_as_json() -> None:
    floods, goats = sorted(read_json(run("watch", "--json"))["searches"], key=lambda one: str(one["slug"]))

    assert (floods["slug"], floods["new"], floods["total"], floods["changed"], floods["vanished"]) == (
        "floods", 2, 5, [], [],
    )  # fmt: skip
    assert [(one["id"], one["link"]) for one in floods["stories"]] == [
        ("gale", "https://news.example/a/article/gale"),
        ("tide", "https://news.example/a/article/tide"),
    ]
    assert (goats["new"], goats["stories"]) == (0, [])


def test_without_saved_searches_it_says_how_to_save_one() -> None:
    store = SavedQueries(default_url(Config()))
    store.delete("floods")
    store.delete("goats")
    assert run("watch").stdout == "No search is saved yet; save one on the page: microfiche serve\n"


def test_a_rebuild_notes_what_saved_searches_find_and_a_fault_there_is_a_note(tmp_path: Path) -> None:
    snapshots = SavedQueries(default_url(Config())).snapshots
    assert [len(snapshots.builds(slug)) for slug in ("floods", "goats")] == [2, 2]

    Path("var/saved.sqlite").write_text("no database " * 100)
    result = run("rebuild", tmp_path / "dump.jsonl", "--json")
    report = json.loads(result.stdout)
    assert (result.exit_code, report["indexed"]) == (1, 6)
    assert "What the saved searches find in this build was not noted: the saved searches in" in report["notes"][0]


def test_an_update_notes_what_saved_searches_find(tmp_path: Path) -> None:
    run("update", "--delete", "gale")
    assert SavedQueries(default_url(Config())).snapshots.standing("floods").total == 4


def mail_through(url: str, *arguments: str) -> Any:
    with Path("microfiche.toml").open("a") as file:
        file.write(f'smtp_url = "{url}"\n')
    return run("watch", "--mail", *arguments)


def test_one_mail_tells_all_that_is_new() -> None:
    mailbox = Mailbox()
    with smtp_server(mailbox) as url:
        result = mail_through(url)
        again = run("watch", "--mail")
    (mail,) = mailbox.mails

    assert (result.exit_code, again.exit_code) == (0, 0)
    assert (mail["From"], mail["To"]) == ("archive@news.example", "ana@news.example, bo@news.example")
    assert mail["Subject"] == "News archive: 2 new stories in Floods"
    assert (mail.get_content_type(), mail.get_content_charset()) == ("text/plain", "utf-8")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"] and mail["Message-ID"].endswith("@news.example>")
    text = mail.get_payload(decode=True).decode().replace("\r\n", "\n")
    assert "  *Flood* gates held — Ölspur\n" in text
    assert "\n  The *flood* gates held through the gale, said Mr. Li.\n" in text
    assert "https://news.example/a/article/gale" in text
    assert "Goats" not in text


def test_a_dry_run_sends_nothing() -> None:
    mailbox = Mailbox()
    with smtp_server(mailbox) as url:
        assert mail_through(url, "--dry-run").exit_code == 0
    assert mailbox.mails == []


def test_a_mail_that_cannot_be_sent_is_told_and_everything_is_told_again() -> None:
    with smtp_server(Mailbox()) as url:
        pass
    result = mail_through(url)

    assert result.exit_code == 1
    assert "no mail was sent, as 127.0.0.1 cannot be used: Connection refused; check smtp_url" in result.stderr
    assert run("watch").stdout.startswith("Floods: 2 new stories")


class Picky(Mailbox):
    """Takes no mail for Bo."""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address.startswith("bo@"):
            return "550 unknown"
        envelope.rcpt_tos.append(address)
        return "250 OK"


def test_a_recipient_who_is_refused_is_named() -> None:
    with smtp_server(Picky()) as url:
        result = mail_through(url)

    assert result.exit_code == 1
    assert "mailed to ana@news.example\n" in result.stderr
    assert "the mail was refused for bo@news.example by 127.0.0.1; check mail_to" in result.stderr


def test_who_got_a_mail_that_another_was_refused_gets_it_once() -> None:
    mailbox = Picky()
    with smtp_server(mailbox) as url:
        mail_through(url)
        again = run("watch", "--mail")

    assert (len(mailbox.mails), again.exit_code, again.stdout) == (1, 0, "Nothing new.\n")


class Refusing(Mailbox):
    """Takes no mail at all."""

    def __init__(self, step: str) -> None:
        super().__init__()
        setattr(self, f"handle_{step}", self._refuse)

    async def _refuse(self, *request: Any) -> str:
        return "550 not here"


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        ("MAIL", "no mail was sent, as 127.0.0.1 refused archive@news.example: 550 not here; check mail_from"),
        ("RCPT", "the mail was refused for ana@news.example, bo@news.example by 127.0.0.1; check mail_to"),
        ("DATA", "no mail was sent, as 127.0.0.1 cannot be used: 550 not here; check smtp_url"),
    ],
)
def test_a_server_that_refuses_all_is_told_by_what_it_refused(step: str, sentence: str) -> None:
    with smtp_server(Refusing(step)) as url:
        result = mail_through(url)

    assert (result.exit_code, sentence in result.stderr) == (1, True)
    assert run("watch").stdout.startswith("Floods: 2 new stories")


def test_a_password_opens_a_server_on_this_machine() -> None:
    mailbox, given = Mailbox(), []

    def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        given.append((data.login, data.password))
        return AuthResult(success=data.password == b"p@ss", handled=False)

    with smtp_server(mailbox, authenticator=check, auth_require_tls=False) as url:
        good = url.replace("//", "//ana:p%40ss@")
        result = mail_through(good)
        wrong = Config(smtp_url=url.replace("//", "//ana:no@"), mail_from="a@b.example", mail_to="c@d.example")
        with pytest.raises(Exception, match=r"no mail was sent, as 127\.0\.0\.1 cannot be used: 535") as refused:
            send(mailing_of(wrong), "x", "y")

    assert (result.exit_code, len(mailbox.mails), given[0]) == (0, 1, (b"ana", b"p@ss"))
    assert ":no@" not in str(refused.value)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"smtp_url": None}, "smtp_url is not set"),
        ({"mail_to": None}, "mail_to is not set"),
        ({"mail_from": "ana"}, "mail_from must hold addresses like ana@example.org, not 'ana'"),
        ({"mail_to": "ana@news.example, bo"}, "mail_to must hold addresses"),
        ({"smtp_url": "smtp://:25"}, "smtp_url names no host and port"),
        ({"smtp_url": "smtp://host:99999"}, "smtp_url names no host and port"),
    ],
)
def test_settings_that_no_mail_can_be_sent_with_are_told_in_a_sentence(settings: dict[str, Any], sentence: str) -> None:
    good = {"smtp_url": "smtp://mail.example", "mail_from": "a@b.example", "mail_to": "c@d.example"}
    with pytest.raises(Exception, match=sentence):
        mailing_of(Config(**good | settings))


def test_no_password_is_printed_with_the_settings() -> None:
    Path("microfiche.toml").write_text('smtp_url = "smtp://ana:hushhush@mail.example:587"')

    assert "hushhush" not in run("config").stdout + run("config", "--json").stdout
    assert read_json(run("config", "--json"))["smtp_url"]["value"] == "smtp://ana:***@mail.example:587"


@pytest.mark.parametrize("setting", ['public_url = "news.example"', 'smtp_url = "ana:hushhush@mail.example"'])
def test_an_address_of_the_wrong_kind_is_refused_without_repeating_it(setting: str) -> None:
    Path("microfiche.toml").write_text(setting)
    result = run("watch")

    assert (result.exit_code, "must be an address like" in result.stderr, "hushhush" in result.stderr) == (
        2,
        True,
        False,
    )
