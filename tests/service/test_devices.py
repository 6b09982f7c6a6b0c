"""Codes for a camera, and the list that devices stand in."""

import re

from segno import make_qr

from surefoot.service import qr
from surefoot.service.app import Surefoot
from tests.service.conftest import Clock

ADDRESS = "https://192.168.1.7:8443/pair?code=abcdefghijklmnopqrstuv"


def test_the_picture_is_the_code_module_for_module() -> None:
    view = qr.link(ADDRESS).qr
    drawn = [[0] * view.size for _ in range(view.size)]
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", view.path):
        for at in range(int(x), int(x) + int(width)):
            drawn[int(y)][at] = 1
    rows = make_qr(ADDRESS, error="m").matrix_iter(border=4)
    assert drawn == [[int(module) for module in row] for row in rows]
    assert len(qr.printed(ADDRESS).splitlines()) > 15


def test_devices_are_listed_with_the_last_seen_first(surefoot: Surefoot, clock: Clock) -> None:
    devices = surefoot.devices
    devices.reached_at(["https://192.168.1.7:8443/"], "own")
    old = devices.pair(devices.new_code().digits, "Old")
    clock.forward(hours=1)
    devices.pair(devices.new_code().digits, "")
    assert [device.name for device in devices.all()] == ["A device", "Old"]
    clock.forward(days=1)
    known = devices.known(old)
    assert known is not None and known.first_today
    assert [device.name for device in devices.all()] == ["Old", "A device"]
    again = devices.known(old)
    assert again is not None and not again.first_today
    assert devices.revoke_all() == 2
    devices.pair(devices.new_code().digits, "\x1b[2JPhone\n\u202e of Ann")
    assert [device.name for device in devices.all()] == ["[2JPhone of Ann"]
    assert devices.known(old) is None
