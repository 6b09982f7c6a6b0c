"""A clip measured for a command: without a data folder, and nothing is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from surefoot.knowledge import loader
from surefoot.knowledge.index import index as indexed
from surefoot.service.errors import BadInput
from surefoot.service.gait import measuring, shown
from surefoot.service.gait.about import About
from surefoot.service.gait.measuring import Measured
from surefoot.service.gait.video import missing
from surefoot.service.gait.views import GaitMeasureView
from surefoot.service.jobs import Refused
from surefoot.text import clips
from surefoot.text import gait as words
from surefoot.text.knowledge import in_words
from surefoot.text.language import said, t


@dataclass(frozen=True, slots=True)
class Found:
    """What a clip told. contract: as `surefoot gait --json` prints it."""

    measured: Measured
    measures: list[GaitMeasureView]
    doubts: list[str]
    experimental: str
    contract: dict[str, Any]


def measure(path: Path, about: About, told: Callable[[float], None]) -> Found:
    """path: of a clip, or of a table of points that ends in .trc. told: the share that lies
    behind, 0 to 1. Raises BadInput."""
    table = path.suffix.lower() == ".trc"
    if not table and (why := missing()):
        raise BadInput(why)
    if table and about.kept != "nothing":
        raise BadInput(t("A TRC file has no clip that could be kept: leave out --keep."))
    if not path.is_file():
        raise BadInput(t("There is no file {path}.", path=path))
    try:
        if table:
            found = measuring.table_measured(
                path, about.view, about.task, about.slow_motion, about.height_m
            )
        else:
            found = measuring.measured(
                path, about.view, about.task, about.model, about.slow_motion, about.height_m, told
            )
    except Refused as refused:
        raise BadInput(said(refused.sentence)) from None
    analysis, index = found.analysis, in_words(indexed(loader.load()))
    return Found(
        measured=found,
        measures=[shown.measure_view(index, each) for each in analysis.measures],
        doubts=[words.why(each) for each in analysis.doubts],
        experimental=clips.experimental(about.view),
        contract={
            "clip": path.name,
            "view": about.view,
            "task": about.task,
            **found.fields(about.slow_motion or 1.0),
            "doubts": list(analysis.doubts),
        },
    )
