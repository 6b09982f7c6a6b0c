"""The command line's words: one parser, its commands by what they are about."""

import argparse

from surefoot.cli.parsing import keeping, knowing, looking, recording, serving, sounding, telling
from surefoot.text.language import t


def parser() -> argparse.ArgumentParser:
    """Every command with what it takes, in the order of `surefoot --help`."""
    top = argparse.ArgumentParser(
        prog="surefoot",
        description=t(
            "From the first sore day back to the trails. Information for adults, not a diagnosis. "
            "SUREFOOT_HOME names the data folder."
        ),
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, what: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=what, description=what)
        command.add_argument("--json", action="store_true", help=t("print JSON"))
        command.add_argument("--lang", metavar="CODE", help=t("the language to answer in: en, de"))
        return command

    serving.the_server(add)
    telling.each_day(add)
    recording.recordings(add)
    looking.the_plan(add)
    telling.beside(add)
    looking.files(add)
    sounding.sounds(add)
    keeping.the_folder(add)
    knowing.knowledge(commands)
    return top
