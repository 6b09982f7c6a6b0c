"""The command that watches folders and imports what comes into them."""

import signal
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from surefoot.cli import opening
from surefoot.cli.importing import row
from surefoot.service.serial import dumps
from surefoot.service.views import FileView
from surefoot.service.watching import LOOK_EVERY_S, FolderGone, Watch
from surefoot.text.language import t


def watch(arguments: Namespace) -> int:
    """Imports what comes into the folders until it is interrupted.

    A folder that is not there at first is an error; one that goes later is told and waited for.
    """
    with opening.surefoot(arguments) as surefoot, _interrupted() as over:
        watches = [surefoot.watch(Path(path)) for path in arguments.paths]
        for each in watches:
            each.at_rest()
        for each in watches:
            _tell(t("Watching {folder}  (Ctrl+C stops it)", folder=each.folder))
        gone: set[Path] = set()
        while not over.wait(LOOK_EVERY_S):
            for each in watches:
                for path in _at_rest(each, gone):
                    if over.is_set():
                        break
                    for view in each.take_in(path, surefoot.import_one):
                        _show(view, arguments.json)
    _tell(t("Stopped watching; what was told is stored."))
    return 0


def _at_rest(each: Watch, gone: set[Path]) -> list[Path]:
    try:
        waiting = each.at_rest()
    except FolderGone as problem:
        if each.folder not in gone:
            gone.add(each.folder)
            _tell(problem.message)
            _tell(t("It is looked for until it is back."))
        return []
    if each.folder in gone:
        gone.remove(each.folder)
        _tell(t("{folder} is back.", folder=each.folder))
    return waiting


def _show(view: FileView, as_json: bool) -> None:
    print(dumps(view) if as_json else "  ".join(filter(None, row(view))), flush=True)


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


@contextmanager
def _interrupted() -> Iterator[Event]:
    """Set by Ctrl+C and by a polite request to end; the file at hand is finished first."""
    over = Event()
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(each, lambda *_: over.set()) for each in signals]
    try:
        yield over
    finally:
        for each, handler in zip(signals, before, strict=True):
            signal.signal(each, handler)
