"""Where a runner enters the plan, at first and after a new injury."""

from surefoot.engine import cadence, gates
from surefoot.engine.draft import Draft
from surefoot.engine.ledger import Day, Runner
from surefoot.engine.standing import Levers, Standing
from surefoot.facts.types import Injury
from surefoot.knowledge.index import Index

_MILD_WITHIN_D = 14


def enter(index: Index, runner: Runner, day: Day) -> Standing:
    """Where the plan starts: at rest, or running on when the case is mild (R-A001 with R-A053)."""
    today = day.ordinal
    standing = Standing(started=today, phase=0, phase_since=today, stage_since=today)
    if not mild(runner, today):
        return standing
    usual = gates.baseline_min(runner)
    longest = [
        i.longest_symptom_free_run_min
        for i in runner.injuries.values()
        if i.longest_symptom_free_run_min is not None
    ]
    return standing._replace(
        phase=3,
        volume_min=round(usual * runner.limits["mild_start_share"], 1),
        longest_reset=(today, float(min(longest, default=30.0))),
        levers=Levers(runs=3),
        levers_before=Levers(runs=3),
    )


def mild(runner: Runner, today: int) -> bool:
    """The run-through entry: every site mild, and no profile risk (the last one P)."""
    profile = runner.profile
    assert profile is not None
    return not profile.risks and all(_mild(injury, today) for injury in runner.injuries.values())


def _mild(injury: Injury, today: int) -> bool:
    """Pain 2 or less, no limp, a clean 30-minute walk, less than 14 days since onset."""
    return (
        injury.worst_pain_7d <= 2
        and not injury.limp
        and injury.walk_30_min_clean
        and 0 <= today - injury.onset.toordinal() < _MILD_WITHIN_D
        and injury.hamstring_kind != "acute_strain"
    )


def _is_setback(before: Injury, now: Injury) -> bool:
    """A site declared again: with a later onset, a limp that was not there, or clearly worse."""
    worse = now.worst_pain_7d >= 3 and now.worst_pain_7d > before.worst_pain_7d
    return now.onset > before.onset or (now.limp and not before.limp) or worse


def new_injury(draft: Draft) -> None:
    """A site declared after the plan started, or declared again with a later onset: the plan goes
    back to where a new runner with it would start, and climbs the same gates (P)."""
    before = draft.ledger.day(draft.today - 1)
    if before is None or draft.today == draft.standing.started:
        return
    known = before.carry.runner.injuries
    new = [
        injury
        for site, injury in draft.runner.injuries.items()
        if site not in known or _is_setback(known[site], injury)
    ]
    if not new:
        return
    cadence.set_back(draft)
    profile, standing, limits = draft.runner.profile, draft.standing, draft.limits
    assert profile is not None
    if any(injury.site.startswith("HAM") for injury in new):
        draft.set_levers(stage=1)
        draft.set(stage_since=draft.today, levers_before=draft.standing.levers)
    runs_on = not profile.risks and all(_mild(injury, draft.today) for injury in new)
    draft.set_phase(min(standing.phase, 3) if runs_on else 0, "NEW-INJURY")
    volume = min(
        standing.volume_min, round(limits["mild_start_share"] * gates.baseline_min(draft.runner), 1)
    )
    draft.moved("weekly minutes", standing.volume_min, volume, "NEW-INJURY")
    draft.set(
        volume_min=volume,
        week=None,
        freeze_until=max(standing.freeze_until, draft.today + 7),
        green_weeks=0,
    )
    draft.because(
        "NEW-INJURY",
        facts=tuple(injury.id for injury in new),
        sites=", ".join(injury.site for injury in new),
    )
