"""Planned sessions and what became of them, week by week, as counts."""

from dataclasses import dataclass

from surefoot.engine.decision import Session
from surefoot.engine.ledger import Day
from surefoot.figures import axes
from surefoot.figures.plot import Panel, Plot, Series, Table, empty
from surefoot.service.progress.stretch import Stretch, Week
from surefoot.text import names, progress
from surefoot.text.language import t

ID = "sessions"
_RECENT_WEEKS = 4
_LEAST = 4.0


@dataclass(frozen=True, slots=True)
class Count:
    """Runs, strength and cross-training of a week; walks and what is optional are not counted.

    planned: those of its days up to today. besides: sessions done that were not planned.
    """

    planned: int = 0
    done: int = 0
    partly: int = 0
    left_out: int = 0
    besides: int = 0

    @property
    def untold(self) -> int:
        return self.planned - self.done - self.partly - self.left_out

    def plus(self, other: "Count") -> "Count":
        return Count(
            self.planned + other.planned,
            self.done + other.done,
            self.partly + other.partly,
            self.left_out + other.left_out,
            self.besides + other.besides,
        )


def plot(stretch: Stretch) -> Plot:
    """Planned sessions of each week beside those that were done."""
    title = t("Planned and done")
    weeks = stretch.weeks()
    counts = [count(stretch, week) for week in weeks]
    if not any(each.planned for each in counts):
        return empty(ID, title, t("Your first planned session begins this plot."))
    planned = tuple(float(each.planned) for each in counts)
    done = tuple(float(each.done + each.partly) for each in counts)
    axis = axes.measure(t("Sessions a week"), [*planned, *done], _LEAST, label=names.tick)
    rows = tuple(
        (
            stretch.week_name(week),
            str(each.planned),
            str(each.done),
            str(each.partly),
            str(each.left_out),
            str(each.untold),
            str(each.besides),
        )
        for week, each in zip(weeks, counts, strict=True)
    )
    return Plot(
        id=ID,
        title=title,
        summary=_summary(counts),
        across=stretch.week_axis(),
        at=tuple(float(place) for place in range(len(weeks))),
        span=1.0,
        panels=(
            Panel(
                axis,
                (Series(t("planned"), "bars", planned, 4), Series(t("done"), "bars", done, 0)),
            ),
        ),
        table=Table(_heads(), rows),
        note=t(
            "Runs, strength and cross-training. What is left out is not made up later; the plan "
            "goes on from where you are."
        ),
    )


def _heads() -> tuple[str, ...]:
    named = (t("Planned"), t("Done"), t("Partly done"), t("Left out"), t("Not told"))
    return (t("Week"), *named, t("Besides the plan"))


def count(stretch: Stretch, week: Week) -> Count:
    """The sessions of a week up to today; today's count once they are answered."""
    found = Count()
    for day in week.days:
        decision = stretch.course.decisions[day.ordinal - stretch.course.ledger.first]
        found = found.plus(_of_day(day, decision.sessions, day.ordinal == stretch.last))
    return found


def _of_day(day: Day, sessions: tuple[Session, ...], today: bool) -> Count:
    asked = [s for s in sessions if s.kind != "walk" and not s.optional]
    counted = [s for s in asked if s.done or not today]
    answered = sum(s.done in ("yes", "partly") for s in sessions if s.kind != "walk")
    logged = sum(log.done and log.kind not in ("walk", "hike") for log in day.sessions)
    return Count(
        planned=len(counted),
        done=sum(s.done == "yes" for s in counted),
        partly=sum(s.done == "partly" for s in counted),
        left_out=sum(s.done == "no" for s in counted),
        besides=max(logged - answered, 0),
    )


def _summary(counts: list[Count]) -> str:
    recent = Count()
    for each in counts[-_RECENT_WEEKS:]:
        recent = recent.plus(each)
    weeks = min(len(counts), _RECENT_WEEKS)
    return progress.planned_and_done(
        weeks, recent.planned, recent.done + recent.partly, recent.left_out, recent.untold
    )
