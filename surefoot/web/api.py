"""The JSON API: each use case of the service under one address."""

from collections.abc import Callable

from fastapi import APIRouter

from surefoot.web import (
    activities,
    cadence,
    calendar,
    devices,
    gait,
    helping,
    jobs,
    looking,
    map_tiles,
    planning,
    playing,
    profile,
    progress,
    push,
    reading,
    report,
    songs,
    sounds,
    technique,
    telling,
    testing,
    your_data,
)
from surefoot.web.service import Service
from surefoot.web.turns import Turn

_PARTS = (
    looking,
    helping,
    your_data,
    report,
    activities,
    cadence,
    calendar,
    devices,
    gait,
    planning,
    reading,
    playing,
    profile,
    map_tiles,
    progress,
    push,
    jobs,
    sounds,
    technique,
    testing,
    songs,
)


def routes(service: Service, turn: Turn, emptied: Callable[[], None]) -> APIRouter:
    """The addresses over a service; one call at a time reaches it.

    emptied: called when everything was deleted.
    """
    api = APIRouter()
    api.include_router(telling.routes(service, turn, emptied))
    for part in _PARTS:
        api.include_router(part.routes(service, turn))
    return api
