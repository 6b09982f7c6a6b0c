"""The facts of one day by kind, several check-ins of it as one."""

from surefoot.engine.ledger import Beside
from surefoot.facts.technique import CadenceMeasured, GaitMeasured
from surefoot.facts.types import (
    ActivityImported,
    ActivityMatch,
    CheckIn,
    CheckpointDone,
    ClinicianNote,
    Fact,
    Flare,
    PainAfter,
    PlanEdit,
    PromptAcknowledged,
    RedFlagAnswer,
    SessionFeedback,
    Shoe,
    TestResult,
    TrackSwitch,
    WeeklyCheck,
)

_WORSE_WORDS = {
    word: rank
    for words in (
        ("normal", "stiff", "limping"),
        ("better", "same", "worse"),
        ("over_7_h", "6_to_7_h", "under_6_h"),
    )
    for rank, word in enumerate(words)
}


def _worse_of(first: CheckIn, second: CheckIn) -> CheckIn:
    """Two check-ins of a day as one: the worse answer of each counts (a mistake is corrected, not
    told anew)."""
    merged: dict[str, object] = {}
    for name in CheckIn.model_fields:
        a, b = getattr(first, name), getattr(second, name)
        if isinstance(a, dict) and isinstance(b, dict):
            merged[name] = {site: max(a.get(site, 0), b.get(site, 0)) for site in sorted({*a, *b})}
        elif name in ("first_steps", "versus_yesterday", "sleep"):
            merged[name] = max(
                (word for word in (a, b) if word is not None),
                key=_WORSE_WORDS.__getitem__,
                default=None,
            )
        elif name == "energy":
            merged[name] = min((n for n in (a, b) if n is not None), default=None)
        elif isinstance(a, bool | int) or isinstance(b, bool | int):
            merged[name] = max((n for n in (a, b) if n is not None), default=None)
    return second.model_copy(update=merged)


class DayFacts:
    """A day's facts by kind."""

    __slots__ = (
        "acknowledged",
        "activities",
        "answers",
        "beside",
        "check_in",
        "edits",
        "flares",
        "notes",
        "sessions",
        "standing_facts",
        "tests",
        "weekly",
    )

    def __init__(self) -> None:
        self.check_in: CheckIn | None = None
        self.sessions: list[Fact] = []
        self.activities: list[ActivityImported] = []
        self.flares: list[Flare] = []
        self.tests: list[TestResult] = []
        self.weekly: list[WeeklyCheck] = []
        self.notes: list[ClinicianNote] = []
        self.edits: list[PlanEdit] = []
        self.acknowledged: list[str] = []
        self.answers: list[RedFlagAnswer] = []
        self.beside: list[Beside] = []
        self.standing_facts: list[Fact] = []

    def add(self, fact: Fact) -> None:
        match fact:
            case CheckIn():
                before = self.check_in
                self.check_in = fact if before is None else _worse_of(before, fact)
            case SessionFeedback() | PainAfter() | ActivityMatch():
                self.sessions.append(fact)
            case ActivityImported():
                self.sessions.append(fact)
                self.activities.append(fact)
            case Flare():
                self.flares.append(fact)
            case TestResult():
                self.tests.append(fact)
            case WeeklyCheck():
                self.weekly.append(fact)
            case PlanEdit():
                self.edits.append(fact)
            case PromptAcknowledged():
                self.acknowledged.append(fact.prompt)
            case Shoe() | TrackSwitch() | CheckpointDone() | CadenceMeasured() | GaitMeasured():
                self.beside.append(fact)
            case _:
                if isinstance(fact, ClinicianNote):
                    self.notes.append(fact)
                elif isinstance(fact, RedFlagAnswer):
                    self.answers.append(fact)
                self.standing_facts.append(fact)
