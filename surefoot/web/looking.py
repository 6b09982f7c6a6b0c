"""The addresses that say what today and the weeks to come hold, and why."""

from datetime import date
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from surefoot.service.beside_views import BesideView
from surefoot.service.plan_views import PlanView
from surefoot.service.session_views import ExerciseView
from surefoot.service.today_views import TodayView
from surefoot.service.views import StateView
from surefoot.service.why_views import WhyView
from surefoot.web.problems import NOT_ONBOARDED, WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn

PICTURE = {
    "cache-control": "private, no-cache",
    # Opened by itself, a picture needs its own style and nothing else.
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
}
SVG = "image/svg+xml"
FIT = "application/vnd.ant.fit"

Day = Annotated[date | None, Query(alias="date", description="the runner's day; today if left out")]


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/state")
    def state() -> StateView:
        with turn():
            return service.state()

    @api.get("/today", responses=NOT_ONBOARDED)
    def today(day: Day = None) -> TodayView:
        with turn():
            return service.today(day)

    @api.get("/plan", responses=NOT_ONBOARDED)
    def plan(weeks: Annotated[int, Query(ge=1, le=12)] = 4) -> PlanView:
        with turn():
            return service.plan(weeks)

    @api.get(
        "/sessions/{id}/workout.fit",
        response_class=Response,
        responses={200: {"content": {FIT: {}}}, **NOT_ONBOARDED},
    )
    def workout(id: Annotated[str, Path(max_length=40)]) -> Response:
        with turn():
            file = service.workout(id)
        disposition = {"content-disposition": f'attachment; filename="{file.name}"'}
        return Response(file.content, media_type=FIT, headers=disposition)

    @api.get("/why", responses=NOT_ONBOARDED)
    def why(day: Day = None) -> WhyView:
        with turn():
            return service.why(day)

    @api.get("/beside", responses=NOT_ONBOARDED)
    def beside() -> BesideView:
        with turn():
            return service.beside()

    @api.get("/exercises/{id}")
    def exercise(id: Annotated[str, Path(max_length=20)]) -> ExerciseView:
        with turn():
            return service.exercise(id)

    @api.get("/figures/{id}.svg", response_class=Response, responses={200: {"content": {SVG: {}}}})
    def figure(
        id: Annotated[str, Path(max_length=20)], asked: Request, poses: bool = False
    ) -> Response:
        with turn():
            draw = service.figure(id, poses=poses)
        drawn = draw().encode()
        headers = {**PICTURE, "etag": f'"{sha256(drawn).hexdigest()[:16]}"'}
        if asked.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        return Response(drawn, media_type=SVG, headers=headers)

    return api
