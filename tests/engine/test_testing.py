"""Which tests are open, when they are due, and what a change of a result is worth."""

from datetime import date, timedelta
from typing import Any

import pytest

from surefoot.engine import gates, monitoring, testing
from surefoot.engine.draft import Draft
from surefoot.engine.lights import Light
from surefoot.engine.replay import Course, replay
from surefoot.facts.types import SideResult, TestResult
from surefoot.lab import runner as lab
from surefoot.lab.runner import GREEN, Life
from tests.engine.starts import INDEX, KNOWLEDGE, MONDAY

TESTS = INDEX.tests
ITB = {"site": "ITB_R", "worst_pain_7d": 5, "usual_pain": 1, "days_without_running": 8}
STRAIN = {**ITB, "site": "HAM_L", "hamstring_kind": "acute_strain"}
RED = lab.Answers(during=5)


def life(*injuries: dict[str, Any], body: Any = lambda _day, _chance: GREEN) -> Life:
    onset = (MONDAY - timedelta(days=9)).isoformat()
    profile = {
        "age_years": 40,
        "body_mass_kg": 70,
        "baseline": {"run_min_per_week": 200, "ascent_m_per_week": 400, "runs_per_week": 4},
        "available_min": (300,) * 7,
    }
    return lab.begin(
        KNOWLEDGE, profile, [{**each, "onset": onset} for each in injuries], MONDAY, body
    )


def after(days: int, *injuries: dict[str, Any]) -> Course:
    return lab.live(life(*(injuries or (ITB,))), days)


def draft_of(course: Course, **standing: Any) -> Draft:
    draft = course.draft
    assert draft is not None
    draft.set(**standing)
    return draft


def shut(draft: Draft, test: str) -> list[str]:
    return [reason.why for reason in testing.closed(draft, TESTS[test])]


@pytest.fixture(scope="module")
def third_day() -> Course:
    return after(3)


def test_on_a_calm_day_what_the_phase_allows_is_open(third_day: Course) -> None:
    draft = draft_of(third_day, phase=1)
    for test in ("single_leg_bridge", "single_leg_squat", "hops", "knee_to_wall"):
        assert shut(draft, test) == []
    assert shut(draft, "hop_distance") == ["phase", "plyometrics"]
    assert shut(draft_of(third_day, phase=0), "single_leg_bridge") == ["phase"]


def test_an_open_red_flag_closes_every_test_and_is_named_alone(third_day: Course) -> None:
    draft = draft_of(third_day, phase=3)
    draft.day = draft.day._replace(carry=draft.day.carry._replace(worried_since=draft.today))
    assert all(shut(draft, test) == ["flag"] for test in TESTS)


def test_nothing_is_due_while_something_worrying_is_not_answered(third_day: Course) -> None:
    draft = draft_of(third_day, phase=3, phase_since=third_day.today - 30)
    assert testing.due_for_gates(draft)
    draft.day = draft.day._replace(carry=draft.day.carry._replace(worried_since=draft.today))
    assert testing.due_for_gates(draft) == ()


def test_pain_light_painkillers_and_a_red_close_what_they_must(third_day: Course) -> None:
    draft = draft_of(third_day, phase=3)
    calm = draft.day
    draft.day = calm._replace(worst_pain=3)
    assert shut(draft, "single_leg_squat") == shut(draft, "hops") == ["pain"]
    assert shut(draft, "side_plank") == []
    draft.day = calm._replace(light=Light.RED)
    assert shut(draft, "hops") == shut(draft, "side_plank") == ["red"]
    assert shut(draft, "knee_to_wall") == []
    draft.day = calm._replace(light=Light.AMBER)
    assert shut(draft, "hops") == ["amber"] and shut(draft, "step_down") == []
    draft.day = calm._replace(check_in=None, worst_pain=None)
    assert shut(draft, "step_down") == ["check_in"]
    assert calm.check_in is not None
    hidden = calm.check_in.model_copy(update={"painkillers_24h": True})
    draft.day = calm._replace(check_in=hidden)
    assert shut(draft, "hops") == ["painkillers"]
    draft.day = calm._replace(carry=calm.carry._replace(last_red=draft.today - 2))
    (reason,) = testing.closed(draft, TESTS["side_plank"])
    assert reason.why == "calm" and reason.until == date.fromordinal(draft.today + 5)
    draft.day = calm
    draft.set(no_impact_until=draft.today + 2)
    assert shut(draft, "hops") == ["no_impact"]


def test_a_strain_hops_after_stride_and_hold_and_ends_a_test_earlier() -> None:
    course = after(1, STRAIN)
    draft = draft_of(course, phase=1)
    assert shut(draft, "hops") == ["strain"]
    (reason,) = testing.closed(draft, TESTS["hops"])
    assert reason.tests == ("painless_stride", "isometric_hamstring_60")
    assert "hops" not in testing.due_for_gates(draft)
    assert shut(draft_of(course, phase=2), "hops") == []
    assert testing.stop_pain(2, draft.runner) == 1
    tendon = draft_of(after(3, {**STRAIN, "hamstring_kind": "tendon_proximal"}), phase=3)
    assert shut(tendon, "knee_straightening") == ["not_for"]


def test_what_gates_ask_for_is_open_or_says_when(third_day: Course) -> None:
    """No gate waits for a test that nothing but the gate itself could open."""
    for phase in range(1, 7):
        draft = draft_of(third_day, phase=phase)
        for test in testing.asked_by_gates(draft):
            assert set(shut(draft, test)) <= {"plyometrics"}


def test_each_test_of_a_checkpoint_is_due_on_its_own_day() -> None:
    course = after(40)
    assert course.standing is not None and course.standing.phase >= 2
    due = monitoring.tests_due(course)
    for test in ("side_plank", "single_leg_bridge", "calf_raise", "single_leg_squat"):
        taken = monitoring.last_taken(course, test)
        assert taken is not None
        comes = due.get(test) or monitoring.next_test(course, test)
        assert comes is not None and comes.toordinal() <= max(taken + 14, course.today + 1)
    assert "hip_abductor_force" not in due
    assert monitoring.next_test(course, "hip_abductor_force") is None


def test_after_a_red_nothing_of_effort_is_due_for_a_week() -> None:
    lived = life(ITB, body=lambda day, _chance: RED if day == 30 else GREEN)
    course = lab.live(lived, 33)
    red = course.ledger.days[-1].carry.last_red
    assert red is not None and course.today - red < testing.CALM_D
    assert all(TESTS[name].load == "easy" for name in monitoring.tests_due(course))


def test_a_measured_ankle_answers_the_look_at_mobility() -> None:
    lived = life(ITB)
    course = lab.live(lived, 40)
    assert "mobility_look" in {each.checkpoint for each in monitoring.due(course)}
    side = {"value": 9.5, "pain": 0, "attempts": [9, 9.5, 9.2]}
    told = TestResult.model_validate(
        {
            **lived.common(date.fromordinal(course.today), 12),
            "test": "knee_to_wall",
            "left": side,
            "right": side,
        }
    )
    course = replay(KNOWLEDGE, [*course.facts, told], date.fromordinal(course.today))
    assert "mobility_look" not in {each.checkpoint for each in monitoring.due(course)}


def test_a_change_within_the_noise_is_no_clear_change() -> None:
    def change(test: str, before: float, now: float) -> str:
        return testing.change(TESTS[test], SideResult(value=before), SideResult(value=now))

    assert change("single_leg_bridge", 20, 23) == "none"
    assert change("single_leg_bridge", 20, 24) == "better"
    assert change("hop_distance", 120, 131) == "none"
    assert change("hop_distance", 120, 105) == "worse"
    assert change("knee_straightening", 30, 20) == "better"
    assert change("painless_stride", 0, 1) == "better"


def test_a_force_by_body_mass_and_the_sides_in_one_place(third_day: Course) -> None:
    told = TestResult.model_validate(
        {
            **life(ITB).common(MONDAY, 12),
            "test": "hip_abductor_force",
            "left": {"value": 200, "attempts": [190, 200, 195]},
            "right": {"value": 160},
            "lever_cm": 42,
        }
    )
    assert told.left is not None
    assert testing.moment_nm_per_kg(told, told.left, 70) == pytest.approx(1.2)
    assert testing.moment_nm_per_kg(told, told.left, None) is None
    runner = draft_of(third_day).runner
    assert gates.side_share(told, runner) == pytest.approx(0.8)
    both = draft_of(after(3, ITB, {**ITB, "site": "ITB_L"})).runner
    assert gates.symmetry_index(told, both) is None and gates.side_share(told, both) == 0.8


def test_a_result_without_attempts_and_faults_reads_on() -> None:
    side = SideResult.model_validate({"value": 12, "pain": 1, "clean": True})
    assert side.attempts == () and side.faults == {}
