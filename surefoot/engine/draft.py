"""A decision in the making: the standing so far, with what moved and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from surefoot.engine.decision import Change, Prompt, Reason
from surefoot.engine.gates import View
from surefoot.engine.ledger import Day, Ledger, Runner
from surefoot.engine.limits import Limits
from surefoot.engine.standing import Standing
from surefoot.knowledge.index import Index


@dataclass(slots=True)
class Draft:
    """The work on one day. `standing` is replaced, never altered."""

    index: Index
    ledger: Ledger
    day: Day
    standing: Standing
    reasons: list[Reason] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    prompts: list[Prompt] = field(default_factory=list)
    greens: Mapping[str, int] | None = None
    """Green sessions in a row by exercise, once strength has counted them."""

    @property
    def today(self) -> int:
        return self.day.ordinal

    @property
    def runner(self) -> Runner:
        return self.day.carry.runner

    @property
    def limits(self) -> Limits:
        return self.day.carry.runner.limits

    @property
    def view(self) -> View:
        return View(self.index, self.ledger, self.standing, self.runner, self.today)

    def set(self, **fields: Any) -> None:
        self.standing = self.standing._replace(**fields)

    def set_levers(self, **fields: Any) -> None:
        self.standing = self.standing._replace(levers=self.standing.levers._replace(**fields))

    def because(
        self,
        rule: str,
        until: int | None = None,
        facts: tuple[object, ...] = (),
        **numbers: float | int | str,
    ) -> None:
        """Records that a rule took part."""
        self.reasons.append(Reason(rule, numbers, tuple(str(fact) for fact in facts), _date(until)))

    def moved(
        self,
        what: str,
        before: float | int | str | None,
        after: float | int | str | None,
        rule: str,
        until: int | None = None,
    ) -> None:
        """Records a change, unless nothing moved."""
        if before != after:
            self.changes.append(Change(what, before, after, rule, _date(until)))

    def set_phase(self, phase: int, rule: str, until: int | None = None) -> None:
        """Moves the phase and its clock; leaving a phase downward closes its levers."""
        before = self.standing.phase
        if phase == before:
            return
        self.moved("phase", f"P{before}", f"P{phase}", rule, until)
        levers = self.standing.levers
        if phase < 5:
            levers = levers._replace(fast_min=0.0, technical_min=0.0)
        if phase < 4:
            levers = levers._replace(ascent=0.0, descent=0.0)
        if phase < 3:
            levers = levers._replace(runs=0, plyometrics=0)
        self.set(
            phase=phase,
            phase_since=self.today,
            levers=levers,
            level_greens=0,
            top_level_greens=0,
            deloads=self.standing.deloads and phase >= 3,
            build=self.standing.build if phase >= 3 else None,
            green_ascent_weeks=self.standing.green_ascent_weeks if phase >= 4 else 0,
            hill_weeks=self.standing.hill_weeks if phase >= 4 else 0,
            speed_weeks=self.standing.speed_weeks if phase >= 5 else 0,
        )


def _date(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
