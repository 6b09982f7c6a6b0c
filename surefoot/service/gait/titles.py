"""A clip in a line: what it shows, and its chief number."""

from surefoot.facts.technique import GaitMeasured, View
from surefoot.service.gait.about import Task
from surefoot.service.gait.keeping import kept_of
from surefoot.service.gait.views import ClipLineView
from surefoot.text import gait as words
from surefoot.text.language import later, t

_TITLES = {
    ("side", "run"): later("Running, from the side"),
    ("rear", "run"): later("Running, from behind"),
    ("front", "squat"): later("Single-leg squat, from the front"),
    ("front", "step_down"): later("Step-down, from the front"),
}


def of(view: View, task: Task) -> str:
    """What a clip shows."""
    known = _TITLES.get((view, task))
    return t(known) if known else f"{view}, {task}"


def line(fact: GaitMeasured) -> ClipLineView:
    """A measured clip in a line, with its chief number."""
    chief = next((each for each in fact.measures if each.standing == "measured"), None)
    return ClipLineView(
        id=str(fact.id),
        title=of(fact.view, fact.task),
        day=fact.day(),
        view=fact.view,
        task=fact.task,
        kept=kept_of(fact),
        said="" if chief is None else words.amount(chief.value or 0.0, chief.unit),
    )
