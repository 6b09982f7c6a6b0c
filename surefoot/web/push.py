"""Reminders on the runner's devices: which, when, and the browsers that get them."""

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from surefoot.service.push.due import Kind
from surefoot.service.push.pushes import wishes_of
from surefoot.service.push.views import KeyView, PushView
from surefoot.web.problems import WRONG
from surefoot.web.pushing import deliver
from surefoot.web.service import Service
from surefoot.web.turns import Turn

Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description="HH:MM")]


class Wanted(BaseModel):
    """What may be sent, and when. tests_on: 0 is Monday."""

    model_config = ConfigDict(extra="forbid")
    on: Annotated[list[Kind], Field(max_length=4)]
    check_in_at: Clock
    session_at: Clock
    tests_at: Clock
    tests_on: Annotated[int, Field(ge=0, le=6)]
    quiet_from: Clock
    quiet_until: Clock
    discreet: bool


class Subscription(BaseModel):
    """What a browser says of its subscription, and what the runner calls the device."""

    model_config = ConfigDict(extra="forbid")
    endpoint: Annotated[str, Field(max_length=2000)]
    p256dh: Annotated[str, Field(max_length=200)]
    auth: Annotated[str, Field(max_length=100)]
    name: Annotated[str, Field(max_length=100)] = ""


Id = Annotated[str, Path(max_length=40)]


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/push")
    def push() -> PushView:
        with turn():
            return service.pushes.view()

    @api.put("/push")
    def choose(wanted: Wanted) -> PushView:
        said = wanted.model_dump(include={"on", "tests_on", "discreet"})
        times = wanted.model_dump(exclude={"on", "tests_on", "discreet"})
        with turn():
            return service.pushes.choose(wishes_of(**said, times=times))

    @api.post("/push/key")
    def key() -> KeyView:
        with turn():
            return service.pushes.key()

    @api.post("/push/devices")
    def add(said: Subscription) -> PushView:
        with turn():
            return service.pushes.add(said.endpoint, said.p256dh, said.auth, said.name)

    @api.delete("/push/devices/{id}")
    def remove(id: Id) -> PushView:
        with turn():
            return service.pushes.remove(id)

    @api.post("/push/devices/{id}/try")
    def trial(id: Id) -> PushView:
        with turn():
            outgoing = service.pushes.trial(id)
        status = deliver(outgoing)
        with turn():
            service.pushes.settle([(outgoing, status)])
            return service.pushes.view()

    return api
