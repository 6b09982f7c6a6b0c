"""Commands that keep the data: export, restore, destroy, doctor."""

from argparse import Namespace
from pathlib import Path

from surefoot.cli.printing import print_json
from surefoot.service import archive
from surefoot.service import doctor as doctors
from surefoot.service.errors import BadInput
from surefoot.service.opening import data_folder, open_surefoot, utc_now


def export(arguments: Namespace) -> int:
    """Everything as one archive."""
    target = Path(arguments.target or f"surefoot-{utc_now():%Y-%m-%d}.zip")
    count = archive.export(data_folder(), target)
    if arguments.json:
        print_json({"archive": str(target), "facts": count})
    else:
        print(f"{count} entries and their files are in {target}.")
    return 0


def restore(arguments: Namespace) -> int:
    """Back from an archive."""
    count = archive.restore(data_folder(), Path(arguments.source))
    if arguments.json:
        print_json({"facts": count})
    else:
        print(f"{count} entries are back.")
    return 0


def destroy(arguments: Namespace) -> int:
    """Deletes everything for good."""
    if not arguments.yes:
        raise BadInput(
            f"This deletes everything in {data_folder()} for good. Export first if in doubt, then "
            "run: surefoot destroy --yes"
        )
    with open_surefoot(data_folder(), serving_at="a deletion") as surefoot:
        surefoot.destroy()
    if arguments.json:
        print_json({"destroyed": str(data_folder())})
    else:
        print("Everything is deleted.")
    return 0


def doctor(arguments: Namespace) -> int:
    """Looks whether all is well; 1 when something is not."""
    findings = doctors.examine(data_folder())
    if arguments.json:
        print_json(findings)
    else:
        for finding in findings:
            print(f"{'ok ' if finding.well else 'BAD'}  {finding.what}: {finding.says}")
    return 0 if all(finding.well for finding in findings) else 1
