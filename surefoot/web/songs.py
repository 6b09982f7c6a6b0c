"""The addresses of music: a song is brought, and fetched at another tempo as a sound."""

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile

from surefoot.service.songs_views import SongView
from surefoot.web.problems import WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/songs")
    def songs() -> list[SongView]:
        with turn():
            return service.songs.view()

    @api.post("/songs")
    def bring_song(
        song: Annotated[UploadFile, File(alias="file")],
        spm: Annotated[float, Form()],
        ending: Annotated[str, Form(max_length=5)] = ".mp3",
        clicks_volume: Annotated[float, Form()] = 0.0,
    ) -> SongView:
        """spm: steps a minute. clicks_volume: of a click at each step laid over it, 0 for none."""
        with turn():
            return service.songs.begin(
                song.filename or "song", song.file, spm, ending, clicks_volume
            )

    return api
