"""The runner's own answers that the settings show: the profile and the pauses."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from surefoot.service.pause_views import BackView, PausesView
from surefoot.service.profile_views import ChangesView, ProfileView
from surefoot.web.problems import NOT_ONBOARDED, WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn


class Profile(BaseModel):
    """The content of a profile as `surefoot.facts` defines it; the service checks it."""

    model_config = ConfigDict(extra="forbid")
    content: dict[str, Any]


class NotRun(BaseModel):
    model_config = ConfigDict(extra="forbid")
    on: date


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/profile", responses=NOT_ONBOARDED)
    def profile() -> ProfileView:
        with turn():
            return service.profile().view()

    @api.post("/profile/preview", responses=NOT_ONBOARDED)
    def preview_profile(wanted: Profile) -> ChangesView:
        with turn():
            return service.profile().preview(wanted.content)

    @api.post("/profile/race-not-run", responses=NOT_ONBOARDED)
    def race_not_run(said: NotRun) -> ProfileView:
        with turn():
            service.profile().not_run(said.on)
            return service.profile().view()

    @api.get("/pauses")
    def pauses() -> PausesView:
        with turn():
            return service.pauses().view()

    @api.get("/pauses/back")
    def back(
        reason: Literal["illness", "travel", "other"],
        first: date,
        last: Annotated[date | None, Query()] = None,
    ) -> BackView:
        with turn():
            return service.pauses().back(reason, first, last)

    return api
