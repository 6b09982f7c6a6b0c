"""A workout for the watch in words: its name, its parts, and what to read on the way."""

from datetime import date

from surefoot.engine.decision import Session
from surefoot.engine.ledger import Runner
from surefoot.engine.parts import What
from surefoot.knowledge.index import Index
from surefoot.text import beside, names, sessions
from surefoot.text.language import later, t

PART: dict[What, str] = {
    "warm_up": later("Walk to warm up"),
    "run": later("Run"),
    "walk": later("Walk"),
    "fast": later("A little faster"),
    "easy": later("Easy running"),
    "cool_down": later("Walk to cool down"),
}


def name(session: Session, index: Index) -> str:
    """'Walk-run, 3 May'. index: in the language spoken."""
    return t("{session}, {day}", session=sessions.title(session, index), day=names.day(session.day))


def before(session: Session, today: date, *, checked_in: bool) -> str:
    """Which day's plan it is, and what is not known yet."""
    on = names.long_day(session.day)
    if session.day > today:
        return t(
            "For {day}, as the plan stood on {today}. Check in that morning and send it again.",
            day=on,
            today=names.day(today),
        )
    if not checked_in:
        return t("For {day}, from before that morning's check-in.", day=on)
    return t("For {day}.", day=on)


def during(session: Session, index: Index, runner: Runner) -> tuple[str, ...]:
    """Sentences for the first running or walking part: dose, limits of pain, what to think of."""
    amber, red = session.amber_from, session.red_from
    said = [t("Ease off from pain {amber}, stop from {red}.", amber=amber, red=red)]
    if not session.repeats and session.kind == "run":
        said.insert(0, f"{names.capital(sessions.dose(session, index))}.")
    cue = index.cues.get(session.cue)
    if cue is not None:
        said.append(beside.cue(cue, runner))
    return tuple(said)
