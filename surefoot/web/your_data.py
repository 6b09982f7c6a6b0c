"""The addresses of everything in one place: taken along as an archive, and brought back."""

from collections.abc import Iterator
from itertools import chain
from typing import Annotated

from fastapi import APIRouter, File, Form, Response, UploadFile
from fastapi.responses import StreamingResponse

from surefoot.service.your_data_views import ArchiveView, RestoredView, YourDataView
from surefoot.web.problems import WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn

ZIP = "application/zip"
Uploaded = Annotated[UploadFile, File(alias="file")]


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/your-data")
    def your_data() -> YourDataView:
        with turn():
            return service.your_data().view()

    @api.get(
        "/your-data/archive.zip",
        response_class=Response,
        responses={200: {"content": {ZIP: {}}}},
    )
    def archive() -> Response:
        with turn():
            name = f"surefoot-{service.state().today}.zip"
            pieces = service.your_data().pieces()
            first = next(pieces)
        disposition = {"content-disposition": f'attachment; filename="{name}"'}
        rest = chain([first], in_turn(pieces, turn))
        return StreamingResponse(rest, media_type=ZIP, headers=disposition)

    @api.post("/your-data/look")
    def look(archive: Uploaded) -> ArchiveView:
        with turn():
            return service.your_data().look(archive.filename or "archive", archive.file)

    @api.post("/your-data/restore")
    def restore(archive: Uploaded, replace: Annotated[bool, Form()] = False) -> RestoredView:
        """replace: what is here gives way, and goes to the backups."""
        with turn():
            return service.restore(archive.filename or "archive", archive.file, replace=replace)

    return api


def in_turn(pieces: Iterator[bytes], turn: Turn) -> Iterator[bytes]:
    """Each piece as it is asked for; others have their turn between two of them."""
    while True:
        with turn():
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece
