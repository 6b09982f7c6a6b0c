"""Sessions of a day: what was felt (feedback) matched to what the watch recorded (activity)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from surefoot.engine import lights
from surefoot.engine.lights import Body, Light
from surefoot.engine.limits import Limits
from surefoot.facts.types import (
    ActivityImported,
    ExerciseDone,
    Fact,
    PainAfter,
    SessionFeedback,
)
from surefoot.facts.vocabulary import SessionClass, Site

CLASS_OF_SPORT: Mapping[str, SessionClass] = {
    "run": "run",
    "walk": "walk",
    "hike": "hike",
    "strength": "strength",
    "bike": "cross_training",
    "swim": "cross_training",
    "row": "cross_training",
    "elliptical": "cross_training",
}
"""Which class of planned session an activity's sport answers."""

_ONSET = {"start": 0, "middle": 1, "end": 2, "never": 3}


class SessionLog(NamedTuple):
    """A session that took place or was answered with 'no', with its provisional light."""

    fact: UUID
    kind: SessionClass
    done: bool
    light: Light
    severe: bool
    run_min: float
    on_feet_min: float
    distance_m: float | None
    ascent_m: float
    descent_m: float
    fast_min: float
    technical_min: float
    contacts: int
    minutes: float
    rpe: int | None
    worst_pain: int | None
    planned: str | None
    exercises: tuple[ExerciseDone, ...]
    pain_asked: bool
    """False: an imported activity that still waits for its pain answers."""
    activity: UUID | None
    sharp: bool = False
    """Sharp or stabbing pain: a reason to see somebody whatever the number (9)."""
    shoe: str | None = None

    @property
    def impact(self) -> bool:
        return self.kind in lights.IMPACT_CLASSES


def _number(activity: ActivityImported | None, field: str) -> float | None:
    return None if activity is None else getattr(activity, field).value


def moving_min(activity: ActivityImported) -> float:
    """Minutes of the activity: moving, else timer, else elapsed time; 0 when none is known."""
    for field in ("moving_s", "timer_s", "elapsed_s"):
        value = _number(activity, field)
        if value is not None:
            return value / 60
    return 0.0


def sessions_of(
    facts: Sequence[Fact],
    body: Body,
    limits: Limits,
    began_before: Mapping[str, str],
) -> tuple[tuple[SessionLog, ...], Mapping[str, str]]:
    """The day's sessions, and when pain last began per class."""
    if not facts:
        return (), began_before
    feedbacks = [f for f in facts if isinstance(f, SessionFeedback)]
    activities = {f.id: f for f in facts if isinstance(f, ActivityImported)}
    later = [f for f in facts if isinstance(f, PainAfter)]
    began = dict(began_before)
    logs = []
    for feedback in feedbacks:
        activity = _claim(feedback, activities)
        pain_60min: dict[Site, int] = dict(feedback.pain_60min)
        for after in later:
            if after.session == feedback.id:
                pain_60min.update(after.pain_60min)
        earlier = (
            _ONSET[feedback.began or "never"] < _ONSET[began.get(feedback.session_class, "start")]
        )
        light = lights.during(feedback, pain_60min, body, limits, earlier)
        if lights.took_place(feedback):
            began[feedback.session_class] = feedback.began or "never"
        logs.append(_log(feedback, activity, light))
    logs.extend(
        _unanswered(activity)
        for activity in activities.values()
        if activity.sport in CLASS_OF_SPORT
    )
    return tuple(logs), began


def _claim(
    feedback: SessionFeedback, activities: dict[UUID, ActivityImported]
) -> ActivityImported | None:
    """The activity that a feedback tells the pain of: the named one, else its class's first."""
    if feedback.activity is not None:
        return activities.pop(feedback.activity, None)
    if feedback.done == "no":
        return None
    for key, activity in activities.items():
        if CLASS_OF_SPORT.get(activity.sport) == feedback.session_class:
            return activities.pop(key)
    return None


def _log(feedback: SessionFeedback, activity: ActivityImported | None, light: Light) -> SessionLog:
    done = lights.took_place(feedback)
    run_min = feedback.run_min
    minutes = feedback.minutes
    if activity is not None:
        minutes = moving_min(activity) if minutes is None else minutes
        if feedback.session_class == "run" and run_min == 0:
            run_min = moving_min(activity)
    distance_m = feedback.distance_m
    ascent_m = feedback.ascent_m
    descent_m = feedback.descent_m
    on_feet = feedback.on_feet_min if feedback.on_feet_min is not None else run_min
    pains = feedback.pain_during.values()
    return SessionLog(
        fact=feedback.id,
        kind=feedback.session_class,
        done=done,
        light=light,
        severe=done and lights.severe(feedback),
        run_min=run_min if done else 0.0,
        on_feet_min=max(on_feet, run_min) if done else 0.0,
        distance_m=_number(activity, "distance_m") if distance_m is None else distance_m,
        ascent_m=(_number(activity, "ascent_m") if ascent_m is None else ascent_m) or 0.0,
        descent_m=(_number(activity, "descent_m") if descent_m is None else descent_m) or 0.0,
        fast_min=feedback.fast_min,
        technical_min=feedback.technical_min,
        contacts=feedback.contacts,
        minutes=minutes if minutes is not None else on_feet,
        rpe=feedback.rpe,
        worst_pain=max(pains, default=None),
        planned=feedback.planned_session,
        exercises=feedback.exercises,
        pain_asked=True,
        activity=None if activity is None else activity.id,
        sharp=done and feedback.sharp,
        shoe=feedback.shoe,
    )


def _unanswered(activity: ActivityImported) -> SessionLog:
    """An imported activity without pain answers: done, its light unknown."""
    kind = CLASS_OF_SPORT[activity.sport]
    minutes = moving_min(activity)
    run_min = minutes if kind == "run" else 0.0
    return SessionLog(
        fact=activity.id,
        kind=kind,
        done=True,
        light=Light.UNKNOWN,
        severe=False,
        run_min=run_min,
        on_feet_min=run_min,
        distance_m=activity.distance_m.value,
        ascent_m=activity.ascent_m.value or 0.0,
        descent_m=activity.descent_m.value or 0.0,
        fast_min=0.0,
        technical_min=0.0,
        contacts=0,
        minutes=minutes,
        rpe=None,
        worst_pain=None,
        planned=None,
        exercises=(),
        pain_asked=False,
        activity=activity.id,
    )
