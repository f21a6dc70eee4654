"""A client's connection, of which a silent client cannot keep one of the server's threads for itself."""

import errno
import socket
import time
from typing import Any

READ_S = 10.0  # in which a request, its body included, has to be here
SEND_S = 60.0  # in which at least something of an answer has to be taken


class Connection(socket.socket):
    """Blocks as gunicorn wants it to, within these bounds; a client beyond them is taken to be gone.

    Not by the socket's own timeout, which gunicorn sets and takes away as it needs it.
    """

    def __init__(self, client: socket.socket) -> None:
        timeout = client.gettimeout()
        super().__init__(client.family, client.type, client.proto, client.detach())
        self.settimeout(timeout)
        self._is_gone = False
        self.expect_request()

    def expect_request(self) -> None:
        """From now on a request is read."""
        self._until = time.monotonic() + READ_S

    def recv(self, bufsize: int, flags: int = 0) -> bytes:
        """What has come; b"" where nothing will, for good, so that no rest of a request is ever read as another one."""
        wanted, left = self.gettimeout(), self._until - time.monotonic()
        if self._is_gone or (left <= 0 and wanted is None):
            self._is_gone = True
            return b""
        try:
            self.settimeout(left if wanted is None else wanted)
            return super().recv(bufsize, flags)
        except TimeoutError:
            if wanted is not None:
                raise
            self._is_gone = True
            return b""
        finally:
            self.settimeout(wanted)

    def sendall(self, data: Any, flags: int = 0) -> None:
        """Send all, for as long as the client takes it; ConnectionResetError where it has stopped to."""
        wanted, rest = self.gettimeout(), memoryview(data)
        try:
            self.settimeout(SEND_S if wanted is None else wanted)
            while rest:
                rest = rest[self.send(rest, flags) :]
        except TimeoutError:
            raise ConnectionResetError(errno.ECONNRESET, "the client takes no more of the answer") from None
        finally:
            self.settimeout(wanted)
