"""Which day a moment belongs to: the runner's own zone and day boundary decide."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DEFAULT_DAY_STARTS_AT_H = 3
"""A check-in at 01:00 still belongs to the day before (P)."""

_ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=256)
def zone(name: str) -> ZoneInfo:
    """The IANA time zone of that name. Raises ValueError for an unknown one."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(
            f"unknown time zone {name!r}: use an IANA name such as Europe/Berlin"
        ) from error


def day_of(
    moment: datetime, zone_name: str, day_starts_at_h: int = DEFAULT_DAY_STARTS_AT_H
) -> date:
    """The runner's day that an aware moment falls in, by wall time (so that DST moves nothing)."""
    wall = moment.astimezone(zone(zone_name))
    return wall.date() if wall.hour >= day_starts_at_h else wall.date() - _ONE_DAY
