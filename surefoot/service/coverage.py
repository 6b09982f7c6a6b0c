"""What `surefoot knowledge coverage` tells: the place of every statement of the sources."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from surefoot.knowledge import loader
from surefoot.knowledge.coverage import Coverage, Report, report
from surefoot.service.errors import BadInput
from surefoot.text.language import t


@dataclass(frozen=True, slots=True)
class CoverageTold:
    """A report on coverage with its forms for people and programs."""

    report: Report

    def record(self) -> dict[str, Any]:
        """The contract of `knowledge coverage --json`."""
        return {
            **_record(self.report.statements),
            "exercises": _record(self.report.exercises),
            "topics": _record(self.report.topics),
        }

    def table(self) -> list[tuple[str, ...]]:
        """Kind, rows, carried, declined, missing."""
        return [
            (kind, str(c.rows), str(len(c.carried)), str(len(c.declined)), str(len(c.missing)))
            for kind, c in self._kinds()
        ]

    def _kinds(self) -> tuple[tuple[str, Coverage], ...]:
        found = self.report
        return (
            ("statements", found.statements),
            ("exercises", found.exercises),
            ("topics", found.topics),
        )

    def missing(self) -> list[str]:
        return [name for _, coverage in self._kinds() for name in coverage.missing]

    def declined(self) -> list[tuple[str, str]]:
        return [entry for _, coverage in self._kinds() for entry in coverage.declined.items()]


def _record(coverage: Coverage) -> dict[str, Any]:
    return {
        "rows": coverage.rows,
        "carried": len(coverage.carried),
        "declined": len(coverage.declined),
        "missing": list(coverage.missing),
        "elements": {name: list(places) for name, places in coverage.carried.items()},
        "reasons": dict(coverage.declined),
    }


def coverage(rules: Path | None = None) -> CoverageTold:
    """The report over the installed knowledge.

    rules: a CSV file with a column `id`, one statement a row; by default the committed list.
    Raises BadInput when it cannot be read.
    """
    rows = None if rules is None else _ids(rules)
    return CoverageTold(report(loader.load(), loader.load_reading(), rows=rows))


def _ids(path: Path) -> list[str]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            if "id" not in (reader.fieldnames or ()):
                raise BadInput(
                    t("{path}: the first line must name the columns, one of them `id`.", path=path)
                )
            found = [(row["id"] or "").strip() for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        why = getattr(error, "strerror", None) or t("it is not a CSV file in UTF-8")
        raise BadInput(t("{path} cannot be read: {error}.", path=path, error=why)) from None
    if not any(found):
        raise BadInput(
            t("{path} holds no rows: write one statement a line, its id in column `id`.", path=path)
        )
    return [name for name in found if name]
