"""The parts of the knowledge by id, built once for each knowledge object."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from surefoot.knowledge.beside_schema import (
    Checkpoint,
    ComfortMethod,
    Cue,
    RelapseStep,
    Reminder,
    Routine,
    Season,
    SessionNote,
)
from surefoot.knowledge.exercise_schema import Exercise
from surefoot.knowledge.gait_schema import FindingOfGait, MeasureOfGait
from surefoot.knowledge.gate_schema import Gate, Test
from surefoot.knowledge.schema import (
    HamstringStage,
    Knowledge,
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
from surefoot.knowledge.vocabulary import LAYERS, Block, StrengthDay


@dataclass(frozen=True, slots=True)
class Index:
    """Read-only views of a knowledge by id (rungs by level, strength lists by block and day)."""

    exercises: Mapping[str, Exercise]
    parameters: Mapping[str, Parameter]
    rules: Mapping[str, Rule]
    precedence: Mapping[str, int]
    """Each rule's place: by layer, within a layer in the protocol's order."""
    red_flags: Mapping[str, RedFlag]
    phases: Mapping[str, Phase]
    rungs: Mapping[int, Rung]
    top_level: int
    """The last level of the ladder: running in one piece."""
    tests: Mapping[str, Test]
    gates: Mapping[str, Gate]
    gate_to: Mapping[str, Gate]
    """The gate by what it opens: a phase id or a class of work."""
    strength: Mapping[tuple[Block, StrengthDay], StrengthList]
    hamstring: Mapping[int, HamstringStage]
    cross_training: Mapping[str, Exercise]
    """The exercise of each mode, in the protocol's order."""
    guides: Mapping[str, Exercise]
    """The exercise that describes a planned run or walk, by its variant."""
    routines: Mapping[str, Routine]
    referrals: Mapping[str, Referral]
    statements: Mapping[str, Statement]
    sources: Mapping[str, Source]
    reminders: Mapping[str, Reminder]
    cues: Mapping[str, Cue]
    session_notes: Mapping[str, SessionNote]
    comfort: Mapping[str, ComfortMethod]
    seasons: Mapping[str, Season]
    gait_measures: Mapping[str, MeasureOfGait]
    gait_findings: Mapping[str, FindingOfGait]
    monitoring: Mapping[str, Checkpoint]
    relapse: tuple[RelapseStep, ...]


def index(knowledge: Knowledge) -> Index:
    """The index of this knowledge object; built at the first call, then reused."""
    return _build(_Same(knowledge))


class _Same:
    """A key that is equal for the same object only: hashing the content would read all of it."""

    __slots__ = ("knowledge",)

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __hash__(self) -> int:
        return id(self.knowledge)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.knowledge is self.knowledge


@lru_cache(maxsize=16)
def _build(same: _Same) -> Index:
    knowledge, protocol = same.knowledge, same.knowledge.protocol
    exercises = {each.id: each for each in knowledge.exercises}
    return Index(
        exercises=MappingProxyType(exercises),
        parameters=MappingProxyType({each.id: each for each in protocol.parameters}),
        rules=MappingProxyType({each.id: each for each in protocol.rules}),
        precedence=MappingProxyType(
            {
                rule.id: place
                for place, rule in enumerate(
                    sorted(protocol.rules, key=lambda rule: LAYERS.index(rule.layer))
                )
            }
        ),
        red_flags=MappingProxyType({each.id: each for each in protocol.red_flags}),
        phases=MappingProxyType({str(each.id): each for each in protocol.phases}),
        rungs=MappingProxyType({each.level: each for each in protocol.ladder}),
        top_level=max((each.level for each in protocol.ladder), default=0),
        tests=MappingProxyType({each.id: each for each in protocol.tests}),
        gates=MappingProxyType({each.id: each for each in protocol.gates}),
        gate_to=MappingProxyType({each.opens: each for each in protocol.gates}),
        strength=MappingProxyType({(each.block, each.day): each for each in protocol.strength}),
        hamstring=MappingProxyType({each.stage: each for each in protocol.hamstring}),
        cross_training=MappingProxyType(
            {each.id: exercises[each.exercise] for each in protocol.cross_training}
        ),
        guides=MappingProxyType(
            {name: each for each in knowledge.exercises for name in each.variants}
        ),
        routines=MappingProxyType({each.id: each for each in protocol.routines}),
        referrals=MappingProxyType({each.id: each for each in protocol.referrals}),
        statements=MappingProxyType({each.id: each for each in knowledge.statements}),
        sources=MappingProxyType({each.id: each for each in knowledge.sources}),
        reminders=MappingProxyType({each.id: each for each in knowledge.reminders}),
        cues=MappingProxyType({each.id: each for each in knowledge.cues}),
        session_notes=MappingProxyType({each.id: each for each in knowledge.session_notes}),
        comfort=MappingProxyType({each.id: each for each in knowledge.comfort}),
        seasons=MappingProxyType({str(each.id): each for each in knowledge.seasons}),
        gait_measures=MappingProxyType({str(each.id): each for each in knowledge.gait_measures}),
        gait_findings=MappingProxyType({each.id: each for each in knowledge.gait_findings}),
        monitoring=MappingProxyType({each.id: each for each in protocol.monitoring}),
        relapse=protocol.relapse,
    )
