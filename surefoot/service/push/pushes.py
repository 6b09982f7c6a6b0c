"""Reminders on the runner's devices: switched on one by one, sealed here, sent by the server.

What was sent is noted before it goes, so that a crash between never sends a third one of a day.
"""

import ipaddress
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from surefoot.engine.replay import Course
from surefoot.service.errors import BadInput, NotKnown
from surefoot.service.ids import new_id
from surefoot.service.push.due import KINDS, Push, Sent, Waiting, Wishes, due_pushes
from surefoot.service.push.kept import Device, Kept
from surefoot.service.push.views import DeviceView, KeyView, PushView
from surefoot.service.push.waiting import waiting_in
from surefoot.store.store import Store
from surefoot.text import pushes as words
from surefoot.text.language import speaking, spoken, t

_DEVICES_MOST = 10
_TRIAL_HOLDS_S = 60
_TAKEN = range(200, 300)
_GONE = (404, 410)
_BUSY = 429


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A sealed message to one device's push service. push: None for one that only tries it."""

    device: str
    url: str
    headers: Mapping[str, str]
    body: bytes
    push: Push | None


class Pushes:
    """The reminders of one data folder."""

    def __init__(
        self,
        store: Store,
        *,
        course: Callable[[], Course],
        now: Callable[[], datetime],
        zone: Callable[[], str],
    ) -> None:
        self._kept = Kept(store)
        self._course, self._now, self._zone = course, now, zone

    def view(self) -> PushView:
        wishes = self._kept.wishes()
        return PushView(
            on=[kind for kind in KINDS if kind in wishes.on],
            check_in_at=f"{wishes.check_in_at:%H:%M}",
            session_at=f"{wishes.session_at:%H:%M}",
            tests_at=f"{wishes.tests_at:%H:%M}",
            tests_on=wishes.tests_on,
            quiet_from=f"{wishes.quiet_from:%H:%M}",
            quiet_until=f"{wishes.quiet_until:%H:%M}",
            discreet=wishes.discreet,
            devices=[
                DeviceView(each.id, each.name, each.since_moment, _problem(each.answered))
                for each in self._kept.devices()
            ],
        )

    def choose(self, wishes: Wishes) -> PushView:
        """Keeps what the runner wants to be sent."""
        self._kept.keep_wishes(wishes)
        return self.view()

    def key(self) -> KeyView:
        """This machine's public key; the pair is made by the first who asks."""
        sealing = _sealing()
        if not self._kept.key():
            self._kept.keep_key(sealing.new_key())
        return KeyView(sealing.public_key(self._kept.key()))

    def add(self, endpoint: str, p256dh: str, auth: str, name: str) -> PushView:
        """Takes up a browser's subscription; the same one again takes its own place.

        Raises BadInput for an address that no push service has, or keys that cannot be used.
        """
        made_for_us = bool(self._kept.key()) and not _sealing().problem(p256dh, auth)
        if not made_for_us or not is_push_service(endpoint):
            raise BadInput(
                t("This browser's subscription cannot be used. Turn it off and on again.")
            )
        others = [each for each in self._kept.devices() if each.endpoint != endpoint]
        if len(others) >= _DEVICES_MOST:
            raise BadInput(t("There are ten devices already: remove one first."))
        now = self._now()
        label = name.strip() or t("A browser")
        language = spoken().language
        device = Device(str(new_id(now)), label, endpoint, p256dh, auth, language, now.isoformat())
        self._kept.keep_devices([*others, device])
        return self.view()

    def remove(self, device: str) -> PushView:
        """Sends nothing to a device any more. Raises NotKnown."""
        self._device(device)
        self._kept.keep_devices([each for each in self._kept.devices() if each.id != device])
        return self.view()

    def trial(self, device: str) -> Outgoing:
        """A message to try a device with, because the runner asks. Raises NotKnown."""
        found = self._device(device)
        with speaking(found.language):
            text = words.trial()
        return self._outgoing(found, text, _TRIAL_HOLDS_S, None)

    def due(self) -> list[Outgoing]:
        """What is to be sent now, noted as sent; nothing before it is asked for."""
        wishes, devices = self._kept.wishes(), self._kept.devices()
        if not wishes.on or not devices or not self._kept.key():
            return []
        now = self._now().astimezone(ZoneInfo(self._zone()))
        found = waiting_in(self._course(), now)
        before = self._kept.sent()
        pushes = due_pushes(found, wishes, now, before)
        if not pushes:
            return []
        noted = [Sent(push.kind, push.about, found.day) for push in pushes]
        self._kept.keep_sent([*before, *noted], found.day)
        return [
            self._reminder(device, push, now, discreet=wishes.discreet)
            for push in pushes
            for device in devices
        ]

    def settle(self, answers: list[tuple[Outgoing, int]]) -> None:
        """Takes in what the push services answered: HTTP status, 0 where none was reached.

        A subscription that is gone is dropped; what nobody got for want of a network is due again.
        """
        status = {out.device: code for out, code in answers}
        self._kept.keep_devices(
            replace(each, answered=status.get(each.id, each.answered))
            for each in self._kept.devices()
            if status.get(each.id) not in _GONE
        )
        pushes = {out.push for out, _ in answers if out.push is not None}
        unsent = {push for push in pushes if _nobody_reached(push, answers)}
        if unsent:
            about = {(push.kind, push.about) for push in unsent}
            kept = [each for each in self._kept.sent() if (each.kind, each.about) not in about]
            self._kept.keep_sent(kept, self._now().date())

    def _device(self, device: str) -> Device:
        for each in self._kept.devices():
            if each.id == device:
                return each
        raise NotKnown(t("There is no such device."))

    def _reminder(self, device: Device, push: Push, now: datetime, *, discreet: bool) -> Outgoing:
        with speaking(device.language):
            found = waiting_in(self._course(), now)
            text = words.discreet() if discreet else _text(push, found)
        return self._outgoing(device, text, int((push.until - now).total_seconds()), push)

    def _outgoing(self, device: Device, text: str, holds_s: int, push: Push | None) -> Outgoing:
        sealing = _sealing()
        message: dict[str, Any] = {"title": "Surefoot", "body": text, "url": "/#/"}
        topic = "trial" if push is None else push.kind
        headers = {
            "content-type": "application/octet-stream",
            "content-encoding": "aes128gcm",
            "ttl": str(max(0, holds_s)),
            "topic": topic,
            "urgency": "normal",
            "authorization": sealing.signed(device.endpoint, self._kept.key(), self._now()),
        }
        body = sealing.sealed(
            json.dumps({**message, "tag": topic}).encode(), device.p256dh, device.auth
        )
        return Outgoing(device.id, device.endpoint, headers, body, push)


def wishes_of(
    on: list[str],
    *,
    tests_on: int,
    discreet: bool,
    times: Mapping[str, str],
) -> Wishes:
    """Wishes as they are told. times: HH:MM by name. Raises BadInput."""
    try:
        read = {name: time.fromisoformat(value) for name, value in times.items()}
    except ValueError as error:
        raise BadInput(t("A time is written as 07:30.")) from error
    known = frozenset(kind for kind in KINDS if kind in on)
    return Wishes(on=known, tests_on=tests_on, discreet=discreet, **read)


_NEAR = frozenset({"local", "localhost", "lan", "home", "internal", "intranet", "arpa"})
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")


def is_push_service(endpoint: str) -> bool:
    """Whether a push service can have that address: over TLS, and no machine of this network."""
    try:
        where = urlsplit(endpoint)
        host, _ = where.hostname or "", where.port
    except ValueError:
        return False
    plain = endpoint.isascii() and endpoint.isprintable() and " " not in endpoint
    if not plain or where.scheme != "https" or where.username:
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        pass
    labels = host.split(".")
    # "127.1" is an address too, as the system reads it.
    named = len(labels) > 1 and labels[-1].isalpha() and labels[-1] not in _NEAR
    return named and all(_LABEL.fullmatch(label) for label in labels)


def _text(push: Push, found: Waiting) -> str:
    match push.kind:
        case "check_in":
            return words.check_in()
        case "session":
            return words.session(list(found.sessions))
        case "pain_after":
            return words.pain_after()
        case "tests":
            return words.tests()


def _problem(status: int | None) -> str:
    if status is None or status in _TAKEN:
        return ""
    if not status:
        return t("Its push service was not reached.")
    return t("Its push service answered {status}.", status=status)


def _nobody_reached(push: Push, answers: list[tuple[Outgoing, int]]) -> bool:
    codes = [code for out, code in answers if out.push == push]
    return all(not code or code == _BUSY or code >= 500 for code in codes)


def _sealing() -> ModuleType:
    # Imported by the first use: most runners are never reminded.
    from surefoot.service.push import sealing

    return sealing
