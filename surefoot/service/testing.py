"""Tests: what is open and due, how one goes, what came of it, and its history."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Literal

from surefoot.engine import gates, monitoring, testing
from surefoot.engine.draft import Draft
from surefoot.engine.replay import Course
from surefoot.facts.types import SideResult, TestResult
from surefoot.figures import axes
from surefoot.figures.plot import Level, Panel, Plot, Series, Table, empty
from surefoot.knowledge.gate_schema import Gate, Test
from surefoot.knowledge.index import Index
from surefoot.service import present
from surefoot.service.errors import NotKnown
from surefoot.service.progress.stretch import stretch
from surefoot.service.session_views import ExerciseLinkView
from surefoot.service.testing_views import (
    FaultView,
    GateItemView,
    GuideView,
    Mode,
    ResultView,
    SideView,
    TestLineView,
    TestPageView,
    TestsView,
)
from surefoot.text import gates as gate_words
from surefoot.text import names, progress
from surefoot.text import testing as words
from surefoot.text.knowledge import in_words
from surefoot.text.language import t

Side = Literal["left", "right", "both"]
_SIDES: tuple[Side, ...] = ("left", "right", "both")
_RESULTS_MOST = 20


class Testing:
    """The tests of a runner with a plan; draft: where they stand today."""

    __test__ = False

    def __init__(self, course: Course, draft: Draft) -> None:
        self._course = course
        self._draft = draft

    def view(self) -> TestsView:
        groups = list(words.GROUP)
        tests = sorted(self._words.tests.values(), key=lambda test: groups.index(test.load))
        return TestsView([self._line(test) for test in tests if self._meant(test)], self._note())

    def page(self, name: str) -> TestPageView:
        """Raises NotKnown."""
        test = self._words.tests.get(name)
        if test is None:
            raise NotKnown(t("There is no test {name}.", name=repr(name)))
        results = list(self._results(test))
        exercises = self._words.exercises
        return TestPageView(
            line=self._line(test),
            guide=self._guide(test),
            results=results[:_RESULTS_MOST],
            plot=self._plot(test),
            exercises=[
                ExerciseLinkView(each, exercises[each].name)
                for each in test.trained_by
                if each in exercises
            ],
            grade=test.grade,
            cites=present.cites(test.cites, self._words),
        )

    @cached_property
    def _words(self) -> Index:
        return in_words(self._course.index)

    @cached_property
    def _due(self) -> dict[str, date]:
        return monitoring.tests_due(self._course)

    def _meant(self, test: Test) -> bool:
        """Whether it has to do with this runner: asked by no gate at all or by one of theirs, or
        taken before."""
        asking = [
            criterion
            for gate in self._course.index.gates.values()
            for criterion in gate.criteria
            if criterion.test == test.id
        ]
        theirs = any(gates.applies(each.applies, self._draft.runner) for each in asking)
        return not asking or theirs or bool(self._taken(test.id))

    def _note(self) -> str:
        check_in = self._draft.day.check_in
        if check_in is None or check_in.painkillers_24h is None:
            return t(
                "Gates take a result only from a day with a check-in that says whether you took "
                "painkillers."
            )
        if check_in.painkillers_24h:
            return t("You took painkillers: gates take no result of today.")
        return ""

    def _line(self, test: Test) -> TestLineView:
        due = self._due.get(test.id)
        comes = None if due else monitoring.next_test(self._course, test.id)
        shut = [
            words.closed(reason, test, self._words) for reason in testing.closed(self._draft, test)
        ]
        return TestLineView(
            id=test.id,
            name=test.name,
            group=t(words.GROUP[test.load]),
            unit=test.unit,
            per_side=test.per_side,
            due=due,
            next=comes,
            when=_when(due, comes, open=not shut),
            closed=shut,
            last=next(self._results(test), None),
            gates=list(self._asking(test)),
        )

    def _asking(self, test: Test) -> Iterator[GateItemView]:
        """The items of gates ahead that ask for it."""
        for gate in self._course.index.gates.values():
            if not any(criterion.test == test.id for criterion in gate.criteria):
                continue
            if not self._ahead(gate):
                continue
            criteria = {each.id: each for each in self._words.gates[gate.id].criteria}
            for state in gates.state(gate, self._draft.view).criteria:
                criterion = criteria[state.criterion]
                if criterion.test == test.id:
                    yield GateItemView(
                        gate=self._words.gates[gate.id].what,
                        what=criterion.what,
                        how_far=gate_words.how_far(criterion, state, self._words),
                        state="met" if state.met else "open" if state.answered else "unknown",
                    )

    def _ahead(self, gate: Gate) -> bool:
        """Whether a gate is still to be passed."""
        standing = self._draft.standing
        if gate.opens == "plyometrics":
            return standing.levers.plyometrics == 0
        phase = gate.opens.removeprefix("P")
        return not phase.isdigit() or int(phase) > standing.phase

    # results

    def _taken(self, test: str) -> list[tuple[int, TestResult]]:
        """Every result with its day, newest first."""
        return [
            (day.ordinal, result)
            for day in reversed(self._course.ledger.days)
            for result in reversed(day.tests)
            if result.test == test
        ]

    def _results(self, test: Test) -> Iterator[ResultView]:
        taken = self._taken(test.id)
        runner = self._draft.runner
        for place, (day, result) in enumerate(taken):
            before = taken[place + 1][1] if place + 1 < len(taken) else None
            share = gates.side_share(result, runner) if test.measures_symmetry else None
            yield ResultView(
                fact=str(result.id),
                when=names.day(date.fromordinal(day)),
                day=date.fromordinal(day),
                left=_side(test, result.left),
                right=_side(test, result.right),
                both=_side(test, result.both),
                share=share,
                symmetry=words.symmetry(share, len(gates.injured_sides(runner))),
                used=words.used(result, runner),
                changes=[] if before is None else list(_changes(test, before, result)),
                void=self._void(day, result),
            )

    def _void(self, day: int, result: TestResult) -> str:
        """Why gates do not take a result."""
        held = self._draft.day.carry.tests.get(result.test)
        if self._course.today - day >= self._draft.limits.whole("test_age_d"):
            return t(
                "Older than {count} days: no gate takes it any more.",
                count=self._draft.limits.whole("test_age_d"),
            )
        if held is None or held[0] < day:
            return t("Taken without a check-in that says no painkillers: no gate takes it.")
        return ""

    # the guide

    def _guide(self, test: Test) -> GuideView:
        taken = self._taken(test.id)
        last = taken[0][1] if taken else None
        return GuideView(
            how=test.how,
            prepare=list(test.prepare),
            warm_up=test.warm_up,
            stop=test.stop,
            stop_pain_above=testing.stop_pain(test.stop_pain_above, self._draft.runner),
            figure=test.exercise,
            mode=_mode(test),
            faults=[FaultView(fault.id, fault.name) for fault in test.faults],
            most=test.most,
            attempts=test.attempts,
            takes=test.takes,
            better=test.better,
            rest_s=test.rest_s,
            beats_per_min=test.beats_per_min,
            asks=test.asks,
            lever_cm=None if last is None else last.lever_cm,
            band="" if last is None or last.band is None else last.band,
            first="right" if gates.injured_sides(self._draft.runner) == {"left"} else "left",
            noise=words.noise(test),
        )

    # the history

    def _plot(self, test: Test) -> Plot:
        whole = stretch(self._course, "all")
        latest = dict(reversed(self._taken(test.id)))
        days = sorted(day for day in latest if day >= whole.first)
        title = t("Over time")
        if test.unit == "yes_no" or len(days) == 0:
            return empty(f"test_{test.id}", title, t("Results will stand here, day by day."))
        sides = [side for side in _SIDES if any(getattr(latest[day], side) for day in days)]
        floors = sorted(
            {
                (criterion.at_least, gate.what)
                for gate in self._words.gates.values()
                if self._ahead(gate)
                for criterion in gate.criteria
                if criterion.check == "test_floor"
                and criterion.test == test.id
                and (criterion.at_least or 0) > 1
                and gates.applies(criterion.applies, self._draft.runner)
            },
            key=lambda floor: floor[0] or 0,
        )
        levels = {
            float(value): t("gate: {amount}", amount=words.amount(test, value))
            for value, _ in floors
            if value is not None
        }
        series = {side: tuple(_value(getattr(latest[day], side)) for day in days) for side in sides}
        axis = axes.measure(
            t(words.AXIS[test.unit]),
            [*(value for values in series.values() for value in values), *levels],
            _LEAST_SPAN,
            label=names.tick,
        )
        asked = [
            t("{amount} for “{gate}”", amount=words.amount(test, value or 0), gate=gate)
            for value, gate in floors
        ]
        return Plot(
            id=f"test_{test.id}",
            title=title,
            summary=t("The latest: {result}.", result=_latest(test, latest[days[-1]])),
            across=whole.day_axis(),
            at=tuple(float(day - whole.first) for day in days),
            span=1.0,
            panels=(
                Panel(
                    axis,
                    tuple(
                        Series(t(words.SIDE[side]), "line", values, look, joined=True)
                        for look, (side, values) in enumerate(series.items())
                    ),
                    levels=tuple(Level(name, value) for value, name in levels.items()),
                ),
            ),
            table=Table(
                (t("Day"), *(t(words.SIDE[side]) for side in sides)),
                tuple(
                    (
                        whole.day_name(day),
                        *(_cell(test, getattr(latest[day], side)) for side in sides),
                    )
                    for day in days
                ),
            ),
            note=t("Gates ask for {amounts}.", amounts=names.listed(asked)) if asked else "",
        )


_LEAST_SPAN = 5.0


def _when(due: date | None, comes: date | None, *, open: bool) -> str:
    if due is not None and not open:
        return t("Due since {day}; it waits.", day=names.day(due))
    if due is not None:
        return t("Due since {day}.", day=names.day(due))
    if comes is not None:
        return t("Next due {day}.", day=names.day(comes))
    return t("Whenever you like.")


def _mode(test: Test) -> Mode:
    if test.unit == "yes_no":
        return "yes_no"
    if test.unit == "s":
        return "hold"
    if test.unit == "reps":
        return "form" if test.faults else "count"
    return "measure"


def _side(test: Test, side: SideResult | None) -> SideView | None:
    if side is None:
        return None
    return SideView(
        value=side.value,
        said=words.amount(test, side.value),
        pain=side.pain,
        form=words.form(test, side),
        tried=words.tried(test, side),
    )


def _changes(test: Test, before: TestResult, now: TestResult) -> Iterator[str]:
    for side in _SIDES:
        earlier: SideResult | None = getattr(before, side)
        later: SideResult | None = getattr(now, side)
        if earlier is not None and later is not None and before.band == now.band:
            yield words.change(test, side, earlier, later)


def _value(side: SideResult | None) -> float | None:
    return None if side is None else side.value


def _cell(test: Test, side: SideResult | None) -> str:
    return progress.NOTHING if side is None else words.amount(test, side.value)


def _latest(test: Test, result: TestResult) -> str:
    told = [
        words.on_side(side, words.amount(test, found.value))
        for side in _SIDES
        if (found := getattr(result, side)) is not None
    ]
    return names.listed(told)
