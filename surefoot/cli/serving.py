"""The command that serves the web app, for real or as a demo."""

import tempfile
from argparse import Namespace
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

from surefoot.service.errors import ServiceError
from surefoot.service.opening import data_folder, open_surefoot
from surefoot.text.language import t

_SERVER = "surefoot.web.server"
"""By name: the command line does not import the web room."""


def serve(arguments: Namespace) -> int:
    """Serves until interrupted; a demo lives in a folder of its own that is gone afterwards."""
    server = import_module(_SERVER)
    with ExitStack() as stack:
        folder = data_folder()
        if arguments.demo:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="surefoot-demo-")))
        address = f"http://{arguments.host}:{arguments.port}/"
        surefoot = stack.enter_context(
            open_surefoot(folder, serving_at=address, demo=arguments.demo)
        )
        if arguments.demo:
            from surefoot.lab.demo import demo_facts

            surefoot.take_over(demo_facts(surefoot.knowledge, surefoot.subject, surefoot.day()))

        if arguments.watch is not None:
            surefoot.watched.choose(arguments.watch)

        def ready(at: str) -> None:
            said = (
                t("Surefoot's demo is at {address}  (Ctrl+C stops it)", address=at)
                if arguments.demo
                else t("Surefoot is at {address}  (Ctrl+C stops it)", address=at)
            )
            print(said, flush=True)

        try:
            server.serve(surefoot, arguments.host, arguments.port, ready)
        except server.CannotListen as error:
            raise ServiceError(str(error)) from error
    return 0
