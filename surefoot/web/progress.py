"""The address of how things went: plots and decisions."""

from fastapi import APIRouter

from surefoot.service.progress_views import Length, ProgressView
from surefoot.web.problems import NOT_ONBOARDED, WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn


def routes(service: Service, turn: Turn) -> APIRouter:
    """The address over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/progress", responses=NOT_ONBOARDED)
    def progress(weeks: Length = "12") -> ProgressView:
        """weeks: so many back from today; pain is shown week by week from 52 on."""
        with turn():
            return service.progress(weeks).view()

    return api
