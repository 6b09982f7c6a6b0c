"""The weeks that the source documents prescribe, and that the caps of the same documents forbid.

Each is built as the document writes it (decision model §11, negative fixtures; contradictions X03,
X09, X10, X12, X18, X25, X26) and shown to the validator, which names the rule that rejects it.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from surefoot.engine.decision import Item, Session
from surefoot.engine.validate import Before, Context, violations
from tests.engine.starts import INDEX

MONDAY = date(2026, 1, 5)
SKATER_JUMP, NORDIC, ASSISTED = "EX35", "EX28", "EX29"


def context(phase: int, **more: Any) -> Context:
    """A runner who may do whatever the phase allows, with nothing done the week before."""
    fields: dict[str, Any] = {
        "reference_min": 0.0,
        "longest_min": 30.0,
        "longest_on_feet_min": 30.0,
        "usual_min": 240.0,
        **more,
    }
    return Context(phase=phase, exercises=INDEX.exercises, **fields)


def session(weekday: int, kind: str, **more: Any) -> Session:
    minutes = int(more.get("run_min", 30))
    fields: dict[str, Any] = {"variant": "easy", "minutes": minutes, **more}
    return Session(
        id=f"{weekday}-{kind}", day=MONDAY + timedelta(days=weekday), kind=kind, **fields
    )


def run(weekday: int, minutes: float, variant: str = "easy", **more: Any) -> Session:
    return session(weekday, "run", run_min=minutes, on_feet_min=minutes, variant=variant, **more)


def rules(week: list[Session], where: Context) -> set[str]:
    return {violation.rule for violation in violations(week, where)}


def test_seed_weeks_1_2_to_week_3_is_rejected_by_i01_and_i03() -> None:
    """Runs of 20-30 and 30-40 minutes, then 30-40, 40-50 and 60 in the next week (R-A040, R-A045,
    R-A058, R-A061, R-A065): more than twice the minutes and half as long again, even at the kind
    ends of the ranges."""
    kindest = context(3, reference_min=70, longest_min=40)
    week = [run(0, 30), run(2, 40), run(5, 60, "long")]
    assert {"I01", "I03"} <= rules(week, kindest)


def test_seed_ten_to_twelve_kilometres_is_rejected_by_i01() -> None:
    """The worked example of the 10-15 % rule adds a fifth (R-A253): too much at either rate."""
    before = 180.0
    week = [run(0, 72), run(2, 72), run(5, 72, "long")]
    for growth in (0.10, 0.15):
        where = context(3, reference_min=before, longest_min=70, growth=growth)
        assert rules(week, where) == {"I01"}
    allowed = [run(0, 66), run(2, 66), run(5, 66, "long")]
    assert rules(allowed, context(3, reference_min=before, longest_min=70)) == set()


def test_seed_return_week_3_to_4_with_a_fourth_run_is_rejected_by_i01_and_i12() -> None:
    """Three runs of 25-35 minutes, then four of 30-40 (R-A254, R-A256, R-A257): one more run, more
    minutes and longer runs in one week, and four runs that cannot lie 48 hours apart."""
    where = context(3, reference_min=90, longest_min=35, runs_before=3)
    week = [run(0, 35), run(2, 35), run(4, 35), run(5, 35)]
    assert {"I01", "I12", "I15"} <= rules(week, where)


def test_seed_cross_training_week_is_rejected_by_i17_and_i18() -> None:
    """Six cross-training sessions, two of strength and one day of rest (R-A153 to R-A164)."""
    week = [
        session(0, "cross_training", variant="swim"),
        session(1, "cross_training", variant="bike"),
        session(2, "cross_training", variant="elliptical"),
        session(2, "strength", variant="A"),
        session(3, "cross_training", variant="power_walk"),
        session(4, "cross_training", variant="row"),
        session(5, "cross_training", variant="bike"),
        session(5, "strength", variant="C"),
    ]
    assert rules(week, context(1)) == {"I17", "I18"}
    assert "I24" in rules(week, context(1, hamstring=True, stage=1))


def test_seed_skater_jumps_by_week_number_are_rejected_by_i21() -> None:
    """3 x 12 a side from the fifth week on, whatever the runner can do (R-A110)."""
    jumps = Item(SKATER_JUMP, sets=3, reps=12)
    week = [session(1, "strength", variant="C", contacts=72, items=(jumps,))]
    assert rules(week, context(3)) == {"I21"}
    assert rules(week, context(3, open=frozenset({"plyometrics"}))) == set()
    hidden = [session(1, "strength", variant="C", items=(jumps,))]
    assert rules(hidden, context(3)) == {"I21"}


def test_seed_nordic_curls_in_the_first_week_are_rejected_by_i25() -> None:
    """3 x 6-8 unassisted from the first strength session on (R-A010, R-A086)."""
    week = [session(2, "strength", variant="C", items=(Item(NORDIC, sets=3, reps=6),))]
    assert "I25" in rules(week, context(1))
    helped = [session(2, "strength", variant="C", items=(Item(ASSISTED, sets=2, reps=4),))]
    assert "I25" in rules(helped, context(1))
    assert rules(helped, context(3, open=frozenset({"nordic"}))) == set()
    assert "I25" in rules(week, context(3, open=frozenset({"nordic"})))


def test_seed_strides_in_the_first_warm_up_are_rejected_by_i22() -> None:
    """A few strides slightly faster than usual after every warm-up (R-A193)."""
    week = [run(0, 24, fast_min=1)]
    for phase in (2, 3, 4):
        assert "I22" in rules(week, context(phase, reference_min=60))
    assert "I22" not in rules(week, context(5, reference_min=60))


def test_the_validator_looks_across_the_border_of_the_week() -> None:
    sunday = Before(MONDAY - timedelta(days=1), active=True, run_min=40, hard=True)
    week = [run(0, 20, "hill", ascent_m=100)]
    where = context(4, reference_min=100, longest_min=60, before=(sunday,))
    assert {"I14", "I15"} <= rules(week, where)
    calm = replace(where, before=())
    assert rules(week, calm) == set()
