"""The runner's data folder for a command, which answers in the runner's words."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from surefoot.service.app import Surefoot
from surefoot.service.opening import data_folder, open_surefoot
from surefoot.text.language import speaking


@contextmanager
def surefoot(arguments: Namespace, serving_at: str | None = None) -> Iterator[Surefoot]:
    """The use cases over the data folder, answering as the runner has chosen.

    A language asked for on this command line goes before the choice.
    """
    with open_surefoot(data_folder(), serving_at=serving_at) as opened:
        chosen = opened.preferences()
        with speaking("" if arguments.asked else chosen.language, chosen.units):
            yield opened
