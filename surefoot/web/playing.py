"""The addresses that a session is played with, beside what today already says."""

from typing import Annotated

from fastapi import APIRouter, Path

from surefoot.service.session_views import InsteadView
from surefoot.web.problems import NOT_ONBOARDED, WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/sessions/{id}/instead", responses=NOT_ONBOARDED)
    def instead(id: Annotated[str, Path(max_length=40)]) -> list[InsteadView]:
        with turn():
            return service.instead(id)

    return api
