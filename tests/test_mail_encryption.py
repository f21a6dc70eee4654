"""Mails go out encrypted, to servers whose certificate is trusted and to no others."""

import ssl
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.smtp import AuthResult

from index.config import Config
from index.errors import MicroficheError
from search.mailing import mailing_of, send
from search.saved import SavedQueries, default_url
from tests.command_helpers import run, write_stories
from tests.feeds_and_mails import Mailbox, smtp_server

STARTTLS, SMTPS = "smtp", "smtps"
CALM = {"id": "calm", "title": "Calm", "body": "Nothing came on that day, said all who were asked."}
BOTH = pytest.mark.parametrize("scheme", [STARTTLS, SMTPS])


class Asking(Mailbox):
    """Keeps mails, whether they came encrypted, and the passwords that it was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.encrypted: list[bool] = []
        self.passwords: list[bytes] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        self.encrypted.append(server.transport.get_extra_info("sslcontext") is not None)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def check(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        """Whether the password is the one."""
        self.passwords.append(data.password)
        return AuthResult(success=data.password == b"p@ss", handled=False)


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """One that this process trusts, and no other."""
    made = trustme.CA()
    made.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return made


def settings(authority: trustme.CA, scheme: str, mailbox: Asking, host: str = "127.0.0.1") -> dict[str, Any]:
    """Of a server that shows a certificate for this host, and takes a password once the connection is encrypted."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(host).configure_cert(context)
    safe = {"tls_context": context, "require_starttls": True} if scheme == STARTTLS else {"ssl_context": context}
    return {"authenticator": mailbox.check, "auth_require_tls": scheme == STARTTLS, **safe}


def through(url: str, scheme: str) -> Config:
    """Settings for mails through this server with the right password."""
    address = url.replace("smtp://", f"{scheme}://ana:p%40ss@")
    return Config(smtp_url=address, mail_from="archive@news.example", mail_to="ana@news.example")


@BOTH
def test_a_mail_and_its_password_go_out_encrypted(authority: trustme.CA, scheme: str) -> None:
    mailbox = Asking()
    with smtp_server(mailbox, **settings(authority, scheme, mailbox)) as url:
        refused = send(mailing_of(through(url, scheme)), "Flood", "It came.")

    assert (refused, [mail["Subject"] for mail in mailbox.mails]) == ((), ["Flood"])
    assert (mailbox.encrypted, mailbox.passwords) == ([True], [b"p@ss"])


@BOTH
@pytest.mark.parametrize(
    ("host", "is_trusted", "reason"),
    [
        ("127.0.0.1", False, "unable to get local issuer certificate"),
        ("mail.example", True, "IP address mismatch"),
    ],
)
def test_a_server_that_is_not_trusted_gets_neither_mail_nor_password(
    authority: trustme.CA, scheme: str, host: str, is_trusted: bool, reason: str
) -> None:
    mailbox = Asking()
    signer = authority if is_trusted else trustme.CA()
    with (
        smtp_server(mailbox, **settings(signer, scheme, mailbox, host)) as url,
        pytest.raises(MicroficheError) as told,
    ):
        send(mailing_of(through(url, scheme)), "Flood", "It came.")

    assert str(told.value).startswith(f"no mail was sent, as the certificate of 127.0.0.1 is not trusted: {reason}")
    assert str(told.value).endswith(
        "; check the host in smtp_url, or name a file with the certificate of who signed it in SSL_CERT_FILE"
    )
    assert (mailbox.mails, mailbox.passwords) == ([], [])


@BOTH
def test_what_could_not_be_sent_safely_is_sent_the_next_time(
    authority: trustme.CA, scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    SavedQueries(default_url(Config())).save("Floods", "", "q=flood", 0, "b")
    run("rebuild", write_stories(tmp_path / "dump.jsonl", (CALM,)))
    run("rebuild", write_stories(tmp_path / "dump.jsonl"))

    results, mailbox = [], Asking()
    for signer in (trustme.CA(), authority):
        with smtp_server(mailbox, **settings(signer, scheme, mailbox)) as url:
            config = through(url, scheme)
            lines = (f'{name} = "{getattr(config, name)}"\n' for name in ("smtp_url", "mail_from", "mail_to"))
            Path("microfiche.toml").write_text("".join(lines))
            results.append(run("watch", "--mail"))

    first, second = results
    assert (first.exit_code, second.exit_code) == (1, 0)
    assert "no mail was sent, as the certificate of 127.0.0.1 is not trusted" in first.stderr
    assert "p%40ss" not in first.output + second.output
    assert [mail["Subject"] for mail in mailbox.mails] == ["News archive: 3 new stories in Floods"]
