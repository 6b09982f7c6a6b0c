"""The seven weeks of the source documents that break their own caps (decision model §11): the
validator rejects each, with the rule named."""

from collections.abc import Sequence
from datetime import date, timedelta

from surefoot.engine.decision import Item, Session
from surefoot.engine.validate import Context, violations
from surefoot.knowledge import loader
from surefoot.knowledge.index import index

MONDAY = date(2026, 1, 5)
EXERCISES = index(loader.load()).exercises


def run(day: int, minutes: float, **fields: object) -> Session:
    return Session(
        id=f"{day}-run",
        day=MONDAY + timedelta(days=day),
        kind="run",
        variant="easy",
        minutes=int(minutes),
        run_min=minutes,
        on_feet_min=minutes,
        **fields,  # type: ignore[arg-type]
    )


def other(day: int, kind: str, *exercises: str, contacts: int = 0) -> Session:
    return Session(
        id=f"{day}-{kind}",
        day=MONDAY + timedelta(days=day),
        kind=kind,
        variant="",
        minutes=30,
        contacts=contacts,
        items=tuple(Item(exercise=name, sets=3, reps=8) for name in exercises),
    )


def context(**fields: object) -> Context:
    usual: dict[str, object] = {
        "phase": 3,
        "reference_min": 60.0,
        "longest_min": 40.0,
        "longest_on_feet_min": 40.0,
        "usual_min": 240.0,
        "exercises": EXERCISES,
    }
    return Context(**{**usual, **fields})  # type: ignore[arg-type]


def rules(week: Sequence[Session], where: Context) -> set[str]:
    return {violation.rule for violation in violations(week, where)}


def test_from_weeks_one_and_two_to_week_three() -> None:
    """R-A058, R-A061, R-A065: 50-70 minutes a week become 130-150, the longest 40 becomes 60."""
    found = rules([run(0, 35), run(2, 45), run(5, 60)], context(reference_min=60.0))
    assert {"I01", "I03"} <= found


def test_from_ten_to_twelve_kilometres() -> None:
    """R-A253: the worked example is +20 % at a cap of 10-15 % (6 min a km, a week of 250 min)."""
    week = [run(0, 96), run(2, 96), run(5, 108)]
    assert "I01" in rules(week, context(reference_min=250.0, longest_min=120.0, growth=0.15))


def test_return_week_three_to_four_with_a_fourth_run() -> None:
    """R-A254, R-A257: a fourth run and longer runs at once."""
    before = context(reference_min=90.0, longest_min=35.0, runs_before=3)
    found = rules([run(0, 35), run(2, 35), run(4, 35), run(5, 35)], before)
    assert "I12" in found
    assert "I01" in found or "I15" in found


def test_the_cross_training_week_has_one_rest_day_and_six_sessions() -> None:
    """R-A153 to R-A164: six days of cross-training and strength in the first weeks."""
    week = [other(day, "cross_training") for day in range(6)]
    week += [other(2, "strength", "EX01"), other(5, "strength", "EX34")]
    found = rules(week, context(phase=1, reference_min=0.0))
    assert {"I17", "I18"} <= found


def test_skater_jumps_by_week_number() -> None:
    """R-A110, R-A112: jumps in week 5, whatever the gate says."""
    found = rules([other(4, "strength", "EX35", contacts=72)], context(open=frozenset()))
    assert "I21" in found


def test_nordic_curls_in_week_one() -> None:
    """R-A010, R-A086: full Nordic curls from the first week."""
    found = rules([other(4, "strength", "EX28")], context(phase=1, open=frozenset()))
    assert "I25" in found


def test_strides_in_the_first_warm_up() -> None:
    """R-A193: strides before speed is open."""
    assert "I22" in rules([run(0, 30, fast_min=2)], context())


def test_a_sound_week_is_let_through() -> None:
    week = [run(0, 24), run(2, 20), run(5, 20), other(3, "strength", "EX01", "EX05")]
    assert rules(week, context(reference_min=60.0)) == set()
