"""Tests in words: why one is not open, what a result, its sides and its changes say."""

from surefoot.engine import testing
from surefoot.engine.ledger import Runner
from surefoot.engine.testing import Closed
from surefoot.facts.types import SideResult, TestResult
from surefoot.knowledge.gate_schema import Test
from surefoot.knowledge.index import Index
from surefoot.text import names
from surefoot.text.gates import UNIT
from surefoot.text.language import later, t

GROUP = {
    "effort": later("Strength"),
    "knee": later("Squat and step-down"),
    "hop": later("Jogging and hops"),
    "easy": later("Movement and flexibility"),
}
AXIS = {
    "reps": later("Repetitions"),
    "s": later("Seconds"),
    "cm": "cm",
    "deg": later("Degrees"),
    "N": "N",
}
SIDE = {"left": later("Left"), "right": later("Right"), "both": later("Both sides")}
BAND = {
    "light": later("light band"),
    "medium": later("medium band"),
    "strong": later("strong band"),
    "very_strong": later("very strong band"),
}
_YES, _NO = later("yes"), later("no")


def closed(reason: Closed, test: Test, index: Index) -> str:
    """Why a test is not open today. index: in words."""
    if reason.why == "strain":
        first = names.listed([index.tests[name].name for name in reason.tests])
        return t("With a strained hamstring first pass: {tests}.", tests=first)
    if reason.why == "phase":
        return t("Opens in the phase {phase}.", phase=index.phases[test.from_phase].name)
    if reason.until is not None:
        return t(_UNTIL[reason.why], day=names.day(reason.until))
    return t(_CLOSED[reason.why])


_UNTIL = {
    "calm": later("Tests wait for a week without a red: open from {day} on."),
    "no_impact": later("No impact before {day}."),
}
_CLOSED = {
    "flag": later("A warning sign is open: no tests before a clinician has cleared it."),
    "other_injury": later("Another injury is open: a clinician says first what it can take."),
    "pause": later("Your plan is paused."),
    "fever": later("No tests with a fever, and not on the day after."),
    "not_for": later("Not with a sore tendon at the sit bone: the position presses on it."),
    "plyometrics": later("Opens with the gate to jumps."),
    "red": later("Not on a red day."),
    "amber": later("Not on an amber day: a hop wants a good day."),
    "pain": later("Your morning pain is too high for it today."),
    "check_in": later("Check in first: without this morning's pain it stays closed."),
    "painkillers": later("Not after painkillers: they hide what the test asks."),
}


def amount(test: Test, value: float) -> str:
    """'22 repetitions', 'yes'."""
    if test.unit == "yes_no":
        return t(_YES) if value else t(_NO)
    return t("{number} {unit}", number=names.number(round(value, 1)), unit=t(UNIT[test.unit]))


def on_side(side: str, result: str) -> str:
    """'left 22 repetitions'."""
    return t(_ON_SIDE[side], result=result)


_ON_SIDE = {"left": later("left {result}"), "right": later("right {result}"), "both": "{result}"}


def form(test: Test, side: SideResult) -> str:
    """What was not clean: 'The knee moves inwards (2)'; '' where nothing was noted."""
    named = {fault.id: fault.name for fault in test.faults}
    told = [
        t("{fault} ({count})", fault=names.name(id, named), count=count)
        for id, count in side.faults.items()
    ]
    return ", ".join(told)


def tried(test: Test, side: SideResult) -> str:
    """The attempts and their mean; '' where there was one."""
    if len(side.attempts) < 2:
        return ""
    mean = round(sum(side.attempts) / len(side.attempts), 1)
    return t(
        "attempts {attempts}; mean {mean}",
        attempts=names.listed([names.number(float(each)) for each in side.attempts]),
        mean=amount(test, mean),
    )


def used(result: TestResult, runner: Runner) -> str:
    """The band, or the moment by body mass; '' where neither is known."""
    if result.band is not None:
        return names.capital(t(BAND[result.band])) + "."
    if result.lever_cm is None:
        return ""
    mass = None if runner.profile is None else runner.profile.body_mass_kg
    told = []
    for name in ("left", "right"):
        side: SideResult | None = getattr(result, name)
        moment = None if side is None else testing.moment_nm_per_kg(result, side, mass)
        if moment is not None:
            amount_said = t("{value} Nm/kg", value=names.number(round(moment, 2)))
            told.append(on_side(name, amount_said))
    if not told:
        return t("With your body mass in the settings it is also told as Nm/kg.")
    return t("By body mass: {values}.", values=names.listed(told))


def symmetry(share: float | None, injured_sides: int) -> str:
    """What the share of one side in the other is, and what it is good for."""
    if share is None:
        return ""
    said = names.percent(share)
    if injured_sides == 1:
        return t("Injured side: {share} of the other (LSI).", share=said)
    return t(
        "Weaker side: {share} of the stronger. With both sides injured it is shown, and no gate "
        "asks for it.",
        share=said,
    )


def change(test: Test, side: str, before: SideResult, now: SideResult) -> str:
    """One side since the result before, measured against the test's noise."""
    what = testing.change(test, before, now)
    return t(
        _CHANGE[what],
        side=t(SIDE[side]),
        before=amount(test, before.value),
        now=amount(test, now.value),
    )


_CHANGE = {
    "better": later("{side}: better, {before} before, {now} now."),
    "worse": later("{side}: less good, {before} before, {now} now."),
    "none": later("{side}: no clear change, {before} before, {now} now."),
}


def noise(test: Test) -> str:
    """What two tests may differ by without meaning; '' where no number is proposed."""
    if test.noise_share and test.noise:
        return t(
            "Two tests of the same leg may differ by {amount} or {share}, whichever is more, and "
            "nothing has changed (a proposed number).",
            amount=amount(test, test.noise),
            share=names.percent(test.noise_share),
        )
    if test.noise_share:
        return t(
            "Two tests of the same leg may differ by {share} and nothing has changed (a proposed "
            "number).",
            share=names.percent(test.noise_share),
        )
    if test.noise:
        return t(
            "Two tests of the same leg may differ by {amount} and nothing has changed (a proposed "
            "number).",
            amount=amount(test, test.noise),
        )
    return ""
