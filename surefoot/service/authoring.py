"""What `surefoot knowledge check` and `surefoot knowledge schema` tell a protocol's author."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from surefoot.knowledge.check_folder import Report, check_folder
from surefoot.knowledge.editor_schema import KINDS, schema_of, write_schemas
from surefoot.service.errors import BadInput
from surefoot.text.language import t, tn


@dataclass(frozen=True, slots=True)
class CheckTold:
    """A report on a folder with its forms for people and programs."""

    folder: str
    report: Report

    @property
    def well(self) -> bool:
        return not self.report.problems

    def record(self) -> dict[str, Any]:
        """The contract of `knowledge check --json`."""
        return {
            "folder": self.folder,
            "kind": self.report.kind,
            "versions": list(self.report.versions),
            "problems": [asdict(problem) for problem in self.report.problems],
        }

    def lines(self) -> list[str]:
        """A problem a line, or what was found in order."""
        if self.well:
            return [t("in order: {version}", version=v) for v in self.report.versions]
        count = len(self.report.problems)
        head = tn("{count} problem", "{count} problems", count)
        return [*(str(problem) for problem in self.report.problems), head]


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of knowledge file. Raises BadInput for an unknown kind."""
    if kind not in KINDS:
        raise BadInput(
            t(
                "There is no kind of file called {kind}; it may be {known}.",
                kind=repr(kind),
                known=", ".join(KINDS),
            )
        )
    return schema_of(kind)


def schemas_into(folder: str) -> list[str]:
    """Writes the JSON Schema of every kind of file into a folder; the files' names."""
    try:
        return [str(path) for path in write_schemas(Path(folder))]
    except OSError as error:
        raise BadInput(
            t("{path} cannot be written: {why}.", path=folder, why=error.strerror or error)
        ) from error


def check(folder: str) -> CheckTold:
    """Checks a protocol's folder or a data folder; raises nothing, whatever it holds."""
    return CheckTold(folder, check_folder(Path(folder)))
