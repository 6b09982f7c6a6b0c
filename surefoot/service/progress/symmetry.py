"""Tests of both sides over time: the injured side as a share of the other (LSI)."""

from dataclasses import dataclass

from surefoot.engine import gates
from surefoot.engine.gates import side_share
from surefoot.engine.ledger import Runner
from surefoot.facts.types import TestResult
from surefoot.figures import axes
from surefoot.figures.plot import Level, Panel, Plot, Series, Table, empty
from surefoot.knowledge.gate_schema import Criterion, Gate, Test
from surefoot.knowledge.index import Index
from surefoot.service.progress.stretch import Stretch
from surefoot.text import names, progress
from surefoot.text.knowledge import in_words
from surefoot.text.language import t

ID = "symmetry"
_LEAST_PERCENT = 40.0


@dataclass(frozen=True, slots=True)
class Taken:
    """A test of both sides: the day, the result, and the share (1 = the same on both sides)."""

    day: int
    test: str
    result: TestResult
    share: float


def plot(stretch: Stretch) -> Plot:
    """A panel for each test that was taken on both sides."""
    index = in_words(stretch.course.index)
    runner = stretch.course.ledger.days[-1].carry.runner
    title = t("Strength, side against side")
    taken = results(stretch)
    if not taken:
        return empty(ID, title, t("A test taken on both sides begins this plot."))
    days = sorted({each.day for each in taken})
    tests = [name for name in index.tests if any(each.test == name for each in taken)]
    found = {(each.test, each.day): each for each in taken}
    return Plot(
        id=ID,
        title=title,
        summary=_summary(index, tests, taken, runner),
        across=stretch.day_axis(),
        at=tuple(float(day - stretch.first) for day in days),
        span=1.0,
        panels=tuple(
            _panel(index, index.tests[name], [found.get((name, day)) for day in days], runner)
            for name in tests
        ),
        table=Table(
            (t("Day"), *(index.tests[name].name for name in tests)),
            tuple(
                (stretch.day_name(day), *(_cell(found.get((name, day))) for name in tests))
                for day in days
            ),
        ),
        note=_note(index, tests, runner),
    )


def results(stretch: Stretch) -> list[Taken]:
    """Every result of a test of both sides, oldest first."""
    index = stretch.course.index
    found = []
    for day in stretch.days():
        for result in day.tests:
            share = side_share(result, day.carry.runner)
            if share is not None and result.test in index.tests and _wanted(index, result.test):
                found.append(Taken(day.ordinal, result.test, result, share))
    return found


def _wanted(index: Index, test: str) -> bool:
    return index.tests[test].measures_symmetry or bool(_criteria(index, test))


def _criteria(index: Index, test: str) -> list[tuple[Gate, Criterion]]:
    return [
        (gate, criterion)
        for gate in index.gates.values()
        for criterion in gate.criteria
        if criterion.check == "symmetry" and criterion.test == test
    ]


def _levels(index: Index, test: str, runner: Runner) -> tuple[Level, ...]:
    """The shares that gates ask for; none where both sides are injured, as they are not gated."""
    if len(gates.injured_sides(runner)) != 1:
        return ()
    wanted = {c.at_least for _, c in _criteria(index, test) if gates.applies(c.applies, runner)}
    return tuple(
        Level(t("gate: {share}", share=names.percent(share)), round(share * 100))
        for share in sorted(share for share in wanted if share is not None)
    )


def _panel(index: Index, test: Test, taken: list[Taken | None], runner: Runner) -> Panel:
    values = tuple(None if each is None else round(each.share * 100, 1) for each in taken)
    levels = _levels(index, test.id, runner)
    axis = axes.measure(
        t("{test}, %", test=test.name),
        [*values, *(level.value for level in levels), 100.0],
        _LEAST_PERCENT,
        from_zero=False,
        most=2,
        label=names.tick,
    )
    return Panel(axis, (Series(t("share"), "line", values, 0, joined=True),), levels=levels)


def _cell(taken: Taken | None) -> str:
    if taken is None or taken.result.left is None or taken.result.right is None:
        return progress.NOTHING
    return t(
        "{share} (left {left}, right {right})",
        share=names.percent(taken.share),
        left=names.number(taken.result.left.value),
        right=names.number(taken.result.right.value),
    )


def _summary(index: Index, tests: list[str], taken: list[Taken], runner: Runner) -> str:
    latest = {each.test: each for each in taken}
    said = [
        t("{test}: {share}", test=index.tests[name].name, share=names.percent(latest[name].share))
        for name in tests
    ]
    return t("The latest results: {results}.", results=names.listed(said))


def _note(index: Index, tests: list[str], runner: Runner) -> str:
    if len(gates.injured_sides(runner)) != 1:
        return t(
            "The weaker side as a share of the stronger. With both sides injured no gate asks "
            "for it."
        )
    asked = dict.fromkeys(
        t("{share} for “{gate}”", share=names.percent(criterion.at_least or 0), gate=gate.what)
        for name in tests
        for gate, criterion in _criteria(index, name)
        if gates.applies(criterion.applies, runner)
    )
    said = t("The injured side as a share of the other; 100% is the same on both.")
    if asked:
        said += " " + t("Gates ask for {shares}.", shares=names.listed(list(asked)))
    return said


def exercises(stretch: Stretch) -> tuple[str, ...]:
    """What trains the tests of which there are results, else those that gates ask for."""
    index = stretch.course.index
    taken = dict.fromkeys(each.test for each in results(stretch))
    names = taken or [test for test in index.tests if _criteria(index, test)]
    return tuple(dict.fromkeys(each for name in names for each in index.tests[name].trained_by))
