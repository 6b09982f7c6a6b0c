"""What the service hands out of the calendar's address."""

from dataclasses import dataclass


@dataclass(slots=True)
class CalendarView:
    """Where other calendars fetch the plan."""

    path: str
    """The secret path on this server; '' while the address is switched off."""
