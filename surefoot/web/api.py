"""The JSON API: each use case of the service under one address."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import IO, Annotated, Any, Literal

from fastapi import APIRouter, File, HTTPException, Path, Query, Request, Response, UploadFile
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from surefoot.service.activity_views import ActivitiesView, ActivityPageView, TracesView, Wanted
from surefoot.service.beside_views import BesideView
from surefoot.service.calendar_views import CalendarView
from surefoot.service.match_views import MatchView
from surefoot.service.plan_views import PlanView
from surefoot.service.reading_views import (
    ArticleLineView,
    ArticleView,
    ChoiceView,
    SettingsView,
    TopicLineView,
    TopicView,
)
from surefoot.service.session_views import ExerciseView
from surefoot.service.today_views import FlagView, TodayView
from surefoot.service.views import (
    ImportStep,
    ImportView,
    PreferencesView,
    ReceivedView,
    StateView,
    WatchView,
)
from surefoot.service.why_views import WhyView
from surefoot.text.language import t
from surefoot.web.service import Service
from surefoot.web.turns import Turn

FILES_AT_ONCE = 64
FILE_BYTES = 256 * 2**20
ARCHIVES = (".zip", ".tar", ".tgz", ".tar.gz")
"""Larger than a file: as large as a request may be."""
LINES = "application/x-ndjson"
STEP = TypeAdapter(ImportStep)


class Problem(BaseModel):
    """Every answer that is not a success."""

    error: str = Field(description="one sentence for the person")
    problems: list[str] = Field(default=[], description="each single thing that is wrong")


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


class Watched(BaseModel):
    model_config = ConfigDict(extra="forbid")
    folder: Annotated[str, Field(max_length=4096)]
    """A folder of the machine that serves; '' for none."""


class Corrected(BaseModel):
    """What an activity was."""

    model_config = ConfigDict(extra="forbid")
    sport: Annotated[str, Field(max_length=20)]
    sub_sport: Annotated[str, Field(max_length=20)] = ""


@dataclass(frozen=True, slots=True)
class Done:
    done: bool = True


WRONG: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem},
    403: {"model": Problem, "description": "A foreign host or page"},
    404: {"model": Problem},
    413: {"model": Problem},
    422: {"model": Problem, "description": "Not as asked; nothing was stored"},
    500: {"model": Problem},
}
NOT_ONBOARDED: dict[int | str, dict[str, Any]] = {
    409: {"model": Problem, "description": "The opening questions are not answered yet"}
}

PICTURE = {
    "cache-control": "private, no-cache",
    # Opened by itself, a picture needs its own style and nothing else.
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
}
SVG = "image/svg+xml"
FIT = "application/vnd.ant.fit"

Day = Annotated[date | None, Query(alias="date", description="the runner's day; today if left out")]


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/state")
    def state() -> StateView:
        with turn():
            return service.state()

    @api.get("/today", responses=NOT_ONBOARDED)
    def today(day: Day = None) -> TodayView:
        with turn():
            return service.today(day)

    @api.get("/plan", responses=NOT_ONBOARDED)
    def plan(weeks: Annotated[int, Query(ge=1, le=12)] = 4) -> PlanView:
        with turn():
            return service.plan(weeks)

    @api.get(
        "/sessions/{id}/workout.fit",
        response_class=Response,
        responses={200: {"content": {FIT: {}}}, **NOT_ONBOARDED},
    )
    def workout(id: Annotated[str, Path(max_length=40)]) -> Response:
        with turn():
            file = service.workout(id)
        disposition = {"content-disposition": f'attachment; filename="{file.name}"'}
        return Response(file.content, media_type=FIT, headers=disposition)

    @api.get("/why", responses=NOT_ONBOARDED)
    def why(day: Day = None) -> WhyView:
        with turn():
            return service.why(day)

    @api.get("/articles")
    def articles() -> list[ArticleLineView]:
        with turn():
            return service.texts().articles()

    @api.get("/articles/{id}")
    def article(id: Annotated[str, Path(max_length=60)]) -> ArticleView:
        with turn():
            return service.texts().article(id)

    @api.get("/topics")
    def topics() -> list[TopicLineView]:
        with turn():
            return service.texts().topics()

    @api.get("/topics/{id}")
    def topic(id: Annotated[str, Path(max_length=60)]) -> TopicView:
        with turn():
            return service.texts().topic(id)

    @api.get("/choices")
    def choices() -> list[ChoiceView]:
        with turn():
            return service.texts().choices()

    @api.get("/settings")
    def settings() -> SettingsView:
        with turn():
            return service.texts().settings()

    @api.get("/beside", responses=NOT_ONBOARDED)
    def beside() -> BesideView:
        with turn():
            return service.beside()

    @api.get("/red-flags")
    def red_flags() -> list[FlagView]:
        with turn():
            return service.red_flags()

    @api.get("/exercises/{id}")
    def exercise(id: Annotated[str, Path(max_length=20)]) -> ExerciseView:
        with turn():
            return service.exercise(id)

    @api.get("/figures/{id}.svg", response_class=Response, responses={200: {"content": {SVG: {}}}})
    def figure(
        id: Annotated[str, Path(max_length=20)], asked: Request, poses: bool = False
    ) -> Response:
        with turn():
            drawn = service.figure(id, poses=poses).encode()
        headers = {**PICTURE, "etag": f'"{sha256(drawn).hexdigest()[:16]}"'}
        if asked.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        return Response(drawn, media_type=SVG, headers=headers)

    @api.put("/preferences")
    def prefer(wanted: Preferences) -> PreferencesView:
        with turn():
            return service.prefer(wanted.language, wanted.units)

    @api.post("/facts")
    def facts(said: Facts) -> ReceivedView:
        with turn():
            return service.receive(said.facts)

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

    @api.get("/calendar")
    def calendar() -> CalendarView:
        with turn():
            return service.calendar.view()

    @api.post("/calendar")
    def switch_calendar_on() -> CalendarView:
        with turn():
            return service.calendar.switch_on()

    @api.post("/calendar/renew")
    def renew_calendar() -> CalendarView:
        with turn():
            return service.calendar.renew()

    @api.delete("/calendar")
    def switch_calendar_off() -> CalendarView:
        with turn():
            return service.calendar.switch_off()

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

    @api.get("/activities/{id}/match")
    def match(id: Annotated[str, Path(max_length=200)]) -> MatchView:
        with turn():
            return service.matches().of(id)

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

    @api.post("/upgrade/accept")
    def accept_upgrade() -> Done:
        with turn():
            service.accept_upgrade()
        return Done()

    @api.post("/destroy")
    def destroy(asked: Destroy) -> Done:
        with turn():
            service.destroy()
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
