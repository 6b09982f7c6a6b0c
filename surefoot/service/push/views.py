"""What the service hands out of reminders on the runner's devices."""

from dataclasses import dataclass
from datetime import datetime

from surefoot.service.push.due import Kind


@dataclass(slots=True)
class DeviceView:
    """A browser that reminders go to. problem: what its push service said last, '' when nothing."""

    id: str
    name: str
    since: datetime
    problem: str


@dataclass(slots=True)
class PushView:
    """What may be sent, when, and to which devices. Times are HH:MM of the runner's day.
    tests_on: 0 is Monday.
    """

    on: list[Kind]
    check_in_at: str
    session_at: str
    tests_at: str
    tests_on: int
    quiet_from: str
    quiet_until: str
    discreet: bool
    devices: list[DeviceView]


@dataclass(slots=True)
class KeyView:
    """The public half of this machine's key."""

    key: str
