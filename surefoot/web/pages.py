"""The built client: hashed assets for ever, the page itself fresh each time."""

from pathlib import Path

from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from surefoot.text.language import later, t

FOR_EVER = "public, max-age=31536000, immutable"
FRESH = "no-cache"
NOTHING_HERE = later("There is nothing at this address.")
NOT_BUILT = later(
    "The pages have not been built yet: start Surefoot with ./run, which builds them."
)


class Pages:
    """ASGI application for every address that the API does not know."""

    def __init__(self, static: Path) -> None:
        self.static = static.resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self.answer(scope["method"], scope["path"])(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    def answer(self, method: str, path: str) -> Response:
        if path == "/api" or path.startswith("/api/"):
            return problem(404, t(NOTHING_HERE))
        if method not in ("GET", "HEAD"):
            return problem(405, t("Pages can only be read."))
        if path.startswith("/assets/"):
            file = self.file(path)
            if file is None:
                return problem(404, t(NOTHING_HERE))
            return FileResponse(file, headers={"cache-control": FOR_EVER})
        page = self.file(path) or self.file("/index.html")
        if page is None:
            return PlainTextResponse(t(NOT_BUILT) + "\n", 503)
        return FileResponse(page, headers={"cache-control": FRESH})

    def file(self, path: str) -> Path | None:
        """The built file of that path; None when there is none, or the path leads out."""
        if "\0" in path:
            return None
        try:
            file = (self.static / path.lstrip("/")).resolve()
            return file if file.is_relative_to(self.static) and file.is_file() else None
        except OSError:
            return None


def problem(status: int, error: str) -> JSONResponse:
    return JSONResponse({"error": error, "problems": []}, status)
