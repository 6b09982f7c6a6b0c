"""The weeks that a summary looks back over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from surefoot.engine.decision import Decision
from surefoot.engine.ledger import Day, Runner
from surefoot.engine.replay import Course
from surefoot.knowledge.index import Index
from surefoot.text import names
from surefoot.text.knowledge import in_words
from surefoot.text.language import t

ROWS_MOST = 60


@dataclass(frozen=True, slots=True)
class Window:
    """A course, and the days of it that are told of. first and last: proleptic ordinals."""

    course: Course
    first: int
    last: int

    @property
    def index(self) -> Index:
        return in_words(self.course.index)

    @property
    def runner(self) -> Runner:
        return self.course.ledger.days[-1].carry.runner

    def days(self) -> Iterator[tuple[Day, Decision]]:
        """Each day that facts tell of with what was decided, oldest first."""
        course = self.course
        begin = max(self.first - course.ledger.first, 0)
        yield from zip(course.ledger.days[begin:], course.decisions[begin:], strict=True)

    def day_name(self, day: date) -> str:
        """'3 May', with its year where that is another one than this."""
        this_year = day.year == date.fromordinal(self.last).year
        return names.day(day) if this_year else names.full_day(day)

    def before(self) -> Decision | None:
        """The decision of the day before the first."""
        return self.course.on(date.fromordinal(self.first - 1))


def window(course: Course, weeks: int) -> Window:
    """The last weeks up to today, never before the plan began."""
    began = next((s.started for s in course.standings if s is not None), course.ledger.first)
    first = max(course.today - 7 * weeks + 1, course.ledger.first, min(began, course.today))
    return Window(course, first, course.today)


def left_out() -> tuple[str, ...]:
    """What is said when 0, 1, 2 … rows did not fit."""
    told = (t("and {count} more", count=count) for count in range(1, ROWS_MOST + 1))
    return ("", *told)


def of_ten(pain: int) -> str:
    """'3 of 10'."""
    return t("{pain} of 10", pain=pain)
