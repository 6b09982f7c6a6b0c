"""Views on a terminal: JSON, tables, a progress bar."""

import sys
from collections.abc import Sequence
from typing import Any

from surefoot.service.serial import dumps
from surefoot.service.views import SessionView
from surefoot.text.language import t


def print_json(value: Any) -> None:
    """The value as JSON."""
    print(dumps(value, indent=2))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their widest cell; the last one runs on."""
    widths = [max(len(str(row[n])) for row in (head, *rows)) for n in range(len(head))]
    for row in (head, *rows):
        cells = [str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)]
        print("  ".join(cells).rstrip())


def session(view: SessionView, indent: str = "  ") -> None:
    """A session with its items."""
    mark = {"": " ", "yes": "✓", "partly": "~", "no": "–"}[view.done]
    print(f"{indent}{mark} {view.title}: {view.dose}")
    if view.cue is not None:
        print(f"{indent}    " + t("Think of: {cue}", cue=view.cue.say))
    for note in view.notes:
        print(f"{indent}    {note.text}")
    for item in view.items:
        optional = " " + t("(optional)") if item.optional else ""
        print(f"{indent}    {item.name}: {item.dose}, {item.load}{optional}")


class Progress:
    """A bar on standard error, on a terminal only and for more than a few files."""

    def __init__(self, total: int, shown: bool = True) -> None:
        self._total = total
        self._done = 0
        self._shown = shown and total > 3 and sys.stderr.isatty()

    def step(self, label: str) -> None:
        """One more is done."""
        self._done += 1
        if self._shown:
            filled = 30 * self._done // self._total
            bar = "█" * filled + "·" * (30 - filled)
            end = "\n" if self._done == self._total else ""
            print(f"\r{bar} {self._done}/{self._total} {label[:30]:30}", end=end, file=sys.stderr)
