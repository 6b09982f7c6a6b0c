"""Measures, reasons and findings of a clip in words."""

from surefoot.engine.gait_findings import GaitFinding
from surefoot.facts.technique import GaitMeasure
from surefoot.knowledge.index import Index
from surefoot.text import names
from surefoot.text.language import later, t

UNIT = {
    "steps/min": later("{value} steps/min"),
    "% leg": later("{value} % of the leg"),
    "cm": later("{value} cm"),
    "deg": later("{value}°"),
    "% steps": later("{value} % of steps"),
    "repetitions": later("{value} repetitions"),
}
SIDE = {"left": later("left"), "right": later("right")}
STANDING = {
    "measured": later("measured"),
    "change_only": later("for changes only"),
    "not_measurable": later("not measurable here"),
}
WHY = {
    "too_short": later(
        "The clip is too short: film at least 4 seconds of running, better 10. For squats and "
        "step-downs film at least three of them."
    ),
    "frame_rate_too_low": later("The clip has too few frames a second: film with 30 or more."),
    "body_not_in_frame": later(
        "You are not whole in the picture, or were lost in it: film so that head and feet stay "
        "in the picture all the time."
    ),
    "too_blurred": later(
        "The points of your body could not be followed steadily: film in good light, sharp, with "
        "your whole body in the picture."
    ),
    "several_people": later(
        "The clip jumps between people or scenes: film with only you in the picture."
    ),
    "not_running": later("This does not look like running."),
    "slow_motion_unlikely": later(
        "The speed of the clip does not fit a run: say how many times slower than life it plays, "
        "or film at normal speed."
    ),
    "estimators_disagree": later(
        "Two ways of counting the steps do not agree, so that neither is told: film again, nearer "
        "and steadier."
    ),
    "too_few_contacts": later("Too few steps were seen for this."),
    "too_few_repetitions": later("Fewer repetitions were seen than it takes: film at least three."),
    "view_not_as_said": later(
        "This does not look as if the camera stood where you said: choose the other view, or film "
        "again squarely from the side or from behind."
    ),
    "frame_rate": later(
        "At this frame rate the moment of contact is known too roughly: film with 60 frames a "
        "second or more, or compare with a clip filmed alike."
    ),
    "model_gives_no_feet": later("The points of the feet are missing."),
    "reference_angle_differs": later(
        "The angle itself is a few degrees off, differently for each model: only its change counts."
    ),
    "not_clear": later("The picture does not show it clearly enough."),
    "no_height": later("Tell your height, and this is given in centimetres."),
    "experimental": later("Experimental: nobody has tested yet how true this number is."),
    "camera_angle": later("A camera that hangs a little shifts it: only its change counts."),
}


def name(index: Index, measure: GaitMeasure) -> str:
    """What is measured, with its side."""
    known = index.gait_measures.get(measure.id)
    called = known.name if known is not None else measure.id
    if measure.side is None:
        return called
    return t("{name}, {side}", name=called, side=t(SIDE[measure.side]))


def amount(value: float, unit: str) -> str:
    """A number with its unit; whole for shares, centimetres, counts and degrees."""
    said = f"{value:.0f}"
    said = "0" if said == "-0" else said.replace("-", "\u2212")
    return t(UNIT[unit], value=said) if unit in UNIT else f"{said} {unit}"


def standing(measure: GaitMeasure) -> str:
    """Whether the number counts by itself, as a change only, or not at all."""
    return t(STANDING[measure.standing])


def value(measure: GaitMeasure) -> str:
    """The number with its spread; a word where there is none."""
    if measure.value is None:
        return standing(measure)
    said = amount(measure.value, measure.unit)
    if not measure.spread:
        return said
    return t("{value} ± {spread}", value=said, spread=names.number(round(measure.spread, 1)))


def why(reason: str) -> str:
    """Why a measure or a whole clip is not measured; '' for no reason or one from elsewhere."""
    return t(WHY[reason]) if reason in WHY else ""


def errors(index: Index, measure: GaitMeasure) -> tuple[str, ...]:
    """The published errors of a measure, each with who found it."""
    known = index.gait_measures.get(measure.id)
    if known is None:
        return ()
    return tuple(
        t(
            "{what} ({authors} {year})",
            what=error.what,
            authors=index.sources[error.source].authors,
            year=index.sources[error.source].year,
        )
        for error in known.errors
        if error.source in index.sources
    )


def finding(index: Index, found: GaitFinding) -> str:
    """The finding in a sentence or three: what was seen, how sure that is, what the plan does."""
    rule = index.gait_findings[found.id]
    said = {"now": rule.say, "more": rule.more, "less": rule.less}[found.kind]
    if found.side is not None:
        said = t("{side} leg: {what}", side=t(SIDE[found.side]).capitalize(), what=said)
    parts = [said]
    if found.experimental:
        parts.append(why("experimental"))
    return " ".join(parts)


def help_for(index: Index, found: GaitFinding) -> tuple[str, ...]:
    """What works on it and whether the plan already does; empty for a change for the better."""
    better = "less" if index.gait_findings[found.id].above is not None else "more"
    if found.kind == better:
        return ()
    said = []
    if found.cue:
        cue = index.cues[found.cue].name
        if found.cue_in_force:
            said.append(t("Your plan already works on it: {cue}.", cue=cue))
        else:
            said.append(t("A cue for it, when its turn comes: {cue}.", cue=cue))
    if found.planned:
        said.append(t("Already in your plan: {exercises}.", exercises=_names(index, found.planned)))
    if found.library:
        said.append(t("In the library: {exercises}.", exercises=_names(index, found.library)))
    return tuple(said)


def _names(index: Index, ids: tuple[str, ...]) -> str:
    return ", ".join(index.exercises[name].name for name in ids)
