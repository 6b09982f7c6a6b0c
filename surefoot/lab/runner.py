"""A simulated runner who lives day by day with the plan: checks in, trains, tests, logs.

Deterministic for a seed. The body model is small on purpose and makes no claim about real people:
morning pain follows a course with noise, and a session hurts as a stated function of the day.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from surefoot.engine import replay
from surefoot.engine.decision import Decision, Session
from surefoot.engine.replay import Course
from surefoot.facts.ids import uuid7
from surefoot.facts.types import (
    CheckIn,
    ExerciseDone,
    Fact,
    Injury,
    Profile,
    SessionFeedback,
    SideResult,
    TestResult,
    WeeklyCheck,
)
from surefoot.facts.vocabulary import Site
from surefoot.knowledge.index import index
from surefoot.knowledge.schema import Knowledge

ZONE = "UTC"
_NAMESPACE_BYTES = 10
_TOO_MUCH = 4


@dataclass(frozen=True, slots=True)
class Answers:
    """How the body answers on a day: morning pain over usual, pain during, what is missed."""

    morning: int = 0
    during: int = 0
    an_hour_after: int = 0
    checks_in: bool = True
    trains: bool = True
    logs: bool = True
    worse: bool = False


GREEN = Answers()
Body = Callable[[int, random.Random], Answers]
"""Answers for the n-th day of the plan."""


def always_green(day: int, chance: random.Random) -> Answers:
    """A runner whose every answer is green and logged."""
    return GREEN


def noisy(amber: float, red: float) -> Body:
    """A runner whose training is amber or red by chance, however well it goes otherwise."""

    def answers(day: int, chance: random.Random) -> Answers:
        drawn = chance.random()
        if drawn < red:
            return Answers(during=4, an_hour_after=1)
        if drawn < red + amber:
            return Answers(during=3, an_hour_after=0)
        return GREEN

    return answers


@dataclass(slots=True)
class Ids:
    """Fact ids from a seed: time-ordered, reproducible."""

    chance: random.Random

    def next(self, moment: datetime) -> UUID:
        return uuid7(int(moment.timestamp() * 1000), self.chance.randbytes(_NAMESPACE_BYTES))


@dataclass(slots=True)
class Life:
    """A simulated runner with the facts so far and the course they led to."""

    knowledge: Knowledge
    subject: UUID
    ids: Ids
    chance: random.Random
    body: Body
    facts: list[Fact] = field(default_factory=list)
    course: Course | None = None
    started: date = date(2026, 1, 5)
    next_day: date = date(2026, 1, 5)
    """The first day that has not been lived yet."""

    @property
    def decision(self) -> Decision:
        assert self.course is not None
        return self.course.decision

    def add(self, facts: Sequence[Fact], today: date) -> Course:
        self.facts.extend(facts)
        if self.course is None:
            self.course = replay.replay(self.knowledge, self.facts, today)
        else:
            self.course = replay.append(self.course, facts, today)
        return self.course

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), tzinfo=UTC)

    def common(self, day: date, hour: int, minute: int = 0) -> dict[str, object]:
        """The fields that every fact carries."""
        moment = self.at(day, hour, minute)
        return {
            "id": self.ids.next(moment),
            "subject": self.subject,
            "happened_at": moment,
            "received_at": moment,
            "zone": ZONE,
        }


def begin(
    knowledge: Knowledge,
    profile: dict[str, object],
    injuries: Sequence[dict[str, object]],
    started: date,
    body: Body = always_green,
    seed: int = 1,
) -> Life:
    """A runner on the day of set-up: profile and injuries told, nothing done yet."""
    chance = random.Random(seed)
    ids = Ids(random.Random(seed + 1))
    life = Life(
        knowledge=knowledge,
        subject=ids.next(datetime.combine(started, time(6), tzinfo=UTC)),
        ids=ids,
        chance=chance,
        body=body,
        started=started,
        next_day=started,
    )
    facts: list[Fact] = [Profile.model_validate({**life.common(started, 6), **profile})]
    facts += [
        Injury.model_validate({**life.common(started, 6, n + 1), **injury})
        for n, injury in enumerate(injuries)
    ]
    life.add(facts, started)
    return life


def live(life: Life, days: int) -> Course:
    """Lives the next days; returns the course at their end."""
    assert life.course is not None
    for _ in range(days):
        live_day(life, life.next_day)
    return life.course


def live_day(life: Life, day: date) -> Course:
    """One day: check-in, the plan's sessions, the tests that are due, once a week the check."""
    life.next_day = day + timedelta(days=1)
    number = (day - life.started).days
    answers = life.body(number, life.chance)
    if answers.checks_in:
        course = life.add([check_in(life, day, answers)], day)
    else:
        course = life.add([], day)
    facts: list[Fact] = list(_tests(life, course, day))
    if number % 7 == 6 and answers.checks_in:
        facts.append(weekly(life, day))
    if answers.trains:
        for number_of, session in enumerate(course.decision.sessions):
            if answers.logs:
                facts.append(feedback(life, day, session, answers, hour=17 + number_of))
    return life.add(facts, day)


def sites(life: Life) -> tuple[Site, ...]:
    assert life.course is not None
    return life.course.ledger.days[-1].carry.runner.sites


def _usual(life: Life, site: Site) -> int:
    assert life.course is not None
    return life.course.ledger.days[-1].carry.base.get(site, 0)


def check_in(life: Life, day: date, answers: Answers) -> CheckIn:
    """The morning's answers, every question answered."""
    own = sites(life)
    pain = {site: min(10, _usual(life, site) + answers.morning) for site in own}
    worst = max(pain.values(), default=0)
    return CheckIn.model_validate(
        {
            **life.common(day, 7),
            "pain": pain,
            "first_steps": "normal",
            "versus_yesterday": "worse" if answers.worse else "same",
            "sleep": "over_7_h",
            "energy": 4,
            "soreness": 2,
            "painkillers_24h": False,
            "worrying": False,
            "daily_life_pain": min(worst, 2),
            "stairs_down_pain": min(worst, 1),
            "sitting_pain": min(worst, 1),
            "bridge_pain": {site: min(pain[site], 2) for site in own if site.startswith("HAM")},
        }
    )


def feedback(
    life: Life, day: date, session: Session, answers: Answers, hour: int = 17
) -> SessionFeedback:
    """The session done as planned, with the pain that the body answers with."""
    own = sites(life)
    during = answers.during
    if session.kind == "cross_training" and during < _TOO_MUCH:
        during = min(during, 1)  # it is chosen because it does not hurt
    return SessionFeedback.model_validate(
        {
            **life.common(day, hour),
            "session_class": session.kind,
            "planned_session": session.id,
            "run_min": session.run_min,
            "on_feet_min": session.on_feet_min,
            "distance_m": round(session.run_min * 165.0, 1) if session.run_min else None,
            "ascent_m": session.ascent_m,
            "descent_m": session.descent_m,
            "fast_min": session.fast_min,
            "technical_min": session.technical_min,
            "contacts": session.contacts,
            "minutes": session.minutes,
            "pain_during": dict.fromkeys(own, during),
            "pain_60min": dict.fromkeys(own, answers.an_hour_after),
            "began": "never" if during == 0 else "end",
            "course": "steady",
            "painkillers_24h": False,
            "rpe": min(5, session.effort_most),
            "exercises": tuple(
                ExerciseDone(exercise=item.exercise, sets=item.sets or 1, reps=item.reps)
                for item in session.items
            ),
        }
    )


_REACHED = {"reps": 30.0, "s": 70.0, "cm": 120.0, "deg": 20.0, "N": 150.0, "yes_no": 1.0}


def _tests(life: Life, course: Course, day: date) -> Iterator[TestResult]:
    """The tests that are due, passed with room to spare and without pain."""
    found = index(life.knowledge)
    for number, name in enumerate(course.decision.tests_due):
        test = found.tests[name]
        side = SideResult(value=_REACHED[test.unit], pain=0, clean=True)
        result = {"left": side, "right": side} if test.per_side else {"both": side}
        yield TestResult.model_validate({**life.common(day, 16, number), "test": name, **result})


def weekly(life: Life, day: date) -> WeeklyCheck:
    """The weekly check of a confident runner."""
    return WeeklyCheck.model_validate(
        {
            **life.common(day, 20),
            "confidence": 8,
            "worst_pain": 1,
            "took_part": 0,
            "cut_volume": 0,
            "cut_performance": 0,
            "symptoms": 0,
            "feels_back": True,
            "overwhelmed": False,
            "new_shoes": False,
            "new_surface": False,
        }
    )
