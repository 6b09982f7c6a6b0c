"""What `surefoot knowledge` takes."""

import argparse

from surefoot.text.language import t


def knowledge(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What those ask for who write a protocol: commands of their own below one."""
    what = t("About the protocol's own files, for those who write one.")
    about = commands.add_parser("knowledge", help=what, description=what).add_subparsers(
        dest="about", required=True, metavar="ABOUT"
    )
    says = t("Where each statement of the sources has its place in the plan, or why it has none.")
    coverage = about.add_parser("coverage", help=says, description=says)
    coverage.add_argument("--rules", metavar="CSV", help=t("ids to look for, in a column `id`"))
    coverage.add_argument("--json", action="store_true", help=t("print JSON"))
    says = t("Check a protocol's folder or a data folder: each problem with file and line.")
    check = about.add_parser("check", help=says, description=says)
    check.add_argument("folder", metavar="DIR")
    check.add_argument("--json", action="store_true", help=t("print JSON"))
    says = t("The JSON Schema of a kind of knowledge file, for editors that check while you type.")
    schema = about.add_parser("schema", help=says, description=says)
    schema.add_argument("kind", nargs="?", default="protocol", metavar="KIND")
    schema.add_argument("--into", metavar="DIR", help=t("write every kind as a file"))
