"""The web application: the API under /api, the client everywhere else, a guard before both."""

from collections.abc import Callable, Iterable
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware

from surefoot.web import answers, api, calendar, pairing
from surefoot.web.guard import Guard
from surefoot.web.language import Speaking
from surefoot.web.pages import Pages
from surefoot.web.service import Service
from surefoot.web.turns import Turn, turns
from surefoot.web.unchanged import Unchanged

STATIC = Path(__file__).parent / "static"
DENSE = (*DEFAULT_EXCLUDED_CONTENT_TYPES, "application/pdf", "application/x-ndjson")
"""Not packed: what is packed already, and lines that are to be read as they come."""


def create_app(
    service: Service,
    hosts: Iterable[str] = (),
    static: Path = STATIC,
    turn: Turn | None = None,
    emptied: Callable[[], None] = lambda: None,
) -> FastAPI:
    """The application over a service.

    hosts: names that it may be called by beside this machine's own, unless a door says otherwise
    (`doors.Through`).
    turn: held while the service is called; its own when nobody else calls the service.
    emptied: called when everything was deleted.
    """
    app = FastAPI(
        title="Surefoot",
        version=service.state().version,
        openapi_url="/api/openapi.json",
        docs_url=None,  # both pages load scripts from another site
        redoc_url=None,
        redirect_slashes=False,
    )
    turn = turn or turns(service)
    app.include_router(api.routes(service, turn, emptied), prefix="/api")
    app.include_router(calendar.feed(service, turn))
    app.include_router(pairing.routes(service))
    answers.install(app)
    app.router.default = Pages(static)
    app.add_middleware(Unchanged)
    app.add_middleware(
        GZipMiddleware, minimum_size=1000, compresslevel=6, exclude_content_types=DENSE
    )
    app.add_middleware(pairing.Paired, service=service)
    app.add_middleware(Guard, hosts=tuple(hosts))
    app.add_middleware(Speaking)
    return app
