"""Serves the application with Uvicorn until it is told to stop."""

import asyncio
import errno
import logging
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from ipaddress import ip_address

import uvicorn
from starlette.types import ASGIApp

from surefoot.text.language import t
from surefoot.web.app import create_app
from surefoot.web.beyond import Beyond, Tls, renewing
from surefoot.web.crowds import Bounded
from surefoot.web.doors import Door, Through
from surefoot.web.pushing import pushing
from surefoot.web.service import Service
from surefoot.web.turns import turns
from surefoot.web.watching import watching


class CannotListen(Exception):
    """The address asked for cannot be listened on; the message says why."""


class PortTaken(CannotListen):
    """Another program listens there already."""

    def __init__(self, port: int, option: str) -> None:
        super().__init__(
            t(
                "Port {port} is in use by another program. Choose one with {option}.",
                port=port,
                option=option,
            )
        )
        self.port = port


def serve(
    service: Service,
    host: str = "127.0.0.1",
    port: int = 8000,
    on_ready: Callable[[str], None] = lambda address: None,
    beyond: Beyond | None = None,
) -> None:
    """Serve until interrupted.

    host: an address of this machine for itself. on_ready gets the address to open, once it answers.
    port 0 takes any free one. beyond: what listens for others. Raises PortTaken or CannotListen
    before anything has started, and BadInput when a certificate is of no use.
    """
    if not is_this_machine(host):
        raise CannotListen(
            t(
                "Beyond this machine Surefoot listens with TLS and to paired devices only: start "
                "it with --lan --host {host}, or with --lan for every address.",
                host=host,
            )
        )
    with prepared(service, host, port, on_ready, beyond or Beyond()) as (server, listener):
        server.run(sockets=[listener])


@contextmanager
def prepared(
    service: Service, host: str, port: int, on_ready: Callable[[str], None], beyond: Beyond
) -> Iterator[tuple["Announcing", socket.socket]]:
    """A server with those beside it and the socket of this machine's own door, ready to run."""
    with ExitStack() as stack:
        turn = turns(service)
        listener = stack.enter_context(listen(host, port))
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{listener.getsockname()[1]}/"
        service.devices.reached_at([], "")  # a server that was killed could not take it back
        tls: Tls | None = None
        if beyond.lan:
            network = stack.enter_context(listen(beyond.host, beyond.port, "--lan-port", Bounded))
            tls = Tls(service, beyond, network.getsockname()[1])

        def found_at() -> None:
            if tls is not None:
                tls.renew()
            elif beyond.proxy:
                service.devices.reached_at([beyond.proxy_address], "proxy")

        found_at()

        def emptied() -> None:
            try:
                found_at()
            except Exception:  # what was asked for is done, and the next round tries again
                logging.getLogger(__name__).exception("no certificate for the empty folder")

        app = create_app(service, hosts=[host], turn=turn, emptied=emptied)
        beside: list[Beside] = []
        if beyond.proxy:
            at = stack.enter_context(listen("127.0.0.1", beyond.proxy_port, "--proxy-port"))
            public = frozenset({beyond.proxy_name})
            through = Through(app, Door(public, paired=True, public=public))
            beside.append(Beside(configured(through), at))
        if tls is not None:
            beside.append(Beside(configured(Through(app, tls.door), tls.context), network))
        stack.enter_context(watching(service, turn))
        stack.enter_context(pushing(service, turn))
        stack.enter_context(renewing(tls))
        yield (
            Announcing(
                configured(app),
                lambda: on_ready(address),
                lambda: service.devices.reached_at([], ""),
                beside,
            ),
            listener,
        )


def is_this_machine(host: str) -> bool:
    """Whether an address to listen on is this machine's for itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def configured(app: ASGIApp, tls: ssl.SSLContext | None = None) -> uvicorn.Config:
    """What is the same of every server here; with TLS when a context is given."""
    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="off",
        timeout_graceful_shutdown=3,
        ssl_context_factory=None if tls is None else lambda config, usual: tls,
    )


def listen(
    host: str, port: int, option: str = "--port", made: type[socket.socket] = socket.socket
) -> socket.socket:
    """A socket bound to the address, '' for every one. option: by which another port is chosen.
    made: the class of the socket.

    Raises PortTaken or CannotListen.
    """
    if not 0 <= port <= 65_535:  # getaddrinfo would wrap it round
        raise CannotListen(
            t("Cannot listen on {host}, port {port}: ports go up to 65535.", host=host, port=port)
        )
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host or ("::" if socket.has_dualstack_ipv6() else "0.0.0.0"),
            port,
            type=socket.SOCK_STREAM,
            flags=socket.AI_PASSIVE,
        )[0]
        listener = made(family, kind, protocol)
    except OSError as error:
        raise CannotListen(
            t("Cannot listen on {host}, port {port}: {error}.", host=host, port=port, error=error)
        ) from error
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows would share the port otherwise
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if not host and family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port, option) from error
        raise CannotListen(
            t(
                "Cannot listen on {host}, port {port}: {why}.",
                host=host,
                port=port,
                why=error.strerror,
            )
        ) from error
    return listener


class Beside(uvicorn.Server):
    """A server of the same process, on a socket of its own, that another one starts and stops."""

    def __init__(self, config: uvicorn.Config, listener: socket.socket) -> None:
        super().__init__(config)
        self.listener = listener
        self.answers = asyncio.Event()

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
        return nullcontext()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.answers.set()


class Announcing(uvicorn.Server):
    """A server that says when it answers, and those beside it, and when they end."""

    def __init__(
        self,
        config: uvicorn.Config,
        ready: Callable[[], None],
        ended: Callable[[], None] = lambda: None,
        beside: Sequence[Beside] = (),
    ) -> None:
        super().__init__(config)
        self.ready = ready
        self.ended = ended
        self.beside = beside
        self.under_way: list[asyncio.Task[None]] = []

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            for server in self.beside:
                self.under_way.append(asyncio.create_task(server.serve([server.listener])))
                await server.answers.wait()
            self.ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.ended()  # here, as a signal to end ends the process once the server has shut down
        for server in self.beside:
            server.should_exit = True
        await super().shutdown(sockets)
        await asyncio.gather(*self.under_way)
