"""Whether this installation and its data folder are well."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from surefoot.service.errors import ServiceError
from surefoot.service.opening import open_surefoot, program_version
from surefoot.store.lock import holder_of
from surefoot.text.language import later, t, tn

if TYPE_CHECKING:
    from surefoot.service.streams import Checked

_FREE_AT_LEAST = 50 * 2**20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    well: bool
    says: str


def examine(folder: Path) -> list[Finding]:
    """Looks at program, knowledge, disk, journal and files; only makes a missing folder."""
    findings = [Finding(later("program"), True, t("Surefoot {version}", version=program_version()))]
    parent = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(parent).free
    findings.append(
        Finding(
            later("disk"),
            free >= _FREE_AT_LEAST,
            t("{free} MiB free at {folder}", free=free // 2**20, folder=folder),
        )
    )
    holder = holder_of(folder)
    findings.append(
        Finding(
            later("server"),
            True,
            t("no server uses this folder")
            if holder is None
            else t("served by {holder}", holder=holder),
        )
    )
    try:
        with open_surefoot(folder) as surefoot:
            facts = surefoot.facts()
            findings.append(Finding(later("knowledge"), True, surefoot.knowledge.version))
            findings.append(
                Finding(
                    later("journal"),
                    not surefoot.damaged,
                    tn(
                        "{count} entry, zone {zone}",
                        "{count} entries, zone {zone}",
                        len(facts),
                        zone=surefoot.zone,
                    )
                    + "".join(f"; {line}" for line in surefoot.damaged),
                )
            )
            findings += [
                Finding(later("file"), False, f"{name}: {why}")
                for name, why in surefoot.damaged_files()
            ]
            findings.append(Finding(later("streams"), True, _streams(surefoot.check_columns())))
            findings.append(
                Finding(
                    later("replay"),
                    True,
                    t("the journal replays to today")
                    if surefoot.replays_alike()
                    else t("the journal replays to today; what was kept of it was made anew"),
                )
            )
    except ServiceError as error:
        findings.append(Finding(later("data folder"), False, error.message))
    return findings


def _streams(found: "Checked") -> str:
    if not found.activities:
        return t("no activity with streams")
    if found.anew:
        return t(
            "{anew} of {count} activities had streams that were missing, damaged or other than "
            "their files give; they were made anew",
            anew=found.anew,
            count=found.activities,
        )
    return tn(
        "the {columns} columns of {count} activity are as its file gives them",
        "the {columns} columns of {count} activities are as their files give them",
        found.activities,
        columns=found.columns,
    )
