"""Technique in words: what the own cadence rests on, how a step is going, what comes next."""

from surefoot.engine.cadence import Held, Own
from surefoot.text import names
from surefoot.text.language import later, t, tn

STATE = {
    "working": later("One thing at a time. The next comes in a week in which nothing else rises."),
    "not_running": later("The first cue comes with your first runs. Until then there is none."),
    "red": later("Your light is red today, so there is nothing to work on until your next run."),
    "resting": later("Running rests for now, so there is nothing to work on until your next run."),
    "stopped": later("A warning sign is open: there is nothing to work on until it is settled."),
    "no_plan": later("There is no plan yet, so there is nothing to work on."),
}
NOT_NOW = {
    "not_running": later("Your plan has no running yet: count and film from your first runs on."),
    "red": later("Your light is red today: leave running, counting and filming for a calmer day."),
    "resting": later("Running rests for now: leave counting and filming until your next run."),
    "stopped": later(
        "A warning sign is open: leave running, counting and filming until it is settled."
    ),
}
VIEW = {
    "side": later("from the side"),
    "rear": later("from behind"),
    "front": later("from the front"),
}


def rests_on(own: Own) -> str:
    """What tells the own cadence, and how far it spreads."""
    match own.source:
        case "runs_before_pain" | "runs":
            places = {
                "minutes": names.number(round(own.minutes)),
                "spread": names.number(own.spread_spm or 0.0),
            }
            if own.source == "runs":
                return tn(
                    "From {count} easy run of your watch: {minutes} minutes, spread {spread}.",
                    "From {count} easy runs of your watch: {minutes} minutes, spread {spread}.",
                    own.runs,
                    **places,
                )
            return tn(
                "From {count} easy run before the pain began: {minutes} minutes, spread {spread}.",
                "From {count} easy runs before the pain began: {minutes} minutes, spread {spread}.",
                own.runs,
                **places,
            )
        case "profile":
            return t("As your profile says.")
        case "phone":
            return t(
                "Counted by your phone, spread {spread}.",
                spread=names.number(own.spread_spm or 0.0),
            )
        case "taps":
            return t(
                "Counted by your taps, spread {spread}.", spread=names.number(own.spread_spm or 0.0)
            )


def first_step(spm: int) -> str:
    return t(
        "The first stage aims at {steps} steps a minute. It comes at the turn of a calm week.",
        steps=spm,
    )


def how_held(found: Held) -> list[str]:
    """How the step in force is going."""
    share = names.percent(found.share)
    if not found.runs:
        return [t("No run with flat, steady minutes since the stage began.")]
    if found.held:
        return [t("Held for {count} runs.", count=found.wanted)]
    if len(found.runs) == 1:
        said = (
            t(
                "The last run held it: {share} of its flat minutes in the band, or more.",
                share=share,
            )
            if found.in_band
            else t(
                "The last run did not hold it: it takes {share} of its flat minutes in the band.",
                share=share,
            )
        )
        return [said]
    return [
        t(
            "{count} of the last {all} runs held it: {share} of the flat minutes in the band.",
            count=found.in_band,
            all=len(found.runs),
            share=share,
        )
    ]


def next_step(found: Held, spm: int, days: int) -> str:
    """What brings the second step. days: of its hold that are still to come."""
    if not found.held:
        return tn(
            "{count} more run in the band, and the second stage, {steps}, may come.",
            "{count} runs in a row in the band, and the second stage, {steps}, may come.",
            found.wanted - found.in_a_row,
            steps=spm,
        )
    if days > 0:
        return tn(
            "The second stage, {steps}, waits {count} more day: a stage is held for a week.",
            "The second stage, {steps}, waits {count} more days: a stage is held for a week.",
            days,
            steps=spm,
        )
    return t("The second stage, {steps}, comes at the turn of the next calm week.", steps=spm)


def last_step() -> str:
    return t("This is the last stage: it goes no higher.")


def another_cue() -> str:
    return t("Another cue has its turn just now: keep what feels easy, without counting.")


def quick() -> str:
    return t("Your step is quick already: no cue asks you for more.")


def in_band(inside: float, flat: float) -> str:
    """Of a run, on its own page."""
    return t("{inside} of {all} flat minutes in your band.", inside=round(inside), all=round(flat))


def clip(view: str, day: str) -> str:
    return t("Measured on {day}, {view}.", day=day, view=t(VIEW[view]))
