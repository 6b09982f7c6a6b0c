"""The addresses that take what the runner says: facts, wishes, the end of everything."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from surefoot.service.views import PreferencesView, ReceivedView
from surefoot.web.problems import WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn


class Facts(BaseModel):
    """Facts as `surefoot.facts` defines them; the service checks each by its kind."""

    model_config = ConfigDict(extra="forbid")
    facts: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=5000)]


class Destroy(BaseModel):
    model_config = ConfigDict(extra="forbid")
    confirm: Literal["delete everything"]


class Preferences(BaseModel):
    model_config = ConfigDict(extra="forbid")
    language: Annotated[str, Field(max_length=20)]
    units: Literal["metric", "imperial"]
    country: Annotated[str, Field(max_length=20)] | None = None
    """Left out: as it was."""


@dataclass(frozen=True, slots=True)
class Done:
    done: bool = True


def routes(service: Service, turn: Turn, emptied: Callable[[], None]) -> APIRouter:
    """The addresses over a service; one call at a time reaches it.

    emptied: called when everything was deleted.
    """
    api = APIRouter(responses=WRONG)

    @api.put("/preferences")
    def prefer(wanted: Preferences) -> PreferencesView:
        with turn():
            return service.prefer(wanted.language, wanted.units, wanted.country)

    @api.post("/facts")
    def facts(said: Facts) -> ReceivedView:
        with turn():
            return service.receive(said.facts)

    @api.post("/upgrade/accept")
    def accept_upgrade() -> Done:
        with turn():
            service.accept_upgrade()
        return Done()

    @api.post("/destroy")
    def destroy(asked: Destroy) -> Done:
        with turn():
            service.destroy()
            emptied()
        return Done()

    return api
