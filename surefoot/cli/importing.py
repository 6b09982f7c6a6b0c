"""Commands for files of a watch: import, forget."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from surefoot.cli import opening
from surefoot.cli.printing import Progress, print_json, table
from surefoot.service.imports import files_under
from surefoot.service.views import ActivityView, FileView, ImportView
from surefoot.text import names
from surefoot.text.language import t


def importing(arguments: Namespace) -> int:
    """Imports files and folders, once or for as long as it is left to watch."""
    if arguments.watch:
        from surefoot.cli.watching import watch

        return watch(arguments)
    return _once(arguments)


def _once(arguments: Namespace) -> int:
    """0 unless every file failed."""
    paths = list(files_under([Path(p) for p in arguments.paths]))
    progress = Progress(sum(map(_size, paths)), shown=not arguments.json)
    unreadable: list[FileView] = []
    with opening.surefoot(arguments) as surefoot:
        files = _opened(paths, unreadable, progress)
        views = surefoot.import_files(
            files, lambda step: progress.step(step.file.path, step.share)
        ).files
    progress.end()
    views = [*views, *unreadable]
    if arguments.json:
        print_json(ImportView(views))
    else:
        _print(views)
    return 1 if views and all(view.status == "failed" for view in views) else 0


def _opened(
    paths: list[Path], unreadable: list[FileView], progress: Progress
) -> Iterator[tuple[str, IO[bytes]]]:
    """The files, open one at a time; those that cannot be opened are noted."""
    for path in paths:
        try:
            with path.open("rb") as file:
                progress.reading(_size(path))
                yield str(path), file
        except OSError as error:
            why = t("it cannot be read: {why}", why=error.strerror or error)
            unreadable.append(FileView(str(path), "failed", [why], []))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _print(views: list[FileView]) -> None:
    rows = [row(view) for view in views]
    table((t("status"), t("file"), t("activities"), t("why")), rows)
    counts = {s: sum(v.status == s for v in views) for s in dict.fromkeys(v.status for v in views)}
    print(", ".join(f"{n} {_status(s)}" for s, n in counts.items()) or t("no files"))


def row(view: FileView) -> tuple[str, str, str, str]:
    """Status, name, what was found and why, as they are shown."""
    found = "; ".join(_line(activity) for activity in view.activities[:1])
    if len(view.activities) > 1:
        found += " " + t("and {count} more", count=len(view.activities) - 1)
    return _status(view.status), Path(view.path).name, found, " ".join(view.reasons)


def _line(activity: ActivityView) -> str:
    far = "" if activity.distance_m is None else f" {names.distance(activity.distance_m)}"
    return f"{names.name(activity.sport, names.SPORT)} {activity.start:%Y-%m-%d %H:%M} UTC{far}"


def _status(status: str) -> str:
    return t(names.FILE_STATUS[status])


def forget(arguments: Namespace) -> int:
    """Takes an activity (by its id) or an import (by its file's SHA-256) out again."""
    with opening.surefoot(arguments) as surefoot:
        if len(arguments.which) == 64:
            surefoot.undo_import(arguments.which)
        else:
            surefoot.forget_activity(arguments.which)
    if arguments.json:
        print_json({"forgotten": arguments.which})
    else:
        print(t("Taken out; the same file can be imported again."))
    return 0
