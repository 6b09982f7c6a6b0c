"""Wishes, devices and what was sent, as settings of the data folder; an export holds none."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from surefoot.service.push.due import KINDS, Sent, Wishes
from surefoot.store.store import Store

_WISHES, _DEVICES, _SENT, _KEY = "push_wishes", "push_devices", "push_sent", "push_key"
_REMEMBERED = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Device:
    """A browser's subscription. language: the one in which it was made. answered: the HTTP status
    of its push service's last answer, 0 where it was not reached, None before the first."""

    id: str
    name: str
    endpoint: str
    p256dh: str
    auth: str
    language: str
    since: str
    answered: int | None = None

    @property
    def since_moment(self) -> datetime:
        return datetime.fromisoformat(self.since)


class Kept:
    """The settings of one data folder."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def key(self) -> str:
        """The private key; '' before the first use."""
        return self._store.setting(_KEY) or ""

    def keep_key(self, key: str) -> None:
        self._store.set_setting(_KEY, key)

    def wishes(self) -> Wishes:
        said: dict[str, Any] = json.loads(self._store.setting(_WISHES) or "{}")
        if not said:
            return Wishes()
        on = frozenset(kind for kind in KINDS if kind in said["on"])
        times = {name: time.fromisoformat(value) for name, value in said.items() if name in _TIMES}
        return Wishes(on=on, tests_on=said["tests_on"], discreet=said["discreet"], **times)

    def keep_wishes(self, wishes: Wishes) -> None:
        said = {name: f"{getattr(wishes, name):%H:%M}" for name in _TIMES}
        rest = {"on": sorted(wishes.on), "tests_on": wishes.tests_on, "discreet": wishes.discreet}
        self._store.set_setting(_WISHES, json.dumps({**said, **rest}))

    def devices(self) -> list[Device]:
        return [Device(**each) for each in json.loads(self._store.setting(_DEVICES) or "[]")]

    def keep_devices(self, devices: Iterable[Device]) -> None:
        self._store.set_setting(_DEVICES, json.dumps([asdict(each) for each in devices]))

    def sent(self) -> list[Sent]:
        return [
            Sent(kind, about, date.fromisoformat(day))
            for kind, about, day in json.loads(self._store.setting(_SENT) or "[]")
        ]

    def keep_sent(self, sent: Iterable[Sent], today: date) -> None:
        """Keeps what counts still: the day's, and the last of what comes weekly."""
        lately = [each for each in sent if today - each.day < _REMEMBERED]
        self._store.set_setting(
            _SENT, json.dumps([(each.kind, each.about, each.day.isoformat()) for each in lately])
        )


_TIMES = ("check_in_at", "session_at", "tests_at", "quiet_from", "quiet_until")
