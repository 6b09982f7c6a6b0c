"""Sessions of a day: what was felt (feedback) matched to what the watch recorded (activity)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from surefoot.engine import lights, recorded
from surefoot.engine.lights import Body, Light
from surefoot.engine.limits import Limits
from surefoot.engine.recorded import Recorded
from surefoot.engine.session_ids import day_and_kind
from surefoot.facts.types import (
    ActivityImported,
    ActivityMatch,
    ExerciseDone,
    Fact,
    PainAfter,
    SessionFeedback,
)
from surefoot.facts.vocabulary import SessionClass, Site


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
    recorded: Recorded | None = None
    unplanned: bool = False
    """The runner says that it was none of the planned sessions."""
    partly: bool = False
    """The runner says that it was not all of it."""

    @property
    def impact(self) -> bool:
        return self.kind in lights.IMPACT_CLASSES


def _number(activity: ActivityImported | None, field: str) -> float | None:
    return None if activity is None else getattr(activity, field).value


def sessions_of(
    facts: Sequence[Fact],
    body: Body,
    limits: Limits,
    began_before: Mapping[str, str],
    easy_mps: float | None,
) -> tuple[tuple[SessionLog, ...], Mapping[str, str]]:
    """The day's sessions, and when pain last began per class.

    easy_mps: the runner's easy speed on level ground, None when it is not known yet.
    """
    if not facts:
        return (), began_before
    feedbacks = [f for f in facts if isinstance(f, SessionFeedback)]
    activities = {f.id: f for f in facts if isinstance(f, ActivityImported)}
    by_hand = {f.activity: f.session for f in facts if isinstance(f, ActivityMatch)}
    later = [f for f in facts if isinstance(f, PainAfter)]
    began = dict(began_before)
    claims = (
        _claims(feedbacks, activities, by_hand) if activities else ((f, None) for f in feedbacks)
    )
    logs = []
    for feedback, activity in claims:
        pain_60min: dict[Site, int] = dict(feedback.pain_60min)
        for after in later:
            if after.session == feedback.id:
                pain_60min.update(after.pain_60min)
        onset = lights.ONSETS[feedback.began or "never"]
        earlier = onset < lights.ONSETS[began.get(feedback.session_class, "start")]
        done = lights.took_place(feedback)
        light = Light.GREEN
        if done:
            light = lights.during(feedback, pain_60min, body, limits, earlier)
            began[feedback.session_class] = feedback.began or "never"
        log = _log(feedback, activity, light, done=done)
        if activity is not None:
            told = recorded.recorded(activity, easy_mps, limits)
            log = _by_hand(log._replace(recorded=told), activity.id, by_hand)
        logs.append(log)
    for activity in activities.values():
        kind = _class_of(activity, by_hand)
        if kind is not None:
            told = recorded.recorded(activity, easy_mps, limits)
            log = _unanswered(activity, kind)._replace(recorded=told)
            logs.append(_by_hand(log, activity.id, by_hand))
    return tuple(logs), began


def _class_of(
    activity: ActivityImported, by_hand: Mapping[UUID, str | None]
) -> SessionClass | None:
    """The class of session that an activity is; of a sport that the plan does not know that of the
    session that the runner put it to."""
    session = by_hand.get(activity.id)
    named = None if session is None else day_and_kind(session)
    return recorded.class_of(activity) or (None if named is None else named[1])


Claim = tuple[SessionFeedback, ActivityImported | None]


def _claims(
    feedbacks: Sequence[SessionFeedback],
    activities: dict[UUID, ActivityImported],
    by_hand: Mapping[UUID, str | None],
) -> Iterator[Claim]:
    """Each feedback with the activity that it tells the pain of, which is taken out of the others.

    That is the one it names, else the one that the runner put to its session, else of its class
    the one closest to what it says. An activity that somebody else names is not open to it.
    """
    named = {feedback.activity for feedback in feedbacks}
    for feedback in feedbacks:
        if feedback.activity is not None:
            yield feedback, activities.pop(feedback.activity, None)
            continue
        if feedback.done == "no":
            yield feedback, None
            continue
        session = feedback.planned_session
        open_to_it = [
            activity
            for key, activity in activities.items()
            if key not in named
            and _class_of(activity, by_hand) == feedback.session_class
            and (key not in by_hand or (session is not None and by_hand[key] == session))
        ]
        chosen = min(
            open_to_it,
            key=lambda a: (a.id not in by_hand, _off(feedback, a), a.happened_at, a.id),
            default=None,
        )
        yield feedback, None if chosen is None else activities.pop(chosen.id)


def _off(feedback: SessionFeedback, activity: ActivityImported) -> float:
    """How far an activity is from what was told of a session, in minutes."""
    if feedback.run_min:
        return abs(feedback.run_min - recorded.run_min(activity))
    if feedback.minutes is not None:
        return abs(feedback.minutes - recorded.moving_min(activity))
    return 0.0


def _by_hand(log: SessionLog, activity: UUID, by_hand: Mapping[UUID, str | None]) -> SessionLog:
    """The session with what the runner said of its match."""
    if activity not in by_hand:
        return log
    session = by_hand[activity]
    return log._replace(planned=session, unplanned=session is None)


def _log(
    feedback: SessionFeedback, activity: ActivityImported | None, light: Light, *, done: bool
) -> SessionLog:
    run_min = feedback.run_min
    minutes = feedback.minutes
    on_feet = feedback.on_feet_min
    if activity is not None:
        minutes = recorded.moving_min(activity) if minutes is None else minutes
        if feedback.session_class == "run":
            if run_min == 0 and on_feet is None:
                on_feet = minutes
            # A form filled in with what was planned does not outweigh a watch that tells more.
            if run_min == 0 or recorded.tells_walks_apart(activity):
                run_min = max(run_min, recorded.run_min(activity))
    distance_m = feedback.distance_m
    ascent_m = feedback.ascent_m
    descent_m = feedback.descent_m
    pains = feedback.pain_during.values()
    return SessionLog(
        fact=feedback.id,
        kind=feedback.session_class,
        done=done,
        light=light,
        severe=done and lights.severe(feedback),
        run_min=run_min if done else 0.0,
        on_feet_min=max(on_feet or 0.0, run_min) if done else 0.0,
        distance_m=_number(activity, "distance_m") if distance_m is None else distance_m,
        ascent_m=(_number(activity, "ascent_m") if ascent_m is None else ascent_m) or 0.0,
        descent_m=(_number(activity, "descent_m") if descent_m is None else descent_m) or 0.0,
        fast_min=feedback.fast_min,
        technical_min=feedback.technical_min,
        contacts=feedback.contacts,
        minutes=minutes if minutes is not None else max(on_feet or 0.0, run_min),
        rpe=feedback.rpe,
        worst_pain=max(pains, default=None),
        planned=feedback.planned_session,
        exercises=feedback.exercises,
        pain_asked=True,
        activity=None if activity is None else activity.id,
        sharp=done and feedback.sharp,
        shoe=feedback.shoe,
        partly=feedback.done == "partly",
    )


def _unanswered(activity: ActivityImported, kind: SessionClass) -> SessionLog:
    """An imported activity without pain answers: done, its light unknown."""
    minutes = recorded.moving_min(activity)
    run_min = recorded.run_min(activity) if kind == "run" else 0.0
    return SessionLog(
        fact=activity.id,
        kind=kind,
        done=True,
        light=Light.UNKNOWN,
        severe=False,
        run_min=run_min,
        on_feet_min=minutes if kind == "run" else 0.0,
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
