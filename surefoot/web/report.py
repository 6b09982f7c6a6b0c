"""The summary for the physiotherapist, as a file."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from surefoot.web.problems import NOT_ONBOARDED, WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn

PDF = "application/pdf"


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get(
        "/report.pdf",
        response_class=Response,
        responses={200: {"content": {PDF: {}}}, **NOT_ONBOARDED},
    )
    def report(weeks: Annotated[int, Query(ge=4, le=12, multiple_of=4)] = 8) -> Response:
        with turn():
            paper = service.report(weeks)
        disposition = {"content-disposition": f'attachment; filename="{paper.name}"'}
        return Response(paper.pdf(), media_type=PDF, headers=disposition)

    return api
