"""The addresses of tests: what is open and due, and how each goes."""

from typing import Annotated

from fastapi import APIRouter, Path

from surefoot.service.testing_views import TestPageView, TestsView
from surefoot.web.problems import NOT_ONBOARDED, WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/tests", responses=NOT_ONBOARDED)
    def tests() -> TestsView:
        with turn():
            return service.testing().view()

    @api.get("/tests/{id}", responses=NOT_ONBOARDED)
    def test(id: Annotated[str, Path(max_length=60)]) -> TestPageView:
        with turn():
            return service.testing().page(id)

    return api
