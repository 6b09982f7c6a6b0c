"""Lives a story through the engine: follows the plan in good health unless the story says so."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from surefoot.engine.decision import Session
from surefoot.engine.replay import Course
from surefoot.facts.types import (
    FACT,
    CheckIn,
    ClinicianNote,
    Fact,
    RedFlagAnswer,
    SessionFeedback,
    SideResult,
    TestResult,
    WeeklyCheck,
)
from surefoot.knowledge.index import index
from surefoot.knowledge.loader import USUAL, load
from surefoot.knowledge.schema import Knowledge
from surefoot.lab import runner as lab

from .story import SEARCH, TOLD, Entry, Story, StoryError, day_number, day_range
from .watch import activity

_PASSED = {"reps": 30.0, "s": 70.0, "cm": 120.0, "yes_no": 1.0}
_RUN_M_PER_MIN = 165.0


@lru_cache(maxsize=8)
def knowledge(protocol: str = USUAL) -> Knowledge:
    """The knowledge of a protocol by its id. Raises StoryError when there is no such protocol."""
    try:
        return load(protocol=protocol)
    except ValueError as error:
        raise StoryError(str(error)) from error


@dataclass(slots=True)
class Lived:
    """What happened: the course as it stood on each day, in the morning and in the evening."""

    story: Story
    life: lab.Life
    mornings: dict[int, Course] = field(default_factory=dict)
    evenings: dict[int, Course] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)
    chance: random.Random = field(default_factory=random.Random)
    told: dict[str, UUID] = field(default_factory=dict)
    """Newest fact by kind of telling, for what is taken back later."""

    @property
    def last(self) -> int:
        return max(self.evenings)

    def day_of(self, number: int) -> date:
        """The calendar day of the story's n-th day."""
        return self.story.starts + timedelta(days=number - 1)

    def number(self, day: date) -> int:
        return (day - self.story.starts).days + 1


@dataclass(frozen=True, slots=True)
class Today:
    """What the story tells of one day, later entries winning over earlier ones."""

    entries: tuple[Entry, ...]

    def get(self, key: str, otherwise: Any = None) -> Any:
        for entry in reversed(self.entries):
            if key in entry.keys:
                return entry.keys[key]
        return otherwise

    def merged(self, key: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for entry in self.entries:
            value = entry.keys.get(key, {})
            if isinstance(value, Mapping):
                found.update(value)
        return found

    def sessions(self) -> dict[str, Entry]:
        """The newest entry for each kind of session."""
        return {str(e.keys["session"]): e for e in self.entries if "session" in e.keys}


def live(story: Story) -> Lived:
    """Lives the story to its last day."""
    life = lab.begin(
        knowledge(story.runner.get("protocol", USUAL)),
        profile_of(story.runner, story.starts),
        injuries_of(story),
        story.starts,
    )
    lived = Lived(story, life, chance=random.Random(story.seed))
    number = 0
    while number < last_day(lived):
        number += 1
        _live_day(lived, number)
        if number > 1500:
            raise StoryError(f"{story.name}: does not end")
    for entry in (*story.entries, *story.expectations):
        if "reaches" not in entry.keys and _days(lived, entry) is None:
            raise StoryError(f"{entry.place}: that day never came")
    return lived


def last_day(lived: Lived) -> int:
    """The last day that is told of or expected of, as far as it is known by now."""
    story = lived.story
    if story.lasts is not None:
        return story.lasts
    last = 1
    for entry in (*story.entries, *story.expectations):
        if "reaches" in entry.keys:
            last = max(last, int(entry.keys["reaches"].get("by_day", 1)))
            continue
        days = _days(lived, entry)
        if days is not None:
            last = max(last, days[-1])
            continue
        search = SEARCH.match(str(entry.days))
        start = day_number(search[2], lived.named) if search is not None else None
        if start is not None:
            # Not found yet: two weeks are given to find it.
            last = max(last, min(max(lived.evenings, default=0) + 1, start + 28))
    return last


def _days(lived: Lived, entry: Entry) -> range | None:
    if SEARCH.match(str(entry.days)):
        found = lived.named.get(entry.place)
        return None if found is None else range(found, found + 1)
    return day_range(entry.days, lived.named)


def profile_of(written: Mapping[str, Any], starts: date) -> dict[str, object]:
    """The profile of the story's `runner`."""
    usual = written.get("usual_week", {})
    profile: dict[str, object] = {
        "age_years": written.get("age", 35),
        "body_mass_kg": written.get("body_mass_kg"),
        "baseline": {
            "cadence_spm": written.get("cadence_spm"),
            "run_min_per_week": usual.get("run_min", 240),
            "run_m_per_week": usual["km"] * 1000 if "km" in usual else None,
            "ascent_m_per_week": usual.get("ascent_m", 400),
            "descent_m_per_week": usual.get("descent_m"),
            "longest_run_min": usual.get("longest_run_min"),
            "runs_per_week": usual.get("runs", 4),
        },
        "equipment": frozenset(written.get("equipment", ("step", "mini_band"))),
        "cross_training": tuple(written.get("cross_training", ())),
        "uphill_treadmill": written.get("uphill_treadmill", False),
        "risks": frozenset(written.get("risks", ())),
        "cautious": written.get("cautious", False),
        "protocol": written.get("protocol"),
    }
    if "available_min" in written:
        profile["available_min"] = tuple(written["available_min"])
    race = written.get("race")
    if race:
        profile["goal"] = {
            "on": starts + timedelta(days=race["day"] - 1),
            "distance_m": race["distance_km"] * 1000 if "distance_km" in race else None,
            "ascent_m": race.get("ascent_m"),
            "name": "race",
        }
    return profile


def injuries_of(story: Story) -> list[dict[str, object]]:
    return [injury_of(written, story.starts) for written in story.injuries]


def injury_of(written: Mapping[str, Any], today: date) -> dict[str, object]:
    """The injury as it is declared on a day."""
    return {
        "site": written["site"],
        "hamstring_kind": written.get("kind"),
        "onset": today - timedelta(days=written.get("days_since_onset", 10)),
        "worst_pain_7d": written.get("worst_pain", 5),
        "usual_pain": written.get("usual_pain", 0),
        "limp": written.get("limp", False),
        "days_without_running": written.get("days_without_running", 7),
        "walk_30_min_clean": written.get("walk_30_min_clean", False),
        "longest_symptom_free_run_min": written.get("longest_symptom_free_run_min"),
    }


def _live_day(lived: Lived, number: int) -> None:
    life, day = lived.life, lived.day_of(number)
    for entry in lived.story.entries:
        days = _days(lived, entry)
        if "called" in entry.keys and days is not None:
            lived.named[str(entry.keys["called"])] = days[0]
    today = _today(lived, number)
    silent = today.get("answers") == "none"
    course = life.add([], day)
    if not silent and today.get("morning") != "none":
        course = life.add([_check_in(life, day, today.merged("morning"))], day)
    lived.mornings[number] = course
    _search(lived, number, course)
    today = _today(lived, number)
    told = list(_told(lived, day, number, today))
    course = life.add(told, day)
    facts: list[Fact] = []
    if not silent:
        facts += _tests(life, course, day, today.get("tests"))
        weekly = today.merged("weekly")
        if weekly or number % 7 == 0:
            week = lab.weekly(life, day).model_dump() | weekly
            facts.append(WeeklyCheck.model_validate(week))
    facts += _sessions(lived, course, day, today, silent)
    lived.evenings[number] = life.add(facts, day)


def _today(lived: Lived, number: int) -> Today:
    entries = []
    for entry in lived.story.entries:
        days = _days(lived, entry)
        if days is not None and number in days:
            entries.append(entry)
    return Today(tuple(entries))


def _search(lived: Lived, number: int, course: Course) -> None:
    """Finds the days that are told as 'first run from 15' once the plan of the day is known."""
    for entry in lived.story.entries:
        search = SEARCH.match(str(entry.days))
        if search is None or entry.place in lived.named:
            continue
        start = day_number(search[2], lived.named)
        if start is None or number < start:
            continue
        if any(search[1] in (s.kind, s.variant) for s in course.decision.sessions):
            lived.named[entry.place] = number
            if "called" in entry.keys:
                lived.named[str(entry.keys["called"])] = number


def _by_site(life: lab.Life, value: Any) -> dict[str, int]:
    """Pain by site: one number counts for every injured site."""
    if isinstance(value, Mapping):
        return dict(value)
    return dict.fromkeys(lab.sites(life), value)


def _check_in(life: lab.Life, day: date, told: Mapping[str, Any]) -> CheckIn:
    usual = lab.check_in(life, day, lab.GREEN).model_dump()
    answers = dict(told)
    if "pain" in answers:
        answers["pain"] = _by_site(life, answers["pain"])
        if answers["pain"]:
            worst = max(answers["pain"].values())
            usual |= {"daily_life_pain": worst, "stairs_down_pain": worst, "sitting_pain": worst}
        hamstring = {s: p for s, p in answers["pain"].items() if s.startswith("HAM")}
        usual["bridge_pain"] = hamstring
    if isinstance(answers.get("bridge_pain"), int):
        value = answers["bridge_pain"]
        answers["bridge_pain"] = {s: value for s in lab.sites(life) if s.startswith("HAM")}
    return CheckIn.model_validate(usual | answers)


def _tests(life: lab.Life, course: Course, day: date, told: Any) -> Iterator[TestResult]:
    """The tests that are due, passed with room to spare unless the story says otherwise."""
    if told == "none":
        return
    results: Mapping[str, Any] = told or {}
    found = index(life.knowledge)
    for number, name in enumerate(course.decision.tests_due):
        test = found.tests[name]
        own = results.get(name, {})
        pain, clean = own.get("pain", 0), own.get("clean", True)
        sides = {}
        for side in ("left", "right") if test.per_side else ("both",):
            value = float(own.get(side, _PASSED[test.unit]))
            sides[side] = SideResult(value=value, pain=pain, clean=clean)
        yield TestResult.model_validate({**life.common(day, 16, number), "test": name, **sides})


def _sessions(
    lived: Lived, course: Course, day: date, today: Today, silent: bool
) -> Iterator[SessionFeedback]:
    """The day's sessions as planned, but for what the story says of a kind of session."""
    life = lived.life
    told = today.sessions()
    if set(told) & {"none"} and len(told) == 1:
        return
    planned = course.decision.sessions
    answered = set()
    for hour, session in enumerate(planned, start=17):
        entry = told.get(session.kind)
        answered.add(session.kind)
        if entry is None and (silent or "none" in told):
            continue
        answers = _answers(lived, today, session)
        fact = lab.feedback(life, day, session, answers, hour=hour)
        yield fact if entry is None else _as_told(life, fact, entry, session)
    for kind, entry in told.items():
        if kind in answered or kind == "none":
            continue
        if not entry.keys.get("unplanned"):
            if SEARCH.match(str(entry.days)) is None and _one_day(entry):
                raise StoryError(
                    f"{entry.place}: the plan of {day} holds no {kind}; "
                    "say 'unplanned: true' with its 'minutes', or search 'first ... from'"
                )
            continue
        minutes = float(entry.keys["minutes"])
        running = minutes if kind == "run" else 0.0
        session = Session(
            id="", day=day, kind=kind, variant="", minutes=int(minutes), run_min=running
        )
        fact = lab.feedback(life, day, session, lab.GREEN, hour=15)
        fact = SessionFeedback.model_validate(
            fact.model_dump() | {"planned_session": None, "on_feet_min": minutes}
        )
        yield _as_told(life, fact, entry, session)


def _one_day(entry: Entry) -> bool:
    return "day" in entry.keys


def _answers(lived: Lived, today: Today, session: Session) -> lab.Answers:
    """Painless, or by chance amber or red for impact when the story says 'noisy'."""
    if today.get("answers") != "noisy" or session.kind != "run":
        return lab.GREEN
    drawn = lived.chance.random()
    red, amber = float(today.get("red_share", 0)), float(today.get("amber_share", 0))
    if drawn < red:
        return lab.Answers(during=4, an_hour_after=1)
    return lab.Answers(during=3) if drawn < red + amber else lab.GREEN


def _as_told(
    life: lab.Life, fact: SessionFeedback, entry: Entry, session: Session
) -> SessionFeedback:
    keys = entry.keys
    fields: dict[str, Any] = {}
    if "pain_during" in keys:
        if keys["pain_during"] == "not asked":
            fields |= {"pain_during": {}, "pain_60min": {}, "began": None, "course": None}
        else:
            pain = _by_site(life, keys["pain_during"])
            fields["pain_during"] = pain
            fields["began"] = "end" if any(pain.values()) else "never"
    if "pain_hour_after" in keys:
        fields["pain_60min"] = _by_site(life, keys["pain_hour_after"])
    if "painkillers" in keys:
        fields["painkillers_24h"] = keys["painkillers"]
    for key in ("began", "course", "limp", "sharp", "rpe", "done", "ascent_m", "descent_m"):
        if key in keys:
            fields[key] = keys[key]
    if "minutes" in keys:
        minutes = float(keys["minutes"])
        if session.kind == "run":
            metres = round(minutes * _RUN_M_PER_MIN)
            fields |= {"run_min": minutes, "on_feet_min": minutes, "distance_m": metres}
        else:
            fields["minutes"] = minutes
    return SessionFeedback.model_validate(fact.model_dump() | fields)


def _told(lived: Lived, day: date, number: int, today: Today) -> Iterator[Fact]:
    minute = 0
    for entry in today.entries:
        for key in TOLD:
            if key in entry.keys:
                minute += 1
                fact = _fact(lived, day, minute, key, entry)
                lived.told[key] = fact.id
                yield fact


def _fact(lived: Lived, day: date, minute: int, key: str, entry: Entry) -> Fact:
    """The fact that a key of an entry tells."""
    life, value = lived.life, entry.keys[key]
    common = life.common(day, 8, minute)
    match key:
        case "red_flags":
            whole = dict.fromkeys(index(life.knowledge).red_flags, False)
            answers = {**whole, **dict.fromkeys(value, True)}
            content: dict[str, Any] = {"kind": "red_flag_answer", "answers": answers}
        case "takes_back_red_flags":
            none = RedFlagAnswer.model_validate(
                {**life.common(day, 8, minute), "answers": dict.fromkeys(value, False)}
            )
            content = {"kind": "correction", "corrects": lived.told["red_flags"], "by": none}
            content["reason"] = "a mistake"
        case "clinician_note":
            content = _note(day, value)
        case "takes_back_clinician_note":
            content = {"kind": "correction", "corrects": lived.told["clinician_note"], "by": None}
        case "other_injury":
            content = {"kind": "other_injury", **value}
        case "new_injury":
            content = {"kind": "injury", **injury_of(value, day)}
        case "runner":
            written = {**lived.story.runner, **value}
            content = {"kind": "profile", **profile_of(written, lived.story.starts)}
        case "pause":
            days = day_range(value["days"], lived.named)
            if days is None:
                raise StoryError(f"{entry.place}, pause: 'days' is no range of days")
            content = {
                "kind": "pause",
                "reason": value.get("reason", "other"),
                "first_day": lived.day_of(days[0]),
                "last_day": lived.day_of(days[-1]),
            }
        case "flare":
            content = {"kind": "flare", **value, "pain": _by_site(life, value["pain"])}
        case "new_usual_pain":
            content = {"kind": "new_usual_pain", "pain": _by_site(life, value)}
        case "settings":
            content = {"kind": "settings", **value}
        case "reads_prompt":
            content = {"kind": "prompt_acknowledged", "prompt": value}
        case "move" | "skip" | "swap":
            content = {"kind": "plan_edit", "action": key, **_edit(lived, day, value, entry)}
        case "shoe":
            content = {
                "kind": "shoe",
                "name": value["name"],
                "in_use_since": day - timedelta(days=value.get("used_for_days", 0)),
                "retired_on": day if value.get("retired") else None,
                "distance_before_m": 1000 * value.get("km_before", 0),
            }
        case "reminders":
            content = {"kind": "track_switch", "track": value["track"], "on": value["shown"]}
        case "looks_at":
            content = {"kind": "checkpoint", "checkpoint": value}
        case "import":
            content = activity(value)
            lived.told[f"import of {lived.number(day)}"] = common["id"]
        case "match":
            content = _match(lived, day, value, entry)
        case "late_check_in":
            return _late(lived, day, value)
        case _:
            raise StoryError(f"{entry.place}: '{key}' cannot be told")
    return FACT.validate_python({**common, **content})


def _note(day: date, value: Mapping[str, Any]) -> dict[str, Any]:
    note = ClinicianNote.model_fields
    assert "clears_flags" in note
    return {
        "kind": "clinician_note",
        "clinician_name": "Dr Abara",
        "clinician_role": "sports_doctor",
        "seen_on": day,
        "text": value.get("says", "Seen and cleared."),
        "clears_flags": frozenset(value.get("clears", ())),
        "clears_other_injury": value.get("clears_other_injury", False),
        "allows_speed": value.get("allows_speed", False),
        "new_usual_pain": value.get("new_usual_pain", {}),
        "parameters": value.get("parameters", {}),
    }


def _edit(lived: Lived, day: date, value: Mapping[str, Any], entry: Entry) -> dict[str, Any]:
    """An edit names its session as 'run of 17', or by kind alone for today's."""
    kind, _, when = str(value["session"]).partition(" of ")
    number = day_number(when, lived.named) if when else lived.number(day)
    if number is None:
        raise StoryError(f"{entry.place}: '{value['session']}' is no session of a day")
    edit: dict[str, Any] = {"session": f"{lived.day_of(number).isoformat()}-{kind}"}
    if "to_day" in value:
        to_day = day_number(value["to_day"], lived.named)
        if to_day is None:
            raise StoryError(f"{entry.place}: '{value['to_day']}' is no day")
        edit["to_day"] = lived.day_of(to_day)
    if "to_mode" in value:
        edit["to_mode"] = value["to_mode"]
    return edit


def _match(lived: Lived, day: date, value: Mapping[str, Any], entry: Entry) -> dict[str, Any]:
    """A match by hand: of a session ('run of 12'), of none, or taken back ('as found')."""
    if value["session"] == "as found":
        return {"kind": "correction", "corrects": lived.told["match"], "by": None}
    which = lived.told["import"]
    if "activity_of" in value:
        number = day_number(value["activity_of"], lived.named)
        which = lived.told[f"import of {number}"]
    session = None
    if value["session"] != "none":
        session = _edit(lived, day, value, entry)["session"]
    return {"kind": "activity_match", "activity": which, "session": session}


def _late(lived: Lived, day: date, value: Mapping[str, Any]) -> Fact:
    """A morning's answers that arrive days later."""
    life = lived.life
    number = day_number(value["about_day"], lived.named)
    if number is None:
        raise StoryError(f"late_check_in: '{value['about_day']}' is no day")
    told = {key: answer for key, answer in value.items() if key != "about_day"}
    fact = _check_in(life, lived.day_of(number), told)
    received = life.at(day, 8, 30)
    return CheckIn.model_validate(fact.model_dump() | {"received_at": received})
