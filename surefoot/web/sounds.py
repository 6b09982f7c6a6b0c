"""The addresses of sounds to take along: click tracks, and what was made of them."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import FileResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from surefoot.service.jobs_views import JobView, job_view
from surefoot.service.sounds import ClickTrack
from surefoot.service.sounds_views import SoundsView
from surefoot.web.problems import WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn

WAV = "audio/wav"
Id = Annotated[str, Path(pattern="^[0-9a-f-]{36}$")]


class Wanted(BaseModel):
    """A click track; the bounds are those of the service."""

    model_config = ConfigDict(extra="forbid")
    spm: float
    minutes: float
    every: Annotated[int, Field(ge=1, le=2)] = 1
    accent: bool = True
    on_min: float = 2.0
    off_min: float = 0.0
    lead_in_s: float = 0.0

    def track(self) -> ClickTrack:
        """Raises BadInput."""
        return ClickTrack(**self.model_dump())


class WantedPacked(Wanted):
    ending: Literal[".mp3", ".ogg", ".opus"]

    def track(self) -> ClickTrack:
        return ClickTrack(**self.model_dump(exclude={"ending"}))


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/sounds")
    def sounds() -> SoundsView:
        with turn():
            return service.sounds.view()

    @api.get("/click-track", response_class=Response, responses={200: {"content": {WAV: {}}}})
    def click_track(wanted: Annotated[Wanted, Query()]) -> Response:
        """As WAV, made while it is sent."""
        with turn():
            asked = wanted.track()
            size, made = service.sounds.wav(asked)
        headers = {
            "content-disposition": f'attachment; filename="{asked.name(".wav")}"',
            "content-length": str(size),
        }
        return StreamingResponse(made, media_type=WAV, headers=headers)

    @api.post("/click-tracks")
    def make_click_track(wanted: WantedPacked) -> JobView:
        """As a packed file, made beside the server."""
        with turn():
            return job_view(service.sounds.make(wanted.track(), wanted.ending))

    @api.get("/sounds/{id}", response_class=Response, responses={200: {"content": {"audio/*": {}}}})
    def sound(id: Id) -> Response:
        """The file that a job made; parts of it too, as a player asks for them."""
        with turn():
            file = service.sounds.file(id)
        return FileResponse(file.path, media_type=file.media_type, filename=file.name)

    return api
