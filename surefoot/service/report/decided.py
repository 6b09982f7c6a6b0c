"""What was decided in the last weeks, each with its rule and source."""

from collections.abc import Iterator
from datetime import date

from surefoot.engine.decision import Decision, Reason
from surefoot.interop.report import Section
from surefoot.service.report.window import ROWS_MOST, Window, left_out
from surefoot.text import names, reasons
from surefoot.text.language import t

_SPEAK_FOR_THEMSELVES = frozenset(
    {
        "FLAG",
        "NOTE",
        "WORRY",
        "OTHER-INJURY",
        "NEW-INJURY",
        "CLINICIAN-FIRST",
        "RED-1",
        "RED-2",
        "RED-3",
        "RELAPSE",
        "FEVER",
        "PAUSE",
        "LAY-OFF",
        "INITIAL-CUT",
        "GATE-UP",
        "STAGE-UP",
    }
)
"""Rules whose sentence says more than what moved."""


def decisions(window: Window) -> Section:
    """Newest first: the day, what was decided, the rule with grade and sources."""
    rows: list[tuple[str, ...]] = []
    before = window.before()
    for _, decision in window.days():
        rows += _of_day(window, decision, before)
        before = decision
    return Section(
        t("Decisions"),
        lead="" if rows else t("Nothing moved in this time."),
        heads=(t("Day"), t("What was decided"), t("Rule, grade and sources")),
        widths=(3, 12, 7),
        rows=tuple(rows[::-1][:ROWS_MOST]),
        least=4,
        more=left_out(),
    )


def _of_day(
    window: Window, decision: Decision, before: Decision | None
) -> Iterator[tuple[str, ...]]:
    day = names.day(decision.day)
    known = set() if before is None else {_key(reason) for reason in before.reasons}
    told = set()
    for reason in decision.reasons:
        if reason.rule in _SPEAK_FOR_THEMSELVES and _key(reason) not in known:
            told.add(reason.rule)
            yield day, reasons.sentence(reason, window.index), rule(window, reason.rule)
    moved: dict[str, list[str]] = {}
    for change in decision.changes:
        if change.rule not in told:
            moved.setdefault(change.rule, []).append(reasons.change_sentence(change))
    for name, sentences in moved.items():
        yield day, " ".join(sentences), rule(window, name)


def _key(reason: Reason) -> tuple[str, str, date | None]:
    return reason.rule, str(sorted(reason.numbers.items())), reason.until


def rule(window: Window, name: str) -> str:
    """'LEVER-UP, S: R-A036, X02'."""
    found = window.index.rules[name]
    return f"{name}, {found.grade}" + (f": {', '.join(found.cites[:3])}" if found.cites else "")
