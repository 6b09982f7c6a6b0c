"""What is worth saying about a clip: at most three findings, with the cue and exercises for them.

Nothing here is load: a cue is only named where it is open to the runner anyway, and an exercise is
told with whether the plan already has it, never added. While a red flag is open or the light is
red there is nothing to work on, and nothing is said.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Literal

from surefoot.engine import gates
from surefoot.engine.ledger import Runner
from surefoot.engine.technique import open_cues
from surefoot.facts.technique import GaitMeasure, GaitMeasured, Side
from surefoot.knowledge.gait_schema import FindingOfGait
from surefoot.knowledge.index import Index

MOST = 3

Kind = Literal["now", "more", "less"]


@dataclass(frozen=True, slots=True)
class GaitFinding:
    """One thing that a clip told.

    id: of the finding in the knowledge; kind: how it is now, or that it became more or less since
    the clip compared with. cue: id of a cue open to the runner, or ''; cue_in_force: it is the one
    that the plan holds now. planned, library: exercises for it that the plan has, and those that
    it has not. experimental: nobody has tested yet how true such a number is.
    """

    id: str
    kind: Kind
    side: Side | None
    measure: GaitMeasure
    cue: str = ""
    cue_in_force: bool = False
    planned: tuple[str, ...] = ()
    library: tuple[str, ...] = ()
    experimental: bool = False


def findings(
    index: Index,
    runner: Runner,
    clip: GaitMeasured,
    *,
    cue_in_force: str = "",
    planned: Set[str] = frozenset(),
    changed: Mapping[tuple[str, Side | None], float] | None = None,
    own_spm: float | None = None,
    stopped: bool = False,
) -> tuple[GaitFinding, ...]:
    """The findings of a clip: what lies beyond its bound first, then what changed.

    planned: ids of the exercises that the plan holds. changed: by measure and side, how much more
    there is than in an earlier clip, only what exceeds the smallest detectable difference.
    own_spm: the runner's usual cadence, None while it is not known: somebody with quick steps is
    not asked for more of them (X05). stopped: a red flag is open, or the light is red.
    """
    if stopped:
        return ()
    cues = {cue.id for cue in open_cues(index, runner, "flat", own_spm)}
    found: list[GaitFinding] = []
    for kind, rule, measure in (*_now(index, runner, clip), *_moved(index, runner, clip, changed)):
        closed = bool(rule.cue) and rule.cue not in cues
        if (closed and kind == "now") or any(each.measure == measure for each in found):
            continue
        cue = "" if closed else rule.cue
        found.append(
            GaitFinding(
                id=rule.id,
                kind=kind,
                side=measure.side,
                measure=measure,
                cue=cue,
                cue_in_force=bool(cue) and cue == cue_in_force,
                planned=tuple(name for name in rule.exercises if name in planned),
                library=tuple(name for name in rule.exercises if name not in planned),
                experimental=measure.why == "experimental",
            )
        )
    return tuple(found[:MOST])


def _now(
    index: Index, runner: Runner, clip: GaitMeasured
) -> Iterator[tuple[Kind, FindingOfGait, GaitMeasure]]:
    for rule, measure in _told(index, runner, clip):
        # A number that is fit for changes only is held against no bound, but for the experimental
        # ones, which are named so.
        fit = measure.standing == "measured" or measure.why == "experimental"
        if fit and measure.value is not None and _beyond(rule, measure.value):
            yield "now", rule, measure


def _moved(
    index: Index,
    runner: Runner,
    clip: GaitMeasured,
    changed: Mapping[tuple[str, Side | None], float] | None,
) -> Iterator[tuple[Kind, FindingOfGait, GaitMeasure]]:
    for rule, measure in _told(index, runner, clip):
        by = (changed or {}).get((measure.id, measure.side), 0.0)
        if by and measure.value is not None:
            yield "more" if by > 0 else "less", rule, measure


def _told(
    index: Index, runner: Runner, clip: GaitMeasured
) -> Iterator[tuple[FindingOfGait, GaitMeasure]]:
    for rule in index.gait_findings.values():
        if clip.task in rule.tasks and gates.applies(rule.applies, runner):
            for measure in clip.measures:
                if measure.id == rule.measure and measure.standing != "not_measurable":
                    yield rule, measure


def _beyond(rule: FindingOfGait, value: float) -> bool:
    if rule.above is not None:
        return value > rule.above
    return rule.below is not None and value < rule.below
