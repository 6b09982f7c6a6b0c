"""What yesterday's sessions do to the standing once the morning has closed them (§4)."""

from surefoot.engine import cadence
from surefoot.engine.draft import Draft
from surefoot.engine.lights import Light
from surefoot.engine.reds import SHORTEST_MIN, red

_GREENS_NEEDED = 2
_ENOUGH_OF_DOSE = 0.8


def close_yesterday(draft: Draft) -> None:
    """Counts yesterday's sessions, now that the morning has closed them."""
    day = draft.day
    before = draft.ledger.day(day.ordinal - 1)
    newly_red, severe = [], day.severe
    sessions = before.sessions if before is not None else ()
    for session, light in zip(sessions, day.closed, strict=True):
        if not session.done:
            continue
        if light is Light.RED and session.light is not Light.RED:
            newly_red.append(session.fact)
            severe = severe or session.severe
    _count_impact(draft)
    if day.red_facts or newly_red:
        red(draft, (*day.red_facts, *newly_red), severe)


def _count_impact(draft: Draft) -> None:
    """Yesterday's impact as one: its worst light, all its running. A day counts once."""
    before = draft.ledger.day(draft.today - 1)
    if before is None:
        return
    impact = [
        (session, light)
        for session, light in zip(before.sessions, draft.day.closed, strict=True)
        if session.done and session.impact
    ]
    if impact:
        worst = max(light for _, light in impact)
        run_min = sum(session.run_min for session, _ in impact)
        _count(draft, worst, run_min, impact[0][0].fact)


def _as_planned(draft: Draft, run_min: float) -> bool:
    """Whether yesterday's running was enough of what was planned to count as a green at its dose:
    a token run, or one in the rest after a red, shows nothing (P)."""
    standing, yesterday = draft.standing, draft.today - 1
    if yesterday < standing.no_impact_until:
        return False
    wanted = standing.given_min if standing.given_on == yesterday else 0.0
    if not wanted:
        wanted = draft.index.rungs[standing.level].run_min if standing.phase == 2 else SHORTEST_MIN
        if standing.return_min is not None:
            wanted = min(wanted, standing.return_min)
    return run_min >= _ENOUGH_OF_DOSE * wanted


def _count(draft: Draft, light: Light, run_min: float, fact: object) -> None:
    """Streaks of greens and ambers of impact sessions."""
    enough = run_min > 0 and _as_planned(draft, run_min)
    if enough and light is not Light.RED:
        draft.set(flat_runs=max(0, draft.standing.flat_runs - 1))
    standing = draft.standing
    if light is Light.GREEN and enough:
        greens = {"ambers_in_row": 0, "level_greens": standing.level_greens + 1}
        if standing.level == draft.index.top_level and standing.phase == 2 and run_min >= 30:
            greens["top_level_greens"] = standing.top_level_greens + 1
        draft.set(**greens)
        _regain(draft)
    elif light is Light.AMBER:
        draft.set(ambers_in_row=standing.ambers_in_row + 1, return_greens=0, step_greens=0)
        cadence.ease(draft)
        if draft.standing.ambers_in_row >= 2:
            _step_back(draft, fact)
        else:
            draft.because("AMBER", facts=(fact,))
    elif light is Light.RED:
        draft.set(ambers_in_row=0, return_greens=0, step_greens=0, level_greens=0)


def _regain(draft: Draft) -> None:
    standing = draft.standing
    if standing.return_min is not None:
        draft.set(return_greens=standing.return_greens + 1)
        if draft.standing.return_greens >= _GREENS_NEEDED:
            draft.moved("return", "short and flat", "as planned", "RETURNING")
            draft.set(return_min=None, return_greens=0, ceiling=None)
    elif standing.step_back:
        draft.set(step_greens=standing.step_greens + 1)
        if draft.standing.step_greens >= _GREENS_NEEDED:
            draft.moved("session", "a step back", "as planned", "AMBER-2")
            draft.set(step_back=False, step_greens=0)


def _step_back(draft: Draft, fact: object) -> None:
    """Two ambers in a row: one level, or a tenth of the session, until two greens."""
    standing = draft.standing
    if standing.phase == 2:
        level = max(1, standing.level - 1)
        draft.moved("level", standing.level, level, "AMBER-2")
        draft.set(level=level, level_greens=0, top_level_greens=0, ambers_in_row=0)
    else:
        draft.moved("session", "as planned", "a step back", "AMBER-2")
        draft.set(step_back=True, step_greens=0, ambers_in_row=0)
    draft.because("AMBER-2", facts=(fact,), share=draft.limits["amber_step"])
