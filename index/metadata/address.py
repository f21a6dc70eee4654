"""Web addresses in one form, and the ids made of them."""

import hashlib
import re
from urllib.parse import SplitResult, urljoin, urlsplit

_CAMPAIGN = re.compile(r"(?:utm_\w*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id)(?:=|$)", re.IGNORECASE)
_NOT_IN_IDS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def canonical(url: str | None, base: str | None = None) -> str | None:
    """An article's address, scheme and host in lower case, without fragment and campaign parameters.

    None where it is no web address, or that of a whole site, which many pages give as their own.
    """
    parts = _split(urljoin(base, url.strip()) if url and base and _split(base) else url)
    if parts is None or not parts.hostname or parts.scheme.lower() not in ("http", "https"):
        return None
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _CAMPAIGN.match(pair))
    if parts.path in ("", "/") and not query:
        return None
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower(), query=query, fragment="").geturl()


def host(url: str | None) -> str | None:
    """The host of an address without "www."; None where there is none."""
    parts = _split(url)
    return parts.hostname.removeprefix("www.") if parts and parts.hostname else None


def article_id(own: str | None, url: str | None, origin: str) -> str:
    """The source's own id without spaces, else 12 hexadecimal digits of a hash of the address, else of the origin."""
    if own and own.strip():
        return _NOT_IN_IDS.sub("-", own.strip())
    return hashlib.blake2b((url or origin).encode("utf-8", "replace"), digest_size=6).hexdigest()


def _split(url: str | None) -> SplitResult | None:
    """The parts of an address; None where it cannot be one, such as "http://["."""
    try:
        parts = urlsplit(_NOT_IN_IDS.sub("", url or ""))
        return parts if parts.hostname is not None or parts.path else None
    except ValueError:
        return None
