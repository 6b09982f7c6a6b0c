"""Facts folded into the days of a ledger, each going on from what the day before hands over.

Nothing here depends on the plan.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from surefoot.engine import lights, paces
from surefoot.engine.day_facts import DayFacts
from surefoot.engine.ledger import Carry, Day, Flag, Runner
from surefoot.engine.lights import Body, Light, Morning
from surefoot.engine.limits import resolve
from surefoot.engine.matching import SessionLog, sessions_of
from surefoot.facts.types import (
    ClinicianNote,
    Fact,
    Injury,
    NewUsualPain,
    OtherInjury,
    Pause,
    Profile,
    RedFlagAnswer,
    Settings,
)
from surefoot.facts.vocabulary import Site
from surefoot.knowledge.index import Index

_WINDOW = 7
_SCORES_NEEDED = 3
_WEEKLIES_KEPT_D = 28
_SAID_OF = {"pain_after": "session", "activity_match": "activity"}
"""Facts that belong to the day of another, and the field that names it."""


def by_day(facts: Mapping[UUID, Fact], day_starts_at_h: int) -> dict[int, list[Fact]]:
    """Facts grouped by the runner's day, each day in order of happening.

    Pain an hour after a session belongs to the session's day, whenever it was told; so does what
    is said of an activity.
    """
    grouped: defaultdict[int, list[Fact]] = defaultdict(list)
    for fact in facts.values():
        owner = fact
        if fact.kind in _SAID_OF:
            owner = facts.get(getattr(fact, _SAID_OF[fact.kind]), fact)
        grouped[owner.day(day_starts_at_h).toordinal()].append(fact)
    for day_facts in grouped.values():
        if len(day_facts) > 1:
            day_facts.sort(key=lambda f: (f.happened_at, f.id))
    return grouped


def empty_carry(index: Index) -> Carry:
    """Before the first fact."""
    runner = Runner(None, {}, resolve(index, {}, {}, cautious=False), False, {}, {})
    return Carry(
        runner=runner,
        base={},
        scores={},
        worse=False,
        began={},
        flags=(),
        flag_raised=None,
        worried_since=None,
        other_injury=None,
        pauses=(),
        speed_allowed=False,
        pregnancy_cleared=False,
        last_check_in=None,
        last_run=None,
        last_red=None,
        weeklies=(),
        tests={},
    )


def fold(
    index: Index,
    grouped: Mapping[int, Sequence[Fact]],
    mistakes: Mapping[UUID, frozenset[str]],
    carry: Carry,
    before: Day | None,
    first: int,
    last: int,
) -> tuple[Day, ...]:
    """The days first..last, going on from the carry and the day before."""
    days: list[Day] = []
    for ordinal in range(first, last + 1):
        day = advance(index, ordinal, grouped.get(ordinal, ()), mistakes, carry, before)
        days.append(day)
        carry, before = day.carry, day
    return tuple(days)


def advance(
    index: Index,
    ordinal: int,
    facts: Sequence[Fact],
    mistakes: Mapping[UUID, frozenset[str]],
    carry: Carry,
    before: Day | None,
) -> Day:
    """One more day."""
    sorted_out = DayFacts()
    for fact in facts:
        sorted_out.add(fact)
    if sorted_out.standing_facts:
        carry = _take_in(index, carry, sorted_out, ordinal)
    runner = carry.runner
    base = carry.base
    check_in = sorted_out.check_in
    morning = None
    if check_in is not None:
        morning = Morning(
            pain=check_in.pain,
            base=base,
            painkillers=check_in.painkillers_24h is not False,
            swelling=bool(check_in.swelling),
        )
    light = lights.day_light(check_in, morning, carry.worse)
    closed: tuple[Light, ...] = ()
    if before is not None and before.sessions:
        sites = runner.sites
        closed = tuple([lights.closed(s.light, morning, sites) for s in before.sessions])
    flares = sorted_out.flares
    red_facts: list[UUID] = [flare.id for flare in flares] if flares else []
    severe = bool(flares) and any(flare.limp or flare.sharp for flare in flares)
    if check_in is not None and morning is not None and light is Light.RED:
        red_facts.append(check_in.id)
        severe = severe or lights.severe_morning(check_in, morning)
    sessions: tuple[SessionLog, ...] = ()
    began, speeds_mps = carry.began, carry.speeds_mps
    if sorted_out.sessions:
        taken = None if check_in is None else check_in.painkillers_24h
        body = Body(runner.sites, runner.kinds, base, runner.tendon, taken)
        easy_mps = None
        if sorted_out.activities:
            easy_mps = paces.easy_speed_mps(runner.profile, speeds_mps)
            new = paces.level_speeds_mps(sorted_out.activities)
            speeds_mps = (*speeds_mps, *new)[-paces.RUNS_LOOKED_AT :]
        sessions, began = sessions_of(sorted_out.sessions, body, runner.limits, began, easy_mps)
    if flares:
        light = Light.RED
    red_today, ran = bool(red_facts), False
    for session in sessions:
        red_today = red_today or session.light is Light.RED
        ran = ran or (session.kind == "run" and session.run_min > 0)
    scores = carry.scores
    if check_in is not None and check_in.pain:
        scores = dict(scores)
        for site, score in check_in.pain.items():
            scores[site] = (*scores.get(site, ()), score)[-_WINDOW:]
    worried = carry.worried_since
    if check_in is not None and check_in.worrying and worried is None:
        answered = any(_settles(index, answer) for answer in sorted_out.answers)
        worried = None if answered else ordinal
    weeklies = carry.weeklies
    if sorted_out.weekly or (weeklies and ordinal - weeklies[-1][0] >= _WEEKLIES_KEPT_D):
        newest = [(ordinal, weekly) for weekly in reversed(sorted_out.weekly)]
        kept = [entry for entry in weeklies if ordinal - entry[0] < _WEEKLIES_KEPT_D]
        weeklies = (*newest, *kept)
    tests = carry.tests
    if sorted_out.tests and check_in is not None and check_in.painkillers_24h is False:
        tests = {**tests, **{result.test: (ordinal, result) for result in sorted_out.tests}}
    carry = carry._replace(
        weeklies=weeklies,
        speeds_mps=speeds_mps,
        tests=tests,
        base=_lower(base, scores) if scores is not carry.scores else base,
        scores=scores,
        worse=check_in is not None and check_in.versus_yesterday == "worse",
        began=began,
        worried_since=worried,
        last_check_in=carry.last_check_in if check_in is None else ordinal,
        last_run=ordinal if ran else carry.last_run,
        last_red=ordinal if red_today else carry.last_red,
    )
    return Day(
        ordinal=ordinal,
        carry=carry,
        check_in=check_in,
        morning=morning,
        worst_pain=max(morning.pain.values(), default=None) if morning is not None else None,
        light=light,
        sessions=sessions,
        closed=closed,
        red_facts=tuple(red_facts),
        severe=severe,
        flares=tuple(flares),
        tests=tuple(sorted_out.tests),
        weekly=tuple(sorted_out.weekly),
        notes=tuple(sorted_out.notes),
        edits=tuple(sorted_out.edits),
        acknowledged=tuple(sorted_out.acknowledged),
        beside=tuple(sorted_out.beside),
        mistaken=tuple(
            sorted({flag for answer in sorted_out.answers for flag in mistakes.get(answer.id, ())})
        ),
    )


def _lower(base: Mapping[Site, int], scores: Mapping[Site, tuple[int, ...]]) -> Mapping[Site, int]:
    """The usual pain per site: the median of the window, rounded down, never above what it was."""
    lowered = {}
    for site, window in scores.items():
        if len(window) >= _SCORES_NEEDED and base.get(site, 0) > 0:
            ordered = sorted(window)
            middle = len(ordered) // 2
            median = (
                ordered[middle]
                if len(ordered) % 2
                else (ordered[middle - 1] + ordered[middle]) // 2
            )
            if median < base[site]:
                lowered[site] = median
    return {**base, **lowered} if lowered else base


def _settles(index: Index, answer: RedFlagAnswer) -> bool:
    """Whether an answer speaks of the whole list; a part of it leaves the worry open."""
    return set(index.red_flags) <= set(answer.answers)


def _red_morning(carry: Carry, sorted_out: DayFacts) -> bool:
    """Whether the day is red by the usual pain before it: no new normal undoes that (A1)."""
    check_in = sorted_out.check_in
    if check_in is None:
        return bool(sorted_out.flares)
    morning = Morning(check_in.pain, dict(carry.base), painkillers=False, swelling=False)
    light = lights.day_light(check_in, morning, worse_before=False)
    return bool(sorted_out.flares) or light is Light.RED


def _take_in(index: Index, carry: Carry, sorted_out: DayFacts, ordinal: int) -> Carry:
    runner = carry.runner
    profile, injuries, tendon = runner.profile, dict(runner.injuries), runner.tendon
    settings, note_parameters = runner.settings, runner.note_parameters
    base = dict(carry.base)
    flags = {flag.id: flag for flag in carry.flags}
    worried, other = carry.worried_since, carry.other_injury
    pauses, raced = carry.pauses, runner.raced
    flag_day = carry.flag_raised
    speed, pregnancy = carry.speed_allowed, carry.pregnancy_cleared
    for fact in sorted_out.standing_facts:
        match fact:
            case Profile():
                if profile is not None and fact.risks - profile.risks:
                    # A note spoke of the risks that were known when it was written.
                    speed = pregnancy = False
                raced = _raced(raced, profile, ordinal)
                profile = fact
            case Injury():
                if fact.site not in injuries:
                    base[fact.site] = fact.usual_pain
                injuries[fact.site] = fact
            case OtherInjury():
                other = fact
            case Settings():
                settings, tendon = fact.parameters, fact.tendon_strength_profile
            case Pause():
                pauses = (*(p for p in pauses if p.first_day != fact.first_day), fact)
            case RedFlagAnswer():
                worried = None if _settles(index, fact) else worried
                flag_day = ordinal if any(fact.answers.values()) else flag_day
                speed = speed and not any(fact.answers.values())
                for name, yes in fact.answers.items():
                    if yes and name not in flags:
                        flags[name] = Flag(name, ordinal, fact.id)
            case ClinicianNote():
                cleared = {
                    name
                    for name in fact.clears_flags
                    if name in flags and fact.seen_on.toordinal() >= flags[name].since
                }
                flags = {name: flag for name, flag in flags.items() if name not in cleared}
                base.update({s: p for s, p in fact.new_usual_pain.items() if s in injuries})
                note_parameters = {**note_parameters, **fact.parameters}
                if fact.clears_other_injury:
                    other = None
                speed = speed or fact.allows_speed
                pregnancy = pregnancy or "pregnancy_or_postpartum" in fact.clears_flags
            case NewUsualPain():
                quiet = carry.last_red is None or ordinal - carry.last_red > 14
                if quiet and not _red_morning(carry, sorted_out):
                    base.update({s: p for s, p in fact.pain.items() if s in injuries})
    scores = carry.scores
    if base != carry.base:
        raised = {s for s, p in base.items() if p > carry.base.get(s, -1)}
        scores = {s: window for s, window in scores.items() if s not in raised}
    cautious = profile is not None and (profile.cautious or bool(profile.risks))
    runner = Runner(
        profile,
        {site: injuries[site] for site in sorted(injuries)},
        resolve(index, settings, note_parameters, cautious),
        tendon,
        settings,
        note_parameters,
        raced,
    )
    return carry._replace(
        runner=runner,
        base=base,
        scores=scores,
        flags=tuple(flags.values()),
        flag_raised=flag_day,
        worried_since=worried,
        other_injury=other,
        pauses=pauses,
        speed_allowed=speed,
        pregnancy_cleared=pregnancy,
    )


def _raced(before: int | None, profile: Profile | None, ordinal: int) -> int | None:
    """The last race that has come, when another profile takes the place of one on a day (P)."""
    if profile is None or profile.goal is None or profile.goal.on.toordinal() > ordinal:
        return before
    return max(profile.goal.on.toordinal(), before or 0)
