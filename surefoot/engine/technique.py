"""The running cue: one at a time, held for some runs, changed only when no run lever moves.

Cadence cue and its like are a lever (R-E015): on flat ground the next cue comes at the turn of a
week in which nothing rises and all is calm. Slopes and technical ground bring their own for that
run, with the lever that opens them (X20).
"""

from collections.abc import Iterator

from surefoot.engine import gates, growth, history
from surefoot.engine.decision import Session
from surefoot.engine.draft import Draft
from surefoot.engine.ledger import Runner
from surefoot.engine.standing import Week
from surefoot.knowledge.beside_schema import Cue, Ground
from surefoot.knowledge.index import Index

_COUNTED_D = 120
_CONTINUOUS = 3
_FIRST_STEP = 1.025
"""Between 2 and 3 % (decision model §7.13)."""


def turn(draft: Draft, before: Week | None, raised: str, *, new_week: bool) -> None:
    """The cue of the week: the first with the first runs, the next when a week begins and it is
    due.

    raised: the run lever that rises this week, or ''.
    """
    standing = draft.standing
    if standing.phase < 2:
        return
    cues = [cue.id for cue in open_cues(draft.index, draft.runner, "flat")]
    if not cues:
        return
    if standing.cue not in cues:
        draft.set(cue=cues[0], cue_since=draft.today)
        return
    if not new_week or raised or standing.phase < _CONTINUOUS or not _held_long_enough(draft):
        return
    if growth.obstacles(draft.ledger, standing, draft.runner, draft.today, before):
        return
    following = cues[(cues.index(standing.cue) + 1) % len(cues)]
    if following == standing.cue:
        return
    draft.moved("cue", standing.cue, following, "CUE")
    draft.because("CUE", cue=following)
    draft.set(cue=following, cue_since=draft.today)


def _held_long_enough(draft: Draft) -> bool:
    since = draft.standing.cue_since
    days = min(draft.today - since, _COUNTED_D)
    runs = sum(1 for _ in history.done(draft.ledger, draft.today - 1, days, "run"))
    return runs >= draft.limits.whole("cue_runs_least")


def open_cues(index: Index, runner: Runner, ground: Ground) -> Iterator[Cue]:
    """The cues of a ground that are meant for this runner, in the order of the data."""
    for cue in index.cues.values():
        if cue.ground == ground and gates.applies(cue.applies, runner):
            usual = None if runner.profile is None else runner.profile.baseline.cadence_spm
            quick = usual is not None and cue.cadence_below and usual >= cue.cadence_below
            if not quick or runner.itb:
                yield cue


def cue_of(draft: Draft, session: Session) -> str:
    """The one cue of a run: that of its ground, else the one in force; '' for none."""
    ground = _ground(session)
    if ground == "flat":
        return draft.standing.cue
    return next((cue.id for cue in open_cues(draft.index, draft.runner, ground)), "")


def cadence_spm(cue: Cue, runner: Runner) -> int | None:
    """Steps per minute for a cue of quicker steps: the first step above the runner's own, and no
    more, as what they hold of it is not known here (decision model §7.13, EV016, EV018).

    None for another cue, and where their own cadence is not known.
    """
    usual = None if runner.profile is None else runner.profile.baseline.cadence_spm
    if usual is None or not cue.cadence_below:
        return None
    return int(usual * _FIRST_STEP)


def _ground(session: Session) -> Ground:
    if session.technical_min:
        return "technical"
    if session.descent_m:
        return "downhill"
    return "uphill" if session.ascent_m else "flat"
