"""The pairing page, the cookie of a paired device, and the gate that asks for it."""

import re
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from surefoot.service.devices import NAME_MOST
from surefoot.service.errors import BadInput
from surefoot.text.language import t
from surefoot.web import pair_page
from surefoot.web.doors import DEVICE, DOOR
from surefoot.web.pages import problem
from surefoot.web.service import Service

COOKIE = "__Host-surefoot"
"""The prefix binds it to this host: only a secure answer may set it, for all paths."""
LIVES_S = 400 * 86_400
"""As long as browsers keep a cookie; each day of use begins it anew."""
OPEN = frozenset({"/pair", "/pair.css", "/authority.crt"})
WITHOUT_COOKIES = re.compile(r"/(icons/)?[\w-]+\.(webmanifest|png|svg|ico)")
"""What a browser fetches of the shell for an icon on the home screen, and brings no cookie for."""


class Paired:
    """ASGI middleware: behind a door that asks for it, only paired devices come through.

    Others get the pairing page, what an icon on the home screen is made of, and the calendar,
    whose address is its key.
    """

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self.app = app
        self.service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope[DOOR].paired:
            await self.app(scope, receive, send)
            return
        token = cookie_parser(Headers(scope=scope).get("cookie", "")).get(COOKIE, "")
        known = await run_in_threadpool(self.service.devices.known, token) if token else None
        if known is not None:
            scope[DEVICE] = known.id
            answer = with_cookie(send, token) if known.first_today else send
            await self.app(scope, receive, answer)
        elif is_open(scope["path"]):
            await self.app(scope, receive, send)
        else:
            await turned_away(scope)(scope, receive, send)


def is_open(path: str) -> bool:
    """Whether whoever asks may have what is at the path: nothing of the runner's."""
    if path in OPEN or (path.startswith("/calendar/") and path.endswith(".ics")):
        return True
    return WITHOUT_COOKIES.fullmatch(path) is not None


def turned_away(scope: Scope) -> Response:
    wants_page = "text/html" in Headers(scope=scope).get("accept", "")
    if wants_page and scope["method"] in ("GET", "HEAD") and not scope["path"].startswith("/api"):
        return RedirectResponse("/pair", 303, {"cache-control": "no-store"})
    return problem(401, t("This device is not paired with Surefoot, or not any more."))


def with_cookie(send: Send, token: str) -> Send:
    """A `send` that lets the cookie of the device live on."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            bare = Response()
            keep(bare, token)
            MutableHeaders(scope=message).append("set-cookie", bare.headers["set-cookie"])
        await send(message)

    return sending


def keep(answer: Response, token: str) -> None:
    answer.set_cookie(
        COOKIE, token, max_age=LIVES_S, path="/", secure=True, httponly=True, samesite="strict"
    )


def routes(service: Service) -> APIRouter:
    """The page that pairs, and the authority's certificate; no part of the API."""
    pages = APIRouter(include_in_schema=False)

    @pages.get("/authority.crt")
    def authority() -> Response:
        der = service.devices.authority.certificate()
        if der is None:
            return problem(404, t("There is no authority of Surefoot's own here."))
        return Response(
            der,
            media_type="application/x-x509-ca-cert",
            headers={
                "content-disposition": 'attachment; filename="surefoot-authority.crt"',
                "cache-control": "no-store",
            },
        )

    @pages.get("/pair")
    def page(asked: Request, code: str = "") -> Response:
        if DEVICE in asked.scope or not asked.scope[DOOR].paired:
            return RedirectResponse("/#/devices", 303)
        return shown(asked, code)

    @pages.post("/pair")
    def pair(
        asked: Request,
        code: Annotated[str, Form(max_length=100)] = "",
        name: Annotated[str, Form(max_length=4 * NAME_MOST)] = "",
    ) -> Response:
        if not asked.scope[DOOR].paired:
            return problem(404, t("This machine itself needs no pairing."))
        try:
            token = service.devices.pair(code, name)
        except BadInput as error:
            return shown(asked, "", error.message, 422)
        answer = RedirectResponse("/", 303, {"cache-control": "no-store"})
        keep(answer, token)
        return answer

    def shown(asked: Request, code: str, error: str = "", status: int = 200) -> Response:
        view = service.devices.view()
        name = pair_page.guessed(asked.headers.get("user-agent", ""))
        # Under no-referrer a browser would send the form without saying from where.
        headers = {"cache-control": "no-store", "referrer-policy": "same-origin"}
        text = pair_page.page(code, name, error, view.authority)
        return HTMLResponse(text, status, headers)

    return pages
