"""Whom to see for the warning signs that are open."""

from collections.abc import Iterable

from surefoot.knowledge.schema import RedFlag
from surefoot.text.language import later, t

TIERS = {
    "emergency": later("Get help now."),
    "same_day": later("See a doctor today; if none is free, go to an emergency department."),
    "within_week": later("See someone this week, sooner if it grows worse."),
}


def advice(flags: Iterable[RedFlag]) -> str:
    """How soon, and what each adds to that, the most urgent first; '' for no flags.

    flags: in the language spoken (`surefoot.text.knowledge.in_words`).
    """
    open_flags = list(flags)
    said = []
    for tier, soon in TIERS.items():
        here = [flag.see for flag in open_flags if flag.tier == tier]
        if here:
            said += [t(soon), *here]
    return " ".join(dict.fromkeys(filter(None, said)))
