"""The plan for other calendars, at a secret address; such a program brings no cookie and no key."""

from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from surefoot.service.calendar_views import CalendarView
from surefoot.web.problems import WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn

ICALENDAR = "text/calendar; charset=utf-8"


def feed(service: Service, turn: Turn) -> APIRouter:
    """The address that calendars fetch; no part of the API, whose callers need no secret."""
    calendar = APIRouter(include_in_schema=False)

    @calendar.api_route("/calendar/{secret}.ics", methods=["GET", "HEAD"])
    def fetch(secret: Annotated[str, Path(max_length=100)], asked: Request) -> Response:
        with turn():
            file = service.calendar_at(secret)
        tag = f'"{sha256(file).hexdigest()[:32]}"'
        headers = {"etag": tag, "cache-control": "private, no-cache"}
        if tag in asked.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(file, media_type=ICALENDAR, headers=headers)

    return calendar


def routes(service: Service, turn: Turn) -> APIRouter:
    """The part of the API that switches the feed on and off."""
    api = APIRouter(responses=WRONG)

    @api.get("/calendar")
    def calendar() -> CalendarView:
        with turn():
            return service.calendar.view()

    @api.post("/calendar")
    def switch_calendar_on() -> CalendarView:
        with turn():
            return service.calendar.switch_on()

    @api.post("/calendar/renew")
    def renew_calendar() -> CalendarView:
        with turn():
            return service.calendar.renew()

    @api.delete("/calendar")
    def switch_calendar_off() -> CalendarView:
        with turn():
            return service.calendar.switch_off()

    return api
