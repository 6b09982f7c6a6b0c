"""The address with all that is needed when something is wrong, also later without a network."""

from typing import Annotated

from fastapi import APIRouter, Query

from surefoot.service.help_views import HelpView
from surefoot.web.problems import WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/help")
    def help(
        zone: Annotated[str, Query(max_length=60, description="such as Europe/Berlin")] = "",
        region: Annotated[str, Query(max_length=3, description="of the browser's language")] = "",
    ) -> HelpView:
        with turn():
            return service.help(zone, region)

    return api
