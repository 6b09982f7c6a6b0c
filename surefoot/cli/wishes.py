"""Which language a command line and its terminal ask for."""

import os
from collections.abc import Sequence

from surefoot.text.language import choose


def asked_for(arguments: Sequence[str]) -> str:
    """The language that the command line or SUREFOOT_LANG asks for; '' when neither does."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return choose(arguments[place + 1])
        if argument.startswith("--lang="):
            return choose(argument.removeprefix("--lang="))
    return choose(os.environ.get("SUREFOOT_LANG", ""))


def of_system() -> str:
    """The language of the terminal's locale; '' when Surefoot does not speak it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return choose(os.environ[name])
    return ""
