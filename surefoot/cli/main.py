"""`surefoot`: each command a few lines over the service. Errors are one sentence, no traceback."""

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Callable, Sequence

from surefoot.cli.parsing import parser
from surefoot.cli.wishes import asked_for, of_system
from surefoot.text.language import speaking, t

OK, FAILED, MISUSED = 0, 1, 2
"""Exit codes: done; could not be done (the sentence says why); the command line was wrong."""

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    asked = asked_for(given)
    with speaking(asked or of_system()):
        parsed = parser().parse_args(given)
        parsed.asked = asked
        return _run(parsed)


def _run(parsed: argparse.Namespace) -> int:
    if parsed.command != "serve":
        # A command is short: looking for garbage takes longer than leaving it, at its end too.
        gc.disable()
        atexit.register(gc.freeze)
    # Pydantic else looks for plug-ins in all that is installed, for longer than most commands take.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from surefoot.service.errors import ServiceError

    try:
        return _command(parsed.command)(parsed)
    except ServiceError as error:
        print(f"surefoot: {error.message}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print(f"surefoot: {t('stopped; what was acknowledged is stored.')}", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of a pipe (head, less) left; nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        print(f"surefoot: {error.strerror or error}: {error.filename or ''}", file=sys.stderr)
        return FAILED


def _command(name: str) -> Command:
    """The function of a command; its module is imported only when it is asked for."""
    from importlib import import_module

    module, function = _COMMANDS[name]
    found: Command = getattr(import_module(f"surefoot.cli.{module}"), function)
    return found


_COMMANDS = {
    "serve": ("serving", "serve"),
    "init": ("telling", "init"),
    "protocol": ("telling", "protocol"),
    "checkin": ("telling", "checkin"),
    "log": ("telling", "log"),
    "tell": ("telling", "tell"),
    "import": ("importing", "importing"),
    "forget": ("importing", "forget"),
    "match": ("matching", "match"),
    "gait": ("gait", "gait"),
    "today": ("looking", "today"),
    "plan": ("looking", "plan"),
    "workout": ("looking", "workout"),
    "why": ("looking", "why"),
    "beside": ("looking", "beside"),
    "shoe": ("telling", "shoe"),
    "reminders": ("telling", "reminders"),
    "looked": ("telling", "looked"),
    "cadence": ("telling", "cadence"),
    "replay": ("looking", "replay"),
    "schema": ("looking", "schema"),
    "figure": ("looking", "figure"),
    "calendar": ("keeping", "calendar"),
    "report": ("keeping", "report"),
    "export": ("keeping", "export"),
    "restore": ("keeping", "restore"),
    "destroy": ("keeping", "destroy"),
    "devices": ("devices", "devices"),
    "prefer": ("keeping", "prefer"),
    "doctor": ("keeping", "doctor"),
    "metronome": ("sounding", "metronome"),
    "music": ("sounding", "music"),
    "knowledge": ("knowing", "knowledge"),
}


if __name__ == "__main__":
    sys.exit(main())
