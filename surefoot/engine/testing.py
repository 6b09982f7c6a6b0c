"""Tests: which are open today and why others are not, when each is due, what a change means."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from surefoot.engine import gaps, gates
from surefoot.engine.draft import Draft
from surefoot.engine.ledger import Runner
from surefoot.engine.lights import Light
from surefoot.facts.types import SideResult, TestResult
from surefoot.knowledge.gate_schema import Test

Why = Literal[
    "flag",
    "other_injury",
    "pause",
    "fever",
    "phase",
    "not_for",
    "plyometrics",
    "strain",
    "calm",
    "red",
    "no_impact",
    "amber",
    "pain",
    "check_in",
    "painkillers",
]
CALM_D = 7
"""Days without a red before anything is tested that takes effort (P)."""
_PAIN_MOST = 2
_STRAIN_PAIN_MOST = 1
"""An acute strain is to be left alone from 2 on (EV033)."""
_FAILED_AGAIN_D, _PASSED_AGAIN_D = 7, 10
_RUNNING = 2


@dataclass(frozen=True, slots=True)
class Closed:
    """Why a test is not open today. until: the first day on which this no longer holds, if it is
    known; tests: those that come first."""

    why: Why
    until: date | None = None
    tests: tuple[str, ...] = ()


def closed(draft: Draft, test: Test) -> tuple[Closed, ...]:
    """Every reason why a test is not open today; none = open (P, on EV033, EV059, A11).

    A red flag closes all of them and is named alone.
    """
    carry = draft.day.carry
    if carry.flags or carry.worried_since is not None:
        return (Closed("flag"),)
    found = list(_not_yet(draft, test))
    if gaps.paused_on(draft, draft.today):
        found.append(Closed("pause"))
    if test.load == "easy":
        return tuple(found)
    if carry.other_injury is not None:
        found.append(Closed("other_injury"))
    if gaps.fever_near(draft):
        found.append(Closed("fever"))
    if not _calm(draft):
        found.append(Closed("calm", date.fromordinal((carry.last_red or 0) + CALM_D)))
    elif draft.day.light is Light.RED:
        found.append(Closed("red"))
    if test.load in ("knee", "hop"):
        found += _not_today(draft)
    if test.load == "hop":
        if draft.day.light is Light.AMBER:
            found.append(Closed("amber"))
        if draft.today < draft.standing.no_impact_until:
            found.append(Closed("no_impact", date.fromordinal(draft.standing.no_impact_until)))
    return tuple(found)


def _not_yet(draft: Draft, test: Test) -> list[Closed]:
    """What no day alone opens: phase, injury, a gate, tests that come first."""
    found = []
    if draft.standing.phase < int(test.from_phase[1:]):
        found.append(Closed("phase"))
    if test.not_for != "nobody" and gates.applies(test.not_for, draft.runner):
        found.append(Closed("not_for"))
    if test.needs == "plyometrics" and draft.standing.levers.plyometrics == 0:
        found.append(Closed("plyometrics"))
    first = _first(draft, test)
    if first:
        found.append(Closed("strain", tests=first))
    return found


def _first(draft: Draft, test: Test) -> tuple[str, ...]:
    """Tests that a runner with an acute strain has still to pass before this one."""
    if draft.standing.phase >= _RUNNING or not gates.applies("acute_strain", draft.runner):
        return ()
    return tuple(
        name
        for name in test.strain_after
        if name in draft.index.tests and not _yes(gates.latest_test(draft.view, name))
    )


def _yes(result: TestResult | None) -> bool:
    sides = () if result is None else (result.left, result.right, result.both)
    told = [side for side in sides if side is not None]
    return bool(told) and all(side.value >= 1 for side in told)


def _not_today(draft: Draft) -> list[Closed]:
    check_in, worst = draft.day.check_in, draft.day.worst_pain
    if check_in is None or worst is None:
        return [Closed("check_in")]
    found = []
    if worst > stop_pain(_PAIN_MOST, draft.runner):
        found.append(Closed("pain"))
    if check_in.painkillers_24h:
        found.append(Closed("painkillers"))
    return found


def _calm(draft: Draft) -> bool:
    red = draft.day.carry.last_red
    return red is None or draft.today - red >= CALM_D


def stop_pain(most: int, runner: Runner) -> int:
    """The pain above which a test ends; lower with an acute strain (EV033)."""
    return min(most, _STRAIN_PAIN_MOST) if gates.applies("acute_strain", runner) else most


# when


def asked_by_gates(draft: Draft) -> Mapping[str, bool]:
    """The tests that the next gates ask for, each with whether all that they ask is met."""
    standing = draft.standing
    names = [f"P{standing.phase + 1}"]
    if standing.phase >= 3 and standing.levers.plyometrics == 0:
        names.append("plyometrics")
    wanted: dict[str, bool] = {}
    for name in names:
        gate = draft.index.gate_to.get(name)
        for criterion in () if gate is None else gate.criteria:
            if criterion.test and gates.applies(criterion.applies, draft.runner):
                met = criterion.soft or gates.meets(criterion, draft.view)
                wanted[criterion.test] = wanted.get(criterion.test, True) and met
    return wanted


def due_for_gates(draft: Draft) -> tuple[str, ...]:
    """Tests that the next gates ask for and whose result is missing, failing or about to expire.

    A failing test comes due again after seven days; hops wait for a calm week, and what may not be
    tested yet is not due (P).
    """
    standing, carry = draft.standing, draft.day.carry
    if carry.flags or carry.worried_since is not None or standing.phase < 1:
        return ()
    if draft.day.light in (Light.RED, Light.AMBER):
        return ()
    if draft.today < standing.no_impact_until or gaps.paused_on(draft, draft.today):
        return ()
    tests = draft.index.tests
    return tuple(
        name
        for name, met in asked_by_gates(draft).items()
        if (_calm(draft) or tests[name].load == "easy")
        and gate_due(draft, name, met) <= draft.today
        and not _not_yet(draft, tests[name])
    )


def gate_due(draft: Draft, test: str, met: bool) -> int:
    """The day from which a gate's test is due; while there is no result, since the phase began."""
    result = gates.latest_test(draft.view, test)
    if result is None:
        return draft.standing.phase_since
    hour = draft.runner.profile.day_starts_at_h  # type: ignore[union-attr]
    return result.day(hour).toordinal() + (_PASSED_AGAIN_D if met else _FAILED_AGAIN_D)


# what it says


def noise(test: Test, value: float) -> float:
    """What two results near a value may differ by without a clear change, in the test's unit."""
    return max(test.noise, test.noise_share * value)


def change(test: Test, before: SideResult, now: SideResult) -> Literal["better", "worse", "none"]:
    """Whether a side changed by more than the noise, and to which side."""
    rise = now.value - before.value
    if test.unit == "yes_no":
        clear = rise != 0
    else:
        clear = abs(rise) > noise(test, max(before.value, now.value))
    if not clear:
        return "none"
    return "better" if (rise > 0) == (test.better == "more") else "worse"


def moment_nm_per_kg(result: TestResult, side: SideResult, mass_kg: float | None) -> float | None:
    """A force as the moment about the joint by body mass, Nm/kg; None where either is unknown."""
    if result.lever_cm is None or mass_kg is None:
        return None
    return side.value * result.lever_cm / 100 / mass_kg
