"""The running cue: one at a time, held for some runs, changed only when no run lever moves.

Cadence cue and its like are a lever (R-E015): on flat ground the next cue comes at the turn of a
week in which nothing rises and all is calm. Slopes and technical ground bring their own for that
run, with the lever that opens them (X20).
"""

from collections.abc import Iterator

from surefoot.engine import cadence, gates, growth, history, levers
from surefoot.engine.decision import Session
from surefoot.engine.draft import Draft
from surefoot.engine.ledger import Runner
from surefoot.engine.standing import Week
from surefoot.knowledge.beside_schema import Cue, Ground
from surefoot.knowledge.index import Index

_COUNTED_D = 120
_CONTINUOUS = 3


def turn(draft: Draft, before: Week | None, raised: str, *, new_week: bool) -> None:
    """The cue of the week: the first with the first runs, the next when a week begins and it is
    due; a step of cadence counts as the one change of technique (R-E015).

    raised: the run lever that rises this week, or ''.
    """
    standing = draft.standing
    if standing.phase < 2:
        return
    cues = [cue.id for cue in open_cues(draft.index, draft.runner, "flat", own_spm(draft))]
    if not cues:
        return
    if standing.cue not in cues:
        draft.set(cue=cues[0], cue_since=draft.today)
        if aims_at_cadence(draft) and not raised and not standing.cadence.step:
            cadence.begin(draft, blamed=False)
        return
    if not new_week:
        return
    calm = not raised and not growth.obstacles(
        draft.ledger, standing, draft.runner, draft.today, before
    )
    if aims_at_cadence(draft) and _cadence(draft, calm=calm):
        return
    if not calm or standing.phase < _CONTINUOUS or not _held_long_enough(draft):
        return
    following = cues[(cues.index(standing.cue) + 1) % len(cues)]
    if following == standing.cue:
        return
    draft.moved("cue", standing.cue, following, "CUE")
    draft.because("CUE", cue=following)
    draft.set(cue=following, cue_since=draft.today)


def takes_the_turn(draft: Draft, before: Week | None) -> bool:
    """Whether a step of cadence is due at this turn of a week and takes the place of a run lever:
    one variable at a time (R-E015); else it would wait for a lighter week (P)."""
    standing = draft.standing
    if standing.phase < _CONTINUOUS or not aims_at_cadence(draft) or before is None:
        return False
    if before.phase != standing.phase or levers.obstacles(draft, before):
        return False
    return cadence.first_due(draft) or cadence.second_due(draft)


def _cadence(draft: Draft, *, calm: bool) -> bool:
    """Moves the step of cadence where it may; whether the cue stays for its sake."""
    if cadence.refresh(draft, may_rise=calm):
        return True
    now, today = draft.standing.cadence, draft.today
    if calm and cadence.first_due(draft):
        return cadence.begin(draft, blamed=draft.standing.phase >= _CONTINUOUS)
    if calm and draft.standing.phase >= _CONTINUOUS and cadence.second_due(draft):
        cadence.second(draft)
        return True
    # A step that a watch tells of is given twice the runs of another cue to settle (P).
    waiting = now.step == 1 and bool(cadence.held(draft, today - 1).runs)
    return waiting and not _held_long_enough(draft, times=2)


def own_spm(draft: Draft) -> float | None:
    """The runner's own cadence: that of the step in force, else what is known by today."""
    now = draft.standing.cadence
    if now.step:
        return now.own_spm
    found = cadence.of_standing(draft)
    return None if found is None else found.spm


def aims_at_cadence(draft: Draft) -> bool:
    """Whether the cue in force asks for quicker steps."""
    cue = draft.index.cues.get(draft.standing.cue)
    return cue is not None and bool(cue.cadence_below)


def _held_long_enough(draft: Draft, times: int = 1) -> bool:
    standing = draft.standing
    since = standing.cue_since
    if times == 1 and aims_at_cadence(draft) and standing.cadence.step:
        since = max(since, standing.cadence.since)
    days = min(draft.today - since, _COUNTED_D)
    runs = sum(1 for _ in history.done(draft.ledger, draft.today - 1, days, "run"))
    return runs >= times * draft.limits.whole("cue_runs_least")


def open_cues(index: Index, runner: Runner, ground: Ground, own_spm: float | None) -> Iterator[Cue]:
    """The cues of a ground that are meant for this runner, in the order of the data.

    own_spm: the runner's own cadence, None while it is not known.
    """
    for cue in index.cues.values():
        if cue.ground == ground and gates.applies(cue.applies, runner):
            quick = own_spm is not None and cue.cadence_below and own_spm >= cue.cadence_below
            if not quick or runner.itb:
                yield cue


def cue_of(draft: Draft, session: Session) -> str:
    """The one cue of a run: that of its ground, else the one in force; '' for none."""
    ground = _ground(session)
    if ground == "flat":
        return draft.standing.cue
    return next((cue.id for cue in open_cues(draft.index, draft.runner, ground, None)), "")


def cadence_spm(cue: Cue, draft: Draft) -> int | None:
    """Steps a minute that a cue of quicker steps aims at; None for another cue, and while no step
    is in force."""
    return cadence.aim_spm(draft.standing.cadence, draft.limits) if cue.cadence_below else None


def _ground(session: Session) -> Ground:
    if session.technical_min:
        return "technical"
    if session.descent_m:
        return "downhill"
    return "uphill" if session.ascent_m else "flat"
