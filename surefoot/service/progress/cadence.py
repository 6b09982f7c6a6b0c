"""Steps a minute of each recorded run, beside what the technique cue aimed at on that day."""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from surefoot.engine import cadence, technique
from surefoot.engine.draft import Draft
from surefoot.engine.recorded import cadence_spm, class_of, run_min
from surefoot.engine.standing import Standing
from surefoot.facts.types import ActivityImported, Fact
from surefoot.figures import axes
from surefoot.figures.plot import Band, Level, Panel, Plot, Series, Table, empty
from surefoot.knowledge.beside_schema import Cue
from surefoot.service.progress.stretch import Stretch
from surefoot.text import beside, names, progress
from surefoot.text.knowledge import in_words
from surefoot.text.language import t

ID = "cadence"
_LEAST_SPM = 20.0
_APART = 1e-3
"""Of a day: two recordings of one moment stand beside each other."""


class Run(NamedTuple):
    """A recorded run: its cadence, the band that was aimed at, and its flat minutes within."""

    day: int
    fact: ActivityImported
    spm: float
    band: tuple[float, float] | None
    flat_min: float | None
    in_band_min: float | None


def runs(stretch: Stretch, facts: Mapping[UUID, Fact]) -> list[Run]:
    """The runs of a stretch that tell their cadence, in turn. facts: what counts, by id."""
    course = stretch.course
    found = []
    for fact in facts.values():
        if isinstance(fact, ActivityImported) and class_of(fact) == "run":
            day = fact.day(course.day_starts_at_h).toordinal()
            if stretch.first <= day <= stretch.last and (run := _run(stretch, fact, day)):
                found.append(run)
    return sorted(found, key=lambda run: (run.fact.happened_at, run.fact.id))


def _run(stretch: Stretch, fact: ActivityImported, day: int) -> Run | None:
    """Of steady flat running at the pace of the aim where its streams tell it, else of all."""
    known = stretch.course.ledger.day(day)
    whole = cadence_spm(fact)
    if known is None or whole is None:
        return None
    runner = known.carry.runner
    now = (stretch.standing(day) or Standing(day, 0, day)).cadence
    bands = () if fact.analysis is None else fact.analysis.flat_cadence
    fast_mps = cadence.fast_from_mps(runner, known.carry.speeds_mps)
    flat = cadence.easy_flat(bands, now.pace_mps, fast_mps)
    inside = cadence.in_band(bands, now, runner.limits, fast_mps)
    return Run(
        day=day,
        fact=fact,
        spm=whole if flat is None else flat[0],
        band=cadence.band_spm(now, runner.limits),
        flat_min=None if inside is None else inside[0],
        in_band_min=None if inside is None else inside[1],
    )


def plot(stretch: Stretch, facts: Mapping[UUID, Fact]) -> Plot:
    """facts: what counts, by id."""
    draft = stretch.course.draft
    title = t("Cadence of your runs")
    cue = None if draft is None else cue_of(draft)
    told = runs(stretch, facts)
    if not told:
        return empty(
            ID, title, t("A run imported from a watch that counts steps begins this plot.")
        )
    own = None if draft is None else technique.own_spm(draft)
    aims = [edge for run in told for edge in run.band or ()]
    values = tuple(round(run.spm, 1) for run in told)
    axis = axes.measure(
        t("Steps a minute"), [*values, *aims, *(() if own is None else (own,))], _LEAST_SPM,
        from_zero=False, label=names.tick,
    )  # fmt: skip
    bands: tuple[Band, ...] = ()
    if aims:
        edges = [run.band or (None, None) for run in told]
        name = t("in the band")
        bands = (Band(name, tuple(low for low, _ in edges), tuple(high for _, high in edges)),)
    usual = () if own is None else (Level(t("your own"), round(own, 1)),)
    return Plot(
        id=ID,
        title=title,
        summary=_summary(told),
        across=stretch.day_axis(),
        at=_places(stretch, told),
        span=1.0,
        panels=(Panel(axis, (Series(t("cadence"), "dots", values, 0),), bands, usual),),
        table=Table(
            (t("Run"), t("Steps a minute"), t("Running"), t("Flat, in the band")),
            tuple(
                (
                    stretch.day_name(run.day),
                    str(round(run.spm)),
                    progress.minutes(run_min(run.fact)),
                    progress.minutes_in_band(run.in_band_min, run.flat_min),
                )
                for run in told
            ),
        ),
        note="" if draft is None else _note(cue, draft, own),
    )


def cue_of(draft: Draft) -> Cue | None:
    """The cue that asks for quicker steps, where it is meant for this runner."""
    own = technique.own_spm(draft)
    cues = technique.open_cues(in_words(draft.index), draft.runner, "flat", own)
    return next((cue for cue in cues if cue.cadence_below), None)


def _places(stretch: Stretch, told: list[Run]) -> tuple[float, ...]:
    """Where in its day each run began, counted from the first day's noon."""
    found: list[float] = []
    for run in told:
        began = run.fact.happened_at + timedelta(seconds=run.fact.utc_offset_s or 0)
        place = run.day - stretch.first - 0.5 + (began.hour * 60 + began.minute) / 1440
        found.append(max(place, found[-1] + _APART) if found else place)
    return tuple(round(place, 4) for place in found)


def _summary(told: list[Run]) -> str:
    latest = told[-5:]
    mean = round(sum(run.spm for run in latest) / len(latest))
    said = progress.cadence(mean, len(latest))
    band = told[-1].band
    if band is None:
        return said
    return (
        said + " " + t("In the band is {low} to {high}.", low=round(band[0]), high=round(band[1]))
    )


def _note(cue: Cue | None, draft: Draft, own: float | None) -> str:
    if cue is None:
        return t("No cue asks you for quicker steps.")
    said = t("The cue: {cue}", cue=beside.cue(cue, draft.runner))
    if own is None:
        return said + " " + t("Your own cadence is not known yet: see Technique for three ways.")
    return (
        said
        + " "
        + t("It aims at two small steps above your own, 5 % at most: no number for everyone.")
    )


def exercises(stretch: Stretch) -> tuple[str, ...]:
    """The drills of the cue."""
    draft = stretch.course.draft
    cue = None if draft is None else cue_of(draft)
    return () if cue is None else cue.drills
