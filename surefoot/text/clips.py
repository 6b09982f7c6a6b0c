"""What a clip told, in words: its numbers, why one is missing, and how far it can be trusted."""

from surefoot.facts.technique import GaitMeasure, View
from surefoot.text import names
from surefoot.text.language import later, t, tn

MEASURES = {
    "cadence": later("Cadence"),
    "overstride": later("Foot ahead of the hip at contact"),
    "overstride_cm": later("Foot ahead of the hip at contact, in cm"),
    "foot_strike_angle": later("Angle of the sole at contact"),
    "knee_flexion_contact": later("Knee bend at contact"),
    "knee_flexion_stance": later("Most knee bend on the ground"),
    "trunk_lean": later("Forward lean of the trunk"),
    "trunk_side_lean": later("Side lean of the trunk"),
    "pelvic_drop": later("Pelvic drop"),
    "knee_projection": later("Knee inwards of a straight leg"),
    "step_width": later("Step width"),
    "step_width_cm": later("Step width, in cm"),
    "crossover": later("Steps that cross the midline"),
}
_UNITS = {
    "steps/min": later("{number} steps/min"),
    "deg": later("{number}°"),
    "cm": later("{number} cm"),
    "% leg": later("{number} % of the leg"),
    "% steps": later("{number} % of the steps"),
}
DOUBTS = {
    "too_short": later("The clip is too short: film 10 to 20 s."),
    "frame_rate_too_low": later("It has too few pictures a second: film with 60 or more."),
    "body_not_in_frame": later(
        "Your whole body is not in the picture all the time: step back, and check head and feet."
    ),
    "too_blurred": later("The legs are blurred: film in brighter light, or with a faster shutter."),
    "several_people": later("Several people are in the picture: film yourself alone."),
    "not_running": later("This does not look like running: no steps were found that repeat."),
    "slow_motion_unlikely": later(
        "The steps do not fit the slow motion that was told: is the clip slower or faster than "
        "the run was?"
    ),
    "estimators_disagree": later("Two ways to count the steps differ by over 3 %."),
    "too_few_contacts": later("Too few steps could be seen from start to end."),
    "too_few_repetitions": later("Too few repetitions: do at least three on each leg."),
    "view_not_as_said": later("The camera does not seem to stand where you said."),
}
_WHYS = {
    "frame_rate": later("More pictures a second are needed for this: 60, better 120."),
    "model_gives_no_feet": later("This model finds no feet."),
    "far_side_hidden": later("The far leg is hidden behind the near one or the treadmill."),
    "reference_angle_differs": later(
        "The model's zero lies elsewhere than a goniometer's: compare it with itself alone."
    ),
    "not_clear": later("What was found does not agree with itself."),
    "no_height": later("It needs your height."),
    "experimental": later("Still tried out: no truth was there to test it on."),
    "camera_angle": later("It depends on where the camera stands: compare it with itself alone."),
}


def measure(id: str) -> str:
    """The name of a number."""
    return names.name(id, MEASURES)


def amount(value: float, unit: str) -> str:
    """A value with its unit, as finely as it is known."""
    number = names.number(float(round(value)) if abs(value) >= 100 else round(value, 1))
    return t(_UNITS[unit], number=number) if unit in _UNITS else f"{number} {unit}"


def said(value: GaitMeasure) -> str:
    """A number with its unit; '' when there is none."""
    return "" if value.value is None else amount(value.value, value.unit)


def spread(value: GaitMeasure) -> str:
    """Its standard deviation with its unit; '' when it is not known."""
    known = value.value is not None and value.spread is not None
    return amount(value.spread or 0.0, value.unit) if known else ""


def rests_on(value: GaitMeasure) -> str:
    """How many contacts, steps, repetitions or pictures it was taken from; '' without a value."""
    return "" if value.value is None else tn("{count} value", "{count} values", value.n)


def doubt(id: str) -> str:
    """Why a clip as a whole tells nothing, and what to do."""
    return t(DOUBTS[id]) if id in DOUBTS else id


def why(id: str) -> str:
    """Why a number is not measured outright, or not at all; '' for no reason."""
    if not id or id in _WHYS:
        return t(_WHYS[id]) if id else ""
    return doubt(id)


def experimental(view: View) -> str:
    """What is still tried out in such a clip; '' for nothing."""
    if view == "side":
        return ""
    return t(
        "Experimental: numbers from behind and from the front were not yet held against a truth. "
        "Take them as a hint for what to look at."
    )
