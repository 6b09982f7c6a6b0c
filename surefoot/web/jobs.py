"""The addresses of long work: how far it is, and the way to stop it."""

from typing import Annotated

from fastapi import APIRouter, Path

from surefoot.service.jobs_views import JobView, job_view
from surefoot.web.problems import WRONG
from surefoot.web.service import Service
from surefoot.web.telling import Done
from surefoot.web.turns import Turn

Id = Annotated[str, Path(pattern="^[0-9a-f-]{36}$")]


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/jobs/{id}")
    def job(id: Id) -> JobView:
        with turn():
            return job_view(service.jobs.job(id))

    @api.delete("/jobs/{id}")
    def drop_job(id: Id) -> Done:
        """Stops it if it is under way, and deletes what it was given and what it made."""
        with turn():
            service.jobs.drop(id)
        return Done()

    return api
