"""Facts as a table for a spreadsheet, and back without loss.

One row a fact, one column a field, a field of a part under `part.field`. A cell holds JSON; a text
that JSON could not be taken for stands as it is. An empty cell is a field that the fact lacks.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

_FIRST = ("id", "kind", "happened_at", "zone", "subject", "received_at")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would calculate: it is written as JSON."""


def dump_table(lines: Iterable[str]) -> str:
    """The facts of journal lines (JSON objects) as CSV with a head row."""
    rows = [dict(_cells(json.loads(line))) for line in lines]
    names = {name for row in rows for name in row}
    head = [*(name for name in _FIRST if name in names), *sorted(names - set(_FIRST))]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, head, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def load_table(text: str) -> Iterator[str]:
    """The journal lines of such a table. Raises ValueError when it is none."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = next(rows, [])
        if "id" not in head or "kind" not in head:
            raise ValueError("the first row must name the columns, id and kind among them")
        for row in rows:
            if len(row) != len(head):
                raise ValueError(f"line {rows.line_num}: {len(row)} cells, not {len(head)}")
            yield json.dumps(_fact(dict(zip(head, row, strict=True))), ensure_ascii=False)
    except csv.Error as error:
        raise ValueError(f"line {rows.line_num}: {error}") from error


def _cells(part: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in part.items():
        column = before + name
        if isinstance(value, dict) and value and not any("." in key for key in value):
            yield from _cells(value, f"{column}.")
        else:
            yield column, _cell(value)


def _cell(value: Any) -> str:
    if isinstance(value, str) and value and not value.startswith(_FORMULA) and not _is_json(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _fact(row: dict[str, str]) -> dict[str, Any]:
    fact: dict[str, Any] = {}
    for column, cell in row.items():
        if cell == "":
            continue
        *parts, name = column.split(".")
        place = fact
        for part in parts:
            place = place.setdefault(part, {})
        place[name] = json.loads(cell) if _is_json(cell) else cell
    return fact
