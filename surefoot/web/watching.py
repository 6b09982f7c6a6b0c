"""The server's own look at the watched folder, in a thread that ends with the server."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from surefoot.service.watching import LOOK_EVERY_S
from surefoot.web.service import Service
from surefoot.web.turns import Turn


@contextmanager
def watching(service: Service, turn: Turn, every_s: float = LOOK_EVERY_S) -> Iterator[None]:
    """Imports what comes into the watched folder, a file a turn, for as long as it is held."""
    over = Event()

    def look() -> None:
        for path in service.watched.at_rest():
            if over.is_set():
                return
            with turn():
                service.watched.take_in(path)

    def go_on_looking() -> None:
        while not over.wait(every_s):
            try:
                look()
            except Exception:
                # A full disk or a folder taken away must not end the watch: it is tried again.
                logging.getLogger(__name__).exception("a look at the watched folder failed")

    thread = Thread(target=go_on_looking, name="watched folder")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
