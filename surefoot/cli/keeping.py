"""Commands that keep the data: calendar, report, export, restore, destroy, doctor."""

import sys
from argparse import Namespace
from pathlib import Path

from surefoot.cli import opening
from surefoot.cli.printing import print_json
from surefoot.service import archive
from surefoot.service import doctor as doctors
from surefoot.service.errors import BadInput
from surefoot.service.opening import data_folder, utc_now
from surefoot.text.language import LANGUAGES, later, speaking, t, tn


def calendar(arguments: Namespace) -> int:
    """The plan as a calendar file."""
    with opening.surefoot(arguments) as surefoot:
        file = surefoot.calendar_file()
    if arguments.out:
        Path(arguments.out).write_bytes(file)
    if arguments.json:
        print_json({"calendar": arguments.out or file.decode()})
    elif arguments.out:
        print(t("The plan is in {target}.", target=arguments.out))
    else:
        sys.stdout.buffer.write(file)
        sys.stdout.buffer.flush()
    return 0


def report(arguments: Namespace) -> int:
    """A summary for the physiotherapist."""
    target = Path(arguments.target)
    with opening.surefoot(arguments) as surefoot:
        file = surefoot.report(arguments.weeks).pdf()
    try:
        target.write_bytes(file)
    except OSError as error:
        raise BadInput(
            t(
                "The summary could not be written to {target}: {why}.",
                target=target,
                why=error.strerror,
            )
        ) from error
    if arguments.json:
        print_json({"report": str(target)})
    else:
        print(t("The summary is in {target}.", target=target))
    return 0


def export(arguments: Namespace) -> int:
    """Everything as one archive, or the facts as a table."""
    target = Path(arguments.target or f"surefoot-{utc_now():%Y-%m-%d}.zip")
    table = target.suffix.lower() == ".csv"
    count = (archive.export_table if table else archive.export)(data_folder(), target)
    if arguments.json:
        print_json({"archive": str(target), "facts": count})
    elif table:
        print(
            tn(
                "{count} entry is in {target}.",
                "{count} entries are in {target}.",
                count,
                target=target,
            )
        )
    else:
        print(
            tn(
                "{count} entry and its files are in {target}.",
                "{count} entries and their files are in {target}.",
                count,
                target=target,
            )
        )
    return 0


def restore(arguments: Namespace) -> int:
    """Back from an archive or a table."""
    source = Path(arguments.source)
    table = source.suffix.lower() == ".csv"
    back = archive.restore_table if table else archive.restore
    count = back(data_folder(), source, replace=arguments.replace)
    if arguments.json:
        print_json({"facts": count})
    else:
        print(tn("{count} entry is back.", "{count} entries are back.", count))
    return 0


def destroy(arguments: Namespace) -> int:
    """Deletes everything for good."""
    if not arguments.yes:
        raise BadInput(
            t(
                "This deletes everything in {folder} for good. Export first if in doubt, then run: "
                "surefoot destroy --yes",
                folder=data_folder(),
            )
        )
    with opening.surefoot(arguments, serving_at="a deletion") as surefoot:
        surefoot.destroy()
    if arguments.json:
        print_json({"destroyed": str(data_folder())})
    else:
        print(t("Everything is deleted."))
    return 0


def prefer(arguments: Namespace) -> int:
    """Chooses language, units and country, or shows what is chosen."""
    with opening.surefoot(arguments) as surefoot:
        chosen = surefoot.preferences()
        if (arguments.language, arguments.units, arguments.country) != (None, None, None):
            chosen = surefoot.prefer(
                chosen.language if arguments.language is None else arguments.language,
                arguments.units or chosen.units,
                arguments.country,
            )
    if arguments.json:
        print_json(chosen)
    else:
        with speaking("" if arguments.asked else chosen.language):
            print(t("Language: {language}", language=LANGUAGES.get(chosen.language, "–")))
            print(t("Units: {units}", units=t(_UNITS[chosen.units])))
            print(t("Country: {country}", country=chosen.country or "–"))
    return 0


_UNITS = {
    "metric": later("kilometres and metres"),
    "imperial": later("miles and feet"),
}


def doctor(arguments: Namespace) -> int:
    """Looks whether all is well; 1 when something is not."""
    findings = doctors.examine(data_folder())
    if arguments.json:
        print_json(findings)
    else:
        for finding in findings:
            mark = t("ok") if finding.well else t("BAD")
            print(f"{mark:3}  {t(finding.what)}: {finding.says}")
    return 0 if all(finding.well for finding in findings) else 1
