"""A reason as a sentence, made from its rule and numbers."""

from collections.abc import Callable
from datetime import date
from typing import Any

from surefoot.engine.decision import Change, Reason
from surefoot.knowledge.index import Index
from surefoot.text import names
from surefoot.text.language import later, t, tn
from surefoot.text.warning_signs import advice

_Sentence = Callable[[dict[str, Any], Index], str]


def sentence(reason: Reason, index: Index) -> str:
    """The reason in one sentence or two, with the day until which it holds.

    index: in the language spoken (`surefoot.text.knowledge.in_words`).
    """
    text = SENTENCES[reason.rule](dict(reason.numbers), index)
    if reason.until is not None and reason.rule in _WITH_END:
        text += " " + t("This holds until {day}.", day=names.day(reason.until))
    return text


def would_change(rule: str, index: Index) -> str:
    """What would change the outcome, as a sentence; '' when nothing does."""
    ends = index.rules[rule].changes
    return t("This changes with: {what}.", what=ends) if ends else ""


def change_sentence(change: Change) -> str:
    """A change in one sentence."""
    if change.what == "cue":
        return t("The technique cue changed.")
    if change.what == "cadence" and change.after is None:
        return t("No cadence to aim at for now.")
    if change.what == "no impact until" and change.until is not None:
        return t("No running or jumping before {day}.", day=names.day(change.until))
    what = names.capital(names.name(change.what, names.LEVER))
    before, after = _position(change.what, change.before), _position(change.what, change.after)
    if change.before is None:
        return t("{what}: {now}.", what=what, now=after)
    return t("{what}: from {before} to {now}.", what=what, before=before, now=after)


def _position(what: str, value: float | int | str | None) -> str:
    if value is None:
        return t("none")
    if isinstance(value, str):
        return names.name(value, names.POSITION)
    if what in ("ascent", "descent"):
        return t("{share} of usual", share=names.percent(value))
    if what == "cadence":
        return t("{steps} steps a minute", steps=names.number(value))
    if what in ("weekly minutes", "fast_min", "technical_min"):
        return t("{minutes} min", minutes=names.number(value))
    return names.number(value)


def _flag(numbers: dict[str, Any], index: Index) -> str:
    named = str(numbers["flags"]).split(", ")
    see = advice(index.red_flags[name] for name in named if name in index.red_flags)
    return " ".join(
        [t("Stop: a warning sign is open."), see or t("See a doctor before you train again.")]
    )


def _mistake(numbers: dict[str, Any], index: Index) -> str:
    questions = [
        index.red_flags[name].question if name in index.red_flags else name.replace("_", " ")
        for name in str(numbers.get("flags", "")).split(", ")
    ]
    return t(
        "You ticked a warning sign and called it a mistake: {questions} Today stays without "
        "training; tomorrow the plan goes on.",
        questions=" ".join(questions),
    )


_RED = {
    1: later("Red: no running or jumping for {hours} hours."),
    2: later("Second red within 14 days, one phase back: no running or jumping for {hours} hours."),
    3: later(
        "Third red within 28 days, back to rebuilding, and a clinician should look at it: no "
        "running or jumping for {hours} hours."
    ),
}


def _red(rank: int) -> _Sentence:
    def text(numbers: dict[str, Any], index: Index) -> str:
        parts = [t(_RED[rank], hours=numbers["hours"])]
        if "share" not in numbers:
            parts.append(t("It counts with the red before."))
            return " ".join(parts)
        parts.append(
            t(
                "Then at most {share} of the running before, flat and easy; nothing rises for "
                "{days} days.",
                share=names.percent(numbers["share"]),
                days=numbers["freeze_days"],
            )
        )
        if numbers.get("suspect"):
            suspect = names.name(str(numbers["suspect"]), names.LEVER)
            parts.append(t("What rose last: {lever}.", lever=suspect))
        return " ".join(parts)

    return text


def _gap(numbers: dict[str, Any], index: Index) -> str:
    days = int(numbers.get("days", 0))
    if days == 0:
        return t(
            "Today stays unknown: first steps, painkillers and the pain of each site have to be "
            "answered, and without a painkiller."
        )
    if days == 1:
        return t("Today is unknown until you check in; unknown is never green.")
    return t("{days} days without an answer: the plan waits and nothing rises.", days=days)


def _lay_off(numbers: dict[str, Any], index: Index) -> str:
    if "days" not in numbers:
        return t(
            "Welcome back: runs start lower than before the gap, and nothing rises for a week."
        )
    return t("After {days} days away the plan starts again lower.", days=numbers["days"])


def _initial_cut(numbers: dict[str, Any], index: Index) -> str:
    if not numbers.get("share"):
        return t(
            "Running rests at first, as pain, limp or the walk test ask for it; walking, strength "
            "and cross-training go on."
        )
    return t(
        "A mild case: you run on with {share} of your usual week, flat and easy.",
        share=names.percent(numbers["share"]),
    )


def _refused(numbers: dict[str, Any], index: Index) -> str:
    why = names.name(str(numbers["why"]), names.REFUSAL)
    return t("Your change was not taken: {why}.", why=why)


def _gate_up(numbers: dict[str, Any], index: Index) -> str:
    gate = index.gates[str(numbers["gate"])]
    return t(
        "Every item of the gate “{gate}” is met. Now open: {what}.",
        gate=gate.what,
        what=opened(gate.opens, index),
    )


def _gate_hold(numbers: dict[str, Any], index: Index) -> str:
    gate = index.gates[str(numbers["gate"])]
    return t(
        "The next step: {what}. See what its gate still asks for.", what=opened(gate.opens, index)
    )


OPENED = {
    "descent": later("running downhill"),
    "plyometrics": later("jumps"),
    "nordic": later("Nordic curls"),
    "hinge": later("hinging under load"),
}


def opened(what: str, index: Index) -> str:
    """What a gate opens: a phase by its name, or a class of work."""
    phase = index.phases.get(what)
    return phase.name if phase is not None else names.name(what, OPENED)


def _returning(numbers: dict[str, Any], index: Index) -> str:
    left = min(2, max(1, 2 - int(numbers.get("greens", 0))))
    return tn(
        "Runs stay flat, easy and at most {most} minutes until one more green run.",
        "Runs stay flat, easy and at most {most} minutes until {count} green runs.",
        left,
        most=names.number(numbers["most_min"]),
    )


def _note(numbers: dict[str, Any], index: Index) -> str:
    flags = [
        index.red_flags[flag].question if flag in index.red_flags else flag.replace("_", " ")
        for flag in str(numbers["cleared"]).split(", ")
        if flag
    ]
    values = {
        "name": numbers["name"],
        "role": names.name(str(numbers["role"]), names.ROLE),
        "day": names.day(date.fromisoformat(str(numbers["seen_on"]))),
    }
    if flags:
        text = t(
            "{name} ({role}), seen on {day}, cleared: {flags}",
            **values,
            flags=names.listed([f"“{flag}”" for flag in flags]) + ".",
        )
    else:
        text = t("{name} ({role}), seen on {day}, cleared no warning sign.", **values)
    return t("Taken on your word: {note}", note=text) if numbers["by"] == "runner" else text


def _too_long(numbers: dict[str, Any], index: Index) -> str:
    done = names.number(numbers["done"])
    if not numbers["planned"]:
        return t(
            "You ran {done} minutes where no run was planned. It licenses nothing, and nothing "
            "rises for a week.",
            done=done,
        )
    if numbers["in_one_piece"]:
        return t(
            "You ran {done} minutes in one piece where {planned} at a time were planned. Nothing "
            "rises for a week.",
            done=done,
            planned=names.number(numbers["planned"]),
        )
    return t(
        "You ran {done} minutes where {planned} were planned. It counts as planned, and nothing "
        "rises for a week.",
        done=done,
        planned=names.number(numbers["planned"]),
    )


def _too_hilly(numbers: dict[str, Any], index: Index) -> str:
    climb = {"up": names.climb(numbers["up_m"]), "down": names.climb(numbers["down_m"])}
    if numbers["steep_min"]:
        return t(
            "Your run went {up} up and {down} down, {minutes} minutes of it steep, and hills like "
            "that are not open yet. Nothing rises for a week.",
            **climb,
            minutes=names.number(numbers["steep_min"]),
        )
    if numbers["planned_m"]:
        return t(
            "Your run went {up} up and {down} down where {planned} of climb were planned. Nothing "
            "rises for a week.",
            **climb,
            planned=names.climb(numbers["planned_m"]),
        )
    return t(
        "Your run went {up} up and {down} down, and hills are not open yet. Nothing rises for a "
        "week.",
        **climb,
    )


def _too_fast(numbers: dict[str, Any], index: Index) -> str:
    done = names.number(numbers["done"])
    if not numbers["planned"]:
        return t(
            "About {done} minutes of your run were clearly faster than usual, and fast running is "
            "not open yet. Nothing rises for a week.",
            done=done,
        )
    return t(
        "About {done} minutes of your run were fast where {planned} were planned. Nothing rises "
        "for a week.",
        done=done,
        planned=names.number(numbers["planned"]),
    )


def _quicker(numbers: dict[str, Any], index: Index) -> str:
    places = {
        "own": names.number(round(numbers["own"])),
        "steps": names.number(numbers["spm"]),
    }
    if numbers["step"] == 1:
        return t(
            "Your own cadence is {own} steps a minute. The cue aims at {steps}, the first of two "
            "small steps.",
            **places,
        )
    return t(
        "Nothing else rises, and the first step has settled: the cue now aims at {steps} steps a "
        "minute, {share} above your own {own}. It goes no higher.",
        **places,
        share=names.percent(numbers["share"]),
    )


def _slower(numbers: dict[str, Any], index: Index) -> str:
    if not numbers["step"]:
        return t("Cadence goes back to your own: no number to aim at until a calm week.")
    return t(
        "Cadence goes back a little: the cue aims at {steps} steps a minute.",
        steps=names.number(numbers["spm"]),
    )


def _plain(message: str) -> _Sentence:
    return lambda numbers, index: t(message)


def _with(message: str, **shown: Callable[[Any], object]) -> _Sentence:
    """A message whose places are numbers of the reason, each shown in its way."""
    return lambda numbers, index: t(
        message, **{place: show(numbers[place]) for place, show in shown.items()}
    )


def _lever(value: object) -> str:
    return names.name(str(value), names.LEVER)


def _tests(numbers: dict[str, Any], index: Index) -> str:
    due = [index.tests[i].name for i in str(numbers["tests"]).split(", ") if i in index.tests]
    return t("Tests are due: {tests}.", tests=names.listed(due))


SENTENCES: dict[str, _Sentence] = {
    "FLAG": _flag,
    "FLAG-MISTAKE": _mistake,
    "WORRY": _plain(
        later("You reported something worrying: answer the list of warning signs first.")
    ),
    "NOTE": _note,
    "UNDER-AGE": _plain(
        later(
            "Surefoot is for adults. Please see a physiotherapist or sports doctor, who can plan "
            "this with you."
        )
    ),
    "OTHER-INJURY": _with(
        later(
            "There is a new injury ({region}) that this plan does not cover: nothing rises, and a "
            "physiotherapist or sports doctor should see it."
        ),
        region=str,
    ),
    "CLINICIAN-FIRST": _plain(
        later(
            "Your profile holds a risk: see a clinician first. Until then the plan keeps to its "
            "careful limits."
        )
    ),
    "PREGNANCY": _plain(
        later(
            "During pregnancy and after birth the plan does not progress without a clinician's "
            "note."
        )
    ),
    "NEW-INJURY": _plain(
        later(
            "You declared a new injury: the plan goes back to where a runner with it starts, and "
            "climbs from there."
        )
    ),
    "CONTRA-HAMSTRING": _plain(
        later("Work in a flexed hip waits until the hamstring's stage allows it.")
    ),
    "RED-1": _red(1),
    "RED-REST": _plain(
        later("The rest after a red goes on, however good today is: nothing with impact.")
    ),
    "RED-2": _red(2),
    "RED-3": _red(3),
    "FEVER": _plain(later("No training with a fever, nor on the day after it.")),
    "PAUSE": _plain(later("The plan is paused as you asked.")),
    "LAY-OFF": _lay_off,
    "RETURNING": _returning,
    "AMBER-2": _plain(later("Two ambers in a row: one step back until two green runs.")),
    "WEEK-RED": _with(
        later("Morning pain rose by {rise} since last week: this week is a fifth lighter."),
        rise=names.number,
    ),
    "AMBER": _plain(later("Amber: repeat the same, easy and flat today, and nothing rises.")),
    "UNKNOWN": _gap,
    "GREEN": _plain(later("Green: pain is low and settled.")),
    "GATE-UP": _gate_up,
    "GATE-HOLD": _gate_hold,
    "STAGE-UP": _with(later("Hamstring work moves to stage {stage}."), stage=str),
    "LADDER-UP": _with(later("The runs were green: walk-run level {level} is next."), level=str),
    "LEVER-UP": _with(later("A good week. One thing rises: {lever}."), lever=_lever),
    "LEVER-HOLD": _with(
        later("Nothing rises this week: {obstacles}."),
        obstacles=lambda ids: names.words(str(ids), names.OBSTACLE),
    ),
    "BEYOND-LONG": _too_long,
    "BEYOND-HILLS": _too_hilly,
    "BEYOND-FAST": _too_fast,
    "REHAB-UP": _with(later("Strength work steps up: {lever}."), lever=_lever),
    "REFERENCE": _with(
        later("Last week {done} of {planned} planned were done: the next starts from there."),
        done=names.number,
        planned=names.number,
    ),
    "DELOAD": _with(
        later("Every fourth week is lighter: {share} less this week."), share=names.percent
    ),
    "INITIAL-CUT": _initial_cut,
    "RACE-RECOVERY": _plain(
        later(
            "Your race is behind you: two lighter weeks, level and easy, and the first days "
            "without running."
        )
    ),
    "OFF-SEASON": _plain(later("Between races: no fast running for some weeks.")),
    "CUE": lambda n, i: t(
        "Nothing else rises, so there is one new thing to think of while running: {cue}.",
        cue=i.cues[str(n["cue"])].name,
    ),
    "CADENCE-UP": _quicker,
    "CADENCE-BACK": _slower,
    "RELAPSE": _plain(
        later(
            "A setback in full training: beside the easier days there is a short list to go "
            "through, from what changed lately to the tests."
        )
    ),
    "TAPER": _plain(later("Your race is near: running shrinks so that you arrive rested.")),
    "RACE-NOT-READY": _plain(
        later(
            "Your race comes before the plan reaches full training. Running it is your decision, "
            "best made with a clinician; the plan does not grow faster for it."
        )
    ),
    "CAP-SESSION": _plain(
        later("No run is more than a tenth longer than the longest green one of 30 days.")
    ),
    "CAP-WEEK": _with(
        later("Running may grow from {before} to at most {most} minutes this week."),
        before=names.number,
        most=names.number,
    ),
    "CAP-CEILING": _with(
        later("Running is back at your usual week of {usual} minutes and stays there."),
        usual=names.number,
    ),
    "CAP-RED-WEEK": _plain(
        later("The seven days after a red hold only a share of the seven before.")
    ),
    "CAP-NO-MORE": _plain(
        later("A red never leaves more running in the plan than there was without it.")
    ),
    "CAP-DAY": _plain(later("The session was cut to the minutes that the day has.")),
    "SPACE-HARD": _plain(
        later("Yesterday was hard, so today is easy: two hard days do not follow each other.")
    ),
    "SPACE-RUNS": _plain(later("Runs need 48 hours between them.")),
    "SPACE-JUMPS": _plain(later("Jumps need 72 hours between them.")),
    "SPACE-HEAVY": _plain(
        later("Heavy hamstring work and hills or fast running need a day between them.")
    ),
    "REST-DAYS": _plain(later("Every seven days in a row keep their rest days.")),
    "DROPPED": _with(
        later("This week could not hold everything; left out: {dropped}."),
        dropped=lambda ids: names.words(str(ids), names.DROPPED),
    ),
    "WEEK-SHAPE": _plain(later("It is part of this phase's week.")),
    "STRENGTH-BLOCK": _plain(later("These are the exercises of your strength block for this day.")),
    "TESTS-DUE": _tests,
    "EDIT-MOVED": _plain(later("The session was moved as you asked.")),
    "EDIT-SWAPPED": _plain(later("The session was swapped as you asked.")),
    "EDIT-SKIPPED": _plain(later("The session was skipped as you asked; it is not made up later.")),
    "EDIT-REFUSED": _refused,
}
_WITH_END = {
    "RED-1", "RED-2", "RED-3", "RED-REST", "DELOAD", "PAUSE", "TAPER", "RACE-RECOVERY",
}  # fmt: skip
