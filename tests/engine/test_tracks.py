"""What stands beside the plan: reminders, cues, dates, seasons, shoes. Real lives, no mocks."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from surefoot.engine import beside, monitoring, reminders, replay, season, shoes
from surefoot.engine.ledger import Runner
from surefoot.engine.replay import Course
from surefoot.facts.types import FACT, Fact
from surefoot.knowledge import loader
from surefoot.lab.runner import Life, begin, live, noisy
from surefoot.text import beside as words

KNOWLEDGE = loader.load()
START = date(2026, 1, 5)


@lru_cache(maxsize=1)
def life() -> tuple[Life, Course]:
    """Two hundred days with a red or two in them."""
    profile = {
        "age_years": 40,
        "body_mass_kg": 61,
        "baseline": {"run_min_per_week": 120, "ascent_m_per_week": 200, "runs_per_week": 3},
    }
    injury = {
        "site": "ITB_L",
        "onset": "2025-12-30",
        "worst_pain_7d": 2,
        "walk_30_min_clean": True,
        "days_without_running": 2,
    }
    begun = begin(KNOWLEDGE, profile, [injury], START, noisy(0.06, 0.005), seed=3)
    return begun, live(begun, 200)


def until(course: Course, day: int) -> Course:
    """The course as it stood at the end of its n-th day."""
    return replace(
        course,
        decisions=course.decisions[:day],
        standings=course.standings[:day],
        ledger=course.ledger._replace(days=course.ledger.days[:day]),
        today=course.ledger.first + day - 1,
    )


def shown_by_day(course: Course) -> dict[int, tuple[str, ...]]:
    return {
        day: tuple(r.id for r in reminders.today(until(course, day)))
        for day in range(1, len(course.decisions) + 1)
    }


def test_a_reminder_a_day_two_on_long_runs_none_before_its_time() -> None:
    _, course = life()
    last: dict[str, int] = defaultdict(lambda: -1000)
    seen = 0
    for day, shown in shown_by_day(course).items():
        runs = [s for s in course.decisions[day - 1].sessions if s.kind == "run"]
        long_day = any(s.variant == "long" or s.run_min >= 60 for s in runs)
        assert len(shown) <= (2 if long_day else 1)
        for name in shown:
            assert day - last[name] >= course.index.reminders[name].every_days, name
            last[name] = day
            seen += 1
    assert seen > 60


def test_a_walk_that_goes_on_shows_what_a_whole_one_does() -> None:
    begun, course = life()
    late = FACT.validate_python(
        {
            **begun.common(START + timedelta(days=150), 9),
            "kind": "track_switch",
            "track": "nutrition",
            "on": False,
        }
    )
    walks: tuple[reminders.Walk, ...] = ()
    for stood in (
        until(course, 100),
        until(course, 101),
        course,
        replay.append(course, [late], START + timedelta(days=199)),
        replay.replay(KNOWLEDGE, course.facts, START + timedelta(days=199)),
        until(course, 60),
    ):
        walks = reminders.walk(stood, walks)
        assert walks[-1].chosen == reminders.today(stood)
        assert walks[-1].days == len(stood.decisions)


def test_a_track_that_is_off_stays_silent_and_moves_no_decision() -> None:
    begun, course = life()
    fact = FACT.validate_python(
        {**begun.common(START, 9), "kind": "track_switch", "track": "nutrition", "on": False}
    )
    quiet = replay.append(course, [fact], START + timedelta(days=199))
    assert quiet.decisions == course.decisions
    names = {name for shown in shown_by_day(quiet).values() for name in shown}
    assert names
    assert all(course.index.reminders[name].track != "nutrition" for name in names)
    assert reminders.tracks_off(quiet) == {"nutrition"}


def test_nothing_is_shown_on_an_open_red_flag() -> None:
    begun, course = life()
    day = START + timedelta(days=199)
    answers = dict.fromkeys(course.index.red_flags, False) | {"night_pain": True}
    fact = FACT.validate_python(
        {**begun.common(day, 9), "kind": "red_flag_answer", "answers": answers}
    )
    flagged = replay.append(course, [fact], day)
    assert reminders.today(flagged) == () and monitoring.due(flagged) == ()


def test_protein_is_told_in_grams_only_when_the_mass_is_known() -> None:
    _, course = life()
    runner = course.ledger.days[-1].carry.runner
    protein = course.index.reminders["protein"]
    assert "75 to 100 g" in words.reminder(protein, runner)
    assert runner.profile is not None
    unknown = runner._replace(profile=runner.profile.model_copy(update={"body_mass_kg": None}))
    assert words.reminder(protein, unknown) == protein.text_plain


def test_every_reminder_text_can_be_filled() -> None:
    for reminder in KNOWLEDGE.reminders:
        assert "{" not in reminder.text.format(low_g=70, high_g=90)


def test_a_cue_changes_only_when_no_run_lever_rises() -> None:
    _, course = life()
    held = course.index.parameters["cue_runs_least"].default
    runs = 0
    changed = 0
    for position, decision in enumerate(course.decisions):
        if any(change.what == "cue" for change in decision.changes):
            standing = course.standings[position]
            assert standing is not None and standing.week is not None
            assert standing.week.raised == "" and "LEVER-UP" not in decision.rules
            assert runs >= held
            runs, changed = 0, changed + 1
        runs += sum(s.kind == "run" and s.done for s in course.ledger.days[position].sessions)
    assert changed


def test_each_run_has_one_cue_and_each_cue_a_source() -> None:
    _, course = life()
    for decision in course.decisions:
        for session in decision.sessions:
            assert bool(session.cue) == (session.kind == "run")
    for cue in KNOWLEDGE.cues:
        assert cue.cites and all(drill in course.index.exercises for drill in cue.drills)


def test_jumps_and_drills_stay_within_the_contacts_of_the_session() -> None:
    _, course = life()
    for decision in course.decisions:
        for session in decision.sessions:
            contacts = sum(
                (item.sets or 0) * course.index.exercises[item.exercise].contacts
                for item in session.items
            )
            assert contacts <= session.contacts


def test_stretching_keeps_to_its_minutes_and_to_the_hamstring() -> None:
    _, course = life()
    draft = course.draft
    assert draft is not None
    for runs in (True, False):
        minutes = sum(
            routine.minutes
            for routine, items in beside.routines_of_day(draft, runs=runs)
            if routine.optional
            and any(
                course.index.exercises[item.exercise].category in ("mobility", "stretch")
                for item in items
            )
        )
        assert minutes <= 15


def test_the_weeks_after_a_race_only_take_away() -> None:
    begun, course = life()
    runner = course.ledger.days[-1].carry.runner
    assert runner.profile is not None
    race = START + timedelta(days=150)
    goal = {"on": race.isoformat()}
    told = runner.profile.model_dump(mode="json") | begun.common(START, 8) | {"goal": goal}
    with_race = replay.replay(
        KNOWLEDGE, [*course.facts, FACT.validate_python(told)], START + timedelta(days=199)
    )
    for position, decision in enumerate(with_race.decisions):
        days = (decision.day - race).days
        standing = with_race.standings[position]
        assert standing is not None
        if 0 < days <= 14 and standing.phase >= 3:
            assert season.of_day(runner_of(with_race), standing, decision.day.toordinal()) == (
                "recovery"
            )
            for session in decision.sessions:
                assert not (session.ascent_m or session.fast_min or session.technical_min)
                assert days > 3 or not (session.run_min or session.contacts)
            assert "LEVER-UP" not in decision.rules


def test_naming_the_next_race_does_not_end_the_recovery_from_the_last() -> None:
    begun, course = life()
    runner = course.ledger.days[-1].carry.runner
    assert runner.profile is not None
    race, last = START + timedelta(days=150), START + timedelta(days=153)

    def told(day: date, minute: int, on: date | None) -> Fact:
        assert runner.profile is not None
        goal = None if on is None else {"on": on.isoformat()}
        said = runner.profile.model_dump(mode="json") | begun.common(day, 8, minute)
        return FACT.validate_python(said | {"goal": goal})

    facts = [f for f in course.facts if f.day() <= last]
    first = told(START, 1, race)
    for following in (None, race + timedelta(days=120)):
        edit = told(race + timedelta(days=1), 1, following)
        edited = replay.replay(KNOWLEDGE, [*facts, first, edit], last)
        runner = runner_of(edited)
        assert season.days_since_race(runner, last.toordinal()) == 3
        assert season.resting_from_race(runner, last.toordinal())
        assert not any(session.run_min for session in edited.decision.sessions)
        off_season = race.toordinal() + 30
        assert season.between_races(runner, 6, off_season) == (following is None)


def test_a_race_moved_before_its_day_was_not_run() -> None:
    begun, course = life()
    runner = course.ledger.days[-1].carry.runner
    assert runner.profile is not None
    said = runner.profile.model_dump(mode="json")
    days = START + timedelta(days=20), START + timedelta(days=90)
    moved = [
        FACT.validate_python(said | begun.common(START, 8, n) | {"goal": {"on": on.isoformat()}})
        for n, on in enumerate(days, start=1)
    ]
    known = replay.replay(KNOWLEDGE, [*course.facts, *moved], START + timedelta(days=40))
    assert runner_of(known).raced is None


def runner_of(course: Course) -> Runner:
    return course.ledger.days[-1].carry.runner


def test_a_pair_gets_the_runs_of_its_time() -> None:
    begun, course = life()
    blue = {"kind": "shoe", "name": "blue", "in_use_since": START.isoformat()}
    old = {"kind": "shoe", "name": "old", "in_use_since": "2024-01-01", "retired_on": "2026-01-01"}
    both = (blue, {**old, "distance_before_m": 700_000})
    facts = [
        FACT.validate_python({**begun.common(START, 9, minute), **pair})
        for minute, pair in enumerate(both)
    ]
    worn = {
        p.name: p for p in shoes.pairs(replay.append(course, facts, course.decision.day).ledger)
    }
    assert worn["old"].distance_m == 700_000 and worn["old"].runs == 0
    done = [s for day in course.ledger.days for s in day.sessions if s.kind == "run" and s.done]
    assert worn["blue"].runs == len(done)
    assert worn["blue"].distance_m == sum(run.distance_m or 0 for run in done)
