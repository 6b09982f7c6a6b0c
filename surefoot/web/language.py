"""Answers in the language that a browser asks for; the runner's own choice goes before it."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from surefoot.text.language import choose, speaking


class Speaking:
    """ASGI middleware: what is said inside is said in the language of Accept-Language."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wishes = Headers(scope=scope).get("accept-language", "") if "headers" in scope else ""
        with speaking(choose(wishes)):
            await self.app(scope, receive, send)
