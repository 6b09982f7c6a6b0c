"""A look at a file in a process of its own: a reader's crash costs the file, not the server."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from surefoot.facts.told import Told, kept
from surefoot.service.errors import BadInput
from surefoot.service.jobs import Refused
from surefoot.text.language import said, t

_MOST_S = 120.0


def looked_at(look: Callable[[Path], None], path: Path) -> None:
    """Lets a function of a module look at a file. Raises BadInput when it refuses (Refused), and
    when its process breaks off or stands still."""
    spawning = multiprocessing.get_context("spawn")
    hearing, telling = spawning.Pipe(duplex=False)
    process = spawning.Process(target=_in_its_process, args=(telling, look, path), daemon=True)
    process.start()
    telling.close()
    heard, why = False, None
    try:
        if heard := hearing.poll(_MOST_S):
            why = hearing.recv()
    except (EOFError, OSError):
        heard = False
    finally:
        process.kill()
        process.join()
        hearing.close()
    if not heard:
        raise BadInput(
            t("The pictures in this file cannot be read. Export it again as MP4, or film anew.")
        )
    if why is not None:
        raise BadInput(said(why))


def _in_its_process(telling: Connection, look: Callable[[Path], None], path: Path) -> None:
    why: str | Told | None = None
    try:
        look(path)
    except Refused as refused:
        why = kept(refused.sentence)
    telling.send(why)
