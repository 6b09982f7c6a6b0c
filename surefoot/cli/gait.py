"""The command that measures a clip."""

from argparse import Namespace
from pathlib import Path

from surefoot.cli import opening
from surefoot.cli.printing import Progress, print_json, table
from surefoot.service.gait.about import About
from surefoot.service.gait.command import Found, measure
from surefoot.text.gait import SIDE, STANDING
from surefoot.text.language import t


def gait(arguments: Namespace) -> int:
    """Prints each number of a clip; stores nothing unless it is asked to."""
    path = Path(arguments.clip)
    about = About(
        arguments.view, arguments.task, arguments.model, arguments.slow_motion or None,
        arguments.keep or "nothing", arguments.height and arguments.height / 100,
    )  # fmt: skip
    progress = Progress(path.stat().st_size if path.is_file() else 0, shown=not arguments.json)
    found = measure(path, about, lambda share: progress.step(path.name, share))
    progress.end()
    kept = ""
    if arguments.keep:
        with opening.surefoot(arguments) as surefoot:
            kept = surefoot.video.keep_measured(path, about, found.measured)
    if arguments.json:
        print_json({**found.contract, "kept": kept})
    else:
        _print(found)
        if kept:
            print(t("Kept; `surefoot serve` shows it under Video."))
    return 0


def _print(found: Found) -> None:
    for line in (found.experimental, *found.doubts):
        if line:
            print(line)
    if found.doubts:  # they hold for every number alike
        print(t("Nothing was told of this clip."))
        return
    rows = [
        (
            f"{each.name}, {t(SIDE[each.side])}" if each.side else each.name,
            each.said or "–",
            f"± {each.spread}" if each.spread else "",
            each.of,
            t(STANDING[each.standing]),
            each.why,
        )
        for each in found.measures
    ]
    if rows:
        head = (t("number"), t("value"), t("spread"), t("from"), t("counts as"), t("why"))
        table(head, rows)
    print(t("Information, not a diagnosis."))
