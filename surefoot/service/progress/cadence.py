"""Steps a minute of each recorded run, beside what the technique cue aims at."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from surefoot.engine.ledger import Runner
from surefoot.engine.recorded import class_of, run_min
from surefoot.engine.technique import open_cues
from surefoot.facts.types import ActivityImported, Fact
from surefoot.figures import axes
from surefoot.figures.plot import Band, Level, Panel, Plot, Series, Table, empty
from surefoot.knowledge.beside_schema import Cue
from surefoot.service.progress.stretch import Stretch
from surefoot.text import beside, names, progress
from surefoot.text.knowledge import in_words
from surefoot.text.language import t

ID = "cadence"
ABOVE_OWN = 1.05
"""The target: the runner's own cadence, and up to a twentieth above it (X05, R-E013, EV018)."""
_LEAST_SPM = 20.0
_APART = 1e-3
"""Of a day: two recordings of one moment stand beside each other."""


def plot(stretch: Stretch, facts: Mapping[UUID, Fact]) -> Plot:
    """facts: what counts, by id."""
    course = stretch.course
    runner = course.ledger.days[-1].carry.runner
    title = t("Cadence of your runs")
    cue = cue_of(stretch, runner)
    runs = [
        (day - stretch.first, fact, spm)
        for fact in facts.values()
        if isinstance(fact, ActivityImported) and class_of(fact) == "run"
        if stretch.first <= (day := fact.day(course.day_starts_at_h).toordinal()) <= stretch.last
        if (spm := cadence_spm(fact)) is not None
    ]
    if not runs:
        return empty(
            ID, title, t("A run imported from a watch that counts steps begins this plot.")
        )
    runs.sort(key=lambda run: (run[1].happened_at, run[1].id))
    own = None if runner.profile is None else runner.profile.baseline.cadence_spm
    target = None if own is None or cue is None else (float(own), round(own * ABOVE_OWN, 1))
    values = tuple(round(spm, 1) for _, _, spm in runs)
    axis = axes.measure(
        t("Steps a minute"), [*values, *(target or ())], _LEAST_SPM, from_zero=False,
        label=names.tick,
    )  # fmt: skip
    bands: tuple[Band, ...] = ()
    if target is not None:
        name = t("target, {low} to {high}", low=round(target[0]), high=round(target[1]))
        bands = (Band(name, (target[0],) * len(runs), (target[1],) * len(runs)),)
    usual = () if own is None or target is not None else (Level(t("usual"), float(own)),)
    return Plot(
        id=ID,
        title=title,
        summary=_summary([spm for _, _, spm in runs], target),
        across=stretch.day_axis(),
        at=_places(stretch, runs),
        span=1.0,
        panels=(Panel(axis, (Series(t("cadence"), "dots", values, 0),), bands, usual),),
        table=Table(
            (t("Run"), t("Steps a minute"), t("Running")),
            tuple(
                (
                    stretch.day_name(stretch.first + day),
                    str(round(spm)),
                    progress.minutes(run_min(fact)),
                )
                for day, fact, spm in runs
            ),
        ),
        note=_note(cue, runner, own),
    )


def cadence_spm(activity: ActivityImported) -> float | None:
    """Steps a minute while running; of an older import over the whole activity."""
    told = activity.analysis
    running = None if told is None else told.running_cadence_spm.value
    return activity.cadence_spm.value if running is None else running


def cue_of(stretch: Stretch, runner: Runner) -> Cue | None:
    """The cue that asks for quicker steps, where it is meant for this runner."""
    cues = open_cues(in_words(stretch.course.index), runner, "flat")
    return next((cue for cue in cues if cue.cadence_below), None)


def _places(stretch: Stretch, runs: list[tuple[int, ActivityImported, float]]) -> tuple[float, ...]:
    """Where in its day each run began, counted from the first day's noon."""
    found: list[float] = []
    for day, fact, _ in runs:
        began = fact.happened_at + timedelta(seconds=fact.utc_offset_s or 0)
        place = day - 0.5 + (began.hour * 60 + began.minute) / 1440
        found.append(max(place, found[-1] + _APART) if found else place)
    return tuple(round(place, 4) for place in found)


def _summary(values: list[float], target: tuple[float, float] | None) -> str:
    latest = values[-5:]
    mean = round(sum(latest) / len(latest))
    if target is None:
        return progress.cadence(mean, len(latest))
    low, high = round(target[0]), round(target[1])
    return progress.cadence_beside(mean, len(latest), low, high)


def _note(cue: Cue | None, runner: Runner, own: float | None) -> str:
    if cue is None:
        return t("No cue asks you for quicker steps.")
    said = t("The cue: {cue}", cue=beside.cue(cue, runner))
    if own is None:
        return said + " " + t("Tell your usual cadence in the profile to see a target here.")
    return said + " " + t("The target is your own and up to 5 % above it, no number for everyone.")


def exercises(stretch: Stretch) -> tuple[str, ...]:
    """The drills of the cue."""
    cue = cue_of(stretch, stretch.course.ledger.days[-1].carry.runner)
    return () if cue is None else cue.drills
