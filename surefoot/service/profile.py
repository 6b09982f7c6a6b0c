"""The runner's profile: as it stands, what a change would do to the plan, the races so far."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from surefoot.engine import replay
from surefoot.engine.corrections import effective
from surefoot.engine.replay import Course
from surefoot.facts.types import Fact, FactBase, Goal, Profile
from surefoot.service import intake
from surefoot.service.errors import NotKnown, NotOnboarded
from surefoot.service.ids import new_id
from surefoot.service.profile_views import ChangesView, LastChangeView, ProfileView, RaceView
from surefoot.service.upgrade import Comparison
from surefoot.service.views import ReceivedView
from surefoot.text import names
from surefoot.text.language import later, t

_ENVELOPE = frozenset(FactBase.model_fields) | {"kind"}
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
        (fact,) = self._accepted([{**content, "kind": "profile"}])
        after = replay.append(self._course, [fact])
        return ChangesView(Comparison(self._course, after).differences())

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

    def _accepted(self, entries: list[dict[str, Any]]) -> list[Fact]:
        return intake.accept(
            [{**entry, **self._envelope()} for entry in entries],
            subject=self._subject,
            now=self._now,
            index=self._course.index,
        )

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


def _content(profile: Profile) -> dict[str, Any]:
    said = profile.model_dump(mode="json", exclude=set(_ENVELOPE))
    return {**said, "equipment": sorted(profile.equipment), "risks": sorted(profile.risks)}


def _differ(one: Profile, other: Profile, field: str) -> bool:
    return bool(getattr(one, field) != getattr(other, field))
