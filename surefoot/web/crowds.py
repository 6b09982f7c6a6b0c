"""A listener that no stranger in the network can wear out: whoever calls may hold so many
connections and no more, so that files and sockets are left for the runner's own pages."""

import socket
from typing import Any

FROM_ONE = 32
"""Connections of one address; a browser opens six."""
FROM_ALL = 256
"""Connections at a time: a process may commonly have 1024 files open (P)."""


class Bounded(socket.socket):
    """A listening socket that closes what comes in beyond the bounds."""

    from_one, from_all = FROM_ONE, FROM_ALL

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._held: list[tuple[socket.socket, str]] = []

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection within the bounds."""
        while True:
            connection, where = super().accept()
            self._held = [each for each in self._held if each[0].fileno() != -1]
            address = str(where[0])
            from_one = sum(holder == address for _, holder in self._held)
            if from_one < self.from_one and len(self._held) < self.from_all:
                self._held.append((connection, address))
                return connection, where
            connection.close()
