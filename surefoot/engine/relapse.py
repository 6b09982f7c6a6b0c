"""A red or flare in full training: the named way back beside what every red brings."""

from surefoot.engine.draft import Draft
from surefoot.knowledge.beside_schema import RelapseStep

FULL_TRAINING = 6
WITHIN_D = 182


def begin(draft: Draft, facts: tuple[object, ...]) -> None:
    """Notes a new red episode of a runner in full training (R-C047, R-C048)."""
    if draft.standing.phase < FULL_TRAINING:
        return
    kept = tuple(day for day in draft.standing.relapses if draft.today - day < WITHIN_D)
    draft.set(relapses=(*kept, draft.today))
    draft.because("RELAPSE", facts=facts, within_half_a_year=len(kept) + 1)


def steps(draft: Draft) -> tuple[RelapseStep, ...]:
    """The steps of the way back that belong to today; empty when there was no relapse lately."""
    relapses = draft.standing.relapses
    if not relapses or draft.day.carry.flags:
        return ()
    since = draft.today - relapses[-1]
    return tuple(step for step in draft.index.relapse if step.first_day <= since <= step.last_day)
