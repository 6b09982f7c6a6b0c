"""What the server does beside its answers: over and over, in a thread that ends with the server."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread


@contextmanager
def rounds(
    name: str, every_s: float, go: Callable[[Event], object], *, patience_s: float | None = None
) -> Iterator[None]:
    """Goes every so many seconds for as long as it is held, first after the first of them.

    go: gets an event that is set once it is over. What it raises is logged: it is tried again.
    patience_s: how long the end waits for a round under way; None: until it has come to its end.
    """
    over = Event()

    def go_on() -> None:
        while not over.wait(every_s):
            try:
                go(over)
            except Exception:
                logging.getLogger(__name__).exception("a round failed: %s", name)

    thread = Thread(target=go_on, name=name, daemon=patience_s is not None)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(patience_s)
