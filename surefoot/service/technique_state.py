"""Whether there is anything of technique to work on today, and what to say where there is not."""

from typing import Literal

from surefoot.engine.lights import Light
from surefoot.engine.replay import Course
from surefoot.text import technique as words
from surefoot.text.language import t

_RUNNING = 2
State = Literal["working", "not_running", "red", "stopped", "no_plan"]


def technique_state(course: Course) -> State:
    """A warning sign stops it, a red light for the day; before the first runs there is none."""
    draft = course.draft
    if draft is None:
        return "no_plan"
    carry = draft.day.carry
    if carry.flags or carry.worried_since is not None:
        return "stopped"
    if draft.standing.phase < _RUNNING or not draft.standing.cue:
        return "not_running"
    return "red" if course.decision.light is Light.RED else "working"


def not_now(course: Course) -> str:
    """Why nobody should run to count their steps or to be filmed today; '' for no reason."""
    state, draft = technique_state(course), course.draft
    if draft is None or (state == "not_running" and draft.standing.phase >= _RUNNING):
        return ""
    return t(words.NOT_NOW[state]) if state in words.NOT_NOW else ""
