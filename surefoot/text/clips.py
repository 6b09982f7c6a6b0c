"""A clip in words: how it was filmed, and what is still tried out."""

from surefoot.facts.technique import GaitMeasured, View
from surefoot.text import names
from surefoot.text.language import later, t

_MODELS = {
    "blazepose-full": later("the usual model"),
    "blazepose-heavy": later("the finer model"),
}


def filmed(fact: GaitMeasured) -> str:
    """Length, rate, slow motion and model."""
    parts = [
        t("{seconds} s", seconds=names.number(round(fact.duration_s, 1))),
        t("{rate} pictures/s", rate=round(fact.frames_per_s)),
    ]
    if fact.slow_motion > 1:
        parts.append(t("played {times} times slower", times=names.number(fact.slow_motion)))
    parts.append(t(_MODELS[fact.model]) if fact.model in _MODELS else fact.model)
    return " · ".join(parts)


def experimental(view: View) -> str:
    """What is still tried out in such a clip; '' for nothing."""
    if view == "side":
        return ""
    return t(
        "Experimental: numbers from behind and from the front were not yet held against a truth. "
        "Take them as a hint for what to look at."
    )
