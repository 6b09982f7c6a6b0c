"""An item of a gate in words: how far it is, and what makes it known or trains it."""

from surefoot.engine.decision import CriterionState
from surefoot.knowledge.gate_schema import Criterion
from surefoot.knowledge.index import Index
from surefoot.text import names
from surefoot.text.language import later, t, tn


def how_far(criterion: Criterion, state: CriterionState, index: Index) -> str:
    """The number found beside the one asked for; '' where there is none."""
    if not isinstance(state.value, float | int) or isinstance(state.value, bool):
        return ""
    test = index.tests.get(criterion.test)
    if test is not None and test.unit == "yes_no":
        return ""
    found = _amount(criterion, state.value, index)
    if state.wanted is None or criterion.check == "feels_back":
        return found
    asked = _amount(criterion, state.wanted, index)
    if criterion.check == "daily_pain" and not state.met and state.value <= state.wanted:
        return t("{found} so far, on fewer days than asked for", found=found)
    if criterion.at_most is not None:
        return t("{found} (asked: at most {asked})", found=found, asked=asked)
    if test is not None and state.wanted == 1:
        return found  # that it was done at all
    return t("{found} (asked: {asked})", found=found, asked=asked)


def _amount(criterion: Criterion, value: float, index: Index) -> str:
    if criterion.check in ("symmetry", "share_of_baseline"):
        return names.percent(value)
    test = index.tests.get(criterion.test)
    if test is not None and test.unit in UNIT:
        return t("{number} {unit}", number=names.number(value), unit=t(UNIT[test.unit]))
    if criterion.check in ("no_red", "days_since_start"):
        return tn("{count} day", "{count} days", round(value))
    if criterion.check == "clock" and criterion.subject != "phase":
        return tn("{count} week", "{count} weeks", round(value))
    return names.number(value)


UNIT = {
    "reps": later("repetitions"),
    "s": later("s"),
    "cm": later("cm"),
    "deg": later("degrees"),
    "N": "N",
}


def how(criterion: Criterion) -> str:
    """What makes an item known, or brings it on."""
    if criterion.check == "green_sessions":
        return t(_SESSIONS.get(criterion.subject, _HOW["green_sessions"]))
    if criterion.check == "clock" and criterion.subject in _CLOCKS:
        return t(_CLOCKS[criterion.subject])
    return t(_HOW[criterion.check])


_HOW = {
    "no_flag": later("Answer the list of warning signs; a clinician's note clears what was yes."),
    "daily_pain": later("The morning check-in asks for it when it counts."),
    "green_sessions": later("Log the session, and check in the morning after."),
    "test_floor": later("Do the test on a calm day and enter what you reached."),
    "symmetry": later("Do the test on both sides and enter both."),
    "no_red": later("Days without a red; they come by keeping to the plan."),
    "clock": later("Weeks that are trained and logged."),
    "share_of_baseline": later("It rises with green weeks, one lever at a time."),
    "hamstring_stage": later("Hamstring sessions that stay green bring the next stage."),
    "plyometric_level": later("Jump sessions that stay green bring the next level."),
    "weekly_score": later("The weekly check asks for it."),
    "feels_back": later("Say so in the weekly check when it is true."),
    "clinician_allows": later("Enter the note of a clinician who allows it."),
    "level_green": later("Walk-run sessions that stay green, level by level."),
    "days_since_start": later("Time since it began; nothing to do but wait."),
}
_SESSIONS = {
    "walk": later("Log the walk with its pain, and check in the morning after."),
    "run": later("Log the run with its pain, and check in the morning after."),
    "strength": later("Log the strength session with its pain, and check in the morning after."),
}
_CLOCKS = {
    "run_weeks": later("Weeks with a run in them."),
    "strength_weeks": later("Weeks with two strength sessions or more."),
    "green_ascent_weeks": later("Weeks with the planned climb, none of it amber or red."),
    "phase": later("The phase comes first."),
}
