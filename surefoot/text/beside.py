"""Reminders, checkpoints, routines, comfort methods and shoes in words."""

from surefoot.engine.ledger import Runner
from surefoot.engine.monitoring import Due
from surefoot.engine.shoes import Pair
from surefoot.knowledge.beside_schema import ComfortMethod, Cue, Reminder, Routine
from surefoot.text import names
from surefoot.text.language import later, t, tn

TRACK = {
    "nutrition": later("Food and drink"),
    "footwear": later("Shoes and ground"),
    "sleep_and_stress": later("Sleep and stress"),
    "mind": later("The mind"),
    "readiness": later("Confidence"),
    "community": later("Other people"),
    "consistency": later("Keeping going"),
    "warning_signs": later("Signs worth knowing"),
    "comfort": later("Comfort"),
}
WHEN = {
    "before_run": later("Before the run, {minutes} min"),
    "after_run": later("After the run, {minutes} min"),
    "daily": later("Any day, {minutes} min"),
}
OPTIONAL = {
    "before_run": later("Before the run, {minutes} min, optional"),
    "after_run": later("After the run, {minutes} min, optional"),
    "daily": later("Any day, {minutes} min, optional"),
}
_ANY_DAY = 7


def reminder(value: Reminder, runner: Runner) -> str:
    """The line, with grams for the runner's body mass where it names any."""
    mass = None if runner.profile is None else runner.profile.body_mass_kg
    if not value.low_g_per_kg:
        return value.text
    if mass is None:
        return value.text_plain
    low, high = (_grams(share * mass) for share in (value.low_g_per_kg, value.high_g_per_kg))
    return value.text.format(low_g=low, high_g=high)


def _grams(amount: float) -> int:
    """To the next five grams: more would be false exactness."""
    return round(amount / 5) * 5


def cue(value: Cue, runner: Runner) -> str:
    """What to think of while running."""
    return value.say_hamstring if runner.hamstring and value.say_hamstring else value.say


def due(value: Due) -> str:
    """When something was last looked at."""
    if value.last is None:
        return t("Not looked at yet.")
    return t("Last on {day}.", day=names.day(value.last))


def comfort(value: ComfortMethod, *, waits: bool) -> str:
    """How often, and what to wait for."""
    if value.with_clinician:
        return t("Something to ask your physiotherapist about.")
    if value.per_week >= _ANY_DAY:
        often = t("Whenever it does you good.")
    else:
        often = tn("Once a week at most.", "Up to {count} times a week.", value.per_week)
    if not waits:
        return often
    hours = value.hours_after_strength
    return f"{often} " + t("Wait {hours} hours after today's strength work.", hours=hours)


def routine(value: Routine) -> str:
    """When, and how long."""
    return t((OPTIONAL if value.optional else WHEN)[value.when], minutes=value.minutes)


def in_use(pair: Pair) -> str:
    """Since when a pair is in use, and until when it was."""
    since = names.day(pair.in_use_since)
    if pair.retired_on is None:
        return t("In use since {day}.", day=since)
    return t("In use from {first} to {last}.", first=since, last=names.day(pair.retired_on))


def unmeasured(pair: Pair) -> str:
    """Runs whose distance nobody knows; '' when there are none."""
    if not pair.unmeasured_runs:
        return ""
    return tn(
        "{count} run without a known distance.",
        "{count} runs without a known distance.",
        pair.unmeasured_runs,
    )
