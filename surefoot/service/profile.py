"""The runner's profile: as it stands, what a change would do to the plan, the races so far."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from surefoot.engine import plan, replay
from surefoot.engine.corrections import effective
from surefoot.engine.decision import Session
from surefoot.engine.replay import Course
from surefoot.facts.base import FactBase
from surefoot.facts.types import Goal, Profile
from surefoot.knowledge.index import Index
from surefoot.service import intake
from surefoot.service.errors import NotKnown, NotOnboarded
from surefoot.service.ids import new_id
from surefoot.service.plan_differences import dose_of
from surefoot.service.profile_views import ChangesView, LastChangeView, ProfileView, RaceView
from surefoot.service.views import ReceivedView
from surefoot.text import names, sessions
from surefoot.text.knowledge import in_words
from surefoot.text.language import later, t

_ENVELOPE = frozenset(FactBase.model_fields) | {"kind"}
_PREVIEWED_D = 28
_FIELDS = {
    "age_years": later("age"),
    "sex": later("sex"),
    "body_mass_kg": later("body mass"),
    "baseline": later("usual week"),
    "goal": later("race"),
    "available_min": later("days and minutes"),
    "equipment": later("equipment"),
    "cross_training": later("training without running"),
    "uphill_treadmill": later("uphill treadmill"),
    "strength_experience": later("strength training"),
    "clinician_contact": later("clinician"),
    "risks": later("health"),
    "cautious": later("more care"),
    "day_starts_at_h": later("start of the day"),
    "protocol": later("protocol"),
}


class RunnersProfile:
    """The profiles of one course. receive: takes facts as a client would send them."""

    def __init__(
        self,
        course: Course,
        *,
        subject: UUID,
        now: datetime,
        zone: str,
        receive: Callable[[list[dict[str, Any]]], ReceivedView],
    ) -> None:
        self._course = course
        self._subject, self._now, self._zone = subject, now, zone
        self._receive = receive
        known = effective(course.facts).values()
        found = [fact for fact in known if isinstance(fact, Profile)]
        self._told = sorted(found, key=lambda fact: (fact.happened_at, fact.id))

    def view(self) -> ProfileView:
        """Raises NotOnboarded."""
        if not self._told:
            raise NotOnboarded
        newest = self._told[-1]
        return ProfileView(_content(newest), self._races(), self._last_change())

    def preview(self, content: dict[str, Any]) -> ChangesView:
        """What the plan would be with a profile of that content. Raises BadInput, NotOnboarded."""
        if not self._told:
            raise NotOnboarded
        # The newest counts, and a device's clock may go before ours.
        newer = max(self._now, self._told[-1].happened_at + timedelta(seconds=1))
        said = {**content, **self._envelope(), "kind": "profile", "happened_at": newer.isoformat()}
        (fact,) = intake.accept(
            [said], subject=self._subject, now=self._now, index=self._course.index
        )
        after = replay.append(self._course, [fact])
        return ChangesView(list(_changes(self._course, after)))

    def not_run(self, on: date) -> None:
        """Says of a past race that it was not run: nothing recovers from it. Raises NotKnown."""
        named = [fact for fact in self._told if fact.goal is not None and fact.goal.on == on]
        if not named or on > self._today:
            raise NotKnown(t("There was no race on {day}.", day=names.day(on)))
        self._receive(
            [
                self._envelope()
                | {
                    "kind": "correction",
                    "corrects": str(fact.id),
                    "by": fact.model_copy(update={"goal": None}).model_dump(mode="json"),
                    "reason": "race not run",
                }
                for fact in named
            ]
        )

    @property
    def _today(self) -> date:
        return date.fromordinal(self._course.today)

    def _envelope(self) -> dict[str, Any]:
        return {
            "id": str(new_id(self._now)),
            "subject": str(self._subject),
            "happened_at": self._now.isoformat(),
            "zone": self._zone,
        }

    def _races(self) -> list[RaceView]:
        boundary = self._course.day_starts_at_h
        found: dict[date, Goal] = {}
        for place, fact in enumerate(self._told):
            following = self._told[place + 1 : place + 2]
            until = following[0].day(boundary) if following else self._today
            if fact.goal is not None and fact.goal.on <= min(until, self._today):
                found[fact.goal.on] = fact.goal
        return [
            RaceView(on, goal.name, goal.distance_m, goal.ascent_m)
            for on, goal in sorted(found.items(), reverse=True)
        ]

    def _last_change(self) -> LastChangeView | None:
        if len(self._told) < 2:
            return None
        before, newest = self._told[-2:]
        if newest.day(self._course.day_starts_at_h) != self._today:
            return None
        what = [t(name) for field, name in _FIELDS.items() if _differ(before, newest, field)]
        return LastChangeView(str(newest.id), newest.happened_at, what)


def _changes(before: Course, after: Course) -> Iterator[str]:
    """A line for each day of the next weeks that holds something else."""
    index = in_words(before.index)
    planned, now = _planned(before), _planned(after)
    for day in sorted(planned.keys() | now.keys()):
        old, new = planned.get(day, ()), now.get(day, ())
        if [dose_of(each) for each in old] == [dose_of(each) for each in new]:
            continue
        titles = [[sessions.title(s, index) for s in each] for each in (old, new)]
        if titles[0] == titles[1]:
            titles = [[_with_dose(s, index) for s in each] for each in (old, new)]
        was, becomes = ("; ".join(each) or t("rest") for each in titles)
        yield t("{day}: {before} becomes {after}", day=names.day(day), before=was, after=becomes)


def _planned(course: Course) -> dict[date, tuple[Session, ...]]:
    weeks = plan.plan(course, _PREVIEWED_D)
    return {day.day: day.sessions for week in weeks for day in week.days}


def _with_dose(session: Session, index: Index) -> str:
    return t(
        "{title} ({dose})",
        title=sessions.title(session, index),
        dose=sessions.dose(session, index),
    )


def _content(profile: Profile) -> dict[str, Any]:
    said = profile.model_dump(mode="json", exclude=set(_ENVELOPE))
    return {**said, "equipment": sorted(profile.equipment), "risks": sorted(profile.risks)}


def _differ(one: Profile, other: Profile, field: str) -> bool:
    return bool(getattr(one, field) != getattr(other, field))
