"""What the commands take that keep the data folder."""

from surefoot.cli.parsing.kinds import Add
from surefoot.text.language import t


def the_folder(add: Add) -> None:
    export = add("export", t("Everything as one archive: facts, files, decisions as issued."))
    export.add_argument(
        "target", nargs="?", metavar="FILE.zip", help=t("a name that ends in .csv: the facts alone")
    )

    restore = add("restore", t("Fill a data folder from an archive or a table of facts."))
    restore.add_argument("source", metavar="FILE")
    restore.add_argument(
        "--replace",
        action="store_true",
        help=t("what the folder holds gives way, and goes to its backups"),
    )

    destroy = add("destroy", t("Delete everything for good, the journal too."))
    destroy.add_argument("--yes", action="store_true", help=t("really"))

    prefer = add("prefer", t("Choose language, units, country; without any, show what is chosen."))
    prefer.add_argument("--language", metavar="CODE", help=t("en or de; '' for the system's"))
    prefer.add_argument("--units", choices=["metric", "imperial"], help=t("km and m, or mi and ft"))
    prefer.add_argument(
        "--country", metavar="CODE", help=t("where help is rung for, such as DE; '' to guess")
    )

    devices = add("devices", t("Phones that may call: list them, pair one, end their right."))
    devices.add_argument(
        "do", nargs="?", choices=["list", "pair", "revoke", "revoke-all"], default="list"
    )
    devices.add_argument("device", nargs="?", metavar="DEVICE", help=t("its id or name"))

    add("doctor", t("Look whether program and data folder are well."))
