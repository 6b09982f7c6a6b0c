"""Tiles of the map behind a route: fetched here and handed on, so that the page asks no other site
and the tile server hears nothing of the browser."""

from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException as Refused

from surefoot.service.map_tiles_views import MapTilesView
from surefoot.text.language import later
from surefoot.web.problems import WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn

_PATIENCE_S = 10.0
_TILE_BYTES = 2**20
PICTURES = ("image/png", "image/jpeg", "image/webp")
NO_TILE = later("The tile server has no such tile.")
KEPT = {"cache-control": "private, max-age=604800"}


class Wanted(BaseModel):
    """A tile server's address with {z}, {x}, {y}, '' for none, and what it asks to be named as."""

    model_config = ConfigDict(extra="forbid")
    address: Annotated[str, Field(max_length=500)]
    credit: Annotated[str, Field(max_length=200)] = ""


Number = Annotated[int, Path(ge=0, le=2**20)]


def fetch(address: str) -> tuple[str, bytes] | None:
    """A tile's kind and bytes; None when there is none. No redirect is followed."""
    where = urlsplit(address)
    kind = HTTPSConnection if where.scheme == "https" else HTTPConnection
    connection = kind(where.hostname or "", where.port, timeout=_PATIENCE_S)
    path = f"{where.path}?{where.query}" if where.query else where.path
    try:
        connection.request("GET", path, headers={"user-agent": "Surefoot", "accept": "image/*"})
        answer = connection.getresponse()
        said = answer.headers.get_content_type()
        data = answer.read(_TILE_BYTES + 1)
    except (OSError, HTTPException, ValueError):  # a name that no host can have
        return None
    finally:
        connection.close()
    if answer.status != 200 or said not in PICTURES or len(data) > _TILE_BYTES:
        return None
    return said, data


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/map-tiles")
    def map_tiles() -> MapTilesView:
        with turn():
            return service.map_tiles.view()

    @api.put("/map-tiles")
    def choose_map_tiles(wanted: Wanted) -> MapTilesView:
        with turn():
            return service.map_tiles.choose(wanted.address, wanted.credit)

    @api.get(
        "/map-tiles/{zoom}/{column}/{row}",
        response_class=Response,
        responses={200: {"content": {each: {} for each in PICTURES}}, 502: WRONG[500]},
    )
    def tile(zoom: Number, column: Number, row: Number) -> Response:
        with turn():
            address = service.map_tiles.tile(zoom, column, row)
        found = fetch(address)
        if found is None:
            raise Refused(502, NO_TILE)
        said, data = found
        return Response(data, media_type=said, headers=KEPT)

    return api
