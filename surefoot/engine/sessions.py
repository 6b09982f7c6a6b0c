"""A slot of the week as a session of its day: the dose that today's caps and lights allow.

Everything here only reduces what the week laid out.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from surefoot.engine import beside, growth, season, spacing, strength, technique
from surefoot.engine.decision import Session
from surefoot.engine.draft import Draft
from surefoot.engine.gaps import fever_stops, gap_days, paused_on
from surefoot.engine.history import run_minutes
from surefoot.engine.lights import Light
from surefoot.engine.reds import SHORTEST_MIN
from surefoot.engine.runs import WALKS_AROUND_MIN, race_day, returning_most_min
from surefoot.engine.spacing import Walk, walk_of
from surefoot.engine.standing import CEILING_D, Slot
from surefoot.knowledge.schema import Rung

_ORDER = {"run": 0, "strength": 1, "cross_training": 2, "walk": 3}
"""Which session of a day is given its minutes first."""
_EASY_RPE = 3
_QUALITY = ("hill", "speed", "technical")
_LADDER_TOP_MIN = 30.0
"""The last level of the ladder in one piece: always open once a week (A3)."""
_CROSS_TRAINING_RPE = 5
_NOTHING = growth.Longest(0.0, 0.0, None, 0.0)


def sessions_on(
    draft: Draft,
    slots: Iterable[Slot],
    first: int,
    last: int,
    *,
    provisional: bool = False,
    walk: Walk | None = None,
) -> Iterator[Session]:
    """The sessions of the days first..last, in order, each within every cap.

    walk: what the days before hold, when they were given their sessions by an earlier call. Caps
    count what was done, then what the days before were given.
    """
    chosen = sorted(
        (s for s in slots if first <= s.day <= last), key=lambda s: (s.day, _ORDER[s.kind])
    )
    if not chosen:
        return
    walk = walk_of(draft) if walk is None else walk
    longest = _NOTHING
    if any(slot.kind == "run" for slot in chosen):
        longest = growth.longest_green(draft.ledger, draft.standing, draft.today)
    for slot in chosen:
        if _stopped(draft, slot.day):
            continue
        session = _fitting(draft, slot, walk, longest)
        if session is not None:
            spacing.give(walk, draft, session)
            yield session._replace(provisional=provisional)
        elif slot.day == draft.today and slot.kind in ("strength", "cross_training"):
            draft.because("DROPPED", dropped=slot.kind)


def _stopped(draft: Draft, day: int) -> bool:
    carry = draft.day.carry
    if carry.flags or carry.worried_since is not None or paused_on(draft, day):
        return True
    if draft.day.mistaken and day == draft.today:
        return True
    return fever_stops(draft, day)


def _fitting(draft: Draft, slot: Slot, walk: Walk, longest: growth.Longest) -> Session | None:
    """The session, unless the days before ask for rest or the day has no minutes left for it."""
    if slot.kind != "walk" and spacing.rest_due(walk, draft, slot.day):
        return None
    session = _session(draft, slot, walk, longest)
    if session is None or session.minutes > _free_min(draft, walk, slot.day):
        return None
    return session


def _free_min(draft: Draft, walk: Walk, day: int) -> int:
    profile = draft.runner.profile
    assert profile is not None
    return profile.available_min[(day + 6) % 7] - walk.minutes.get(day, 0)


def _session(draft: Draft, slot: Slot, walk: Walk, longest: growth.Longest) -> Session | None:
    match slot.kind:
        case "run":
            return _run(draft, slot, walk, longest)
        case "strength":
            return _strength(draft, slot, walk)
        case "cross_training":
            return _cross_training(draft, slot)
        case "walk":
            return _walk(draft, slot)


def _softened(draft: Draft, walk: Walk, day: int) -> str:
    """The rule that takes speed, hills and jumps out of a day: amber, three unknown days, or a
    hard day before; '' for none."""
    if gap_days(draft) >= draft.limits.whole("amber_after_unknown_d"):
        return "UNKNOWN"
    if day == draft.today and draft.day.light is Light.AMBER:
        return "AMBER"
    return ""


def _red_week_left(draft: Draft, walk: Walk, day: int) -> float | None:
    """Running minutes left under the cap of the seven days after a red.

    A week that begins within them shares the cap among its runs, so that a run that falls a day
    later, behind the seven, is not the longer for it (A2).
    """
    standing, week = draft.standing, draft.standing.week
    start = standing.block_start(day)
    if not (standing.cap_from <= day and start <= standing.cap_until):
        return None
    most = standing.cap_min
    if start > standing.cap_from and week is not None:
        most /= max(1, week.wanted_runs)
    if day > standing.cap_until:
        return most
    taken = sum(walk.ran(other) for other in range(standing.cap_from, day))
    return min(most, max(0.0, standing.cap_min - taken))


def week_most(draft: Draft, day: int) -> float:
    """Running minutes that the day's block may hold at most (I01, I04)."""
    standing, week = draft.standing, draft.standing.week
    aimed = week.target_min if week is not None else 0.0
    if standing.phase == 2:
        return min(_ladder_week_most(draft, day), _held_most(draft, day))
    if week is not None and week.deload:
        return aimed
    return max(aimed, growth.grown_week(standing, draft.runner))


def _ladder_week_most(draft: Draft, day: int) -> float:
    standing = draft.standing
    if day < standing.freeze_until:
        return standing.volume_min
    return max(standing.volume_min + draft.limits["ladder_week_growth_min"], _LADDER_TOP_MIN)


def _held_most(draft: Draft, day: int) -> float:
    """Minutes that the day's block would hold if the ladder had been left at its turn (I31)."""
    held, start = draft.standing.held_min, draft.standing.block_start(draft.today)
    if not held:
        return float("inf")
    return held[min((day - start) // 7, len(held) - 1)]


def _week_left(draft: Draft, walk: Walk, day: int) -> float:
    """Running minutes left in the day's block, however much was run in it already."""
    standing, week = draft.standing, draft.standing.week
    start = standing.block_start(day)
    most = week_most(draft, day)
    taken = sum(walk.ran(other) for other in range(start, day))
    left = max(0.0, most - taken)
    if standing.phase == 2 and week is not None:
        # The ladder's runs are alike: what is left is shared by those that are left.
        left /= max(1, sum(s.kind == "run" and day <= s.day < start + 7 for s in week.slots))
    return left


def _ceiling_left(draft: Draft, walk: Walk, day: int) -> float:
    """Running minutes left under what the plan would hold without the newest red (I32)."""
    ceiling = draft.standing.ceiling
    if ceiling is None or day >= ceiling.since + CEILING_D:
        return float("inf")
    known = max(ceiling.since, draft.today - 7)
    taken = run_minutes(draft.ledger, ceiling.since, known - 1)
    taken += sum(walk.ran(other) for other in range(known, day))
    most = ceiling.month_min
    if day < ceiling.since + 7:
        most = min(most, ceiling.week_min)
    return max(0.0, most - taken)


def taper_factor(draft: Draft, day: int) -> float:
    """Share of running in the days before a race: the mean cut, less in the first half."""
    race = race_day(draft)
    limits = draft.limits
    if race is None or not 0 < race - day <= limits.whole("taper_days"):
        return 1.0
    cut = limits["taper_cut"]
    return 1 - cut - 0.1 if race - day <= 7 else 1 - cut + 0.1


def _taper_left(draft: Draft, walk: Walk, day: int) -> float:
    """Running minutes left in the last seven days before a race: the seven before hold no less
    (I10)."""
    race = race_day(draft)
    if race is None or race - day > 7:
        return float("inf")
    done = run_minutes(draft.ledger, race - 14, min(race - 8, draft.today - 8))
    before = done + sum(
        walk.ran(other) for other in range(max(race - 14, draft.today - 7), race - 7)
    )
    return max(0.0, before - sum(walk.ran(other) for other in range(race - 7, day)))


def _run(draft: Draft, slot: Slot, walk: Walk, longest: growth.Longest) -> Session | None:
    standing, limits = draft.standing, draft.limits
    if slot.day < standing.no_impact_until or standing.phase < 2:
        return None
    if season.resting_from_race(draft.runner, slot.day):
        return None
    if spacing.run_too_near(walk, draft, slot.day):
        if slot.day == draft.today:
            draft.because("DROPPED", dropped="run")
        return None
    rules = ["WEEK-SHAPE"]
    session = _ladder(draft, slot) if slot.run == "walk_run" else _continuous(draft, slot, rules)
    # On the ladder the cap is on the time on feet; its levels bound the running (7.1).
    walk_run = slot.run == "walk_run"
    most = session.run_min if walk_run else growth.session_cap(longest.run_min, limits)
    feet_most = growth.session_cap(longest.on_feet_min, limits)
    if standing.return_min is not None:
        most = min(most, returning_most_min(draft, standing.return_min))
    if standing.return_min is not None or standing.flat_runs:
        session = _flat(session)
        rules.append("RETURNING")
    if standing.step_back:
        most = min(most, limits["amber_step"] * session.run_min)
        rules.append("AMBER-2")
    if season.recovering(draft.runner, slot.day):
        session = _flat(session)
        rules.append("RACE-RECOVERY")
    elif season.between_races(draft.runner, standing.phase, slot.day) and session.fast_min:
        session = _flat(session)
        rules.append("OFF-SEASON")
    soft = _softened(draft, walk, slot.day)
    hard_from = growth.hard_from_min(longest, limits)
    if not soft and (
        (spacing.hard_before(walk, slot.day) and spacing.is_hard(draft, session, hard_from))
        or (session.variant in _QUALITY and spacing.quality_too_near(walk, slot.day))
    ):
        soft = "SPACE-HARD"
        most = min(most, hard_from)
    if soft:
        session = _flat(session)
        rules.append(soft)
    red_week_left = _red_week_left(draft, walk, slot.day)
    if red_week_left is not None:
        most = min(most, red_week_left)
        rules.append("CAP-RED-WEEK")
    week_left = _week_left(draft, walk, slot.day)
    if week_left < min(most, session.run_min):
        most = week_left
        rules.append("CAP-WEEK")
    under_ceiling = _ceiling_left(draft, walk, slot.day)
    if under_ceiling < min(most, session.run_min):
        most = under_ceiling
        rules.append("CAP-NO-MORE")
    yesterday = walk.ran(slot.day - 1)
    if yesterday and standing.phase >= 3:
        most = min(most, limits["second_of_pair_share"] * yesterday)
    factor = taper_factor(draft, slot.day)
    if factor < 1:
        most = min(most, int(session.run_min * factor), _taper_left(draft, walk, slot.day))
        rules.append("TAPER")
    free = _free_min(draft, walk, slot.day) - WALKS_AROUND_MIN
    if free < session.on_feet_min:
        most = min(most, free)
        feet_most = min(feet_most, free)
        rules.append("CAP-DAY")
    if most < session.run_min:
        rules.append("CAP-SESSION")
    cut = _within(draft, session, most, feet_most)
    if cut is None:
        return None
    distance = (
        None if longest.distance_m is None else int(longest.distance_m * limits["session_growth"])
    )
    return cut._replace(
        distance_most_m=distance,
        grade_most_pct=limits.whole("first_hill_grade_pct")
        if cut.ascent_m and standing.hill_weeks < 2
        else None,
        minutes=int(cut.on_feet_min) + WALKS_AROUND_MIN,
        hard=spacing.is_hard(draft, cut, hard_from),
        items=tuple(
            item
            for routine, items in beside.routines(draft, "before_run")
            if not routine.optional
            for item in items
        ),
        cue=technique.cue_of(draft, cut),
        rules=tuple(dict.fromkeys(rules)),
    )


def _blank(draft: Draft, slot: Slot, **fields: Any) -> Session:
    limits = draft.limits
    usual = {
        "variant": slot.run or slot.strength_day or slot.mode or "",
        "minutes": slot.minutes,
        "hard": slot.hard,
        "red_from": limits.whole("run_red_bottom"),
        "amber_from": limits.whole("run_green_top") + 1,
    }
    return Session(slot.id, date.fromordinal(slot.day), slot.kind, **{**usual, **fields})


def _ladder(draft: Draft, slot: Slot) -> Session:
    rung = draft.index.rungs[draft.standing.level]
    return _blank(
        draft,
        slot,
        run_min=rung.run_min,
        on_feet_min=rung.on_feet_min,
        repeats=rung.repeats,
        run_s=rung.run_s,
        walk_s=rung.walk_s,
        cites=rung.cites,
        grade=rung.grade,
        effort_most=_EASY_RPE,
    )


def _continuous(draft: Draft, slot: Slot, rules: list[str]) -> Session:
    if _deloads(draft, slot.day):
        rules.append("DELOAD")
    phase = draft.index.phases[f"P{draft.standing.phase}"]
    fast = slot.fast_min > 0 or slot.technical_min > 0
    return _blank(
        draft,
        slot,
        run_min=float(slot.run_min),
        on_feet_min=float(slot.run_min),
        ascent_m=slot.ascent_m,
        descent_m=slot.descent_m,
        fast_min=slot.fast_min,
        technical_min=slot.technical_min,
        cites=phase.cites,
        grade=phase.grade,
        effort_most=draft.limits.whole("effort_ceiling") if fast else _EASY_RPE,
    )


def _deloads(draft: Draft, day: int) -> bool:
    week = draft.standing.week
    return week is not None and week.deload and week.start <= day < week.start + 7


def _flat(session: Session) -> Session:
    """The same run easy and flat."""
    changed = session.ascent_m or session.descent_m or session.fast_min or session.technical_min
    return session._replace(
        ascent_m=0,
        descent_m=0,
        fast_min=0,
        technical_min=0,
        effort_most=_EASY_RPE,
        variant="easy" if changed else session.variant,
        hard=False if changed else session.hard,
    )


def _within(
    draft: Draft, session: Session, most_min: float, feet_most_min: float
) -> Session | None:
    """The run cut to the caps; None when too little is left to be worth lacing up for."""
    if session.repeats:
        return _ladder_within(draft, session, most_min, feet_most_min)
    run_min = int(min(session.run_min, most_min))
    if run_min < SHORTEST_MIN:
        return None
    if run_min == session.run_min:
        return session
    share = run_min / session.run_min if session.run_min else 1.0
    return session._replace(
        run_min=float(run_min),
        on_feet_min=float(run_min),
        ascent_m=int(session.ascent_m * share),
        descent_m=int(session.descent_m * share),
        fast_min=int(session.fast_min * share),
        technical_min=int(session.technical_min * share),
    )


def _ladder_within(
    draft: Draft, session: Session, most_min: float, feet_most_min: float
) -> Session | None:
    """A walk-run session within the caps: of the levels up to the runner's the one that leaves the
    most running, so that a higher level is never the shorter session (I31)."""

    def repeats_of(rung: Rung) -> int:
        by_run = int((most_min + 1e-9) * 60 // rung.run_s)
        by_feet = int((feet_most_min + 1e-9) * 60 // (rung.run_s + rung.walk_s))
        return min(rung.repeats, by_run, by_feet)

    open_rungs = [draft.index.rungs[level] for level in range(1, draft.standing.level + 1)]
    rung = max(open_rungs, key=lambda each: (repeats_of(each) * each.run_s, each.level))
    repeats = repeats_of(rung)
    if repeats * rung.run_s < 60:
        return None
    return session._replace(
        repeats=repeats,
        run_s=rung.run_s,
        walk_s=rung.walk_s,
        run_min=repeats * rung.run_s / 60,
        on_feet_min=repeats * (rung.run_s + rung.walk_s) / 60,
    )


def _strength(draft: Draft, slot: Slot, walk: Walk) -> Session:
    resting = (
        slot.day < draft.standing.no_impact_until
        or draft.standing.return_min is not None  # no jumps before two runs are green again (P)
        or season.resting_from_race(draft.runner, slot.day)
        or bool(_softened(draft, walk, slot.day))
        or spacing.hard_before(walk, slot.day)
    )
    deload = _deloads(draft, slot.day)
    light_only = slot.day < draft.standing.no_impact_until
    jumps = 0 if resting or spacing.jumps_too_near(walk, draft, slot.day) else slot.contacts
    heavy = slot.heavy and not resting and not spacing.heavy_too_near(walk, slot.day)
    plain = slot._replace(contacts=jumps, heavy=heavy, hard=slot.hard and (heavy or jumps > 0))
    content = strength.items(draft, plain, light_only=light_only, deload=deload)
    listed = draft.index.phases[f"P{draft.standing.phase}"]
    limits = draft.limits
    strain = "acute_strain" in draft.runner.kinds.values()
    green_top = limits.whole("strain_green_top" if strain else "strength_green_top")
    red_bottom = limits.whole("strain_red_bottom" if strain else "strength_red_bottom")
    return _blank(
        draft,
        plain,
        contacts=plain.contacts,
        items=content,
        rules=("STRENGTH-BLOCK", *(("DELOAD",) if deload else ())),
        cites=listed.cites,
        grade=listed.grade,
        red_from=red_bottom,
        amber_from=green_top + 1,
        effort_most=7,
    )


def modes(draft: Draft) -> Iterator[str]:
    """The modes of cross-training open to the runner, the preferred ones first."""
    profile = draft.runner.profile
    assert profile is not None
    known = draft.index.cross_training
    order = (*(m for m in profile.cross_training if m in known), *known)
    for name in dict.fromkeys(order):
        if not strength.barred(draft, known[name], draft.standing.levers):
            yield name


def _cross_training(draft: Draft, slot: Slot) -> Session | None:
    available = list(modes(draft))
    if not available:
        return None
    mode = slot.mode if slot.mode in available else available[0]
    exercise = draft.index.cross_training[mode]
    longest = int(exercise.dose_high.minutes or slot.minutes)
    limits = draft.limits
    return _blank(
        draft,
        slot,
        variant=mode,
        minutes=min(slot.minutes, longest),
        rules=("WEEK-SHAPE",),
        cites=exercise.cites,
        grade=exercise.grade,
        red_from=limits.whole("cross_training_red_bottom"),
        amber_from=limits.whole("cross_training_green_top") + 1,
        effort_most=_CROSS_TRAINING_RPE,
        optional=True,
    )


def _walk(draft: Draft, slot: Slot) -> Session | None:
    if slot.day < draft.standing.no_impact_until:
        return None
    uphill = beside.uphill_treadmill(draft)
    phase = draft.index.phases[f"P{draft.standing.phase}"]
    return _blank(
        draft,
        slot,
        variant="uphill_treadmill" if uphill else "brisk" if slot.minutes >= 30 else "easy",
        on_feet_min=float(slot.minutes),
        rules=("WEEK-SHAPE",),
        cites=phase.cites,
        grade=phase.grade,
    )
