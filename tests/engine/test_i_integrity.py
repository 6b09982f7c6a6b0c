"""I40-I48: the same facts give the same plan, whatever the order, the clock or the data."""

import random
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surefoot.engine import replay
from surefoot.engine.plan import plan
from surefoot.engine.replay import Course
from surefoot.facts.days import day_of
from surefoot.facts.journal import BadLine, dump, load
from surefoot.facts.types import FACT, KINDS, CheckIn, Fact
from surefoot.facts.vocabulary import SITES
from surefoot.knowledge.schema import Knowledge
from tests.engine.checks import judged
from tests.engine.lives import Lived, live
from tests.engine.starts import INDEX, KNOWLEDGE, MONDAY, PROTOCOLS
from tests.engine.strategies import Event, Habits, Story

SUBJECT = UUID("01900000-0000-7000-8000-000000000001")


def same(a: Course, b: Course) -> bool:
    return (
        a.decisions == b.decisions
        and a.standings == b.standings
        and a.ledger == b.ledger
        and plan(a, 28) == plan(b, 28)
    )


@judged
def test_i40_a_replay_gives_what_a_fact_at_a_time_gave(lived: Lived) -> None:
    whole = replay.replay(lived.knowledge, lived.last.facts, date.fromordinal(lived.last.day))
    assert same(whole, lived.last.course)


@judged
def test_i40_any_order_and_any_batches_give_the_same_course(lived: Lived) -> None:
    """The newest facts dealt out at random, some twice, in several appends: late facts and
    corrections before what they correct included."""
    dice = random.Random(lived.story.habits.seed)
    last = lived.last
    today = date.fromordinal(last.day)
    facts = list(last.facts)
    held = dice.sample(facts, min(len(facts) - 1, 25))
    held_ids = {fact.id for fact in held}
    course = replay.replay(lived.knowledge, [f for f in facts if f.id not in held_ids], today)
    dice.shuffle(held)
    while held:
        batch = [held.pop() for _ in range(min(len(held), dice.randint(1, 9)))]
        course = replay.append(course, [*batch, *dice.sample(batch, 1)], today)
    assert same(course, last.course)


@judged
def test_i40_days_may_be_added_one_by_one_or_at_once(lived: Lived) -> None:
    last = lived.last
    ahead = date.fromordinal(last.day + 9)
    course = last.course
    for day in range(last.day + 1, last.day + 10):
        course = replay.append(course, [], date.fromordinal(day))
    assert same(course, replay.append(last.course, [], ahead))
    assert same(course, replay.replay(lived.knowledge, last.facts, ahead))


@judged
def test_i40_as_of_shows_what_was_known_then(lived: Lived) -> None:
    """Facts are received when they are told; a late one is not known before."""
    middle = lived.evenings[len(lived.evenings) // 2]
    then = datetime.combine(date.fromordinal(middle.day), datetime.max.time(), tzinfo=UTC)
    seen = replay.replay(
        lived.knowledge, lived.last.facts, date.fromordinal(middle.day), as_of=then
    )
    known = {f.id for f in lived.last.facts if f.received_at is None or f.received_at <= then}
    assert {fact.id for fact in seen.facts} == known
    if lived.in_order:
        assert same(seen, middle.course)


@judged
def test_i41_a_new_fact_changes_its_own_day_and_later_ones_only(lived: Lived) -> None:
    for moment in lived.samples()[:12]:
        if moment.position == 0:
            continue
        earlier = lived.moments[moment.position - 1]
        known = {fact.id for fact in earlier.facts}
        new = [f for f in moment.facts if f.id not in known and f.kind != "correction"]
        if not new or any(f.kind == "correction" for f in moment.facts if f.id not in known):
            continue
        first = min(fact.day().toordinal() for fact in new) - moment.course.ledger.first
        assert moment.course.decisions[:first] == earlier.course.decisions[:first]


@judged
def test_i42_nothing_new_changes_nothing(lived: Lived) -> None:
    last = lived.last
    today = date.fromordinal(last.day)
    again = replay.append(last.course, last.facts[-20:], today)
    assert same(again, last.course)
    assert again.facts == last.course.facts
    assert plan(last.course, 28) == plan(last.course, 28)


def moments(first: datetime, last: datetime) -> st.SearchStrategy[datetime]:
    zones = st.sampled_from((UTC,))
    return st.datetimes(first.replace(tzinfo=None), last.replace(tzinfo=None), timezones=zones)


YEAR = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC))
AGES = (datetime(1990, 1, 2, tzinfo=UTC), datetime(2199, 12, 30, tzinfo=UTC))
PAINS = st.dictionaries(st.sampled_from(SITES), st.integers(min_value=0, max_value=10))


def _contents() -> st.SearchStrategy[dict[str, object]]:
    days = st.dates(date(2025, 12, 1), date(2026, 6, 30))
    pain = st.integers(min_value=0, max_value=10)
    minutes = st.floats(min_value=0, max_value=2880)
    classes = st.sampled_from(("run", "walk", "hike", "plyometrics", "strength", "cross_training"))
    measured = st.sampled_from((0.0, 2.5, 600.0, 4000.0)).map(
        lambda value: {"value": value, "source": "device"}
    )
    return st.one_of(
        st.fixed_dictionaries(
            {
                "kind": st.just("profile"),
                "age_years": st.sampled_from((15, 17, 18, 50)),
                "baseline": st.fixed_dictionaries(
                    {
                        "run_min_per_week": st.sampled_from((0, 1, 89, 300, 3000)),
                        "ascent_m_per_week": st.sampled_from((0, 1, 30_000)),
                        "runs_per_week": st.integers(min_value=0, max_value=14),
                    }
                ),
                "available_min": st.tuples(*[st.sampled_from((0, 10, 45, 1440))] * 7),
                "goal": st.none() | st.fixed_dictionaries({"on": days}),
                "cautious": st.booleans(),
                "day_starts_at_h": st.sampled_from((0, 3, 12)),
            }
        ),
        st.fixed_dictionaries(
            {
                "kind": st.just("injury"),
                "site": st.sampled_from(SITES),
                "onset": st.dates(date(1970, 1, 1), date(2300, 1, 1)),
                "worst_pain_7d": pain,
                "usual_pain": pain,
                "limp": st.booleans(),
                "walk_30_min_clean": st.booleans(),
                "longest_symptom_free_run_min": st.none() | minutes,
            }
        ),
        st.fixed_dictionaries(
            {
                "kind": st.just("check_in"),
                "pain": PAINS,
                "bridge_pain": PAINS,
                "first_steps": st.sampled_from((None, "normal", "limping")),
                "painkillers_24h": st.none() | st.booleans(),
                "fever": st.none() | st.booleans(),
                "worrying": st.none() | st.booleans(),
                "daily_life_pain": st.none() | pain,
            }
        ),
        st.fixed_dictionaries(
            {
                "kind": st.just("session_feedback"),
                "session_class": classes,
                "done": st.sampled_from(("yes", "partly", "no")),
                "run_min": minutes,
                "ascent_m": st.none() | st.floats(min_value=0, max_value=30_000),
                "fast_min": minutes,
                "contacts": st.integers(min_value=0, max_value=5000),
                "pain_during": PAINS,
                "limp": st.booleans(),
                "rpe": st.none() | pain,
            }
        ),
        st.fixed_dictionaries({"kind": st.just("flare"), "pain": PAINS}),
        st.fixed_dictionaries(
            {
                "kind": st.just("pause"),
                "reason": st.just("other"),
                "first_day": days,
            }
        ),
        st.fixed_dictionaries(
            {
                "kind": st.just("red_flag_answer"),
                "answers": st.dictionaries(
                    st.sampled_from(("calf_swelling", "unheard_of")), st.booleans()
                ),
            }
        ),
        st.fixed_dictionaries(
            {
                "kind": st.just("clinician_note"),
                "clinician_name": st.just("Ada"),
                "clinician_role": st.just("other"),
                "seen_on": days,
                "text": st.just("seen"),
                "clears_flags": st.just(("calf_swelling", "unheard_of")),
                "parameters": st.dictionaries(
                    st.sampled_from(("week_growth", "nothing_we_know", "red_rest_h")),
                    st.floats(min_value=-1e6, max_value=1e6),
                ),
            }
        ),
        st.fixed_dictionaries(
            {
                "kind": st.just("plan_edit"),
                "action": st.just("move"),
                "session": st.sampled_from(("2026-01-05-run", "2026-03-01-strength", "x")),
                "to_day": days,
            }
        ),
        st.fixed_dictionaries(
            {
                "kind": st.just("activity"),
                "file_sha256": st.sampled_from(("a" * 64, "b" * 64)),
                "sport": st.sampled_from(("run", "walk", "yoga")),
                "moving_s": measured,
                "ascent_m": measured,
                "analysis": st.none()
                | st.fixed_dictionaries({"level_speed_mps": measured, "run_s": measured}),
            }
        ),
        st.fixed_dictionaries(
            {
                "kind": st.just("activity_match"),
                "activity": st.integers(1, 6).map(lambda n: UUID(int=SUBJECT.int + n)),
                "session": st.none() | st.sampled_from(("2026-01-05-run", "2026-01-20-run", "x")),
            }
        ),
        st.fixed_dictionaries(
            {"kind": st.just("other_injury"), "region": st.just("ankle"), "pain": pain}
        ),
        st.fixed_dictionaries({"kind": st.just("new_usual_pain"), "pain": PAINS}),
        st.fixed_dictionaries(
            {
                "kind": st.just("settings"),
                "parameters": st.dictionaries(
                    st.sampled_from(sorted(INDEX.parameters)),
                    st.sampled_from((-1.0, 0.0, 0.5, 1.0, 2.0, 3.0, 7.0, 14.0, 100.0)),
                ),
            }
        ),
    )


@st.composite
def any_facts(draw: st.DrawFn, first: datetime, last: datetime, most: int = 30) -> tuple[Fact, ...]:
    """Facts that are valid each on its own and make no sense together."""
    found = []
    zones = st.sampled_from(("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin"))
    for number in range(draw(st.integers(min_value=1, max_value=most))):
        common = {
            "id": UUID(int=SUBJECT.int + 1 + number),
            "subject": SUBJECT,
            "happened_at": draw(moments(first, last)),
            "zone": draw(zones),
        }
        found.append(FACT.validate_python({**common, **draw(_contents())}))
    return tuple(found)


def _of(today: date) -> Knowledge:
    """One protocol or the other by the day, one in four the second."""
    return tuple(PROTOCOLS.values())[today.toordinal() % 4 == 3]


@given(facts=any_facts(*YEAR), today=st.dates(date(2025, 12, 20), date(2026, 6, 20)))
def test_i43_a_plan_exists_for_any_valid_facts(facts: tuple[Fact, ...], today: date) -> None:
    course = replay.replay(_of(today), facts, today)
    weeks = plan(course, 28)
    days = [day for week in weeks for day in week.days]
    assert days[0].day == today and len(days) >= 28
    assert [day.day for day in days] == [
        today + timedelta(days=number) for number in range(len(days))
    ]


@settings(max_examples=3)
@given(facts=any_facts(*AGES, most=4), today=st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_i43_dates_far_in_the_past_or_future_do_no_harm(
    facts: tuple[Fact, ...], today: date
) -> None:
    course = replay.replay(_of(today), facts, today)
    assert plan(course, 28)
    assert same(replay.append(replay.replay(_of(today), facts[:1], today), facts, today), course)


@given(facts=any_facts(*YEAR, most=12), today=st.dates(date(2026, 1, 1), date(2026, 4, 1)))
def test_i40_any_valid_facts_append_as_they_replay(facts: tuple[Fact, ...], today: date) -> None:
    course = replay.replay(_of(today), (), today)
    for fact in facts:
        course = replay.append(course, (fact,), today)
    assert same(course, replay.replay(_of(today), facts, today))


@judged
def test_i44_every_item_has_a_rule_a_dose_and_a_range(lived: Lived) -> None:
    """Within its exercise's range (or its hamstring stage's), or less by a deload, or marked P."""
    for moment in lived.samples():
        for session in moment.sessions:
            assert session.rules and set(session.rules) <= set(lived.index.rules)
            for item in session.items:
                exercise = INDEX.exercises[item.exercise]
                assert item.rules and set(item.rules) <= set(lived.index.rules)
                assert item.sets and (item.reps or item.hold_s or item.metres or item.minutes)
                if item.grade == "P" or "STAGE-UP" in item.rules:
                    continue
                low, high = exercise.dose, exercise.dose_high
                deload = "DELOAD" in session.rules
                assert low.sets - deload <= item.sets <= high.sets or exercise.contacts
                for name in ("reps", "hold_s", "metres", "minutes"):
                    dose = getattr(item, name)
                    if dose is not None:
                        assert getattr(low, name) <= dose <= getattr(high, name)


@judged
def test_i45_a_journal_written_and_read_gives_the_same_plan(lived: Lived) -> None:
    lines = [dump(fact) for fact in lived.last.facts]
    facts = list(load(lines))
    assert not any(isinstance(fact, BadLine) for fact in facts)
    assert tuple(facts) == lived.last.facts
    again = replay.replay(lived.knowledge, facts, date.fromordinal(lived.last.day))  # type: ignore[arg-type]
    assert same(again, lived.last.course)


@given(facts=any_facts(*AGES))
def test_i45_any_fact_survives_json_lines(facts: tuple[Fact, ...]) -> None:
    assert tuple(load(dump(fact) for fact in facts)) == facts


def test_i45_every_kind_of_fact_is_covered() -> None:
    assert len(KINDS) == 24


def moved_to(fact: Fact, zone: str) -> Fact:
    """The fact as a runner in another zone tells it at the same wall time."""
    from zoneinfo import ZoneInfo

    there = fact.happened_at.replace(tzinfo=ZoneInfo(zone))
    return fact.model_copy(update={"happened_at": there, "zone": zone})


@judged
def test_i46_the_zone_changes_nothing_when_the_wall_clock_says_the_same(lived: Lived) -> None:
    if not lived.in_order:
        return
    for zone in ("Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati"):
        facts = [moved_to(fact, zone) for fact in lived.last.facts]
        course = replay.replay(lived.knowledge, facts, date.fromordinal(lived.last.day))
        assert course.decisions == lived.last.course.decisions


@given(
    wall=st.datetimes(*(each.replace(tzinfo=None) for each in YEAR)),
    zone=st.sampled_from(("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")),
    starts=st.integers(min_value=0, max_value=12),
)
def test_i46_a_day_starts_at_its_hour_by_the_wall_clock(
    wall: datetime, zone: str, starts: int
) -> None:
    """DST moves nothing: the day is the wall clock's, whatever the offset that night."""
    from zoneinfo import ZoneInfo

    moment = wall.replace(tzinfo=ZoneInfo(zone))
    there = moment.astimezone(UTC).astimezone(ZoneInfo(zone))
    if there.replace(tzinfo=None) != wall.replace(fold=there.fold):
        return  # an hour that the clocks skipped
    expected = wall.date() - timedelta(days=1 if wall.hour < starts else 0)
    assert day_of(moment, zone, starts) == expected


def test_i46_a_flight_across_the_date_line_loses_no_check_in() -> None:
    """The same instant told in another zone may be another day; both days stay valid."""
    story = Story(days=10, start="itb", start_day=100)
    facts = list(live(story).last.facts)
    flown = [
        fact.model_copy(update={"zone": "Pacific/Auckland"})
        if isinstance(fact, CheckIn) and fact.day() > MONDAY + timedelta(days=104)
        else fact
        for fact in facts
    ]
    assert plan(replay.replay(KNOWLEDGE, flown, MONDAY + timedelta(days=110)), 28)


def test_i46_a_skipped_week_takes_load_back_and_goes_on() -> None:
    story = Story(
        days=40,
        start="itb",
        start_day=150,
        habits=Habits(),
        events=(
            Event(day=5, what="no_check_in", size=2),
            Event(day=5, what="skips_training", size=8),
        ),
    )
    lived = live(story)
    before = lived.mornings[4].standing
    after = lived.mornings[13].standing
    assert before is not None and after is not None
    assert after.volume_min <= 0.7 * before.volume_min + 0.1
    assert any(s.kind == "run" for m in lived.mornings[14:] for s in m.decision.sessions)


REDUCING = {
    "RED-1", "RED-2", "RED-3", "FEVER", "PAUSE", "LAY-OFF", "RETURNING", "AMBER-2", "WEEK-RED",
    "AMBER", "UNKNOWN", "FLAG", "WORRY", "DELOAD", "TAPER", "CAP-SESSION", "CAP-WEEK", "CAP-DAY",
    "CAP-RED-WEEK", "CAP-NO-MORE", "SPACE-HARD", "DROPPED", "EDIT-SKIPPED", "EDIT-MOVED",
    "NEW-INJURY", "LEVER-HOLD", "GATE-UP", "LEVER-UP", "LADDER-UP",
    "BEYOND-LONG", "BEYOND-HILLS", "BEYOND-FAST",
}  # fmt: skip


@judged
def test_i47_every_reduction_has_a_reason_and_an_end(lived: Lived) -> None:
    """A change that lowers something names its rule, the rule says what changes it, and a day on
    which less is run than yesterday's plan said gives its reason."""
    for decision in lived.last.course.decisions:
        for change in decision.changes:
            assert change.rule in lived.index.rules
            assert lived.index.rules[change.rule].changes
        for reason in decision.reasons:
            assert reason.rule in lived.index.rules
    for before, after in zip(lived.evenings, lived.mornings[1:], strict=False):
        if before.standing is None:
            continue
        today = date.fromordinal(after.day)
        planned = sum(s.run_min for s in before.sessions if s.day == today)
        now = sum(s.run_min for s in after.decision.sessions)
        if now < planned - 1e-6:
            rules = set(after.decision.rules)
            rules |= {rule for s in after.decision.sessions for rule in s.rules}
            started = before.standing.started
            block_begins = (after.day - started) % 7 == 0
            new_profile = {"fewer_days", "more_days", "race"} & set(after.happened)
            assert rules & REDUCING or block_begins or new_profile


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_i48_a_clinician_may_tighten_freely_and_loosen_inside_the_range(protocol: str) -> None:
    note = Event(day=0, what="clinician_note")
    story = Story(days=1, start="strain", start_day=20, events=(note,), protocol=protocol)
    last = live(story).last
    fact = next(f for f in reversed(last.facts) if f.kind == "clinician_note")
    for name, parameter in last.course.index.parameters.items():
        beyond = parameter.high + 1
        for value, expected in (
            (parameter.low, parameter.low),
            (parameter.high, parameter.high),
            (beyond, parameter.default),
        ):
            changed = fact.model_copy(update={"parameters": {name: value}})
            facts = [changed if f.id == fact.id else f for f in last.facts]
            ledger = replay.fold_facts(last.course.knowledge, facts, date.fromordinal(last.day))
            assert ledger.days[-1].carry.runner.limits[name] == expected


@judged
def test_i48_a_note_clears_only_the_flags_that_it_names(lived: Lived) -> None:
    for before, after in zip(lived.moments, lived.moments[1:], strict=False):
        gone = set(before.decision.flags) - set(after.decision.flags)
        if gone:
            known = {fact.id for fact in before.facts}
            notes = [f for f in after.facts if f.id not in known and f.kind == "clinician_note"]
            named = {flag for note in notes for flag in note.clears_flags}
            assert gone <= named
