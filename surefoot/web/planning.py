"""The addresses of the plan's calendar: its weeks, and the word on an edit before it is made."""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from surefoot.service.preview_views import Edit, PreviewView
from surefoot.service.road_views import RoadView
from surefoot.service.schedule_views import ScheduleView
from surefoot.web.problems import NOT_ONBOARDED, WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn


class Asked(BaseModel):
    """An edit as a `plan_edit` fact would say it."""

    model_config = ConfigDict(extra="forbid")
    action: Literal["move", "skip", "swap"]
    session: Annotated[str, Field(min_length=1, max_length=200)]
    to_day: date | None = None
    to_mode: Annotated[str | None, Field(max_length=40)] = None


class Edits(BaseModel):
    model_config = ConfigDict(extra="forbid")
    edits: Annotated[list[Asked], Field(min_length=1, max_length=10)]


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/plan/weeks", responses=NOT_ONBOARDED)
    def weeks(
        first: Annotated[date | None, Query(description="a day of the first week")] = None,
        weeks: Annotated[int, Query(ge=1, le=8)] = 1,
        brief: bool = False,
    ) -> ScheduleView:
        with turn():
            return service.planning().weeks(first, weeks, brief=brief)

    @api.post("/plan/preview", responses=NOT_ONBOARDED)
    def preview(asked: Edits) -> PreviewView:
        edits = [Edit(e.action, e.session, e.to_day, e.to_mode) for e in asked.edits]
        with turn():
            return service.planning().preview(edits)

    @api.get("/plan/road", responses=NOT_ONBOARDED)
    def road() -> RoadView:
        with turn():
            return service.planning().road()

    return api
