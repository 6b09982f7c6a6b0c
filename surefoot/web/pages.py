"""The built client: hashed assets for ever, the page itself fresh each time."""

from mimetypes import guess_type
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from surefoot.text.language import later, t
from surefoot.web import manifest

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
            answer = self.answer(scope["method"], scope["path"], Headers(scope=scope))
            await answer(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    def answer(self, method: str, path: str, asked: Headers) -> Response:
        if path == "/api" or path.startswith("/api/"):
            return problem(404, t(NOTHING_HERE))
        if method not in ("GET", "HEAD"):
            return problem(405, t("Pages can only be read."))
        if path == manifest.PATH:
            told = {"cache-control": FRESH, "vary": "accept-language"}
            return JSONResponse(manifest.manifest(), headers=told, media_type=manifest.MEDIA_TYPE)
        if path.startswith("/assets/"):
            file = self.file(path)
            if file is None:
                return problem(404, t(NOTHING_HERE))
            return sent(file, asked, FOR_EVER)
        page = self.file(path) or self.file("/index.html")
        if page is None:
            return PlainTextResponse(t(NOT_BUILT) + "\n", 503)
        return sent(page, asked, FRESH)

    def file(self, path: str) -> Path | None:
        """The built file of that path; None when there is none, or the path leads out."""
        if "\0" in path:
            return None
        try:
            file = (self.static / path.lstrip("/")).resolve()
            return file if file.is_relative_to(self.static) and file.is_file() else None
        except OSError:
            return None


def sent(file: Path, asked: Headers, kept: str) -> FileResponse:
    """The file, in the Brotli form that the build put beside it where the browser takes that."""
    headers = {"cache-control": kept}
    packed = file.with_name(f"{file.name}.br")
    if not packed.is_file():
        return FileResponse(file, headers=headers)
    headers["vary"] = "accept-encoding"
    if not takes_brotli(asked):
        return FileResponse(file, headers=headers)
    headers["content-encoding"] = "br"
    return FileResponse(packed, headers=headers, media_type=guess_type(file.name)[0])


def takes_brotli(asked: Headers) -> bool:
    wishes = asked.get("accept-encoding", "").replace(" ", "").split(",")
    return any(wish == "br" or (wish.startswith("br;") and wish != "br;q=0") for wish in wishes)


def problem(status: int, error: str) -> JSONResponse:
    return JSONResponse({"error": error, "problems": []}, status)
