"""The address of steps that were counted by phone or by taps."""

from fastapi import APIRouter

from surefoot.service.cadence_count_views import CadenceCountsView
from surefoot.web.problems import WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn


def routes(service: Service, turn: Turn) -> APIRouter:
    """The address over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/cadence/counts")
    def counts() -> CadenceCountsView:
        with turn():
            return service.cadence_counts()

    return api
