"""The address of technique: the cue, the cadence, and how they are going."""

from fastapi import APIRouter

from surefoot.service.technique_views import TechniqueView
from surefoot.web.problems import NOT_ONBOARDED, WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn


def routes(service: Service, turn: Turn) -> APIRouter:
    """The address over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/technique", responses=NOT_ONBOARDED)
    def technique() -> TechniqueView:
        with turn():
            return service.technique()

    return api
