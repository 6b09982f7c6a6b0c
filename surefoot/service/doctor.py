"""Whether this installation and its data folder are well."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from surefoot.service.errors import ServiceError
from surefoot.service.opening import open_surefoot, program_version
from surefoot.store.lock import holder_of

_FREE_AT_LEAST = 50 * 2**20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    well: bool
    says: str


def examine(folder: Path) -> list[Finding]:
    """Looks at program, knowledge, disk, journal and files; only makes a missing folder."""
    findings = [Finding("program", True, f"Surefoot {program_version()}")]
    parent = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(parent).free
    findings.append(
        Finding("disk", free >= _FREE_AT_LEAST, f"{free // 2**20} MiB free at {folder}")
    )
    holder = holder_of(folder)
    findings.append(
        Finding(
            "server",
            True,
            "no server uses this folder" if holder is None else f"served by {holder}",
        )
    )
    try:
        with open_surefoot(folder) as surefoot:
            facts = surefoot.facts()
            findings.append(Finding("knowledge", True, surefoot.knowledge.version))
            findings.append(
                Finding(
                    "journal",
                    not surefoot.damaged,
                    f"{len(facts)} entries, zone {surefoot.zone}"
                    + "".join(f"; {line}" for line in surefoot.damaged),
                )
            )
            findings += [
                Finding("file", False, f"{name}: {why}") for name, why in surefoot.damaged_files()
            ]
            surefoot.course()
            findings.append(Finding("replay", True, "the journal replays to today"))
    except ServiceError as error:
        findings.append(Finding("data folder", False, error.message))
    return findings
