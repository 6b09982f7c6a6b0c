"""Ids for the facts that are made on this machine."""

import secrets
from datetime import datetime
from uuid import UUID

from surefoot.facts.ids import uuid7


def new_id(now: datetime) -> UUID:
    """A fresh UUIDv7 for a moment."""
    return uuid7(int(now.timestamp() * 1000), secrets.token_bytes(10))
