"""The addresses of paired devices: this machine sees and ends all, a device itself alone."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.exceptions import HTTPException

from surefoot.service.devices_views import DevicesView, PairingView
from surefoot.text.language import t
from surefoot.web.doors import DEVICE, DOOR
from surefoot.web.problems import WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/devices")
    def devices(asked: Request) -> DevicesView:
        with turn():
            return service.devices.view(asked.scope.get(DEVICE, ""))

    @api.post("/devices/code")
    def new_code(asked: Request) -> PairingView:
        only_here(asked)
        with turn():
            return service.devices.new_code()

    @api.delete("/devices/{id}")
    def revoke(id: Annotated[str, Path(max_length=20)], asked: Request) -> DevicesView:
        if asked.scope.get(DEVICE) != id:
            only_here(asked)
        with turn():
            service.devices.revoke(id)
            return service.devices.view()

    @api.delete("/devices")
    def revoke_all(asked: Request) -> DevicesView:
        only_here(asked)
        with turn():
            service.devices.revoke_all()
            return service.devices.view()

    return api


def only_here(asked: Request) -> None:
    """Raises HTTPException when a paired device asks for what is this machine's to do."""
    if asked.scope[DOOR].paired:
        raise HTTPException(
            403, t("Only the machine that runs Surefoot can do this, not a paired device.")
        )
