"""QR codes, for a page and for a terminal. Made by segno (BSD, 0.3 MB installed)."""

from io import StringIO
from itertools import groupby

import segno

from surefoot.service.devices_views import LinkQrView, QrView

_BORDER = 4
"""Modules of white that a reader needs around the code."""


def link(address: str) -> LinkQrView:
    """An address and the code that leads there."""
    rows = [[bool(module) for module in row] for row in _code(address).matrix_iter(border=_BORDER)]
    path = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                path.append(f"M{x} {y}h{width}v1h-{width}z")
            x += width
    return LinkQrView(address, QrView(len(rows), "".join(path)))


def printed(address: str) -> str:
    """The same as lines for a terminal."""
    lines = StringIO()
    _code(address).terminal(lines, border=2, compact=True)
    return lines.getvalue()


def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error="m")
