"""The addresses of recorded activities: what there is of them, and how they come in."""

from collections.abc import Iterator
from datetime import date
from typing import IO, Annotated

from fastapi import APIRouter, File, HTTPException, Path, Query, Request, UploadFile
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from surefoot.service.activity_views import ActivitiesView, ActivityPageView, TracesView, Wanted
from surefoot.service.baseline_views import BaselineView
from surefoot.service.logged_views import LoggedView
from surefoot.service.match_views import MatchView
from surefoot.service.views import ImportStep, ImportView, WatchView
from surefoot.text.language import t
from surefoot.web.problems import WRONG
from surefoot.web.service import Service
from surefoot.web.telling import Done
from surefoot.web.turns import Turn

FILES_AT_ONCE = 64
FILE_BYTES = 256 * 2**20
ARCHIVES = (".zip", ".tar", ".tgz", ".tar.gz")
"""Larger than a file: as large as a request may be."""
EARLIEST = date(1900, 1, 1)
LINES = "application/x-ndjson"
STEP = TypeAdapter(ImportStep)


class Watched(BaseModel):
    model_config = ConfigDict(extra="forbid")
    folder: Annotated[str, Field(max_length=4096)]
    """A folder of the machine that serves; '' for none."""


class Corrected(BaseModel):
    """What an activity was."""

    model_config = ConfigDict(extra="forbid")
    sport: Annotated[str, Field(max_length=20)]
    sub_sport: Annotated[str, Field(max_length=20)] = ""


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.post("/import", response_model=ImportView)
    def import_files(files: Annotated[list[UploadFile], File()], asked: Request) -> object:
        """The files with what they brought; asked for as lines, each as soon as it is stored."""
        contents = opened(files)
        if LINES in asked.headers.get("accept", ""):
            return StreamingResponse(lines(service.importing(contents), turn), media_type=LINES)
        with turn():
            return service.import_files(contents)

    @api.get("/watch")
    def watched() -> WatchView:
        with turn():
            return service.watched.view()

    @api.put("/watch")
    def watch(wanted: Watched) -> WatchView:
        with turn():
            return service.watched.choose(wanted.folder)

    @api.get("/activities")
    def activities(
        skip: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
        most: Annotated[int, Query(ge=1, le=20_000)] = 50,
        sport: Annotated[str, Query(max_length=20)] = "",
        first_day: date | None = None,
        last_day: date | None = None,
        least_m: Annotated[float | None, Query(ge=0, le=10_000_000)] = None,
        words: Annotated[str, Query(max_length=200)] = "",
        doubtful: bool = False,
    ) -> ActivitiesView:
        wanted = Wanted(sport, first_day, last_day, least_m, words, doubtful)
        with turn():
            return service.activities().lines(wanted, skip, most)

    @api.get("/activities/{id}")
    def activity(id: Annotated[str, Path(max_length=200)]) -> ActivityPageView:
        with turn():
            return service.activities().page(id)

    @api.get("/activities/{id}/traces")
    def traces(
        id: Annotated[str, Path(max_length=200)],
        stretches: Annotated[int, Query(ge=1, le=2000)] = 400,
    ) -> TracesView:
        with turn():
            return service.activities().traces(id, stretches)

    @api.put("/activities/{id}")
    def correct_activity(id: Annotated[str, Path(max_length=200)], was: Corrected) -> Done:
        with turn():
            service.correct_sport(id, was.sport, was.sub_sport)
        return Done()

    @api.get("/logged/{id}")
    def logged(id: Annotated[str, Path(max_length=200)]) -> LoggedView:
        with turn():
            return service.logged().of(id)

    @api.get("/activities/{id}/match")
    def match(id: Annotated[str, Path(max_length=200)]) -> MatchView:
        with turn():
            return service.matches().of(id)

    @api.get("/baseline")
    def baseline(
        before: Annotated[date, Query(ge=EARLIEST, description="the day on which the pain began")],
    ) -> BaselineView:
        with turn():
            return service.baseline(before)

    @api.get("/matches")
    def matches(days: Annotated[int, Query(ge=1, le=366)] = 28) -> list[MatchView]:
        with turn():
            return service.matches().lines(days)

    @api.delete("/activities/{id}")
    def forget_activity(id: Annotated[str, Path(max_length=200)]) -> Done:
        with turn():
            service.forget_activity(id)
        return Done()

    @api.delete("/imports/{sha256}")
    def undo_import(sha256: Annotated[str, Path(pattern="^[0-9a-f]{64}$")]) -> Done:
        with turn():
            service.undo_import(sha256)
        return Done()

    return api


def lines(steps: Iterator[ImportStep], turn: Turn) -> Iterator[bytes]:
    """Each step as a line of JSON; others have their turn between two of them.

    Ends with the caller: what was told by then is stored, and the same files go on from there.
    """
    while True:
        with turn():
            step = next(steps, None)
        if step is None:
            return
        yield STEP.dump_json(step) + b"\n"


def opened(files: list[UploadFile]) -> list[tuple[str, IO[bytes]]]:
    """Names and contents. Raises HTTPException 413 when there are too many or one is too large."""
    if len(files) > FILES_AT_ONCE:
        raise HTTPException(
            413,
            t(
                "At most {most} files at once, got {count}.",
                most=FILES_AT_ONCE,
                count=len(files),
            ),
        )
    for file in files:
        if (file.size or 0) > FILE_BYTES and not named_archive(file.filename or ""):
            limit = FILE_BYTES // 2**20
            raise HTTPException(
                413,
                t("{filename} is larger than {limit} MiB.", filename=file.filename, limit=limit),
            )
    return [(file.filename or "file", file.file) for file in files]


def named_archive(name: str) -> bool:
    """Whether a name promises an archive, which may be larger; what it is shows when it is read."""
    return name.lower().endswith(ARCHIVES)
