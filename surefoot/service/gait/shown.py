"""A measured clip in words and plots."""

from collections.abc import Sequence

from surefoot.facts.technique import GaitMeasure, GaitMeasured
from surefoot.gait.analysis import Analysis, analyse
from surefoot.gait.keypoints import Keypoints
from surefoot.service.gait import curves, titles
from surefoot.service.gait.keeping import FILM
from surefoot.service.gait.views import ClipView, GaitMeasureView
from surefoot.text import clips as words
from surefoot.text import names
from surefoot.text.language import later, t

_MODELS = {
    "blazepose-full": later("the usual model"),
    "blazepose-heavy": later("the finer model"),
}


def clip_view(fact: GaitMeasured, keypoints: Keypoints | None, drawn: Sequence[str]) -> ClipView:
    """keypoints: None when they are not kept; then there are no curves. drawn: names of pictures
    and film."""
    told = Analysis(()) if keypoints is None else _told(fact, keypoints)
    line = titles.line(fact)
    return ClipView(
        id=line.id,
        title=line.title,
        day=line.day,
        view=line.view,
        task=line.task,
        kept=line.kept,
        filmed=_filmed(fact),
        experimental=words.experimental(fact.view),
        doubts=[words.doubt(each) for each in told.doubts],
        measures=[measure_view(each) for each in fact.measures],
        film=FILM if FILM in drawn else "",
        plots=curves.plots(told.curves),
    )


def measure_view(measure: GaitMeasure) -> GaitMeasureView:
    """A number in words."""
    return GaitMeasureView(
        id=measure.id,
        name=words.measure(measure.id),
        side=measure.side or "",
        said=words.said(measure),
        spread=words.spread(measure),
        n=measure.n,
        of=words.rests_on(measure),
        standing=measure.standing,
        why=words.why(measure.why),
    )


def _told(fact: GaitMeasured, keypoints: Keypoints) -> Analysis:
    return analyse(keypoints, fact.view, fact.task, fact.slow_motion)


def _filmed(fact: GaitMeasured) -> str:
    parts = [
        t("{seconds} s", seconds=names.number(round(fact.duration_s, 1))),
        t("{rate} pictures/s", rate=round(fact.frames_per_s)),
        t(_MODELS[fact.model]) if fact.model in _MODELS else fact.model,
    ]
    if fact.slow_motion > 1:
        slower = names.number(fact.slow_motion)
        parts.insert(2, t("played {times} times slower", times=slower))
    return " · ".join(parts)
