"""Commands about the knowledge itself: coverage, check, schema."""

from argparse import Namespace
from pathlib import Path

from surefoot.cli.printing import print_json, table
from surefoot.service import authoring
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


def _check(arguments: Namespace) -> int:
    """Every problem of a folder with its file and line; 1 when there is one."""
    told = authoring.check(arguments.folder)
    if arguments.json:
        print_json(told.record())
    else:
        print("\n".join(told.lines()))
    return 0 if told.well else 1


def _schema(arguments: Namespace) -> int:
    """The JSON Schema of a kind of file, or of every kind as files in a folder."""
    if arguments.into is not None:
        print("\n".join(authoring.schemas_into(arguments.into)))
    else:
        print_json(authoring.schema(arguments.kind))
    return 0


_COMMANDS = {"coverage": _coverage, "check": _check, "schema": _schema}
