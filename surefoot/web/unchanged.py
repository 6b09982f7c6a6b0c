"""A view that the caller has already is not sent again: a tag of what it says, and 304."""

from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Unchanged:
    """ASGI middleware: tags each JSON view under /api, and answers 304 to who holds that tag."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or not scope["path"].startswith("/api/")
        ):
            await self.app(scope, receive, send)
            return
        held = Headers(scope=scope).get("if-none-match", "")
        await self.app(scope, receive, Tagging(send, held))


class Tagging:
    """A `send` that waits for the whole of a JSON view before it says anything."""

    def __init__(self, send: Send, held: str) -> None:
        self.send = send
        self.held = {tag.strip() for tag in held.split(",")}
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and is_view(message):
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self.answer(self.start)

    async def answer(self, start: Message) -> None:
        # weak: the same view may go out packed
        tag = f'W/"{sha256(self.body).hexdigest()[:22]}"'
        headers = MutableHeaders(scope=start)
        headers["etag"] = tag
        headers.add_vary_header("accept-language")
        if tag in self.held:
            start, self.body = {**start, "status": 304}, b""
            del headers["content-length"]
        await self.send(start)
        await self.send({"type": "http.response.body", "body": self.body})


def is_view(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    kind = headers.get("content-type", "")
    return start["status"] == 200 and kind == "application/json" and "etag" not in headers
