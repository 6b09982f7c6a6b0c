"""Phones and other computers that may call: paired by a one-time code, known by a token.

Only hashes are kept: of the token (256 random bits) and of the code, whose scanned form has 128
bits and whose typed form 8 digits, five tries and five minutes. Both end with the first pairing.
They are settings of the data folder: no archive holds them.
"""

import hmac
import json
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from surefoot.service.authority import Authority
from surefoot.service.devices_views import (
    AuthorityView,
    DevicesView,
    DeviceView,
    LinkQrView,
    PairingView,
    Trust,
)
from surefoot.service.errors import BadInput, NotKnown, StoreError
from surefoot.store.store import Store
from surefoot.text.language import t

CODE_LIVES = timedelta(minutes=5)
TRIES = 5
NAME_MOST = 60
_TOKEN_BYTES = 32
_SECRET_BYTES = 16
_DIGITS = 8
_SEEN_EVERY = timedelta(hours=12)
_DEVICES, _CODE, _REACHED = "devices", "pairing_code", "reached_at"


@dataclass(frozen=True, slots=True)
class Known:
    """A device that showed its token. first_today: it was not seen for half a day."""

    id: str
    first_today: bool


class Devices:
    """The devices of one data folder. Threads and processes may share it."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def view(self, this_device: str = "") -> DevicesView:
        """All of them, the last seen first, and how a phone gets here."""
        reached = self._reached()
        trust: Trust = reached.get("trust", "")
        return DevicesView(
            devices=self.all(),
            this_device=this_device,
            trust=trust,
            addresses=reached.get("addresses", []),
            authority=self._authority(reached["addresses"]) if trust == "own" else None,
        )

    def all(self) -> list[DeviceView]:
        """Every device, the last seen first."""
        devices = [
            DeviceView(
                each["id"],
                each["name"],
                datetime.fromisoformat(each["paired_at"]),
                datetime.fromisoformat(each["seen_at"]),
            )
            for each in _list(self._store.setting(_DEVICES))
        ]
        return sorted(devices, key=lambda each: each.seen_at, reverse=True)

    # pairing

    def new_code(self) -> PairingView:
        """A code for one more device; the code before is void. Raises BadInput when nothing
        listens beyond this machine."""
        addresses = self._reached().get("addresses", [])
        if not addresses:
            raise BadInput(
                t("Surefoot listens on this machine only. Start it with: surefoot serve --lan")
            )
        secret = secrets.token_urlsafe(_SECRET_BYTES)
        digits = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"
        until = self._now() + CODE_LIVES
        code = {
            "secret": _hash(secret),
            "digits": _hash(digits),
            "until": until.isoformat(),
            "tries": 0,
        }
        self._store.set_setting(_CODE, json.dumps(code))
        links = [_link(f"{address}pair?code={secret}") for address in addresses]
        return PairingView(links, digits, until)

    def pair(self, code: str, name: str) -> str:
        """Pairs a device with the code, scanned or typed; the token that it shows from now on.

        Raises BadInput when the code is wrong, used up or too old.
        """
        # Digits may be typed in groups; a scanned code has neither blanks nor points.
        if not self._use("".join(code.split()).replace(".", "")):
            raise BadInput(
                t(
                    "This code is not right, or it was used or is older than five minutes. Make a "
                    "new one on the machine that runs Surefoot."
                )
            )
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        now = self._now().isoformat()
        device = {
            "id": secrets.token_hex(4),
            "name": _plain(name)[:NAME_MOST] or t("A device"),
            "token": _hash(token),
            "paired_at": now,
            "seen_at": now,
        }
        self._store.change_setting(_DEVICES, lambda text: json.dumps([*_list(text), device]))
        return token

    def _use(self, code: str) -> bool:
        """Whether the code is right; it is gone then, and a wrong one costs a try."""
        now = self._now()
        right = False

        def used(text: str | None) -> str:
            nonlocal right
            known = json.loads(text) if text else None
            if known is None or datetime.fromisoformat(known["until"]) <= now:
                return ""
            scanned = hmac.compare_digest(known["secret"], _hash(code))
            typed = hmac.compare_digest(known["digits"], _hash(code))
            right = scanned or (typed and known["tries"] < TRIES)
            return "" if right else json.dumps({**known, "tries": known["tries"] + 1})

        self._store.change_setting(_CODE, used)
        return right

    # calling

    def known(self, token: str) -> Known | None:
        """The device whose token this is; None when there is none, or not any more."""
        hashed = _hash(token)
        for each in _list(self._store.setting(_DEVICES)):
            if hmac.compare_digest(each["token"], hashed):
                seen_at = datetime.fromisoformat(each["seen_at"])
                first = self._now() - seen_at >= _SEEN_EVERY
                if first:
                    with suppress(StoreError):  # a full disk locks nobody out
                        self._saw(each["id"])
                return Known(each["id"], first)
        return None

    def _saw(self, device: str) -> None:
        seen = {"seen_at": self._now().isoformat()}

        def changed(text: str | None) -> str:
            devices = _list(text)
            return json.dumps([{**e, **seen} if e["id"] == device else e for e in devices])

        self._store.change_setting(_DEVICES, changed)

    # ending it

    def revoke(self, device: str) -> str:
        """Ends a device's right to call, by its id or its name; the name. Raises NotKnown."""
        found = [each for each in self.all() if device in (each.id, each.name)]
        if len(found) != 1:
            raise NotKnown(
                t("There is no device {device}.", device=device)
                if not found
                else t("Several devices are called {device}: name one by its id.", device=device)
            )
        gone = found[0].id

        def without(text: str | None) -> str:
            return json.dumps([each for each in _list(text) if each["id"] != gone])

        self._store.change_setting(_DEVICES, without)
        return found[0].name

    def revoke_all(self) -> int:
        """Ends every device's right, and the code that waits; how many there were."""
        count = len(self.all())
        self._store.set_setting(_DEVICES, "[]")
        self._store.set_setting(_CODE, "")
        return count

    # how a phone gets here

    def reached_at(self, addresses: Sequence[str], trust: Trust) -> None:
        """Notes where this machine answers from now on; nothing when it listens for itself only."""
        reached = {"addresses": list(addresses), "trust": trust} if addresses else {}
        if reached != self._reached():
            self._store.set_setting(_REACHED, json.dumps(reached))

    @property
    def authority(self) -> Authority:
        """The own authority of the data folder."""
        return Authority(self._store, self._now)

    def _reached(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._store.setting(_REACHED) or "{}")
        return found

    def _authority(self, addresses: Sequence[str]) -> AuthorityView | None:
        mark = self.authority.mark()
        if mark is None:
            return None
        links = [_link(f"{address}authority.crt") for address in addresses]
        return AuthorityView(links, mark.fingerprint, mark.words)


def _link(address: str) -> LinkQrView:
    # Imported here: a start need not wait for what only the page of devices shows.
    from surefoot.service import qr

    return qr.link(address)


def _plain(name: str) -> str:
    """A name on one line, without what a terminal would act on."""
    parts = ("".join(each for each in part if each.isprintable()) for part in name.split())
    return " ".join(part for part in parts if part)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _list(text: str | None) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(text or "[]")
    return found
