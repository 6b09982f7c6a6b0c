"""Each week's running: minutes, climb and descent beside what was usual and what was allowed; the
longest run beside its cap."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from surefoot.engine import growth
from surefoot.engine.draft import Draft
from surefoot.engine.matching import SessionLog
from surefoot.engine.sessions import week_most
from surefoot.facts.types import ActivityImported, Fact, SessionFeedback
from surefoot.facts.units import feet_of_metres
from surefoot.figures import axes
from surefoot.figures.plot import Level, Number, Panel, Plot, Series, Table, empty
from surefoot.service.progress.stretch import Stretch, Week
from surefoot.text import names, progress
from surefoot.text.language import spoken, t, tn

WEEKLY, LONGEST = "weekly", "longest"
_LEAST_MIN, _LEAST_CLIMB_M = 30.0, 100.0
_LADDER, _CONTINUOUS = 2, 3


@dataclass(frozen=True, slots=True)
class Ran:
    """A week's running; None = nothing was told. The longest run has its day."""

    run_min: float | None
    ascent_m: float | None
    descent_m: float | None
    longest: SessionLog | None
    longest_on: int


def weekly(stretch: Stretch, facts: Mapping[UUID, Fact]) -> Plot:
    """Minutes, climb and descent of each week. facts: what counts, by id."""
    title = t("Your running, week by week")
    weeks = stretch.weeks()
    ran = [_ran(week) for week in weeks]
    if not any(each.run_min for each in ran):
        return empty(WEEKLY, title, t("Your first run begins this plot."))
    caps = [week_cap_min(stretch, week) for week in weeks]
    usual = _usual(stretch)
    open_up = [_open_m(stretch, week, up=True) for week in weeks]
    open_down = [_open_m(stretch, week, up=False) for week in weeks]
    panels = [_minutes_panel([each.run_min for each in ran], caps, usual.run_min)]
    climbed = [each.ascent_m for each in ran], [each.descent_m for each in ran]
    for name, done, allowed, before in (
        (t("Climb, {unit} a week", unit=_unit()), climbed[0], open_up, usual.ascent_m),
        (t("Descent, {unit} a week", unit=_unit()), climbed[1], open_down, usual.descent_m),
    ):
        if any(done) or any(allowed):
            panels.append(_climb_panel(name, done, allowed, before))
    heads = (t("Week"), t("Running"), t("Most allowed"), t("Climb"), t("Open to climb"),
             t("Descent"), t("Open to descend"))  # fmt: skip
    rows = tuple(
        (
            stretch.week_name(week),
            progress.minutes(each.run_min),
            _allowed(cap),
            progress.climb(each.ascent_m),
            progress.climb(up),
            progress.climb(each.descent_m),
            progress.climb(down),
        )
        for week, each, cap, up, down in zip(weeks, ran, caps, open_up, open_down, strict=True)
    )
    return Plot(
        id=WEEKLY,
        title=title,
        summary=_weekly_summary(weeks, ran, usual.run_min),
        across=stretch.week_axis(),
        at=_places(weeks),
        span=1.0,
        panels=tuple(panels),
        table=Table(heads, rows),
        note=_weekly_note(stretch, facts),
    )


def longest(stretch: Stretch) -> Plot:
    """The longest run of each week, and how long a run the plan allowed on its day."""
    title = t("Your longest run and its limit")
    weeks = stretch.weeks()
    ran = [_ran(week) for week in weeks]
    if not any(each.longest for each in ran):
        return empty(LONGEST, title, t("Your first run begins this plot."))
    minutes = [None if each.longest is None else each.longest.run_min for each in ran]
    caps = [run_cap_min(stretch, each.longest_on) for each in ran]
    profile = stretch.course.ledger.days[-1].carry.runner.profile
    usual = None if profile is None else profile.baseline.longest_run_min
    axis = axes.measure(
        t("Longest run, minutes"), [*minutes, *caps, usual], _LEAST_MIN, label=names.tick
    )
    panel = Panel(
        axis,
        (
            Series(t("longest run"), "bars", tuple(minutes), 0),
            Series(t("limit on that day"), "limit", tuple(caps), 1),
        ),
        levels=() if usual is None else (Level(t("usual"), usual),),
    )
    heads = (t("Week"), t("Longest run"), t("Distance"), t("Run on"), t("Limit on that day"))
    return Plot(
        id=LONGEST,
        title=title,
        summary=_longest_summary(minutes, usual),
        across=stretch.week_axis(),
        at=_places(weeks),
        span=1.0,
        panels=(panel,),
        table=Table(
            heads,
            tuple(
                (stretch.week_name(week), *_longest_cells(stretch, each), _allowed(cap))
                for week, each, cap in zip(weeks, ran, caps, strict=True)
            ),
        ),
        note=t(
            "From running in one piece on, no run is more than a tenth longer than the longest "
            "green one of 30 days; on the walk-run ladder the level says how long."
        ),
    )


def _ran(week: Week) -> Ran:
    runs = [
        (log, day.ordinal)
        for day in week.days
        for log in day.sessions
        if log.done and log.run_min > 0
    ]
    told = any(day.check_in is not None or day.sessions for day in week.days)
    if not told:
        return Ran(None, None, None, None, week.start)
    best = max(runs, key=lambda run: run[0].run_min, default=(None, week.start))
    return Ran(
        run_min=round(sum(log.run_min for log, _ in runs), 1),
        ascent_m=sum(log.ascent_m for log, _ in runs),
        descent_m=sum(log.descent_m for log, _ in runs),
        longest=best[0],
        longest_on=best[1],
    )


def week_cap_min(stretch: Stretch, week: Week) -> float | None:
    """The most that a week was allowed to run (I01, I04, I05), from where the runner stood at its
    beginning; None before running, and while there is no plan."""
    standing = stretch.standing(week.start)
    day = stretch.course.ledger.day(week.start)
    if standing is None or day is None or standing.phase < _LADDER:
        return None
    course = stretch.course
    return round(week_most(Draft(course.index, course.ledger, day, standing), week.start), 1)


def run_cap_min(stretch: Stretch, day: int) -> float | None:
    """The longest run allowed on a day (I03); None before running in one piece."""
    standing = stretch.standing(day)
    known = stretch.course.ledger.day(day)
    if standing is None or known is None or standing.phase < _CONTINUOUS:
        return None
    before = stretch.standing(day - 1) or standing
    found = growth.longest_green(stretch.course.ledger, before, day)
    return round(growth.session_cap(found.run_min, known.carry.runner.limits), 1)


def _open_m(stretch: Stretch, week: Week, *, up: bool) -> float | None:
    """Climb or descent that its lever opened in a week; 0 while it is closed."""
    standing = stretch.standing(week.start)
    if standing is None or standing.usual_m is None:
        return None if standing is None else 0.0
    share = standing.levers.ascent if up else standing.levers.descent
    return round(share * standing.usual_m[0 if up else 1])


@dataclass(frozen=True, slots=True)
class _Usual:
    """The weeks before the injury, as the newest profile has them."""

    run_min: float | None
    ascent_m: float | None
    descent_m: float | None


def _usual(stretch: Stretch) -> _Usual:
    profile = stretch.course.ledger.days[-1].carry.runner.profile
    if profile is None:
        return _Usual(None, None, None)
    told = profile.baseline
    down = told.ascent_m_per_week if told.descent_m_per_week is None else told.descent_m_per_week
    return _Usual(told.run_min_per_week or None, told.ascent_m_per_week or None, down or None)


def _minutes_panel(done: list[Number], caps: list[Number], usual: float | None) -> Panel:
    axis = axes.measure(
        t("Running, minutes a week"), [*done, *caps, usual], _LEAST_MIN, label=names.tick
    )
    return Panel(
        axis,
        (
            Series(t("done"), "bars", tuple(done), 0),
            Series(t("most allowed"), "limit", tuple(caps), 1),
        ),
        levels=() if usual is None else (Level(t("usual"), usual),),
    )


def _climb_panel(
    name: str, done: list[Number], allowed: list[Number], usual: float | None
) -> Panel:
    shown, most = [_high(each) for each in done], [_high(each) for each in allowed]
    before = _high(usual)
    axis = axes.measure(
        name, [*shown, *most, before], _high(_LEAST_CLIMB_M) or 0, most=2, label=names.tick
    )
    return Panel(
        axis,
        (
            Series(t("done"), "bars", tuple(shown), 0),
            Series(t("most allowed"), "limit", tuple(most), 1),
        ),
        levels=() if before is None else (Level(t("usual"), before),),
    )


def _high(metres: float | None) -> float | None:
    """In the unit of climbs that is spoken."""
    if metres is None:
        return None
    return round(feet_of_metres(metres) if spoken().units == "imperial" else metres)


def _unit() -> str:
    return t("ft") if spoken().units == "imperial" else t("m")


def _places(weeks: tuple[Week, ...]) -> tuple[float, ...]:
    return tuple(float(place) for place in range(len(weeks)))


def _allowed(cap: float | None) -> str:
    return progress.NOTHING if cap is None else progress.minutes(cap)


def _longest_cells(stretch: Stretch, ran: Ran) -> tuple[str, str, str]:
    if ran.longest is None:
        return (
            progress.minutes(None if ran.run_min is None else 0),
            progress.NOTHING,
            progress.NOTHING,
        )
    metres = ran.longest.distance_m
    far = progress.unknown() if metres is None else names.distance(metres)
    return progress.minutes(ran.longest.run_min), far, stretch.day_name(ran.longest_on)


def _weekly_summary(weeks: tuple[Week, ...], ran: list[Ran], usual: float | None) -> str:
    over = [each.run_min for week, each in zip(weeks, ran, strict=True) if week.over]
    known = axes.known(over)
    parts = []
    if over:
        now, usual_min = progress.minutes(over[-1]), progress.minutes(usual)
        if usual is None:
            parts.append(
                t("Last week's running is not known.")
                if over[-1] is None
                else t("Last week: {now} of running.", now=now)
            )
        else:
            parts.append(
                t("Last week's running is not known; usual is {usual}.", usual=usual_min)
                if over[-1] is None
                else t("Last week: {now} of running; usual is {usual}.", now=now, usual=usual_min)
            )
    if len(known) < len(over):
        count = len(over)
        parts.append(
            tn("Known in {known} of {count} week.", "Known in {known} of {count} weeks.",
               count, known=len(known))
        )  # fmt: skip
    if not parts:
        parts.append(t("The first week is not over yet."))
    return " ".join(parts)


def _weekly_note(stretch: Stretch, facts: Mapping[UUID, Fact]) -> str:
    parts = [
        t(
            "“Most allowed” is what the week could have held if running minutes had been what "
            "rises, and in a lighter week what it aimed at; after a red a week holds less."
        )
    ]
    unmeasured = sum(
        log.done and log.run_min > 0 and not _climb_known(log, facts)
        for day in stretch.days()
        for log in day.sessions
    )
    if unmeasured:
        parts.append(
            tn(
                "{count} run was told without climb and counts as level.",
                "{count} runs were told without climb and count as level.",
                unmeasured,
            )
        )
    return " ".join(parts)


def _climb_known(log: SessionLog, facts: Mapping[UUID, Fact]) -> bool:
    told = (facts.get(log.fact), None if log.activity is None else facts.get(log.activity))
    return any(
        (isinstance(fact, SessionFeedback) and fact.ascent_m is not None)
        or (isinstance(fact, ActivityImported) and fact.ascent_m.value is not None)
        for fact in told
    )


def _longest_summary(minutes: list[Number], usual: float | None) -> str:
    best = max(axes.known(minutes))
    if usual is None:
        return t("The longest run of this time: {best}.", best=progress.minutes(best))
    return t(
        "The longest run of this time: {best}; before the injury it was {usual}.",
        best=progress.minutes(best),
        usual=progress.minutes(usual),
    )
