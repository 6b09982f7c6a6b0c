"""Views on a terminal: JSON, tables, a progress bar."""

import sys
from collections.abc import Sequence
from typing import Any

from surefoot.service.serial import dumps
from surefoot.service.session_views import SessionView
from surefoot.text.language import t

_WORTH_A_BAR_BYTES = 4 * 2**20


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
    """A bar on standard error over so many bytes, on a terminal only and when it is worth one."""

    def __init__(self, total_bytes: int, shown: bool = True) -> None:
        self._total = max(1, total_bytes)
        self._before = self._size = 0
        self._shown = shown and total_bytes > _WORTH_A_BAR_BYTES and sys.stderr.isatty()

    def reading(self, size_bytes: int) -> None:
        """The next file is open."""
        self._before += self._size
        self._size = size_bytes

    def step(self, label: str, share: float) -> None:
        """So much of the file lies behind, 0 to 1."""
        if not self._shown:
            return
        done = min(1.0, (self._before + share * self._size) / self._total)
        filled = int(30 * done)
        bar = "█" * filled + "·" * (30 - filled)
        print(f"\r{bar} {done:4.0%} {label[-30:]:30}", end="", file=sys.stderr)

    def end(self) -> None:
        """Leaves the bar's line."""
        if self._shown:
            print(file=sys.stderr)
