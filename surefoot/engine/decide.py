"""One day's decision from what is known and where the runner stood (decision model, head).

Precedence: red flag, contraindication, symptom light, gate, cap, spacing, template, preference.
"""

from collections.abc import Mapping
from datetime import date

from surefoot.engine import (
    beyond,
    blocks,
    cadence,
    ceiling,
    edits,
    gaps,
    reactions,
    reds,
    referrals,
)
from surefoot.engine.answering import answered, answers, bring_here, leave_out
from surefoot.engine.decision import Decision, Prompt, Reason, Session
from surefoot.engine.draft import Draft
from surefoot.engine.entry import enter, new_injury
from surefoot.engine.ladder import early_phase_up, level_up
from surefoot.engine.ledger import Day, Ledger
from surefoot.engine.lights import Light
from surefoot.engine.matching import SessionLog
from surefoot.engine.runs import race_day, usual_ascent_m, usual_descent_m
from surefoot.engine.sessions import sessions_on, taper_factor
from surefoot.engine.standing import CEILING_D, Ceiling, Standing
from surefoot.engine.testing import due_for_gates
from surefoot.knowledge.index import Index

ADULT_FROM_YEARS = 18


def decide(
    index: Index, version: str, ledger: Ledger, standing: Standing | None, today: int
) -> tuple[Decision, Standing | None]:
    """The decision of a day and where the runner stands at its end.

    ledger: holds the days up to today at least; later ones are not looked at. standing: the end
    of the day before, None before the plan started. Never raises for valid facts (I43).
    """
    day = ledger.days[today - ledger.first]
    runner = day.carry.runner
    if runner.profile is None or not runner.injuries:
        return _without_plan(version, day, ()), standing
    if runner.profile.age_years < ADULT_FROM_YEARS:
        return _without_plan(version, day, (Reason("UNDER-AGE"),), "under_age"), standing
    started = standing or enter(index, runner, day)
    draft = Draft(index, ledger, day, started)
    if standing is None and not day.carry.flags:
        share = draft.limits["mild_start_share"] if started.phase else 0.0
        draft.because("INITIAL-CUT", share=share)
    most = _ceiling(draft, version)
    if most is not draft.standing.ceiling:
        draft.set(ceiling=most)
    if today == draft.standing.block_start(today):
        draft.set(held_min=_held(draft, version))
    sessions = _morning(draft)
    found = answers(sessions, draft.day.sessions)
    beyond.look(draft, sessions, found)
    bring_here(draft, sessions)
    _evening(draft)
    decision = _decision(draft, version, sessions, found)
    return decision, draft.standing


def _ceiling(draft: Draft, version: str) -> Ceiling | None:
    """The least running that the plan holds without one of today's reds; what it was on a day
    without any."""
    found = draft.standing.ceiling
    lowest: Ceiling | None = None
    for calm in ceiling.without_reds(draft.ledger, draft.today):
        decision, after = decide(draft.index, version, calm, draft.standing, draft.today)
        if after is not None:
            each = ceiling.of(Draft(draft.index, calm, calm.days[-1], after), decision.sessions)
            lowest = each if lowest is None else lowest.least(each)
    return lowest or found


def _held(draft: Draft, version: str) -> tuple[float, ...]:
    """The running of the weeks that a green day would have begun by leaving the ladder; none
    when it would have stayed there."""
    standing = draft.standing
    if standing.phase != 2 or standing.level < draft.index.top_level:
        return ()
    green = ceiling.told_green(draft.ledger, draft.today)
    if green is None:
        return ()
    decision, after = decide(draft.index, version, green, standing, draft.today)
    if after is None or after.phase == 2:
        return ()
    return ceiling.of_weeks(Draft(draft.index, green, green.days[-1], after), decision.sessions)


def _without_plan(
    version: str, day: Day, reasons: tuple[Reason, ...], referral: str = ""
) -> Decision:
    today = date.fromordinal(day.ordinal)
    return Decision(
        day=today,
        knowledge=version,
        phase="P0",
        light=day.light,
        site_lights={},
        reasons=reasons,
        changes=(),
        flags=tuple(flag.id for flag in day.carry.flags),
        prompts=(Prompt(referral, today),) if referral else (),
        sessions=(),
        tests_due=(),
        rest=True,
    )


def _morning(draft: Draft) -> tuple[Session, ...]:
    """Everything that today's facts before training change, and today's sessions."""
    _prune(draft)
    new_injury(draft)
    _rescale(draft)
    _note_reasons(draft)
    if draft.day.mistaken:
        draft.because("FLAG-MISTAKE", flags=", ".join(draft.day.mistaken))
    if _flagged(draft):
        return ()
    gaps.lay_off(draft)
    gaps.illness(draft)
    reactions.close_yesterday(draft)
    beyond.recall(draft)
    _light_reason(draft)
    _held_reasons(draft)
    level_up(draft)
    early_phase_up(draft)
    if blocks.turn_due(draft):
        blocks.turn(draft)
        leave_out(draft)
    edits.take_in(draft)
    if gaps.paused_on(draft, draft.today):
        draft.because("PAUSE", until=_pause_end(draft))
    week = draft.standing.week
    assert week is not None
    _race_reasons(draft)
    sessions = tuple(sessions_on(draft, week.slots, draft.today, draft.today))
    draft.set(given_on=draft.today, given_min=sum(session.run_min for session in sessions))
    return sessions


def _note_reasons(draft: Draft) -> None:
    """A clinician's note of today: who, when, what it cleared, and on whose word (I48)."""
    for note in draft.day.notes:
        draft.because(
            "NOTE",
            facts=(note.id,),
            name=note.clinician_name,
            role=note.clinician_role,
            seen_on=note.seen_on.isoformat(),
            cleared=", ".join(sorted(note.clears_flags)),
            by=note.author.role,
        )


def _rescale(draft: Draft) -> None:
    """A profile that names more climb than before raises no metre: the shares fall instead."""
    usual = (usual_ascent_m(draft), usual_descent_m(draft))
    before, levers = draft.standing.usual_m, draft.standing.levers
    if before is not None and usual != before:
        shares = [min(1.0, old / max(new, 1.0)) for old, new in zip(before, usual, strict=True)]
        draft.set_levers(
            ascent=round(levers.ascent * shares[0], 3), descent=round(levers.descent * shares[1], 3)
        )
    if usual != before:
        draft.set(usual_m=usual)


def _prune(draft: Draft) -> None:
    """Restrictions that ended."""
    held = draft.standing.ceiling
    if held is not None and draft.today >= held.since + CEILING_D:
        draft.set(ceiling=None)
    if draft.standing.level_ups and draft.today - draft.standing.level_ups[0] >= 7:
        draft.set(level_ups=tuple(d for d in draft.standing.level_ups if draft.today - d < 7))
    if draft.standing.locked_since is not None and blocks.unlocked(draft):
        draft.set(locked_since=None)


def _flagged(draft: Draft) -> bool:
    """A red flag: phase 0 and nothing planned; the ladder starts over after it."""
    carry = draft.day.carry
    if carry.worried_since is not None:
        draft.because("WORRY")
    if carry.flags or carry.flag_raised == draft.today:
        reactions.close_yesterday(draft)
        draft.because(
            "FLAG",
            facts=tuple(flag.fact for flag in carry.flags),
            flags=", ".join(flag.id for flag in carry.flags),
        )
        cadence.set_back(draft)
        draft.set_phase(0, "FLAG")
        draft.set_levers(stage=1)
        draft.set(
            entry_level_most=min(
                draft.standing.entry_level_most, draft.limits.whole("ladder_entry_long")
            ),
            week=None,
            stage_since=draft.today,
        )
        return True
    return False


def _light_reason(draft: Draft) -> None:
    day = draft.day
    if draft.today < draft.standing.no_impact_until and day.light is not Light.RED:
        draft.because("RED-REST", until=draft.standing.no_impact_until)
    if day.check_in is None or day.light is Light.UNKNOWN:
        if not any(reason.rule == "UNKNOWN" for reason in draft.reasons):
            draft.because("UNKNOWN", days=gaps.gap_days(draft))
    elif day.light is Light.AMBER:
        draft.because("AMBER", facts=(day.check_in.id,))
    elif day.light is Light.GREEN and draft.standing.return_min is None:
        draft.because("GREEN", facts=(day.check_in.id,))
    if draft.standing.return_min is not None:
        draft.because(
            "RETURNING",
            most_min=round(draft.standing.return_min, 1),
            greens=draft.standing.return_greens,
        )


def _held_reasons(draft: Draft) -> None:
    carry = draft.day.carry
    profile = draft.runner.profile
    assert profile is not None
    if carry.other_injury is not None:
        draft.because(
            "OTHER-INJURY", facts=(carry.other_injury.id,), region=carry.other_injury.region
        )
    if "pregnancy_or_postpartum" in profile.risks and not carry.pregnancy_cleared:
        draft.because("PREGNANCY", facts=(profile.id,))
    if profile.risks:
        draft.because(
            "CLINICIAN-FIRST", facts=(profile.id,), risks=", ".join(sorted(profile.risks))
        )


def _pause_end(draft: Draft) -> int | None:
    """The day after the pause that covers today; None while it is open."""
    ends = [
        p.last_day.toordinal() + 1
        for p in draft.day.carry.pauses
        if p.last_day is not None
        and p.first_day.toordinal() <= draft.today <= p.last_day.toordinal()
    ]
    return max(ends, default=None)


def _race_reasons(draft: Draft) -> None:
    race = race_day(draft)
    if race is None or race < draft.today:
        return
    if taper_factor(draft, draft.today) < 1:
        draft.because("TAPER", until=race, factor=round(taper_factor(draft, draft.today), 2))
    if race - draft.today <= 28 and draft.standing.phase < 6:
        draft.because("RACE-NOT-READY", until=race)


def _evening(draft: Draft) -> None:
    """Reds of today's sessions bind from now on; strength sessions turn the split."""
    day = draft.day
    bad = [s for s in day.sessions if s.light is Light.RED and s.done]
    if bad:
        reds.red(
            draft,
            tuple(s.fact for s in bad),
            any(s.severe for s in bad),
            by_impact=any(s.impact for s in bad),
        )
    strength = sum(s.kind == "strength" and s.done for s in day.sessions)
    if strength:
        draft.set(strength_done=draft.standing.strength_done + strength)


def _decision(
    draft: Draft, version: str, sessions: tuple[Session, ...], found: Mapping[str, SessionLog]
) -> Decision:
    draft.prompts.extend(referrals.due(draft))
    day = draft.day
    light = max((day.light, *(s.light for s in day.sessions if s.done)))
    due = due_for_gates(draft)
    if due:
        draft.because("TESTS-DUE", tests=", ".join(due))
    if not day.carry.flags:
        following = draft.index.gate_to.get(f"P{draft.standing.phase + 1}")
        if following is not None:
            draft.because("GATE-HOLD", gate=following.id)
    race = race_day(draft)
    shown = tuple([answered(session, found.get(session.id)) for session in sessions])
    if beyond.ran_already(draft, shown):
        draft.because("DROPPED", dropped="run")
        shown = tuple(s for s in shown if s.done or s.kind != "run")
    if day.carry.worried_since is not None:
        shown = ()
    if any(s.done and s.light is Light.RED for s in day.sessions):
        # Stop, and nothing more that loads the leg today.
        shown = tuple(s for s in shown if s.done or s.kind == "cross_training")
    return Decision(
        day=date.fromordinal(draft.today),
        knowledge=version,
        phase=f"P{draft.standing.phase}",
        light=light,
        site_lights=site_lights(draft),
        reasons=_ordered(draft),
        changes=tuple(draft.changes),
        flags=tuple(flag.id for flag in day.carry.flags),
        prompts=tuple(draft.prompts),
        sessions=shown,
        tests_due=due,
        rest=not any(s.kind != "walk" for s in shown),
        event="race" if race == draft.today else "",
    )


def _ordered(draft: Draft) -> tuple[Reason, ...]:
    """Reasons by layer of precedence; within a layer in the protocol's order of its rules."""
    precedence = draft.index.precedence
    return tuple(sorted(draft.reasons, key=lambda reason: precedence[reason.rule]))


def site_lights(draft: Draft) -> dict[str, str]:
    """Each site's own light this morning; the day's light is the worst of all."""
    day = draft.day
    lights: dict[str, str] = {}
    for site in draft.runner.sites:
        rise = day.morning.rise(site) if day.morning is not None else None
        if rise is None:
            lights[site] = "unknown"
        else:
            lights[site] = "green" if rise <= 0 else "amber" if rise == 1 else "red"
    return lights
