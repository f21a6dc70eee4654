"""The names under which the site may be asked for, so that no other site's name can be made to lead here."""

import ipaddress
from urllib.parse import urlsplit

from flask import Flask, Response, request

from index.config import Config
from web.api import answers
from web.errors import Answer, wrong_host


def register(app: Flask, config: Config) -> None:
    """Refuse requests for other names; any will do where the whole network is served and no public_url is set."""
    names = {urlsplit(config.public_url).hostname} if config.public_url else set()
    if not names and not is_private(config.host):
        return

    def refuse() -> Answer | Response | None:
        name = _name(request.host)
        if name in {*names, config.host} or is_private(name):
            return None
        asked = request.host or request.headers.get("Host") or '""'
        return answers.wrong_host(asked) if answers.is_asked() else wrong_host(asked)

    app.before_request(refuse)


def is_private(host: str) -> bool:
    """Whether only programs of this machine reach the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _name(host: str) -> str:
    """The host without its port; "" where it is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
