"""Work for the tests of jobs; its process imports little."""

import errno
import os
import sys
import time
from pathlib import Path
from typing import Any

from surefoot.facts.phrase import phrase
from surefoot.service.jobs import Refused, Tell


def doubled(folder: Path, asked: dict[str, Any], tell: Tell) -> dict[str, Any]:
    tell("reading", 0.5)
    text = (folder / "in.txt").read_text()
    (folder / "out.txt").write_text(text * 2)
    return {"length": len(text) * 2, "asked": asked["number"]}


def refused(folder: Path, asked: dict[str, Any], tell: Tell) -> dict[str, Any]:
    message = "{name} is empty. Copy it from the watch again, or export it again."
    raise Refused(phrase(message, name="in.txt"))


def crashed(folder: Path, asked: dict[str, Any], tell: Tell) -> dict[str, Any]:
    os._exit(9)


def raising(folder: Path, asked: dict[str, Any], tell: Tell) -> dict[str, Any]:
    sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115
    raise ZeroDivisionError


def without_room(folder: Path, asked: dict[str, Any], tell: Tell) -> dict[str, Any]:
    raise OSError(errno.ENOSPC, "No space left on device")


def endless(folder: Path, asked: dict[str, Any], tell: Tell) -> dict[str, Any]:
    (folder / "process").write_text(str(os.getpid()))
    tell("turning", 0.25)
    while True:
        time.sleep(0.05)
