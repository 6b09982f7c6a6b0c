"""The stretch of days that is looked at, in the plan's own weeks, and its axes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from surefoot.engine.decision import Decision
from surefoot.engine.ledger import Day
from surefoot.engine.replay import Course
from surefoot.engine.standing import Standing
from surefoot.figures import axes
from surefoot.figures.plot import Axis
from surefoot.service.progress_views import Length
from surefoot.text import names
from surefoot.text.language import t

_BY_DAY_MOST_D = 26 * 7
"""A longer stretch is shown week by week where it would be shown day by day."""


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days of the plan's count; the last one may not be over. days: up to today."""

    start: int
    days: tuple[Day, ...]
    over: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days are proleptic ordinals; first is the first day of a week, last is today; began is the
    first day of the plan, or of the facts while there is none."""

    course: Course
    first: int
    last: int
    began: int

    @property
    def by_day(self) -> bool:
        return self.last - self.first < _BY_DAY_MOST_D

    def days(self) -> tuple[Day, ...]:
        """Those that the facts tell of."""
        ledger = self.course.ledger
        return ledger.days[max(self.first - ledger.first, 0) : self.last + 1 - ledger.first]

    def weeks(self) -> tuple[Week, ...]:
        ledger = self.course.ledger
        found = []
        for start in range(self.first, self.last + 1, 7):
            begin, end = max(start - ledger.first, 0), start + 7 - ledger.first
            found.append(Week(start, ledger.days[begin:end], start + 6 <= self.last))
        return tuple(found)

    def standing(self, day: int) -> Standing | None:
        """Where the runner stood at the end of a day."""
        place = day - self.course.ledger.first
        return self.course.standings[place] if 0 <= place < len(self.course.standings) else None

    def decisions(self) -> Iterator[tuple[Day, Decision, Standing | None]]:
        """Each day with what was decided and where that left the runner."""
        begin = max(self.first - self.course.ledger.first, 0)
        yield from zip(
            self.days(),
            self.course.decisions[begin:],
            self.course.standings[begin:],
            strict=True,
        )

    # in words

    def day_axis(self) -> Axis:
        """Days from the first, which stands at 0."""
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        return axes.days(t("Day"), first, last, names.short_day, _month)

    def week_axis(self) -> Axis:
        """Weeks by their number from the first, which stands at 0."""
        starts = tuple(date.fromordinal(start) for start in range(self.first, self.last + 1, 7))
        return axes.weeks(t("Week"), starts, names.short_day, _month)

    def day_name(self, day: int) -> str:
        return names.long_day(date.fromordinal(day)) + self._year(day)

    def week_name(self, week: Week) -> str:
        name = t("Week of {day}", day=names.day(date.fromordinal(week.start)))
        name += self._year(week.start)
        return name if week.over else t("{week} (so far)", week=name)

    def _year(self, day: int) -> str:
        """The year, where the stretch is so long that a day without it is not clear."""
        return "" if self.by_day else f" {date.fromordinal(day).year}"


def _month(day: date) -> str:
    return names.month(day) if day.month > 1 else str(day.year)


def stretch(course: Course, length: Length) -> Stretch:
    """The weeks up to today, never before the first day that the facts tell of."""
    today, known = course.today, course.ledger.first
    began = next((each.started for each in course.standings if each is not None), known)
    this_week = began + (today - began) // 7 * 7
    first = began + (known - began) // 7 * 7
    if length != "all":
        first = max(first, this_week - 7 * (int(length) - 1))
    return Stretch(course, first, today, began)
