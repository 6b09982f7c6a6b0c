"""I19-I26: gates, what is barred, what the runner has at hand.

The gates are written out here from the decision model (§6 with its amendments), not read from the
protocol's files: a change of the files has to be made here too.
"""

import itertools
from collections.abc import Callable, Mapping

import pytest

from surefoot.facts.types import SideResult
from tests.engine.book import GREEN, Book, Page
from tests.engine.checks import assert_none, book, judged
from tests.engine.context import block_of, phases
from tests.engine.lives import Lived, Moment, live
from tests.engine.starts import INDEX
from tests.engine.strategies import Event, Habits, Story

Open = list[str]
"""The items of a gate that are not met, by name."""


def newest_test(known: Book, name: str) -> tuple[SideResult | None, ...]:
    """Sides of the newest result at most 14 days old (fewer where the runner set it so)."""
    for page in known.back(int(known.now.limits["test_age_d"])):
        if page.check_in is None or page.check_in.painkillers_24h is not False:
            continue  # what was felt is unknown then (A11)
        for result in reversed(page.tests):
            if result.test == name:
                if INDEX.tests[name].per_side:
                    return (result.left, result.right)
                return (result.both,)
    return (None,)


def reaches(
    known: Book, name: str, least: float, pain: int | None = None, *, clean: bool = False
) -> bool:
    return all(
        side is not None
        and side.value >= least
        and (pain is None or (side.pain is not None and side.pain <= pain))
        and (side.clean is True or not clean)
        for side in newest_test(known, name)
    )


def symmetrical(known: Book, name: str, least: float) -> bool:
    """LSI, when one side only is injured (A7)."""
    sides = {site[-1] for site in known.now.injuries}
    if len(sides) != 1:
        return True
    left, right = (*newest_test(known, name), None)[:2]
    if left is None or right is None:
        return False
    injured, other = (left, right) if sides == {"L"} else (right, left)
    return other.value > 0 and injured.value / other.value >= least


def green_days(known: Book, kind: str, days: int, test: Callable[..., bool]) -> int:
    return len(
        {
            d.day
            for d in known.done(known.today - days + 1, known.today - 1)
            if d.kind == kind and d.closed == GREEN and test(d)
        }
    )


def days_since_red(known: Book) -> float:
    reds = [page.day for page in known.pages if page.red]
    return known.today - max(reds) if reds else float("inf")


def answers(known: Book, days: int, value: Callable[[Page], int | None]) -> list[int]:
    """Answers of the last days' check-ins that were not under painkillers (A11)."""
    found = []
    for page in known.back(days):
        told = page.check_in
        if told is not None and told.painkillers_24h is False:
            answer = value(page)
            if answer is not None:
                found.append(answer)
    return found


def low(known: Book, days: int, count: int, most: int, value: Callable[[Page], int | None]) -> bool:
    found = answers(known, days, value)
    return len(found) >= count and max(found) <= most


def _answer(name: str) -> Callable[[Page], int | None]:
    def value(page: Page) -> int | None:
        found: int | None = getattr(page.check_in, name)
        return found

    return value


def _bridges(page: Page) -> int | None:
    told = page.check_in
    assert told is not None
    wanted = [site for site in page.injuries if site.startswith("HAM")]
    found = [told.bridge_pain[site] for site in wanted if site in told.bridge_pain]
    return max(found) if len(found) == len(wanted) else None


def _morning_pain(page: Page) -> int | None:
    told = page.check_in
    assert told is not None
    found = [told.pain[site] for site in page.injuries if site in told.pain]
    return max(found) if len(found) == len(page.injuries) else None


def hamstring(known: Book) -> bool:
    return any(site.startswith("HAM") for site in known.now.injuries)


def kinds(known: Book) -> set[str | None]:
    return {injury.hamstring_kind for injury in known.now.injuries.values()}


def run_blocks(moment: Moment, known: Book) -> int:
    standing = moment.standing
    assert standing is not None
    running = {day for day, phase in phases(moment).items() if phase >= 2}
    return sum(
        any(d.run_min and d.day in running for d in known.done(start, start + 6))
        for start in range(standing.started, moment.day, 7)
    )


def _named(items: Mapping[str, bool]) -> Open:
    return [name for name, met in items.items() if not met]


def g1(moment: Moment, known: Book) -> Open:
    return _named(
        {
            "no flag": not known.now.flags and not known.now.worried,
            "daily pain": low(known, 4, 3, 2, _answer("daily_life_pain")),
            "short walk": green_days(
                known, "walk", 7, lambda d: d.minutes >= 15 and (d.worst or 0) <= 2
            )
            >= 1,
        }
    )


def earliest_day(known: Book) -> int:
    injuries = known.now.injuries.values()
    severe = known.now.limits["severe_from_pain"]
    if any(i.limp or i.worst_pain_7d >= severe for i in injuries):
        return 14
    return 1 if all(i.worst_pain_7d <= 2 for i in injuries) else 7


def g2(moment: Moment, known: Book) -> Open:
    onset = max(i.onset.toordinal() for i in known.now.injuries.values())
    ham = not hamstring(known)
    strain = "acute_strain" not in kinds(known)
    walks = green_days(known, "walk", 7, lambda d: d.minutes >= 30 and (d.worst or 0) <= 1)
    return _named(
        {
            "no flag": not known.now.flags and not known.now.worried,
            "brisk walks": walks >= 2,
            "stairs": low(known, 3, 1, 1, _answer("stairs_down_pain")),
            "single-leg squat": reaches(known, "single_leg_squat", 10, 2, clean=True),
            "jog on spot": reaches(known, "jog_on_spot", 60, 2),
            "hops": reaches(known, "hops", 10, 2),
            "side plank": reaches(known, "side_plank", 30),
            "bridge": reaches(known, "single_leg_bridge", 12),
            "calf raise": reaches(known, "calf_raise", 15),
            "symmetry": symmetrical(known, "single_leg_bridge", 0.8),
            "symmetry calf": symmetrical(known, "calf_raise", 0.8),
            "strength": green_days(known, "strength", 42, lambda d: True) >= 4,
            "no red": days_since_red(known) >= 7,
            "earliest": known.today - onset >= earliest_day(known),
            "stride": ham or reaches(known, "painless_stride", 1),
            "isometric": ham or reaches(known, "isometric_hamstring_60", 1, 1),
            "three bridges": ham or low(known, 8, 7, 2, _bridges),
            "bike": strain or reaches(known, "bike_5_min", 1),
            "knee": strain or reaches(known, "knee_extension", 1),
        }
    )


def g3(moment: Moment, known: Book) -> Open:
    since = max(day for day, phase in phases(moment).items() if phase != 2 and day < moment.day)
    runs = [d for d in known.done(since, moment.day - 1) if d.run_min >= 30 and d.closed == GREEN]
    return _named({"no flag": not known.now.flags, "thirty minutes twice": len(runs) >= 2})


def g4(moment: Moment, known: Book) -> Open:
    standing = moment.course.standings[-2]
    assert standing is not None and moment.standing is not None
    ham = not hamstring(known)
    flat = green_days(known, "run", 14, lambda d: d.run_min >= 30 and d.ascent_m <= 2 * d.run_min)
    return _named(
        {
            "no flag": not known.now.flags,
            "flat runs": flat >= 3,
            "volume": moment.standing.volume_min >= 0.45 * known.usual_minutes() - 0.1,
            "no red": days_since_red(known) >= 14,
            "run weeks": run_blocks(moment, known) >= 4,
            "side plank": reaches(known, "side_plank", 45),
            "symmetry": symmetrical(known, "side_plank", 0.9),
            "bridge": reaches(known, "single_leg_bridge", 20),
            "calf raise": reaches(known, "calf_raise", 20),
            "step down": reaches(known, "step_down", 15, clean=True),
            "stage": ham or standing.levers.stage >= 3,
            "sitting": ham or low(known, 3, 1, 1, _answer("sitting_pain")),
        }
    )


def g5(moment: Moment, known: Book) -> Open:
    standing = moment.standing
    assert standing is not None
    ham = not hamstring(known)
    confidence = [
        w.confidence for p in known.back(14) for w in reversed(p.weekly) if w.confidence is not None
    ]
    strength = sum(
        sum(d.kind == "strength" for d in known.done(start, start + 6)) >= 2
        for start in range(standing.started, moment.day, 7)
    )
    return _named(
        {
            "no flag": not known.now.flags,
            "pain-free": low(known, 14, 10, 1, _morning_pain),
            "volume": standing.volume_min >= 0.6 * known.usual_minutes() - 0.1,
            "ascent": standing.levers.ascent >= 0.5 - 1e-6,
            "hop symmetry": symmetrical(known, "hop_distance", 0.9),
            "hop": reaches(known, "hop_distance", 1, 1),
            "bridge": reaches(known, "single_leg_bridge", 25),
            "jumps": standing.levers.plyometrics >= 2,
            "confidence": bool(confidence) and confidence[0] >= 6,
            "run weeks": run_blocks(moment, known) >= 6,
            "stage": ham or standing.levers.stage == 4,
            "tendon weeks": "tendon_proximal" not in kinds(known) or strength >= 10,
            "clinician": not known.now.cautious or known.now.speed_allowed,
        }
    )


def g6(moment: Moment, known: Book) -> Open:
    standing = moment.standing
    assert standing is not None
    said = [
        bool(w.feels_back) or (w.uwri_total or 0) >= 32
        for p in known.back(28)
        for w in reversed(p.weekly)
        if w.feels_back is not None or w.uwri_total is not None
    ]
    return _named(
        {
            "no flag": not known.now.flags,
            "volume": standing.volume_min >= 0.9 * known.usual_minutes() - 0.1,
            "ascent": standing.levers.ascent >= 0.9 - 1e-6,
            "no red": days_since_red(known) >= 28,
            "back": bool(said) and said[0],
        }
    )


GATES = {1: g1, 2: g2, 3: g3, 4: g4, 5: g5, 6: g6}


def strained_g1(moment: Moment, known: Book) -> Open:
    walks = green_days(known, "walk", 7, lambda d: d.minutes >= 15 and (d.worst or 0) <= 1)
    return [*g1(moment, known), *_named({"painless walk": walks >= 1})]


def strained_g2(moment: Moment, known: Book) -> Open:
    """What a strain asks for before walk-run: EV034, EV036 and the day that fits the severity."""
    onset = max(i.onset.toordinal() for i in known.now.injuries.values())
    walks = green_days(known, "walk", 7, lambda d: d.minutes >= 30 and (d.worst or 0) <= 1)
    mild = earliest_day(known) == 1
    return _named(
        {
            "no flag": not known.now.flags and not known.now.worried,
            "bike": reaches(known, "bike_5_min", 1, 0),
            "knee": reaches(known, "knee_extension", 1, 0),
            "single-leg squat": reaches(known, "single_leg_squat", 10, 0, clean=True),
            "stride": reaches(known, "painless_stride", 1, 0),
            "isometric": reaches(known, "isometric_hamstring_60", 1, 0),
            "three bridges": low(known, 8, 5, 1, _bridges),
            "brisk walks": walks >= 2,
            "jog on spot": reaches(known, "jog_on_spot", 60, 1),
            "bridge": reaches(known, "single_leg_bridge", 12, 1),
            "deficit": symmetrical(known, "single_leg_bridge", 0.8),
            "strength": green_days(known, "strength", 42, lambda d: True) >= 4,
            "no red": days_since_red(known) >= 7,
            "earliest": known.today - onset >= (3 if mild else earliest_day(known)),
        }
    )


def strained_g3(moment: Moment, known: Book) -> Open:
    assert moment.standing is not None
    return [*g3(moment, known), *_named({"stage": moment.standing.levers.stage >= 2})]


def strained_g4(moment: Moment, known: Book) -> Open:
    standing = moment.course.standings[-2]
    assert standing is not None and moment.standing is not None
    flat = green_days(known, "run", 14, lambda d: d.run_min >= 30 and d.ascent_m <= 2 * d.run_min)
    return _named(
        {
            "no flag": not known.now.flags,
            "flat runs": flat >= 3,
            "volume": moment.standing.volume_min >= 0.45 * known.usual_minutes() - 0.1,
            "no red": days_since_red(known) >= 14,
            "run weeks": run_blocks(moment, known) >= 3,
            "stage": standing.levers.stage >= 3,
            "bridge": reaches(known, "single_leg_bridge", 20, 1),
            "deficit": symmetrical(known, "single_leg_bridge", 0.9),
            "calf raise": reaches(known, "calf_raise", 20),
            "knee": reaches(known, "knee_extension", 1, 0),
            "sitting": low(known, 3, 1, 1, _answer("sitting_pain")),
        }
    )


def strained_g5(moment: Moment, known: Book) -> Open:
    return [
        *g5(moment, known),
        *_named(
            {
                "bridges": low(known, 14, 10, 1, _bridges),
                "no red": days_since_red(known) >= 14,
                "painless hop": reaches(known, "hop_distance", 1, 0),
                "bridge": reaches(known, "single_leg_bridge", 25, 1),
                "deficit": symmetrical(known, "single_leg_bridge", 0.9),
            }
        ),
    ]


GATES_OF = {
    "itbs-hamstring": GATES,
    "hamstring-strain": {
        1: strained_g1,
        2: strained_g2,
        3: strained_g3,
        4: strained_g4,
        5: strained_g5,
        6: g6,
    },
}


@judged
def test_i19_a_phase_rises_only_with_every_item_of_its_gate(lived: Lived) -> None:
    for moment in lived.mornings:
        standings = moment.course.standings
        before, now = standings[-2] if len(standings) > 1 else None, moment.standing
        if before is None or now is None or now.phase <= before.phase:
            continue
        gate = GATES_OF[lived.story.protocol].get(now.phase)
        if gate is not None:
            assert gate(moment, book(lived, moment)) == []


@pytest.mark.parametrize("runner", (("itb", "itbs-hamstring"), ("strain", "hamstring-strain")))
@pytest.mark.parametrize("phase", (2, 4, 5))
def test_i19_a_test_that_fails_or_grows_old_holds_the_phase(
    phase: int, runner: tuple[str, str]
) -> None:
    """The same green runner, but each test from shortly before the gate on fails: no rise."""
    who, protocol = runner
    steps = list(
        phases(live(Story(days=200, start=who, start_day=1, protocol=protocol)).last).values()
    )
    start = max(1, steps.index(phase) - 18)
    events = tuple(Event(day=day, what="failed_tests", size=10) for day in range(0, 60, 5))
    held = live(Story(days=60, start=who, start_day=start, events=events, protocol=protocol))
    assert max(phases(held.last).values()) < phase


@judged
def test_i20_a_phase_rises_one_at_a_time(lived: Lived) -> None:
    steps = list(phases(lived.last).values())
    assert all(now - before <= 1 for before, now in itertools.pairwise(steps))


@judged
def test_i21_no_jumps_before_their_gate(lived: Lived) -> None:
    """Not as skips in a warm-up, not as skater jumps by week number (G-PLYO of §6)."""
    assert_none(lived, "I21")
    for moment in lived.mornings:
        standings = moment.course.standings
        before, now = standings[-2] if len(standings) > 1 else None, moment.standing
        if before and now and before.levers.plyometrics == 0 < now.levers.plyometrics:
            known = book(lived, moment)
            assert now.phase >= 3
            assert green_days(known, "strength", 84, lambda d: True) >= 8
            assert reaches(known, "two_leg_squat", 10, clean=True)
            assert reaches(known, "single_leg_bridge", 20)
            assert reaches(known, "calf_raise", 20)
            assert reaches(known, "hops", 10, 1)
            started = now.started
            weeks = sum(
                sum(d.kind == "strength" for d in known.done(start, start + 6)) >= 2
                for start in range(started, block_of(moment, moment.day), 7)
            )
            assert weeks >= 4


@judged
def test_i22_no_speed_and_no_technical_ground_before_p5(lived: Lived) -> None:
    assert_none(lived, "I22")


@judged
def test_i23_no_hills_before_p4_and_no_running_before_p2(lived: Lived) -> None:
    assert_none(lived, "I23", "I19")


@judged
def test_i24_nothing_that_loads_the_flexed_hip_before_its_stage(lived: Lived) -> None:
    """No hinge, stretch, pigeon or rowing, and no uphill treadmill with a hamstring."""
    assert_none(lived, "I24")
    for moment in lived.mornings:
        standings = moment.course.standings
        before, now = standings[-2] if len(standings) > 1 else None, moment.standing
        if before and now and now.levers.stage > before.levers.stage:
            assert now.levers.stage == before.levers.stage + 1
            assert moment.day - before.stage_since >= 14


@judged
def test_i25_nordics_assisted_first_and_not_before_their_gate(lived: Lived) -> None:
    assert_none(lived, "I25")


@judged
def test_i26_nothing_needs_what_the_runner_has_not(lived: Lived) -> None:
    """No equipment, day or minutes beyond the profile as it stands now."""
    assert_none(lived, "I26")
    for moment in lived.samples():
        page = book(lived, moment).now
        if page.profile is None or moment.standing is None:
            continue
        at_hand = set(page.profile.equipment)
        for session in moment.sessions:
            if session.kind == "cross_training":
                assert set(INDEX.cross_training[session.variant].equipment) <= at_hand


def test_i26_a_profile_with_fewer_days_counts_from_the_same_day_on() -> None:
    for which in range(7):
        event = Event(day=2, what="fewer_days", size=5, which=which)
        for start_day in (150, 292):
            story = Story(
                days=12, start="itb", start_day=start_day, habits=Habits(), events=(event,)
            )
            assert_none(live(story), "I26", "I14", "I15", "I17")
