"""The door: who may call, how much they may bring, what every answer carries, what a crash says."""

import json
import logging
import secrets
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from surefoot.text.language import t
from surefoot.web.doors import DOOR, Door, local

log = logging.getLogger("surefoot.web")

READING = frozenset({"GET", "HEAD", "OPTIONS"})
OF_A_PROXY = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
BODY_BYTES = 16 * 2**20
IMPORT_BYTES = 2**30
"""A whole upload; held in memory once, so less than the files' own bounds could add up to."""
UPLOADS = frozenset(
    {
        "/api/import",
        "/api/your-data/look",
        "/api/your-data/restore",
        "/api/gait/clips",
        "/api/songs",
    }
)

ON_EVERY_ANSWER = {
    "content-security-policy": (
        "default-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...] = ()) -> None:
        self.app = app
        self.local = local(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        door: Door = scope.setdefault(DOOR, self.local)
        host = host_name(headers.get("host", ""))
        answer = Answer(send, private=scope["path"].startswith("/api"), strict=host in door.public)
        if not door.knows(host, (scope.get("server") or ("",))[0]):
            await answer.refuse(403, t("Surefoot does not answer to this host name."))
        elif not door.paired and any(name in headers for name in OF_A_PROXY):
            # This door asks nobody who they are, and a proxy may bring anybody.
            await answer.refuse(
                403,
                t(
                    "This came through a proxy. Start Surefoot with --behind-proxy and let the "
                    "proxy call the address that it prints."
                ),
            )
        elif scope["method"] not in READING and is_foreign(headers):
            await answer.refuse(403, t("A page of another site may not write here."))
        else:
            await self.let_in(scope, headers, receive, answer)

    async def let_in(
        self, scope: Scope, headers: Headers, receive: Receive, answer: "Answer"
    ) -> None:
        limit = IMPORT_BYTES if scope["path"] in UPLOADS else BODY_BYTES
        declared = headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > limit:
            await answer.refuse(413, too_large(limit))
            return
        try:
            await self.app(scope, bounded(receive, limit), answer)
        except Exception:
            error_id = secrets.token_hex(4)
            log.exception("error %s in %s %s", error_id, scope["method"], loggable(scope["path"]))
            if answer.started:
                raise
            await answer.refuse(
                500,
                t(
                    "Something went wrong in Surefoot (error {error_id}). Your earlier entries "
                    "are safe.",
                    error_id=error_id,
                ),
            )


class Answer:
    """A `send` that adds the headers an answer has not set itself, and knows whether it began."""

    def __init__(self, send: Send, private: bool, strict: bool = False) -> None:
        self.send = send
        self.private = private
        self.strict = strict
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in ON_EVERY_ANSWER.items():
                headers.setdefault(name, value)
            if self.private:
                headers.setdefault("cache-control", "no-store")
            if self.strict:
                headers.setdefault("strict-transport-security", "max-age=31536000")
        await self.send(message)

    async def refuse(self, status: int, error: str) -> None:
        body = json.dumps({"error": error, "problems": []}).encode()
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),  # the rest of the request stays unread
        ]
        await self({"type": "http.response.start", "status": status, "headers": headers})
        await self({"type": "http.response.body", "body": body})


def loggable(path: str) -> str:
    """The path on one line, without the secret of a calendar's address."""
    return "/calendar/…" if path.startswith("/calendar/") else quote(path)


def host_name(host: str) -> str:
    """The name in a Host header, without port and brackets; '' when it is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def is_foreign(headers: Headers) -> bool:
    """True when a browser says that another site's page sends this; programs do not say."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def bounded(receive: Receive, limit: int) -> Receive:
    """A `receive` that stops a body without a declared length at the limit."""
    taken = 0

    async def take() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise HTTPException(413, too_large(limit))
        return message

    return take


def too_large(limit: int) -> str:
    return t("This is larger than {limit} MiB: send it in smaller parts.", limit=limit // 2**20)
