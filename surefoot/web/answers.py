"""What a refused or failed request is answered with: always JSON, always a sentence."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from surefoot.service.errors import (
    BadInput,
    Busy,
    DiskFull,
    IdTaken,
    NotKnown,
    NotOnboarded,
    StoreError,
    is_full,
)
from surefoot.text.language import later, said, t

log = logging.getLogger("surefoot.web")

NO_ROOM = later(
    "There is no room left on the disk of the machine that runs Surefoot, so this was not stored. "
    "Free some space there, then try again."
)
SENTENCES = {
    400: later("The request cannot be read; nothing was stored. Reload the page and try again."),
    404: later("There is nothing at this address."),
    405: later("This address does not take that kind of request."),
}


def problem(status: int, error: str, problems: list[str] | None = None) -> JSONResponse:
    return JSONResponse({"error": error, "problems": problems or []}, status)


def install(app: FastAPI) -> None:
    """Give the application its answers for everything that is expected to go wrong."""

    @app.exception_handler(BadInput)
    def bad_input(request: Request, error: BadInput) -> JSONResponse:
        return problem(422, error.message, list(error.problems))

    @app.exception_handler(NotKnown)
    def not_known(request: Request, error: NotKnown) -> JSONResponse:
        return problem(404, error.message)

    @app.exception_handler(NotOnboarded)
    def not_onboarded(request: Request, error: NotOnboarded) -> JSONResponse:
        return problem(409, t("There is no plan yet: the opening questions come first."))

    @app.exception_handler(RequestValidationError)
    def not_as_asked(request: Request, error: RequestValidationError) -> JSONResponse:
        problems = [
            f"{'.'.join(str(step) for step in entry['loc'])}: {entry['msg']}"
            for entry in error.errors()
        ]
        return problem(422, t("The request is not as it should be; nothing was stored."), problems)

    @app.exception_handler(StoreError)
    def not_kept(request: Request, error: StoreError) -> JSONResponse:
        match error:
            case IdTaken():
                return problem(409, said(error.sentence))
            case DiskFull():
                return problem(507, said(error.sentence))
            case Busy():
                return problem(503, said(error.sentence))
        log.error("%s", error)
        return problem(500, said(error.sentence))

    @app.exception_handler(OSError)
    def not_written(request: Request, error: OSError) -> JSONResponse:
        if not is_full(error):
            raise error
        return problem(507, t(NO_ROOM))

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> JSONResponse:
        if is_full(error.__cause__):  # an upload that found no room reads as one that is broken
            return problem(507, t(NO_ROOM))
        sentence = t(SENTENCES.get(error.status_code, str(error.detail)))
        answer = problem(error.status_code, sentence)
        answer.headers.update(error.headers or {})
        return answer
