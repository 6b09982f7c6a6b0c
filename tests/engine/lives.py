"""Living a story: its facts, day by day, and the course as it stood each morning and evening.

The runner answers to what the plan says: follows it, does part of it, skips it, does more. Each
morning is kept as the runner would see it (check-in and edits in, training not yet).
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from surefoot.engine import plan as plans
from surefoot.engine.decision import Decision, Session
from surefoot.engine.plan import PlannedWeek
from surefoot.engine.replay import Course
from surefoot.engine.standing import Standing
from surefoot.facts.types import CheckIn, Fact, Profile, SessionFeedback
from surefoot.facts.vocabulary import SITES
from surefoot.knowledge.index import Index, index
from surefoot.knowledge.schema import Knowledge
from surefoot.lab import runner as lab
from surefoot.lab.runner import Answers, Ids, Life
from tests.engine.starts import INDEX, MONDAY, PROTOCOLS, fact_of, injured, prelived
from tests.engine.strategies import FLAGS, Event, Fields, Story


@dataclass(frozen=True, eq=False)
class Moment:
    """The course as it stands at a moment of a story."""

    day: int
    part: str
    """'morning' (nothing trained yet) or 'evening'."""
    course: Course
    position: int
    """Among the story's moments."""
    happened: tuple[str, ...] = ()
    """The events of the day so far."""

    @property
    def decision(self) -> Decision:
        return self.course.decision

    @property
    def standing(self) -> Standing | None:
        return self.course.standing

    @cached_property
    def plan(self) -> tuple[PlannedWeek, ...]:
        return plans.plan(self.course, 28)

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """Every planned session of the four weeks, today's first."""
        return tuple(s for week in self.plan for day in week.days for s in day.sessions)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return self.course.facts


@dataclass(frozen=True)
class Lived:
    """A story's course, moment by moment."""

    story: Story
    moments: tuple[Moment, ...]

    @property
    def knowledge(self) -> Knowledge:
        return PROTOCOLS[self.story.protocol]

    @property
    def index(self) -> Index:
        return index(self.knowledge)

    @property
    def mornings(self) -> tuple[Moment, ...]:
        return tuple(m for m in self.moments if m.part == "morning")

    @property
    def evenings(self) -> tuple[Moment, ...]:
        return tuple(m for m in self.moments if m.part == "evening")

    @property
    def last(self) -> Moment:
        return self.moments[-1]

    @property
    def in_order(self) -> bool:
        """Whether every fact arrived on its day and stayed as it was."""
        odd = {"late", "withdraws_last", "corrects_pain"}
        return not any(event.what in odd for event in self.story.events)

    def days(self) -> Iterator[tuple[Moment, Moment]]:
        """Morning and evening of each day."""
        return zip(self.mornings, self.evenings, strict=True)

    def samples(self) -> tuple[Moment, ...]:
        """Moments whose four-week plan is worth a look: after events, else every fifth."""
        return tuple(m for n, m in enumerate(self.moments) if m.happened or n % 5 == 0)


def mapping(fields: Fields) -> dict[str, Any]:
    """The fields as keyword values for a fact."""
    found: dict[str, Any] = dict(fields)
    if "baseline" in found:
        found["baseline"] = dict(found["baseline"])
    return found


def injury_of(fields: Fields, today: date) -> dict[str, Any]:
    found = mapping(fields)
    found["onset"] = today - timedelta(days=found.pop("onset_days_ago"))
    return found


def begin(story: Story) -> Life:
    """The runner at the story's point of departure, with a first course."""
    if story.start == "set_up":
        return lab.begin(
            PROTOCOLS[story.protocol],
            mapping(story.profile),
            [injury_of(each, MONDAY) for each in story.injuries],
            MONDAY,
            seed=story.habits.seed,
        )
    course = prelived(story.start, story.protocol)[story.start_day - 1]
    return Life(
        knowledge=course.knowledge,
        subject=course.facts[0].subject,
        ids=Ids(random.Random(story.habits.seed + 1)),
        chance=random.Random(story.habits.seed),
        body=lab.always_green,
        facts=list(course.facts),
        course=course,
        started=MONDAY,
    )


@lru_cache(maxsize=260)
def live(story: Story) -> Lived:
    """Lives the story; the same story gives the same facts."""
    return _Living(begin(story), story).all_days()


@dataclass
class _Living:
    """The story while it is being lived."""

    life: Life
    story: Story
    moments: list[Moment] = field(default_factory=list)
    silent_until: int = 0
    idle_until: int = 0
    failing_until: int = 0
    late: list[tuple[int, list[Fact]]] = field(default_factory=list)
    profile: Profile | None = None
    opened_pause: dict[str, object] | None = None

    @property
    def course(self) -> Course:
        assert self.life.course is not None
        return self.life.course

    def all_days(self) -> Lived:
        first = self.course.today + (0 if self.story.start == "set_up" else 1)
        by_day: dict[int, list[Event]] = {}
        for event in self.story.events:
            by_day.setdefault(event.day, []).append(event)
        for number in range(self.story.days):
            self._day(first + number, number, by_day.get(number, []))
        return Lived(self.story, tuple(self.moments))

    def _day(self, ordinal: int, number: int, events: Sequence[Event]) -> None:
        today = date.fromordinal(ordinal)
        chance = self.life.chance
        habits = self.story.habits
        happened = {event.what: event for event in events}
        for entry in [each for each in self.late if each[0] <= number]:
            self.life.add(entry[1], today)
            self.late.remove(entry)
        if "no_check_in" in happened:
            self.silent_until = number + 1 + happened["no_check_in"].size * 4
        silent = number < self.silent_until or chance.randrange(100) < habits.silent
        facts: list[Fact] = [] if silent else [self._check_in(today, happened)]
        if "second_check_in" in happened and not silent:
            facts.append(self._contradiction(today, happened["second_check_in"]))
        facts += self._standing_facts(today, events)
        self.life.add(facts, today)
        self._corrections(today, happened)
        edits = list(self._edits(today, events))
        if edits:
            self.life.add(edits, today)
        names = tuple(happened)
        self.moments.append(Moment(ordinal, "morning", self.course, len(self.moments), names))
        trained = list(self._training(today, number, happened))
        trained += self._tests(today, number, happened)
        if number % 7 == 6 and not silent:
            weekly = lab.weekly(self.life, today)
            shoes = "new_shoes" in happened
            trained.append(weekly.model_copy(update={"new_shoes": shoes}))
        if "late" in happened and trained:
            self.late.append((number + 1 + happened["late"].size, trained))
            trained = []
        self.life.add(trained, today)
        self.moments.append(Moment(ordinal, "evening", self.course, len(self.moments), names))

    def _check_in(self, today: date, happened: Mapping[str, Event]) -> CheckIn:
        more = happened["morning_pain"].size if "morning_pain" in happened else 0
        told = lab.check_in(self.life, today, Answers(morning=more))
        changes: dict[str, object] = {}
        if more:
            own = lab.sites(self.life)
            chosen = own[happened["morning_pain"].which % len(own)] if own else None
            changes["pain"] = {
                site: pain if site == chosen else max(0, pain - more)
                for site, pain in told.pain.items()
            }
        if "limping_morning" in happened:
            changes["first_steps"] = "limping"
        if "stiff_and_worse" in happened:
            changes.update(first_steps="stiff", versus_yesterday="worse")
        if "tired" in happened:
            size = happened["tired"].size
            changes.update(sleep="under_6_h", energy=max(1, 5 - size), soreness=min(5, 1 + size))
        if "painkillers" in happened:
            changes["painkillers_24h"] = True
        if "swelling" in happened:
            changes["swelling"] = True
        if "worried" in happened:
            changes["worrying"] = True
        if "fever" in happened:
            changes["fever"] = True
        return told.model_copy(update=changes)

    def _contradiction(self, today: date, event: Event) -> CheckIn:
        told = lab.check_in(self.life, today, Answers())
        moment = self.life.at(today, 9)
        return told.model_copy(
            update={
                "id": self.life.ids.next(moment),
                "happened_at": moment,
                "pain": dict.fromkeys(told.pain, event.size),
                "versus_yesterday": "better",
            }
        )

    def _standing_facts(self, today: date, events: Sequence[Event]) -> Iterator[Fact]:
        for event in events:
            for fields in self._fields_of(event, today):
                yield fact_of(self.life, today, 8, fields)

    def _fields_of(self, event: Event, today: date) -> Iterator[dict[str, object]]:
        own = lab.sites(self.life) or ("ITB_R",)
        site = own[event.which % len(own)]
        flag = FLAGS[event.which % len(FLAGS)]
        note: dict[str, object] = {
            "kind": "clinician_note",
            "clinician_name": "Ada",
            "clinician_role": "sports_doctor",
            "seen_on": today,
            "text": "seen",
        }
        match event.what:
            case "flare":
                yield {"kind": "flare", "pain": {site: event.size}, "limp": event.which == 1,
                       "sharp": event.which == 2}  # fmt: skip
            case "red_flag":
                yield {"kind": "red_flag_answer", "answers": {flag: True}}
            case "answers_the_list":
                yield {"kind": "red_flag_answer", "answers": dict.fromkeys(INDEX.red_flags, False)}
            case "clinician_note":
                yield {**note, "clears_flags": FLAGS, "clears_other_injury": True,
                       "allows_speed": True}  # fmt: skip
            case "note_on_one_flag":
                yield {**note, "clears_flags": (flag,)}
            case "tight_note":
                yield {
                    **note,
                    "parameters": {"week_growth": 0.05, "red_rest_h": 96, "run_green_top": 1},
                }
            case "pause":
                yield {"kind": "pause", "reason": "travel", "first_day": today,
                       "last_day": today + timedelta(days=event.size * 3)}  # fmt: skip
            case "open_pause":
                if self.opened_pause is None:
                    self.opened_pause = {"kind": "pause", "reason": "illness", "first_day": today}
                    yield self.opened_pause
                else:
                    yield {**self.opened_pause, "last_day": today}
                    self.opened_pause = None
            case "fewer_days" | "more_days" | "race":
                yield from self._new_profile(event, today)
            case "second_site":
                free = [each for each in SITES if each not in own]
                if free:
                    where = free[event.which % len(free)]
                    yield {
                        "kind": "injury",
                        **injured(where, today, event.size, limp=event.which == 1),
                    }
            case "worse_again":
                yield {"kind": "injury", **injured(site, today + timedelta(days=9), event.size)}
            case "other_injury":
                yield {"kind": "other_injury", "region": "ankle", "pain": event.size}
            case "new_usual_pain":
                yield {"kind": "new_usual_pain", "pain": {site: event.size}}
            case "acknowledges":
                yield {"kind": "prompt_acknowledged", "prompt": "third_red"}
            case "settings":
                yield {"kind": "settings", "parameters": _settings(event, self.course.index)}

    def _new_profile(self, event: Event, today: date) -> Iterator[dict[str, object]]:
        profile = self.course.ledger.days[-1].carry.runner.profile
        if profile is None:
            return
        fields = profile.model_dump(exclude={"id", "subject", "happened_at", "received_at", "zone"})
        minutes = list(profile.available_min)
        if event.what == "fewer_days":
            for position in range(event.size % 7):
                minutes[(event.which + position) % 7] = 0
        elif event.what == "more_days":
            minutes = [max(each, 90) for each in minutes]
        else:
            fields["goal"] = {"on": today + timedelta(days=7 * (event.size % 5) + 3 + event.which),
                              "ascent_m": 400}  # fmt: skip
        fields["available_min"] = tuple(minutes)
        yield fields

    def _edits(self, today: date, events: Sequence[Event]) -> Iterator[Fact]:
        chosen = [event for event in events if event.what in ("move", "skip", "swap")]
        if not chosen:
            return
        sessions = [
            s for week in plans.plan(self.course, 7) for day in week.days for s in day.sessions
        ]
        for event in chosen:
            if event.what == "swap":
                sessions = [s for s in sessions if s.kind != "walk"]
            if not sessions:
                continue
            session = sessions[event.size % len(sessions)]
            fields: dict[str, object] = {
                "kind": "plan_edit",
                "action": event.what,
                "session": session.id,
            }
            if event.what == "move":
                fields["to_day"] = today + timedelta(days=event.which)
            elif event.what == "swap":
                fields["to_mode"] = "power_walk"
            yield fact_of(self.life, today, 9, fields)

    def _corrections(self, today: date, happened: Mapping[str, Event]) -> None:
        newest = next(
            (f for f in reversed(self.life.facts) if isinstance(f, CheckIn | SessionFeedback)), None
        )
        if newest is None:
            return
        if "withdraws_last" in happened:
            fields = {"kind": "correction", "corrects": newest.id}
            self.life.add([fact_of(self.life, today, 10, fields)], today)
        if "corrects_pain" in happened and isinstance(newest, CheckIn):
            size = happened["corrects_pain"].size
            by = newest.model_copy(update={"pain": dict.fromkeys(newest.pain, size)})
            fields = {"kind": "correction", "corrects": newest.id, "by": by}
            self.life.add([fact_of(self.life, today, 10, fields)], today)

    def _training(self, today: date, number: int, happened: Mapping[str, Event]) -> Iterator[Fact]:
        chance, habits = self.life.chance, self.story.habits
        if "skips_training" in happened:
            self.idle_until = number + 1 + happened["skips_training"].size
        for position, session in enumerate(self.course.decision.sessions):
            if number < self.idle_until or chance.randrange(100) < habits.skips:
                if chance.randrange(2):
                    told = lab.feedback(self.life, today, session, lab.GREEN, hour=16 + position)
                    yield told.model_copy(
                        update={"done": "no", "run_min": 0.0, "on_feet_min": None, "contacts": 0}
                    )
                continue
            yield self._done(today, session, happened, 15 + position)
        if "unplanned_run" in happened:
            minutes = 5.0 + 10 * happened["unplanned_run"].size
            yield self._unplanned(today, "run", run_min=minutes, ascent_m=100.0)
        if "unplanned_strength" in happened:
            yield self._unplanned(today, "strength", minutes=30.0)
        if "imported_run" in happened:
            minutes = 5.0 + 10 * happened["imported_run"].size
            yield fact_of(
                self.life,
                today,
                14,
                {
                    "kind": "activity",
                    "file_sha256": "0" * 64,
                    "sport": "run",
                    "moving_s": {"value": minutes * 60, "source": "device"},
                    "distance_m": {"value": minutes * 160, "source": "device"},
                },
            )

    def _unplanned(self, today: date, kind: str, **fields: object) -> Fact:
        own = lab.sites(self.life)
        return fact_of(
            self.life,
            today,
            19,
            {
                "kind": "session_feedback",
                "session_class": kind,
                "pain_during": dict.fromkeys(own, 0),
                "pain_60min": dict.fromkeys(own, 0),
                "began": "never",
                "course": "steady",
                "painkillers_24h": False,
                "rpe": 5,
                **fields,
            },
        )

    def _done(
        self, today: date, session: Session, happened: Mapping[str, Event], hour: int
    ) -> SessionFeedback:
        chance, habits = self.life.chance, self.story.habits
        answers, changes = Answers(), dict[str, object]()
        drawn = chance.randrange(100)
        if drawn < habits.red:
            answers = Answers(during=5, an_hour_after=1)
        elif drawn < habits.red + habits.amber:
            answers = Answers(during=3)
        if "session_pain" in happened:
            answers = Answers(during=happened["session_pain"].size)
        if "session_pain_after" in happened:
            answers = Answers(during=1, an_hour_after=happened["session_pain_after"].size)
        told = lab.feedback(self.life, today, session, answers, hour=hour)
        if "rising_pain" in happened:
            changes["course"] = "rose"
        if "limp_in_session" in happened:
            changes["limp"] = True
        if "sharp_in_session" in happened:
            changes["sharp"] = True
        if "no_answer_on_pain" in happened:
            changes.update(pain_during={}, pain_60min={}, painkillers_24h=None)
        factor = 1.0
        if "trains_partly" in happened or chance.randrange(100) < habits.partly:
            factor = 0.4
            changes["done"] = "partly"
        if "trains_more" in happened or chance.randrange(100) < habits.more:
            factor = 1.5 + (happened["trains_more"].size / 4 if "trains_more" in happened else 0)
        if factor != 1.0:
            changes["run_min"] = round(min(told.run_min * factor, 600), 1)
            changes["on_feet_min"] = round(min((told.on_feet_min or 0) * factor, 600), 1)
            changes["ascent_m"] = round((told.ascent_m or 0) * factor)
        return told.model_copy(update=changes)

    def _tests(self, today: date, number: int, happened: Mapping[str, Event]) -> Iterator[Fact]:
        if "failed_tests" in happened:
            self.failing_until = number + 1 + happened["failed_tests"].size * 2
        for result in lab._tests(self.life, self.course, today):
            if number >= self.failing_until:
                yield result
                continue
            sides = {
                name: side.model_copy(update={"value": 1.0, "pain": 3})
                for name in ("left", "right", "both")
                if (side := getattr(result, name)) is not None
            }
            yield result.model_copy(update=sides)


def _settings(event: Event, found_in: Index) -> dict[str, float]:
    """Some of the parameters anywhere inside their hard ranges."""
    names = sorted(found_in.parameters)
    chosen = [names[(event.which * 7 + event.size + step * 11) % len(names)] for step in range(8)]
    found = {}
    for position, name in enumerate(chosen):
        parameter = found_in.parameters[name]
        value = (parameter.low, parameter.high)[(position + event.size) % 2]
        found[name] = value
    return found
