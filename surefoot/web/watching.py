"""The server's own look at the watched folder, in a thread that ends with the server."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from surefoot.service.watching import LOOK_EVERY_S
from surefoot.web.rounds import rounds
from surefoot.web.service import Service
from surefoot.web.turns import Turn


@contextmanager
def watching(service: Service, turn: Turn, every_s: float = LOOK_EVERY_S) -> Iterator[None]:
    """Imports what comes into the watched folder, a file a turn, for as long as it is held."""

    def look(over: Event) -> None:
        for path in service.watched.at_rest():
            if over.is_set():
                return
            with turn():
                service.watched.take_in(path)

    with rounds("watched folder", every_s, look):
        yield
