"""What a day decided, as values: changes, reasons, sessions. Prose is rendered elsewhere."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from surefoot.engine.lights import Light


class Reason(NamedTuple):
    """A rule that took part: the facts and numbers that it used, and until when it holds."""

    rule: str
    numbers: Mapping[str, float | int | str] = {}
    facts: tuple[str, ...] = ()
    until: date | None = None


class Change(NamedTuple):
    """Something that moved: what, from where to where, by which rule, until when."""

    what: str
    before: float | int | str | None
    after: float | int | str | None
    rule: str
    until: date | None = None


class Item(NamedTuple):
    """One thing to do in a session, with its dose; units are in the names."""

    exercise: str
    sets: int | None = None
    reps: int | None = None
    hold_s: int | None = None
    minutes: float | None = None
    metres: int | None = None
    per_side: bool = False
    load: str = ""
    rules: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    grade: str = "P"
    optional: bool = False


class Session(NamedTuple):
    """A planned session with its dose as it is allowed on that day."""

    id: str
    day: date
    kind: str
    variant: str
    minutes: int
    run_min: float = 0
    on_feet_min: float = 0
    distance_most_m: int | None = None
    ascent_m: int = 0
    descent_m: int = 0
    fast_min: int = 0
    technical_min: int = 0
    contacts: int = 0
    repeats: int = 0
    run_s: int = 0
    walk_s: int = 0
    grade_most_pct: int | None = None
    effort_most: int = 3
    hard: bool = False
    items: tuple[Item, ...] = ()
    rules: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    grade: str = "P"
    optional: bool = False
    red_from: int = 4
    """Pain during at which to stop; amber_from at which to ease off."""
    amber_from: int = 3
    done: str = ""
    """'', 'yes', 'partly' or 'no' once the day's feedback answers it."""
    provisional: bool = False
    cue: str = ""
    """Id of the one technique cue of a run."""


class Prompt(NamedTuple):
    """A reason to see a clinician."""

    referral: str
    since: date
    numbers: Mapping[str, float | int | str] = {}


class CriterionState(NamedTuple):
    """One item of a gate: met, not met, or not answered yet."""

    criterion: str
    met: bool
    answered: bool
    value: float | str | None
    wanted: float | None
    soft: bool
    trained_by: tuple[str, ...] = ()


class GateState(NamedTuple):
    """A gate with the state of each item that applies to the runner."""

    gate: str
    opens: str
    passed: bool
    criteria: tuple[CriterionState, ...]


class Decision(NamedTuple):
    """A day's decision, complete: it can be shown, stored and read back without the engine."""

    day: date
    knowledge: str
    phase: str
    light: Light
    site_lights: Mapping[str, str]
    reasons: tuple[Reason, ...]
    """In the order of precedence."""
    changes: tuple[Change, ...]
    flags: tuple[str, ...]
    prompts: tuple[Prompt, ...]
    sessions: tuple[Session, ...]
    tests_due: tuple[str, ...]
    rest: bool
    event: str = ""

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(reason.rule for reason in self.reasons))
