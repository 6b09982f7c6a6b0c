"""Serves the application with Uvicorn until it is told to stop."""

import errno
import socket
from collections.abc import Callable

import uvicorn

from surefoot.text.language import t
from surefoot.web.app import create_app
from surefoot.web.service import Service
from surefoot.web.turns import turns
from surefoot.web.watching import watching


class CannotListen(Exception):
    """The address asked for cannot be listened on; the message says why."""


class PortTaken(CannotListen):
    """Another program listens there already."""

    def __init__(self, port: int) -> None:
        super().__init__(
            t("Port {port} is in use by another program. Choose one with --port.", port=port)
        )
        self.port = port


def serve(
    service: Service,
    host: str = "127.0.0.1",
    port: int = 8000,
    on_ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve until interrupted.

    on_ready gets the address to open, once it answers. port 0 takes any free one.
    Raises PortTaken or CannotListen before anything has started.
    """
    listener = listen(host, port)
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listener.getsockname()[1]}/"
    turn = turns(service)
    config = uvicorn.Config(
        create_app(service, hosts=[host], turn=turn),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="off",
        timeout_graceful_shutdown=3,
    )
    with listener, watching(service, turn):
        Announcing(config, lambda: on_ready(address)).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address. Raises PortTaken or CannotListen."""
    if not 0 <= port <= 65_535:  # getaddrinfo would wrap it round
        raise CannotListen(
            t("Cannot listen on {host}, port {port}: ports go up to 65535.", host=host, port=port)
        )
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise CannotListen(
            t("Cannot listen on {host}, port {port}: {error}.", host=host, port=port, error=error)
        ) from error
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows would share the port otherwise
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port) from error
        raise CannotListen(
            t(
                "Cannot listen on {host}, port {port}: {why}.",
                host=host,
                port=port,
                why=error.strerror,
            )
        ) from error
    return listener


class Announcing(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.ready()
