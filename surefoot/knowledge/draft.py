"""The parts of the knowledge that have the right shape, before they are checked together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from surefoot.knowledge.beside_schema import Checkpoint, Cue, Reminder, Routine
from surefoot.knowledge.exercise_schema import Exercise
from surefoot.knowledge.gait_schema import FindingOfGait, MeasureOfGait
from surefoot.knowledge.gate_schema import Gate, Test
from surefoot.knowledge.schema import (
    CrossTrainingMode,
    HamstringStage,
    Parameter,
    Phase,
    RedFlag,
    Referral,
    Rule,
    Rung,
    Source,
    Statement,
    StrengthList,
)
from surefoot.knowledge.yaml_file import Problem, Steps, YamlFile


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold, at a way from the top of the file that has the key."""

    steps: Steps
    what: str


@dataclass(slots=True)
class Home:
    """The first file that a key stands in, and file and position of each entry of its list."""

    first: YamlFile
    entries: list[tuple[YamlFile, int]] = field(default_factory=list)

    def add(self, file: YamlFile, value: object) -> None:
        """The entries of a value that the file holds under the key."""
        if isinstance(value, tuple):
            self.entries += [(file, position) for position in range(len(value))]

    def problem(self, finding: Finding) -> Problem:
        """The finding with its file and line."""
        key, *way = finding.steps
        file = self.first
        if way and isinstance(way[0], int) and self.entries:
            file, way[0] = self.entries[way[0]]
        place = file.place((key, *way))
        return Problem(file.name, place.line, place.column, finding.what)


class Draft:
    """Validated parts by key, each with its home. A part that is absent is empty."""

    def __init__(self, parts: dict[str, Any], homes: dict[str, Home], folder: str = "") -> None:
        """folder: the protocol's own; an entry from a file elsewhere is borrowed."""
        self._folder = folder
        self._parts = parts
        self._homes = homes
        self.covers: tuple[str, ...] = parts.get("covers", ())
        self.sources: tuple[Source, ...] = parts.get("sources", ())
        self.statements: tuple[Statement, ...] = parts.get("statements", ())
        self.exercises: tuple[Exercise, ...] = parts.get("exercises", ())
        self.parameters: tuple[Parameter, ...] = parts.get("parameters", ())
        self.rules: tuple[Rule, ...] = parts.get("rules", ())
        self.red_flags: tuple[RedFlag, ...] = parts.get("red_flags", ())
        self.phases: tuple[Phase, ...] = parts.get("phases", ())
        self.ladder: tuple[Rung, ...] = parts.get("ladder", ())
        self.tests: tuple[Test, ...] = parts.get("tests", ())
        self.gates: tuple[Gate, ...] = parts.get("gates", ())
        self.strength: tuple[StrengthList, ...] = parts.get("strength", ())
        self.hamstring: tuple[HamstringStage, ...] = parts.get("hamstring", ())
        self.cross_training: tuple[CrossTrainingMode, ...] = parts.get("cross_training", ())
        self.routines: tuple[Routine, ...] = parts.get("routines", ())
        self.referrals: tuple[Referral, ...] = parts.get("referrals", ())
        self.cues: tuple[Cue, ...] = parts.get("cues", ())
        self.reminders: tuple[Reminder, ...] = parts.get("reminders", ())
        self.gait_measures: tuple[MeasureOfGait, ...] = parts.get("gait_measures", ())
        self.gait_findings: tuple[FindingOfGait, ...] = parts.get("gait_findings", ())
        self.monitoring: tuple[Checkpoint, ...] = parts.get("monitoring", ())

    def borrowed(self, key: str, position: int) -> bool:
        """Whether an entry stands in the files of the protocol that this one is based on."""
        file, _ = self._homes[key].entries[position]
        return not file.name.startswith(self._folder)

    def has(self, keys: Iterable[str]) -> bool:
        """Whether all these parts are there in the right shape."""
        return all(key in self._parts for key in keys)

    def elements(self) -> Iterator[tuple[Steps, Any]]:
        """Every entry of every list, gate criteria included, with its way."""
        for key, value in self._parts.items():
            if key == "covers" or not isinstance(value, tuple):
                continue
            for position, element in enumerate(value):
                yield (key, position), element
                for below, criterion in enumerate(getattr(element, "criteria", ())):
                    yield (key, position, "criteria", below), criterion

    def problem(self, finding: Finding) -> Problem:
        return self._homes[str(finding.steps[0])].problem(finding)
