"""The time zone of this machine, by its IANA name."""

import os
from pathlib import Path

from surefoot.facts.days import zone


def system_zone() -> str:
    """From TZ, else from the link behind /etc/localtime; UTC when neither tells a name."""
    candidates = [os.environ.get("TZ", "").lstrip(":")]
    local = Path("/etc/localtime")
    if local.is_symlink():
        _, _, name = str(local.resolve()).partition("zoneinfo/")
        candidates.append(name)
    for name in candidates:
        if name:
            try:
                zone(name)
            except ValueError:
                continue
            return name
    return "UTC"
