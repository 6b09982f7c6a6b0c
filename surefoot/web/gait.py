"""The addresses of clips: how they come in, what was measured, and its pictures."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import FileResponse
from pydantic import BaseModel, ConfigDict
from starlette.concurrency import run_in_threadpool

from surefoot.facts.technique import View
from surefoot.service.gait.about import About, Kept, Model, Task
from surefoot.service.gait.views import ClipJobView, ClipView, DifferencesView, VideoView
from surefoot.web.problems import WRONG
from surefoot.web.service import Service
from surefoot.web.telling import Done
from surefoot.web.turns import Turn

if TYPE_CHECKING:
    from surefoot.service.gait.incoming import Incoming

CLIPS = "/gait/clips"
Id = Annotated[str, Path(max_length=36)]
KINDS = {".jpg": "image/jpeg", ".webm": "video/webm"}


class Keep(BaseModel):
    """How much of a clip stays."""

    model_config = ConfigDict(extra="forbid")
    kept: Kept


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/gait")
    def video() -> VideoView:
        with turn():
            return service.video.view()

    @api.post(CLIPS, status_code=201, openapi_extra={"requestBody": {"content": {"video/*": {}}}})
    async def add(
        asked: Request,
        view: View,
        task: Task = "run",
        model: Model = "full",
        slow_motion: Annotated[float, Query(ge=0, le=64, description="0: not known")] = 1.0,
        kept: Kept = "keypoints",
        filmed: date | None = None,
        height_cm: Annotated[float | None, Query(ge=120, le=230)] = None,
        name: Annotated[str, Query(max_length=200)] = "",
    ) -> ClipJobView:
        """The clip's bytes are the body, written to the disk as they come."""
        height_m = None if height_cm is None else height_cm / 100
        about = About(view, task, model, slow_motion or None, kept, height_m)
        declared = asked.headers.get("content-length", "")

        def begin() -> "Incoming":
            with turn():
                return service.video.receive(int(declared) if declared.isdecimal() else None)

        def end() -> ClipJobView:
            with turn():
                return service.video.add(incoming, name, about, filmed)

        with await run_in_threadpool(begin) as incoming:
            async for piece in asked.stream():
                await run_in_threadpool(incoming.write, piece)
            await run_in_threadpool(incoming.look)
            return await run_in_threadpool(end)

    @api.post("/gait/jobs/{id}/again")
    def again(id: Id) -> ClipJobView:
        with turn():
            return service.video.again(id)

    @api.get(f"{CLIPS}/{{id}}")
    def clip(id: Id) -> ClipView:
        with turn():
            return service.video.clip(id)

    @api.get(f"{CLIPS}/{{id}}/beside/{{other}}")
    def beside(id: Id, other: Id) -> DifferencesView:
        """other: the earlier one."""
        with turn():
            return service.video.between(id, other)

    @api.put(f"{CLIPS}/{{id}}")
    def keep(id: Id, wanted: Keep) -> Done:
        with turn():
            service.video.keep(id, wanted.kept)
        return Done()

    @api.delete(f"{CLIPS}/{{id}}")
    def take_out(id: Id) -> Done:
        with turn():
            service.video.take_out(id)
        return Done()

    @api.post(f"{CLIPS}/{{id}}/back")
    def put_back(id: Id) -> Done:
        with turn():
            service.video.put_back(id)
        return Done()

    @api.get(
        f"{CLIPS}/{{id}}/media/{{name}}",
        response_class=FileResponse,
        responses={200: {"content": {kind: {} for kind in KINDS.values()}}},
    )
    def media(id: Id, name: Annotated[str, Path(max_length=80)]) -> FileResponse:
        """A picture or the short film; parts of it for a browser that seeks."""
        with turn():
            path = service.video.media(id, name)
        return FileResponse(path, media_type=KINDS[path.suffix])

    return api
