"""Whether there is anything of technique to work on today, and what to say where there is not."""

from typing import Literal

from surefoot.engine import gaps
from surefoot.engine.draft import Draft
from surefoot.engine.lights import Light
from surefoot.engine.replay import Course
from surefoot.text import technique as words
from surefoot.text.language import t

_RUNNING = 2
State = Literal["working", "not_running", "red", "resting", "stopped", "no_plan"]


def technique_state(course: Course) -> State:
    """A warning sign stops it, a red light for the day, rest until it is over; before the first
    runs there is none."""
    draft = course.draft
    if draft is None:
        return "no_plan"
    carry = draft.day.carry
    if carry.flags or carry.worried_since is not None:
        return "stopped"
    if draft.standing.phase < _RUNNING or not draft.standing.cue:
        return "not_running"
    if course.decision.light is Light.RED:
        return "red"
    return "resting" if _resting(draft) else "working"


def _resting(draft: Draft) -> bool:
    """Whether the rest after a red, a fever or the runner's own pause leaves today without runs."""
    after_red = draft.today < draft.standing.no_impact_until
    return after_red or gaps.fever_near(draft) or gaps.paused_on(draft, draft.today)


def not_now(course: Course) -> str:
    """Why nobody should run to count their steps or to be filmed today; '' for no reason."""
    state, draft = technique_state(course), course.draft
    if draft is None or (state == "not_running" and draft.standing.phase >= _RUNNING):
        return ""
    return t(words.NOT_NOW[state]) if state in words.NOT_NOW else ""
