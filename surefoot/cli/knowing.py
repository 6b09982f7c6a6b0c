"""Commands about the knowledge itself: coverage."""

from argparse import Namespace
from pathlib import Path

from surefoot.cli.printing import print_json, table
from surefoot.service.coverage import coverage
from surefoot.text.language import t


def knowledge(arguments: Namespace) -> int:
    """The command under `surefoot knowledge` that was asked for."""
    return _COMMANDS[arguments.about](arguments)


def _coverage(arguments: Namespace) -> int:
    """Where each statement of the sources has its place; 1 when one has none."""
    told = coverage(None if arguments.rules is None else Path(arguments.rules))
    if arguments.json:
        print_json(told.record())
    else:
        table(("", "rows", "carried", "declined", "missing"), told.table())
        for name, reason in told.declined():
            print(t("declined {name}: {reason}", name=name, reason=reason))
        if told.missing():
            print("\n" + t("Without a place: {ids}", ids=" ".join(told.missing())))
    return 0 if told.report.complete else 1


_COMMANDS = {"coverage": _coverage}
