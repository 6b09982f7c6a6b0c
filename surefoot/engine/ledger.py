"""Facts folded into what is known, day by day: lights, sessions, flags, tests (replay).

Nothing here depends on the plan. A day's entry holds what was known at its end; the light of a
session is provisional on its own day and closed by the next morning.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from surefoot.engine import lights
from surefoot.engine.lights import Body, Light, Morning
from surefoot.engine.limits import Limits, resolve
from surefoot.engine.matching import SessionLog, sessions_of
from surefoot.facts.types import (
    ActivityImported,
    CheckIn,
    CheckpointDone,
    ClinicianNote,
    Correction,
    Fact,
    Flare,
    Injury,
    NewUsualPain,
    OtherInjury,
    PainAfter,
    Pause,
    PlanEdit,
    Profile,
    PromptAcknowledged,
    RedFlagAnswer,
    SessionFeedback,
    Settings,
    Shoe,
    TestResult,
    TrackSwitch,
    WeeklyCheck,
)
from surefoot.facts.vocabulary import HamstringKind, Site
from surefoot.knowledge.index import Index

_WINDOW = 7
_SCORES_NEEDED = 3
_WEEKLIES_KEPT_D = 28


Beside = Shoe | TrackSwitch | CheckpointDone


class Runner(NamedTuple):
    """Who the facts so far speak of."""

    profile: Profile | None
    injuries: Mapping[Site, Injury]
    limits: Limits
    tendon: bool
    settings: Mapping[str, float]
    note_parameters: Mapping[str, float]

    @property
    def sites(self) -> tuple[Site, ...]:
        return tuple(self.injuries)

    @property
    def kinds(self) -> dict[Site, HamstringKind | None]:
        return {site: injury.hamstring_kind for site, injury in self.injuries.items()}

    @property
    def hamstring(self) -> bool:
        return any(site.startswith("HAM") for site in self.injuries)

    @property
    def itb(self) -> bool:
        return any(site.startswith("ITB") for site in self.injuries)


@dataclass(frozen=True, slots=True)
class Flag:
    """An open red flag: since which day, by which fact, and whether the runner took it back."""

    id: str
    since: int
    fact: UUID
    taken_back: bool = False


class Carry(NamedTuple):
    """What a day hands to the next."""

    runner: Runner
    base: Mapping[Site, int]
    scores: Mapping[Site, tuple[int, ...]]
    worse: bool
    began: Mapping[str, str]
    flags: tuple[Flag, ...]
    flag_raised: int | None
    """The last day on which a flag was answered with yes."""
    worried_since: int | None
    other_injury: OtherInjury | None
    pauses: tuple[Pause, ...]
    speed_allowed: bool
    pregnancy_cleared: bool
    last_check_in: int | None
    last_run: int | None
    last_red: int | None
    weeklies: tuple[tuple[int, WeeklyCheck], ...]
    """The weekly checks of the last 28 days with their days, newest first."""


class Day(NamedTuple):
    """One day as it is known at its end. Days are proleptic ordinals (`date.toordinal`)."""

    ordinal: int
    carry: Carry
    check_in: CheckIn | None
    morning: Morning | None
    light: Light
    sessions: tuple[SessionLog, ...]
    closed: tuple[Light, ...]
    """Lights of the day before's sessions, closed by this morning."""
    red_facts: tuple[UUID, ...]
    """Facts of the morning (check-in, flare) that make a red."""
    severe: bool
    flares: tuple[Flare, ...]
    tests: tuple[TestResult, ...]
    weekly: tuple[WeeklyCheck, ...]
    notes: tuple[ClinicianNote, ...]
    edits: tuple[PlanEdit, ...]
    acknowledged: tuple[str, ...]
    beside: tuple[Beside, ...] = ()
    """Facts of the tracks beside training."""

    @property
    def fever(self) -> bool:
        return self.check_in is not None and bool(self.check_in.fever)


class Ledger(NamedTuple):
    """The days from the first fact to the last day asked for, without holes."""

    first: int
    days: tuple[Day, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.days) - 1

    def day(self, ordinal: int) -> Day | None:
        index = ordinal - self.first
        return self.days[index] if 0 <= index < len(self.days) else None


def effective(facts: Iterable[Fact], as_of: datetime | None = None) -> dict[UUID, Fact]:
    """What the facts say once corrections count, by the id of the fact that was corrected.

    as_of: facts received later are left out. The order of the facts does not matter: of several
    corrections of one fact the last received wins. A correction of a correction counts for the
    fact at its root. An answered red flag stays: a correction cannot take it back, only say so.
    """
    known = [f for f in facts if as_of is None or f.received_at is None or f.received_at <= as_of]
    result: dict[UUID, Fact] = {}
    corrections: list[Correction] = []
    for fact in known:
        if isinstance(fact, Correction):
            corrections.append(fact)
        else:
            result[fact.id] = fact
    root = {c.id: c.corrects for c in corrections}
    for correction in sorted(corrections, key=lambda c: (c.received_at or c.happened_at, c.id)):
        target = correction.corrects
        seen = {correction.id}
        while target in root and target not in seen:
            seen.add(target)
            target = root[target]
        original = result.get(target)
        if original is None and (correction.by is None or target not in root):
            continue
        if isinstance(original, RedFlagAnswer):
            kept = {flag: True for flag, yes in original.answers.items() if yes}
            later = correction.by.answers if isinstance(correction.by, RedFlagAnswer) else {}
            result[target] = original.model_copy(update={"answers": {**later, **kept}})
        elif correction.by is None:
            result.pop(target, None)
        else:
            # Under its first id, so that whatever names the fact still finds it.
            result[target] = correction.by.model_copy(update={"id": target})
    return result


def taken_back(facts: Iterable[Fact]) -> frozenset[UUID]:
    """Ids of the red-flag answers that the runner later called a mistake."""
    return frozenset(fact.corrects for fact in facts if isinstance(fact, Correction))


def by_day(facts: Mapping[UUID, Fact], day_starts_at_h: int) -> dict[int, list[Fact]]:
    """Facts grouped by the runner's day, each day in order of happening.

    Pain an hour after a session belongs to the session's day, whenever it was told.
    """
    grouped: dict[int, list[Fact]] = {}
    for fact in facts.values():
        owner = facts.get(fact.session, fact) if isinstance(fact, PainAfter) else fact
        grouped.setdefault(owner.day(day_starts_at_h).toordinal(), []).append(fact)
    for day_facts in grouped.values():
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
    )


def fold(
    index: Index,
    grouped: Mapping[int, Sequence[Fact]],
    mistakes: frozenset[UUID],
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
    mistakes: frozenset[UUID],
    carry: Carry,
    before: Day | None,
) -> Day:
    """One more day."""
    sorted_out = _Sorted()
    for fact in facts:
        sorted_out.add(fact)
    if sorted_out.standing_facts:
        carry = _take_in(index, carry, sorted_out, mistakes, ordinal)
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
        closed = tuple(lights.closed(s.light, morning, runner.sites) for s in before.sessions)
    red_facts: list[UUID] = [flare.id for flare in sorted_out.flares]
    severe = any(flare.limp or flare.sharp for flare in sorted_out.flares)
    if check_in is not None and morning is not None and light is Light.RED:
        red_facts.append(check_in.id)
        severe = severe or lights.severe_morning(check_in, morning)
    sessions: tuple[SessionLog, ...] = ()
    began = carry.began
    if sorted_out.sessions:
        taken = None if check_in is None else check_in.painkillers_24h
        body = Body(runner.sites, runner.kinds, base, runner.tendon, taken)
        sessions, began = sessions_of(sorted_out.sessions, body, runner.limits, began)
    if sorted_out.flares:
        light = Light.RED
    red_today = bool(red_facts) or any(s.light is Light.RED for s in sessions)
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
    carry = carry._replace(
        weeklies=weeklies,
        base=_lower(base, scores) if scores is not carry.scores else base,
        scores=scores,
        worse=check_in is not None and check_in.versus_yesterday == "worse",
        began=began,
        worried_since=worried,
        last_check_in=carry.last_check_in if check_in is None else ordinal,
        last_run=ordinal
        if any(s.kind == "run" and s.run_min > 0 for s in sessions)
        else carry.last_run,
        last_red=ordinal if red_today else carry.last_red,
    )
    return Day(
        ordinal=ordinal,
        carry=carry,
        check_in=check_in,
        morning=morning,
        light=light,
        sessions=sessions,
        closed=closed,
        red_facts=tuple(red_facts),
        severe=severe,
        flares=tuple(sorted_out.flares),
        tests=tuple(sorted_out.tests),
        weekly=tuple(sorted_out.weekly),
        notes=tuple(sorted_out.notes),
        edits=tuple(sorted_out.edits),
        acknowledged=tuple(sorted_out.acknowledged),
        beside=tuple(sorted_out.beside),
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


_WORSE_WORDS = {
    word: rank
    for words in (
        ("normal", "stiff", "limping"),
        ("better", "same", "worse"),
        ("over_7_h", "6_to_7_h", "under_6_h"),
    )
    for rank, word in enumerate(words)
}


def worse_of(first: CheckIn, second: CheckIn) -> CheckIn:
    """Two check-ins of a day as one: the worse answer of each counts (a mistake is corrected, not
    told anew)."""
    merged: dict[str, object] = {}
    for name in CheckIn.model_fields:
        a, b = getattr(first, name), getattr(second, name)
        if isinstance(a, dict) and isinstance(b, dict):
            merged[name] = {site: max(a.get(site, 0), b.get(site, 0)) for site in sorted({*a, *b})}
        elif name in ("first_steps", "versus_yesterday", "sleep"):
            merged[name] = max(
                (word for word in (a, b) if word is not None),
                key=_WORSE_WORDS.__getitem__,
                default=None,
            )
        elif name == "energy":
            merged[name] = min((n for n in (a, b) if n is not None), default=None)
        elif isinstance(a, bool | int) or isinstance(b, bool | int):
            merged[name] = max((n for n in (a, b) if n is not None), default=None)
    return second.model_copy(update=merged)


class _Sorted:
    """A day's facts by kind."""

    __slots__ = (
        "acknowledged",
        "answers",
        "beside",
        "check_in",
        "edits",
        "flares",
        "notes",
        "sessions",
        "standing_facts",
        "tests",
        "weekly",
    )

    def __init__(self) -> None:
        self.check_in: CheckIn | None = None
        self.sessions: list[Fact] = []
        self.flares: list[Flare] = []
        self.tests: list[TestResult] = []
        self.weekly: list[WeeklyCheck] = []
        self.notes: list[ClinicianNote] = []
        self.edits: list[PlanEdit] = []
        self.acknowledged: list[str] = []
        self.answers: list[RedFlagAnswer] = []
        self.beside: list[Beside] = []
        self.standing_facts: list[Fact] = []

    def add(self, fact: Fact) -> None:
        match fact:
            case CheckIn():
                before = self.check_in
                self.check_in = fact if before is None else worse_of(before, fact)
            case SessionFeedback() | ActivityImported() | PainAfter():
                self.sessions.append(fact)
            case Flare():
                self.flares.append(fact)
            case TestResult():
                self.tests.append(fact)
            case WeeklyCheck():
                self.weekly.append(fact)
            case PlanEdit():
                self.edits.append(fact)
            case PromptAcknowledged():
                self.acknowledged.append(fact.prompt)
            case Shoe() | TrackSwitch() | CheckpointDone():
                self.beside.append(fact)
            case _:
                if isinstance(fact, ClinicianNote):
                    self.notes.append(fact)
                elif isinstance(fact, RedFlagAnswer):
                    self.answers.append(fact)
                self.standing_facts.append(fact)


def _red_morning(carry: Carry, sorted_out: _Sorted) -> bool:
    """Whether the day is red by the usual pain before it: no new normal undoes that (A1)."""
    check_in = sorted_out.check_in
    if check_in is None:
        return bool(sorted_out.flares)
    morning = Morning(check_in.pain, dict(carry.base), painkillers=False, swelling=False)
    light = lights.day_light(check_in, morning, worse_before=False)
    return bool(sorted_out.flares) or light is Light.RED


def _take_in(
    index: Index, carry: Carry, sorted_out: _Sorted, mistakes: frozenset[UUID], ordinal: int
) -> Carry:
    runner = carry.runner
    profile, injuries, tendon = runner.profile, dict(runner.injuries), runner.tendon
    settings, note_parameters = runner.settings, runner.note_parameters
    base = dict(carry.base)
    flags = {flag.id: flag for flag in carry.flags}
    worried, other = carry.worried_since, carry.other_injury
    pauses = carry.pauses
    flag_day = carry.flag_raised
    speed, pregnancy = carry.speed_allowed, carry.pregnancy_cleared
    for fact in sorted_out.standing_facts:
        match fact:
            case Profile():
                if profile is not None and fact.risks - profile.risks:
                    # A note spoke of the risks that were known when it was written.
                    speed = pregnancy = False
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
                        flags[name] = Flag(name, ordinal, fact.id, fact.id in mistakes)
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
