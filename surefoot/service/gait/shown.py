"""A measured clip, and two beside each other, in words and plots."""

from collections.abc import Sequence
from functools import lru_cache

from surefoot.engine.replay import Course
from surefoot.facts.technique import GaitMeasure, GaitMeasured, View
from surefoot.gait import comparing
from surefoot.gait.analysis import Analysis, Task, analyse
from surefoot.gait.keypoints import Keypoints
from surefoot.knowledge.index import Index
from surefoot.service.errors import BadInput
from surefoot.service.gait import curves, titles
from surefoot.service.gait.findings import before, detectable, finding_views
from surefoot.service.gait.keeping import FILM
from surefoot.service.gait.views import (
    ClipView,
    DifferencesView,
    DifferenceView,
    GaitMeasureView,
    PictureView,
)
from surefoot.text import clips, names
from surefoot.text import gait as words
from surefoot.text.knowledge import in_words
from surefoot.text.language import later, t, tn

_BESIDE_MOST = 20
_RUN = {
    "left_initial": later("Left foot touches the ground"),
    "right_initial": later("Right foot touches the ground"),
    "left_mid_stance": later("Left leg carries, hips above the foot"),
    "right_mid_stance": later("Right leg carries, hips above the foot"),
}
_DOWN = {
    "left_initial": later("Left leg begins"),
    "right_initial": later("Right leg begins"),
    "left_mid_stance": later("Left leg, lowest point"),
    "right_mid_stance": later("Right leg, lowest point"),
}


def clip_view(
    fact: GaitMeasured,
    keypoints: bytes | None,
    drawn: Sequence[str],
    others: Sequence[GaitMeasured],
    course: Course,
) -> ClipView:
    """keypoints: as kept, None when they are not; then there are no curves. drawn: names of
    pictures and film. others: every other clip, newest first."""
    told = _told(keypoints, fact.view, fact.task, fact.slow_motion)
    line, index = titles.line(fact), in_words(course.index)
    nothing = all(each.standing == "not_measurable" for each in fact.measures)
    return ClipView(
        id=line.id,
        title=line.title,
        day=line.day,
        view=line.view,
        task=line.task,
        kept=line.kept,
        filmed=clips.filmed(fact),
        experimental=clips.experimental(fact.view),
        doubts=[words.why(each) for each in told.doubts if nothing],
        findings=finding_views(fact, others, course),
        measures=[measure_view(index, each) for each in fact.measures],
        pictures=[
            PictureView(name, _caption(fact, name)) for name in drawn if name.endswith(".jpg")
        ],
        film=FILM if FILM in drawn else "",
        plots=curves.plots(told.curves),
        beside=[titles.line(each) for each in others if before(each, fact)][:_BESIDE_MOST],
    )


def measure_view(index: Index, measure: GaitMeasure) -> GaitMeasureView:
    """A number in words. index: in the language spoken."""
    known = measure.value is not None
    return GaitMeasureView(
        id=measure.id,
        name=_name(index, measure.id),
        side=measure.side or "",
        said=words.amount(measure.value or 0.0, measure.unit) if known else "",
        spread=names.number(round(measure.spread, 1)) if known and measure.spread else "",
        n=measure.n,
        of=tn("{count} value", "{count} values", measure.n) if known else "",
        standing=measure.standing,
        why=words.why(measure.why),
        errors=list(words.errors(index, measure)) if known else [],
    )


def differences(earlier: GaitMeasured, later: GaitMeasured, index: Index) -> DifferencesView:
    """Two clips of a kind beside each other. Raises BadInput when they are not."""
    if not before(earlier, later):
        raise BadInput(
            t("These clips differ in view, model or frame rate, or in order: they cannot be "
              "compared.")
        )  # fmt: skip
    found = comparing.differences(earlier, later, detectable(index))
    counting = sum(each.counts for each in found)
    return DifferencesView(
        before=titles.line(earlier),
        after=titles.line(later),
        differences=[_difference(index, each) for each in found],
        note=tn(
            "{count} number changed by more than two films of the same run differ by.",
            "{count} numbers changed by more than two films of the same run differ by.",
            counting,
        )
        if counting
        else t("Nothing changed by more than two films of the same run differ by."),
    )


def _difference(index: Index, each: comparing.Difference) -> DifferenceView:
    sign = "+" if round(each.change) > 0 else ""
    why = (
        t("No difference of this number is known to count.")
        if each.at_least is None
        else t("Counts from {amount} on.", amount=words.amount(each.at_least, each.unit))
    )
    return DifferenceView(
        id=each.id,
        name=_name(index, each.id),
        side=each.side or "",
        before=words.amount(each.earlier, each.unit),
        after=words.amount(each.later, each.unit),
        change=sign + words.amount(each.change, each.unit),
        beyond=each.counts,
        why=why,
    )


def _name(index: Index, id: str) -> str:
    known = index.gait_measures.get(id)
    return id if known is None else known.name


@lru_cache(maxsize=8)
def _told(keypoints: bytes | None, view: View, task: Task, slow_motion: float) -> Analysis:
    """Kept for the last clips that were looked at: a long one takes seconds."""
    try:
        return analyse(Keypoints.from_bytes(keypoints or b""), view, task, slow_motion)
    except ValueError:
        return Analysis(())


def _caption(fact: GaitMeasured, name: str) -> str:
    known = (_RUN if fact.task == "run" else _DOWN).get(name.removesuffix(".jpg"))
    return name if known is None else t(known)
