"""Tests with their sides compared, and the gates with the state of each item."""

from datetime import date

from surefoot.engine.gates import applies, symmetry_index
from surefoot.facts.types import SideResult
from surefoot.interop.report import Section
from surefoot.knowledge.gate_schema import Test
from surefoot.service.report.window import Window, left_out
from surefoot.service.why import gate_views
from surefoot.service.why_views import CriterionView
from surefoot.text import names
from surefoot.text.language import later, t

_UNIT = {
    "reps": "{number}",
    "s": "{number} s",
    "cm": "{number} cm",
    "deg": "{number}°",
    "N": "{number} N",
}
_YES, _NO = later("yes"), later("no")


def tests(window: Window) -> Section:
    """The newest result of each test, newest first, with LSI and what gates ask for."""
    index, runner = window.index, window.runner
    taken = window.course.ledger.days[-1].carry.tests
    rows = []
    for name, (day, result) in sorted(taken.items(), key=lambda each: -each[1][0]):
        test = index.tests.get(name)
        if test is None:
            continue
        share = symmetry_index(result, runner)
        left, right = (result.left, result.right) if test.per_side else (result.both, None)
        rows.append(
            (
                test.name,
                _side(left, test),
                _side(right, test) if test.per_side else "",
                "–" if share is None else names.percent(share),
                _asked(window, name),
                window.day_name(date.fromordinal(day)),
            )
        )
    return Section(
        t("Tests"),
        lead=t("Told by the runner. LSI: the injured side as a share of the other.")
        if rows
        else t("No test has been told yet."),
        heads=(t("Test"), t("Left"), t("Right"), t("LSI"), t("Gates ask"), t("Taken")),
        widths=(5, 4, 4, 2, 3, 3),
        rows=tuple(rows),
        counts=True,
        together=True,
        least=10,
        more=left_out(),
    )


def _side(side: SideResult | None, test: Test) -> str:
    """'30, pain 2, not clean'."""
    if side is None:
        return "–"
    if test.unit == "yes_no":
        told = t(_YES) if side.value else t(_NO)
    else:
        told = _UNIT[test.unit].format(number=names.number(side.value))
    if side.pain:
        told += ", " + t("pain {pain}", pain=side.pain)
    if side.clean is False:
        told += ", " + t("not clean")
    return told


def _asked(window: Window, test: str) -> str:
    """The most that any gate asks of a test: the count or time, and the share."""
    found = [
        criterion
        for gate in window.index.gates.values()
        for criterion in gate.criteria
        if criterion.test == test
        and criterion.at_least is not None
        and applies(criterion.applies, window.runner)
    ]
    shares = [c.at_least or 0.0 for c in found if c.check == "symmetry"]
    counts = [c.at_least or 0.0 for c in found if c.check != "symmetry"]
    parts = [names.number(max(counts))] if counts else []
    parts += [t("LSI {share}", share=names.percent(max(shares)))] if shares else []
    return ", ".join(parts) or "–"


def gates(window: Window) -> list[Section]:
    """A section for each gate that stands next, with the state of each item."""
    return [
        Section(
            t("Gate: {what}", what=gate.what),
            lead=t("Opens: {what}.", what=gate.opens),
            heads=(t("Item"), t("State"), t("Is (asked)"), t("Rests on")),
            widths=(8, 2, 3, 4),
            rows=tuple(_criterion(window, gate.id, criterion) for criterion in gate.criteria),
            together=True,
            least=12,
            more=left_out(),
        )
        for gate in gate_views(window.course)
    ]


def _criterion(window: Window, gate: str, criterion: CriterionView) -> tuple[str, ...]:
    state = t("met") if criterion.met else t("not yet") if criterion.answered else t("not known")
    what = criterion.what
    if criterion.soft:
        what = t("{item} (helpful, not needed)", item=what)
    asked = next(c for c in window.index.gates[gate].criteria if c.id == criterion.id)
    test = window.index.tests.get(asked.test)
    value = "–" if test is not None and test.unit == "yes_no" else _value(criterion)
    return what, state, value, ", ".join(cite.id for cite in criterion.cites[:3]) or "P"


def _value(criterion: CriterionView) -> str:
    value, wanted = criterion.value, criterion.wanted
    if value is None or isinstance(value, str):
        return "–"
    as_share = wanted is not None and 0 < wanted < 1
    shown = [
        names.percent(each) if as_share else names.number(round(float(each), 1))
        for each in (value, wanted)
        if each is not None
    ]
    return t("{value} ({asked})", value=shown[0], asked=shown[1]) if len(shown) > 1 else shown[0]
