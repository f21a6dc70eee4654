"""What can be wrong with a request: problem details of RFC 9457, a kind for each thing that one may do about it."""

from dataclasses import dataclass
from typing import Any

from search.api.schemas import Schema, record, text, whole
from search.speech import later

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem; its name is the anchor of its type on the page of the API."""

    name: str
    status: int
    title: str
    advice: str  # what to do about it


PARAMETER = Kind(
    "parameter",
    400,
    later("A parameter cannot be used"),
    later("The answer names the parameter and what is wrong with it; correct it and ask again."),
)
NOT_FOUND = Kind(
    "not-found",
    404,
    later("There is nothing at this address"),
    later("The story, the saved search or the address itself is not here, or not any more."),
)
LOST = Kind(
    "cursor",
    404,
    later("The cursor leads nowhere in this search"),
    later(
        "A cursor is the next_cursor of an answer and good for the search that it came from. Begin again without it."
    ),
)
METHOD = Kind(
    "method",
    405,
    later("The API is only read"),
    later("Ask with GET or HEAD; the header Allow has them all."),
)
REBUILT = Kind(
    "rebuilt",
    410,
    later("The archive was rebuilt since"),
    later("A cursor leads on within one build of the index. Begin again without it; the story ids stay the same."),
)
HOST = Kind(
    "host",
    421,
    later("This is not the name of the archive"),
    later("Ask at the address that readers know; whoever runs the archive sets it as public_url."),
)
FAULT = Kind(
    "fault",
    500,
    later("Something broke"),
    later("The fault is in this program or its index; its id is in the log of the server as well."),
)
UNAVAILABLE = Kind(
    "unavailable",
    503,
    later("The archive cannot be searched right now"),
    later("There is no index yet, it cannot be read, or this search takes longer than a search may. The detail tells."),
)
REQUEST = Kind(
    "request",
    400,
    later("The request cannot be read"),
    later("The status tells which rule of HTTP it breaks."),
)
KINDS = (PARAMETER, REQUEST, NOT_FOUND, LOST, METHOD, REBUILT, HOST, FAULT, UNAVAILABLE)


class RefusedError(Exception):
    """A request that is answered with a problem."""

    def __init__(self, kind: Kind, detail: str, **more: str) -> None:
        """more  members of its own: the parameter that is wrong"""
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.more = more


SCHEMA: Schema = record(
    type=text(later("address of the kind of problem"), format="uri-reference"),
    title=text(later("the kind of problem in words")),
    status=whole(later("the status of the answer")),
    detail=text(later("what is wrong with this very request")),
    instance=text(later("the request; of a fault its id"), format="uri-reference"),
) | {"additionalProperties": True}


def problem_values(kind: Kind, status: int, detail: str, type_address: str, instance: str) -> dict[str, Any]:
    """The members of the answer."""
    return {"type": type_address, "title": kind.title, "status": status, "detail": detail, "instance": instance}
