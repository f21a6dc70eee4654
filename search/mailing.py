"""Sends a mail of plain text through the server that is set."""

import smtplib
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, getaddresses, make_msgid
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

from index.config import Config
from index.errors import ConfigError, MicroficheError

TIMEOUT_S = 30
SMTP_PORT, SUBMISSION_PORT, SMTPS_PORT = 25, 587, 465


@dataclass(frozen=True, slots=True)
class Mailing:
    """Where mails go, and from whom."""

    server: SplitResult  # smtp://user:password@host:port, or smtps://
    sender: str
    recipients: tuple[str, ...]


def mailing_of(config: Config) -> Mailing:
    """As the settings have it; ConfigError names what is missing."""
    for name in ("smtp_url", "mail_from", "mail_to"):
        if getattr(config, name) is None:
            raise ConfigError(f"{name} is not set, which mails need; add it to the settings")
    server = urlsplit(config.smtp_url or "")
    try:
        usable = bool(server.hostname) and server.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise ConfigError("smtp_url names no host and port; it is like smtp://user:password@mail.example.org:587")
    (sender,) = _addresses("mail_from", config.mail_from or "")[:1]
    return Mailing(server, sender, _addresses("mail_to", config.mail_to or ""))


def send(mailing: Mailing, subject: str, text: str) -> tuple[str, ...]:
    """Send one mail to all recipients and name those for whom it was refused; MicroficheError where nobody gets it."""
    message = _message(mailing, subject, text)
    where = mailing.server.hostname
    try:
        with _connected(mailing.server) as smtp:
            return tuple(smtp.send_message(message, mailing.sender, mailing.recipients))
    except smtplib.SMTPRecipientsRefused as error:
        raise MicroficheError(refusal(mailing, error.recipients)) from None
    except smtplib.SMTPSenderRefused as error:
        raise MicroficheError(
            f"no mail was sent, as {where} refused {mailing.sender}: {_reason(error)}; check mail_from"
        ) from None
    except ssl.SSLCertVerificationError as error:
        raise MicroficheError(
            f"no mail was sent, as the certificate of {where} is not trusted: {error.verify_message}; check the host in"
            " smtp_url, or name a file with the certificate of who signed it in SSL_CERT_FILE"
        ) from None
    except (smtplib.SMTPException, OSError) as error:
        raise MicroficheError(
            f"no mail was sent, as {where} cannot be used: {_reason(error)}; check smtp_url"
        ) from None


def refusal(mailing: Mailing, recipients: Iterable[str]) -> str:
    """The sentence on those for whom a mail was refused."""
    return f"the mail was refused for {', '.join(recipients)} by {mailing.server.hostname}; check mail_to"


def _addresses(name: str, text: str) -> tuple[str, ...]:
    found = tuple(address for _, address in getaddresses([text]) if address)
    wrong = [one for one in found if not (one.count("@") == 1 and one.isprintable() and all(one.split("@")))]
    if wrong or not found:
        raise ConfigError(f"{name} must hold addresses like ana@example.org, not {text!r}")
    return found


def _message(mailing: Mailing, subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = " ".join(subject.encode("utf-8", "replace").decode().split())
    message["From"] = mailing.sender
    message["To"] = ", ".join(mailing.recipients)
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(domain=mailing.sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's out-of-office note answers it
    message.set_content(text.encode("utf-8", "replace").decode())
    return message


def _connected(server: SplitResult) -> smtplib.SMTP:
    """A connection, encrypted wherever the server can; a password never goes over the network in the clear."""
    host = server.hostname or ""
    context = ssl.create_default_context()
    if server.scheme == "smtps":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(host, server.port or SMTPS_PORT, timeout=TIMEOUT_S, context=context)
    else:
        usual = SUBMISSION_PORT if server.username else SMTP_PORT
        smtp = smtplib.SMTP(host, server.port or usual, timeout=TIMEOUT_S)
    try:
        _log_in(smtp, server, context)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _log_in(smtp: smtplib.SMTP, server: SplitResult, context: ssl.SSLContext) -> None:
    smtp.ehlo_or_helo_if_needed()
    encrypted = server.scheme == "smtps"
    if not encrypted and smtp.has_extn("starttls"):
        smtp.starttls(context=context)
        encrypted = True
    if server.username:
        if not encrypted and not _is_here(server.hostname or ""):
            raise smtplib.SMTPNotSupportedError("it offers no encryption, so that the password was not sent")
        smtp.login(unquote(server.username), unquote(server.password or ""))


def _is_here(host: str) -> bool:
    """Whether a server is on this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return f"{error.smtp_code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}"
    return str(getattr(error, "strerror", None) or error) or type(error).__name__
