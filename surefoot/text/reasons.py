"""A reason as a sentence, made from its rule and numbers."""

from collections.abc import Callable
from typing import Any

from surefoot.engine.decision import Change, Reason
from surefoot.knowledge.index import Index
from surefoot.text import names

_Sentence = Callable[[dict[str, Any], Index], str]


def sentence(reason: Reason, index: Index) -> str:
    """The reason in one sentence or two, with the day until which it holds."""
    text = SENTENCES[reason.rule](dict(reason.numbers), index)
    if reason.until is not None and reason.rule in _WITH_END:
        text += f" This holds until {names.day(reason.until)}."
    return text


def would_change(rule: str, index: Index) -> str:
    """What would change the outcome, as a sentence; '' when nothing does."""
    ends = index.rules[rule].changes
    return f"This changes with: {ends}." if ends else ""


def change_sentence(change: Change) -> str:
    """A change in one sentence."""
    what = names.LEVER.get(change.what, change.what)
    if change.what == "no impact until" and change.until is not None:
        return f"No running or jumping before {names.day(change.until)}."
    before, after = _position(change.what, change.before), _position(change.what, change.after)
    if change.before is None:
        return f"{what.capitalize()}: {after}."
    return f"{what.capitalize()}: from {before} to {after}."


def _position(what: str, value: float | int | str | None) -> str:
    if value is None:
        return "none"
    if what in ("ascent", "descent") and isinstance(value, (int, float)):
        return f"{value:.0%} of usual"
    if what in ("weekly minutes", "fast_min", "technical_min"):
        return f"{names.number(value)} min"
    return names.number(value)


def _flag(numbers: dict[str, Any], index: Index) -> str:
    see = [
        index.red_flags[name].see
        for name in str(numbers["flags"]).split(", ")
        if name in index.red_flags
    ]
    advice = " ".join(dict.fromkeys(see)) or "See a doctor before you train again."
    return f"Stop: a warning sign is open. {advice}"


def _red(rank: str) -> _Sentence:
    def text(numbers: dict[str, Any], index: Index) -> str:
        start = f"{rank}: no running or jumping for {numbers['hours']} hours"
        if "share" not in numbers:
            return f"{start}; it counts with the red before."
        suspect = names.LEVER.get(str(numbers.get("suspect", "")), "")
        first = f" What rose last was {suspect}." if numbers.get("suspect") else ""
        return (
            f"{start}, then at most {numbers['share']:.0%} of the running before, flat and easy; "
            f"nothing rises for {numbers['freeze_days']} days.{first}"
        )

    return text


def _gap(numbers: dict[str, Any], index: Index) -> str:
    days = int(numbers.get("days", 0))
    if days == 0:
        return (
            "Today stays unknown: first steps, painkillers and the pain of each site have to be "
            "answered, and without a painkiller."
        )
    if days == 1:
        return "Today is unknown until you check in; unknown is never green."
    return f"{days} days without an answer: the plan waits and nothing rises."


def _lay_off(numbers: dict[str, Any], index: Index) -> str:
    if "days" not in numbers:
        return "Welcome back: runs start lower than before the gap, and nothing rises for a week."
    return f"After {numbers['days']} days away the plan starts again lower."


def _refused(numbers: dict[str, Any], index: Index) -> str:
    why = names.REFUSAL.get(str(numbers["why"]), str(numbers["why"]))
    return f"Your change was not taken: {why}."


def _gate_up(numbers: dict[str, Any], index: Index) -> str:
    gate = index.gates[str(numbers["gate"])]
    phase = index.phases.get(gate.opens)
    begins = phase.name if phase else gate.opens
    return f"Every item of the gate “{gate.what}” is met: {begins} begins."


def _gate_hold(numbers: dict[str, Any], index: Index) -> str:
    gate = index.gates[str(numbers["gate"])]
    phase = index.phases.get(gate.opens)
    following = phase.name.lower() if phase else gate.opens
    return f"The next step is {following}: see what its gate still asks for."


def _returning(numbers: dict[str, Any], index: Index) -> str:
    left = 2 - int(numbers.get("greens", 0))
    runs = "two green runs" if left >= 2 else "one more green run"
    most = names.number(numbers["most_min"])
    return f"Runs stay flat, easy and at most {most} minutes until {runs}."


def _plain(text: str) -> _Sentence:
    return lambda numbers, index: text


SENTENCES: dict[str, _Sentence] = {
    "FLAG": _flag,
    "WORRY": _plain("You reported something worrying: answer the list of warning signs first."),
    "NOTE": lambda n, i: (
        f"{'Taken on your word: ' if n['by'] == 'runner' else ''}{n['name']} "
        f"({str(n['role']).replace('_', ' ')}), seen on {n['seen_on']}, "
        f"cleared {str(n['cleared']).replace('_', ' ') or 'no warning sign'}."
    ),
    "UNDER-AGE": _plain(
        "Surefoot is for adults. Please see a physiotherapist or sports doctor, who can plan this "
        "with you."
    ),
    "OTHER-INJURY": lambda n, i: (
        f"There is a new injury ({n['region']}) that this plan does not cover: nothing rises, and "
        "a physiotherapist or sports doctor should see it."
    ),
    "CLINICIAN-FIRST": _plain(
        "Your profile holds a risk: see a clinician first. Until then the plan keeps to its "
        "careful limits."
    ),
    "PREGNANCY": _plain(
        "During pregnancy and after birth the plan does not progress without a clinician's note."
    ),
    "NEW-INJURY": _plain(
        "You declared a new injury: the plan goes back to where a runner with it starts, and "
        "climbs from there."
    ),
    "CONTRA-HAMSTRING": _plain("Work in a flexed hip waits until the hamstring's stage allows it."),
    "RED-1": _red("Red"),
    "RED-2": _red("Second red within 14 days, one phase back"),
    "RED-3": _red(
        "Third red within 28 days, back to rebuilding, and a clinician should look at it"
    ),
    "FEVER": _plain("No training with a fever, nor on the day after it."),
    "PAUSE": _plain("The plan is paused as you asked."),
    "LAY-OFF": _lay_off,
    "RETURNING": _returning,
    "AMBER-2": lambda n, i: "Two ambers in a row: one step back until two green runs.",
    "WEEK-RED": lambda n, i: (
        f"Morning pain rose by {names.number(n['rise'])} since last week: this week is a fifth "
        "lighter."
    ),
    "AMBER": _plain("Amber: repeat the same, easy and flat today, and nothing rises."),
    "UNKNOWN": _gap,
    "GREEN": _plain("Green: pain is low and settled."),
    "GATE-UP": _gate_up,
    "GATE-HOLD": _gate_hold,
    "STAGE-UP": lambda n, i: f"Hamstring work moves to stage {n['stage']}.",
    "LADDER-UP": lambda n, i: f"The runs were green: walk-run level {n['level']} is next.",
    "LEVER-UP": lambda n, i: (
        f"A good week: {names.LEVER.get(str(n['lever']), n['lever'])} goes up, and only that."
    ),
    "LEVER-HOLD": lambda n, i: (
        f"Nothing rises this week: {names.words(str(n['obstacles']), names.OBSTACLE)}."
    ),
    "REHAB-UP": lambda n, i: (
        f"Strength work steps up: {names.LEVER.get(str(n['lever']), n['lever'])}."
    ),
    "REFERENCE": lambda n, i: (
        f"Last week {n['done']} of {n['planned']} planned were done: the next starts from there."
    ),
    "DELOAD": lambda n, i: f"Every fourth week is lighter: {n['share']:.0%} less this week.",
    "TAPER": lambda n, i: "Your race is near: running shrinks so that you arrive rested.",
    "RACE-NOT-READY": _plain(
        "Your race comes before the plan reaches full training. Running it is your decision, best "
        "made with a clinician; the plan does not grow faster for it."
    ),
    "CAP-SESSION": _plain(
        "No run is more than a tenth longer than the longest green one of 30 days."
    ),
    "CAP-WEEK": lambda n, i: (
        f"Running may grow from {names.number(n['before'])} to at most "
        f"{names.number(n['most'])} minutes this week."
    ),
    "CAP-CEILING": lambda n, i: (
        f"Running is back at your usual week of {names.number(n['usual'])} minutes and stays there."
    ),
    "CAP-RED-WEEK": _plain("The seven days after a red hold only a share of the seven before."),
    "CAP-NO-MORE": _plain("A red never leaves more running in the plan than there was without it."),
    "CAP-DAY": _plain("The session was cut to the minutes that the day has."),
    "SPACE-HARD": _plain(
        "Yesterday was hard, so today is easy: two hard days do not follow each other."
    ),
    "DROPPED": lambda n, i: (
        f"This week could not hold everything; left out: "
        f"{names.words(str(n['dropped']), names.DROPPED)}."
    ),
    "WEEK-SHAPE": _plain("It is part of this phase's week."),
    "STRENGTH-BLOCK": _plain("It is this strength block's list for the day."),
    "TESTS-DUE": lambda n, i: (
        "Tests are due: "
        + names.listed([i.tests[t].name for t in str(n["tests"]).split(", ") if t in i.tests])
        + "."
    ),
    "EDIT-MOVED": lambda n, i: "The session was moved as you asked.",
    "EDIT-SWAPPED": lambda n, i: "The session was swapped as you asked.",
    "EDIT-SKIPPED": lambda n, i: "The session was skipped as you asked; it is not made up later.",
    "EDIT-REFUSED": _refused,
}
_WITH_END = {"RED-1", "RED-2", "RED-3", "DELOAD", "PAUSE", "TAPER"}
