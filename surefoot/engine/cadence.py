"""Cadence: the runner's own, what it aims at in two steps, and whether a step is held.

The aim is the runner's own cadence at the pace that they run now, and never more than a twentieth
above it (decision model §7.13; EV016, EV018, X05).
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from statistics import median, pstdev
from typing import Literal, NamedTuple
from uuid import UUID

from surefoot.engine import history, paces
from surefoot.engine.draft import Draft
from surefoot.engine.ledger import Ledger, Runner
from surefoot.engine.lights import Light
from surefoot.engine.limits import Limits
from surefoot.engine.recorded import Recorded
from surefoot.engine.relapse import FULL_TRAINING
from surefoot.engine.standing import Cadence
from surefoot.facts.analysis import SPEED_BAND_MPS, CadenceBand
from surefoot.facts.technique import WALKING_BELOW_SPM, CadenceMeasured

Source = Literal["runs_before_pain", "runs", "profile", "phone", "taps"]

LAST_STEP = 2
LEVER = "cadence"
_BEFORE_PAIN_D = 28
_LOOKED_AT_D = 60
"""What lies further back is usual no more (P)."""
_LEAST_RUNS = 3
_LEAST_MIN = 20.0
_LEAST_FLAT_MIN = 5.0
"""A run with less steady flat running tells nothing of the aim (P)."""
_NEAR_MPS = 1.5 * SPEED_BAND_MPS
"""A pace no further off is the same pace (P)."""
_MOVED_SPM = 2.0
"""A change of the own cadence that is smaller moves no aim (P)."""


class Own(NamedTuple):
    """The runner's own cadence and what it rests on; 0 runs where no run tells it."""

    spm: float
    source: Source
    runs: int = 0
    minutes: float = 0.0
    spread_spm: float | None = None
    """Standard deviation of the runs."""
    pace_mps: float = 0.0
    """The pace that it is of; 0: of all easy running."""


class RunInBand(NamedTuple):
    """An easy run's steady flat minutes, and those of them in the band aimed at."""

    day: int
    activity: UUID
    flat_min: float
    in_band_min: float
    spm: float
    """Mean of the flat minutes."""
    light: Light


class Held(NamedTuple):
    """Whether the step is held: the last runs of it, newest first, how many and how much it
    takes."""

    held: bool
    runs: tuple[RunInBand, ...]
    in_band: int
    """How many of them spent the wanted share in the band."""
    in_a_row: int
    """How many did so since the last that did not."""
    wanted: int
    share: float


def own(ledger: Ledger, runner: Runner, before: int) -> Own | None:
    """What is known of it from the days before a day: of the runs in the four weeks before the pain
    began, else of all runs, else of the profile, else as it was counted last. None: not known."""
    day = ledger.day(min(before, ledger.last + 1) - 1)
    speeds = () if day is None else day.carry.speeds_mps
    for source, told in _windows(ledger, runner, before):
        found = _of_runs(told, runner, speeds)
        if found is not None:
            return found._replace(source=source)
    usual = None if runner.profile is None else runner.profile.baseline.cadence_spm
    if usual is not None:
        return Own(float(usual), "profile")
    return _counted(ledger, before)


def _windows(
    ledger: Ledger, runner: Runner, before: int
) -> Iterator[tuple[Source, list[Recorded]]]:
    """The runs that may tell the own cadence before a day, the best first."""
    onset = min((each.onset.toordinal() for each in runner.injuries.values()), default=before)
    yield "runs_before_pain", list(_runs(ledger, min(onset, before) - 1, _BEFORE_PAIN_D))
    yield "runs", list(_runs(ledger, before - 1, _LOOKED_AT_D))


def _runs(ledger: Ledger, last: int, days: int) -> Iterator[Recorded]:
    """What watches tell of the runs of some days up to one."""
    for entry in history.done(ledger, last, days, "run"):
        if entry.session.recorded is not None:
            yield entry.session.recorded


def _of_runs(told: Sequence[Recorded], runner: Runner, speeds_mps: Sequence[float]) -> Own | None:
    """At the pace run now where enough tells of it, else of all easy running."""
    fast_mps = fast_from_mps(runner, speeds_mps)
    pace_mps = _pace_now(runner, speeds_mps)
    if pace_mps is not None:
        at_pace = [_mean(_chosen(each.flat_cadence, pace_mps, fast_mps)) for each in told]
        found = _middle([each for each in at_pace if each is not None])
        if found is not None:
            return found._replace(pace_mps=round(pace_mps, 2))
    easy = [_mean(_chosen(each.flat_cadence, 0.0, fast_mps)) for each in told]
    found = _middle([each for each in easy if each is not None])
    if found is not None:
        return found
    whole = [
        (each.cadence_spm, each.run_min)
        for each in told
        if each.cadence_spm is not None and each.run_min
    ]
    return _middle(whole)


def _middle(runs: Sequence[tuple[float, float]]) -> Own | None:
    """The median of runs weighted by their minutes; None when they are too few or too short."""
    minutes = sum(weight for _, weight in runs)
    if len(runs) < _LEAST_RUNS or minutes < _LEAST_MIN:
        return None
    ordered = sorted(runs)
    passed = accumulate(weight for _, weight in ordered)
    spm = next(
        value for (value, _), so_far in zip(ordered, passed, strict=True) if so_far >= minutes / 2
    )
    spread = round(pstdev([value for value, _ in runs]), 1)
    return Own(round(spm, 1), "runs", len(runs), round(minutes, 1), spread)


def fast_from_mps(runner: Runner, speeds_mps: Sequence[float]) -> float | None:
    """The speed from which running is no longer easy; None: not known, and all counts as easy."""
    easy = paces.easy_speed_mps(runner.profile, speeds_mps)
    return None if easy is None else easy * runner.limits["fast_share"]


def _pace_now(runner: Runner, speeds_mps: Sequence[float]) -> float | None:
    return (
        median(speeds_mps)
        if len(speeds_mps) >= _LEAST_RUNS
        else paces.easy_speed_mps(runner.profile, speeds_mps)
    )


def _chosen(
    bands: Sequence[CadenceBand], pace_mps: float, fast_mps: float | None
) -> list[CadenceBand]:
    """The bands near a pace, or with 0 those of easy running."""
    if pace_mps:
        middle = SPEED_BAND_MPS / 2
        return [b for b in bands if abs(b.from_mps + middle - pace_mps) <= _NEAR_MPS]
    return [b for b in bands if fast_mps is None or b.from_mps < fast_mps]


def _mean(bands: Sequence[CadenceBand]) -> tuple[float, float] | None:
    """Mean cadence of bands, and the minutes in them; None for less than tells anything."""
    pairs = [pair for band in bands for pair in band.seconds]
    seconds = sum(count for _, count in pairs)
    if seconds < 60 * _LEAST_FLAT_MIN:
        return None
    return sum(spm * count for spm, count in pairs) / seconds, seconds / 60


def _counted(ledger: Ledger, before: int) -> Own | None:
    """The newest count of running by phone or taps."""
    for day in history.days_back(ledger, before, before - ledger.first + 1):
        for fact in reversed(day.beside):
            if isinstance(fact, CadenceMeasured) and fact.spm >= WALKING_BELOW_SPM:
                return Own(
                    round(fact.spm, 1), fact.by, 0, round(fact.over_s / 60, 1), fact.spread_spm
                )
    return None


def of_standing(draft: Draft) -> Own | None:
    """The own cadence by the days before the aim began; until then by all days so far."""
    return own(draft.ledger, draft.runner, draft.standing.cadence.began or draft.today)


def by_pace(draft: Draft) -> list[tuple[float, float, float]]:
    """Cadence by pace of the easy flat running that the own cadence is taken of: where a band of
    pace begins in m/s, minutes in it, and the mean; slowest first."""
    before = draft.standing.cadence.began or draft.today
    ledger, runner = draft.ledger, draft.runner
    day = ledger.day(before - 1)
    fast_mps = fast_from_mps(runner, () if day is None else day.carry.speeds_mps)
    windows = (told for _, told in _windows(ledger, runner, before))
    told = next((runs for runs in windows if len(runs) >= _LEAST_RUNS), [])
    bands: dict[float, list[CadenceBand]] = {}
    for each in told:
        for band in _chosen(each.flat_cadence, 0.0, fast_mps):
            bands.setdefault(band.from_mps, []).append(band)
    found = [(mps, _mean(bands[mps])) for mps in sorted(bands)]
    return [(mps, mean[1], mean[0]) for mps, mean in found if mean is not None]


def share_above(limits: Limits, step: int) -> float:
    """How far a step lies above the own cadence, as a share of it; 0 for no step."""
    return (0.0, limits["cadence_first_step"], limits["cadence_second_step"])[step]


def aim_spm(now: Cadence, limits: Limits) -> int | None:
    """Whole steps a minute that the step in force aims at; None without one."""
    return aim_above(now.own_spm, limits, now.step) if now.step else None


def aim_above(own_spm: float, limits: Limits, step: int) -> int:
    """Whole steps a minute of a step above an own cadence."""
    return int(own_spm * (1 + share_above(limits, step)) + 1e-6)


def band_spm(now: Cadence, limits: Limits) -> tuple[float, float] | None:
    """Lowest and highest steps a minute that count as in the band; None without an aim.

    It lies about the aim, as steps and watches vary (P); the aim itself stays within a twentieth.
    """
    if not now.step:
        return None
    middle, half = 1 + share_above(limits, now.step), limits["cadence_band"]
    return round(now.own_spm * (middle - half), 1), round(now.own_spm * (middle + half), 1)


def easy_flat(
    bands: Sequence[CadenceBand], pace_mps: float, fast_mps: float | None
) -> tuple[float, float] | None:
    """Mean cadence of a run's steady flat running, and its minutes; None where it tells too little.

    pace_mps: of running at that pace; 0: of all easy running, below fast_mps where that is known.
    """
    return _mean(_chosen(bands, pace_mps, fast_mps))


def in_band(
    bands: Sequence[CadenceBand], now: Cadence, limits: Limits, fast_mps: float | None
) -> tuple[float, float, float] | None:
    """Flat minutes at the pace of the aim, those of them in its band, and their mean cadence.

    None without an aim, or where the run tells too little.
    """
    aimed = band_spm(now, limits)
    near = _chosen(bands, now.pace_mps, fast_mps)
    whole = _mean(near)
    if aimed is None or whole is None:
        return None
    inside = sum(
        count for band in near for spm, count in band.seconds if aimed[0] <= spm <= aimed[1]
    )
    return whole[1], inside / 60, whole[0]


def held(draft: Draft, last: int) -> Held:
    """Whether the step in force is held, by the runs since it began up to a day."""
    standing, limits = draft.standing, draft.limits
    wanted, share = limits.whole("cadence_held_runs"), limits["cadence_held_share"]
    fast_mps = fast_from_mps(draft.runner, draft.day.carry.speeds_mps)
    runs: list[RunInBand] = []
    for entry in history.done(draft.ledger, last, last - standing.cadence.since + 1, "run"):
        told, activity = entry.session.recorded, entry.session.activity
        if told is None or activity is None:
            continue
        found = in_band(told.flat_cadence, standing.cadence, limits, fast_mps)
        if found is not None:
            flat_min, inside_min, spm = found
            runs.append(
                RunInBand(entry.day, activity, flat_min, inside_min, round(spm, 1), entry.light)
            )
        if len(runs) == wanted:
            break
    enough = [
        run.in_band_min >= share * run.flat_min and run.light is not Light.RED for run in runs
    ]
    in_a_row = next((place for place, each in enumerate(enough) if not each), len(enough))
    return Held(in_a_row == wanted, tuple(runs), sum(enough), in_a_row, wanted, share)


def begin(draft: Draft, *, blamed: bool) -> bool:
    """The first step, where the own cadence is known; whether it began.

    blamed: nothing else is new, so that it is the first suspect of pain to come.
    """
    found = of_standing(draft)
    if found is None:
        return False
    began = draft.standing.cadence.began or draft.today
    _set(draft, Cadence(1, draft.today, began, found.spm, found.pace_mps), "CADENCE-UP")
    if blamed:
        _suspected(draft)
    return True


def refresh(draft: Draft, *, may_rise: bool) -> bool:
    """The own cadence once more, as pace and profile may have changed; whether the aim rose.

    Lower at once; higher only where something may rise.
    """
    before = draft.standing.cadence
    found = of_standing(draft) if before.step else None
    if found is None:
        return False
    if abs(found.spm - before.own_spm) < _MOVED_SPM:
        draft.set(cadence=before._replace(pace_mps=found.pace_mps))
        return False
    after = before._replace(own_spm=found.spm, pace_mps=found.pace_mps, since=draft.today)
    if found.spm < before.own_spm:
        _set(draft, after, "CADENCE-BACK")
        return False
    if may_rise:
        _set(draft, after, "CADENCE-UP")
        _suspected(draft)
    return may_rise


def first_due(draft: Draft) -> bool:
    """Whether the first step may come: the own cadence is known, and no step went back lately."""
    now = draft.standing.cadence
    return (
        not now.step
        and draft.today - now.since >= draft.limits.whole("cadence_step_d")
        and of_standing(draft) is not None
    )


def second_due(draft: Draft) -> bool:
    """Whether the second step may come: the first was held for a week and the last runs."""
    now = draft.standing.cadence
    return (
        now.step == 1
        and draft.today - now.since >= draft.limits.whole("cadence_step_d")
        and held(draft, draft.today - 1).held
    )


def second(draft: Draft) -> None:
    """The second step, which is the last."""
    _set(draft, draft.standing.cadence._replace(step=LAST_STEP, since=draft.today), "CADENCE-UP")
    _suspected(draft)


def _suspected(draft: Draft) -> None:
    draft.set(suspect=LEVER, lever_since=draft.today)


def set_back(draft: Draft) -> None:
    """After a red and whatever else takes load back: the first step at most; none when it rose
    last, or out of full training (P)."""
    now, standing = draft.standing.cadence, draft.standing
    if now.step:
        blamed = standing.suspect == LEVER or standing.phase >= FULL_TRAINING
        after = now._replace(step=0 if blamed else 1, since=draft.today)
        _set(draft, after, "CADENCE-BACK")


def ease(draft: Draft) -> None:
    """After an amber while cadence is what rose last: one step less (P)."""
    now = draft.standing.cadence
    if now.step and draft.standing.suspect == LEVER:
        _set(draft, now._replace(step=now.step - 1, since=draft.today), "CADENCE-BACK")
        draft.set(suspect="")


def _set(draft: Draft, after: Cadence, rule: str) -> None:
    before = draft.standing.cadence
    aims = aim_spm(before, draft.limits), aim_spm(after, draft.limits)
    draft.set(cadence=after)
    if aims[0] != aims[1]:
        draft.moved("cadence", *aims, rule)
        draft.because(
            rule,
            step=after.step,
            own=after.own_spm,
            spm=aims[1] or 0,
            share=share_above(draft.limits, after.step),
        )
