"""One caller of the service at a time: requests and the watched folder take turns."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Lock

from surefoot.text.language import speaking
from surefoot.web.service import Service

Turn = Callable[[], AbstractContextManager[None]]


def turns(service: Service) -> Turn:
    """What to hold while calling the service; it answers in the words that the runner chose."""
    alone = Lock()

    @contextmanager
    def turn() -> Iterator[None]:
        with alone:
            wanted = service.preferences()
            with speaking(wanted.language, wanted.units):
                yield

    return turn
