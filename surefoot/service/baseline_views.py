"""Views of what a runner's files say of the weeks before the injury."""

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class UsualWeekView:
    """Means of a week over the four weeks; None where no run tells it, never zero."""

    run_min: float
    run_m: float | None
    ascent_m: float | None
    descent_m: float | None
    longest_run_min: float
    runs: int
    cadence_spm: float | None


@dataclass(slots=True)
class BaselineView:
    """What the files say of the four weeks before a day.

    first_day, last_day: the window, both included. runs: how many runs lie in it; week: None
    without any. newest_run: the day of the newest run of all, None without any. notes: what is
    uncertain about the numbers, as sentences.
    """

    first_day: date
    last_day: date
    runs: int
    week: UsualWeekView | None
    newest_run: date | None
    notes: list[str]
