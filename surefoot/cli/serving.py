"""The command that serves the web app, for real or as a demo."""

import tempfile
from argparse import Namespace
from contextlib import ExitStack
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from surefoot.cli import devices
from surefoot.service.errors import BadInput, ServiceError
from surefoot.service.opening import data_folder, open_surefoot
from surefoot.text.language import t

_SERVER, _BEYOND = "surefoot.web.server", "surefoot.web.beyond"
"""By name: the command line does not import the web room."""


def serve(arguments: Namespace) -> int:
    """Serves until interrupted; a demo lives in a folder of its own that is gone afterwards."""
    server = import_module(_SERVER)
    with ExitStack() as stack:
        folder = data_folder()
        if arguments.demo:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="surefoot-demo-")))
        beyond = _beyond(arguments)
        host = "127.0.0.1" if arguments.lan else arguments.host or "127.0.0.1"
        address = f"http://{host}:{arguments.port}/"
        surefoot = stack.enter_context(
            open_surefoot(folder, serving_at=address, demo=arguments.demo)
        )
        if arguments.demo:
            from surefoot.lab.demo import demo_facts, demo_recordings

            surefoot.take_over(demo_facts(surefoot.knowledge, surefoot.subject, surefoot.day()))
            files = demo_recordings(surefoot.course())
            surefoot.import_files((name, BytesIO(file)) for name, file in files)

        if arguments.watch is not None:
            surefoot.watched.choose(arguments.watch)

        def ready(at: str) -> None:
            said = (
                t("Surefoot's demo is at {address}  (Ctrl+C stops it)", address=at)
                if arguments.demo
                else t("Surefoot is at {address}  (Ctrl+C stops it)", address=at)
            )
            print(said, flush=True)
            if arguments.behind_proxy:
                at = f"http://127.0.0.1:{arguments.proxy_port}/"
                print(t("The proxy calls {address}", address=at), flush=True)
            if beyond is not None:
                print(f"\n{devices.how_to_pair(surefoot.devices)}", flush=True)

        try:
            server.serve(surefoot, host, arguments.port, ready, beyond)
        except server.CannotListen as error:
            raise ServiceError(str(error)) from error
    return 0


def _beyond(arguments: Namespace) -> Any:
    """What is to listen for others (`surefoot.web.beyond.Beyond`), None for nothing."""
    if bool(arguments.cert) != bool(arguments.key):
        raise BadInput(t("A certificate and its key go together: give both --cert and --key."))
    if arguments.cert and not arguments.lan:
        raise BadInput(t("--cert is for the network: give --lan too."))
    if not arguments.lan and not arguments.behind_proxy:
        return None
    return import_module(_BEYOND).Beyond(
        lan=arguments.lan,
        host=(arguments.host or "") if arguments.lan else "",
        port=arguments.lan_port,
        certificate=(Path(arguments.cert), Path(arguments.key)) if arguments.cert else None,
        proxy=arguments.behind_proxy,
        proxy_port=arguments.proxy_port,
    )
