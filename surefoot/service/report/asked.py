"""Notes and warning signs of the weeks, and what is open for a clinician to answer."""

from collections.abc import Iterator
from datetime import date

from surefoot.engine import monitoring
from surefoot.facts.types import Flare
from surefoot.interop.report import Section
from surefoot.service import present
from surefoot.service.report.window import ROWS_MOST, Window, left_out, of_ten
from surefoot.service.why import gate_views
from surefoot.text import names
from surefoot.text.language import later, t

_PAUSED = {
    "illness": later("illness"),
    "travel": later("travel"),
    "other": later("another reason"),
}


def notes(window: Window) -> Section:
    """Warning signs, new injuries, flares, pauses and clinicians' notes, newest first."""
    items = [*_open(window), *list(_noted(window))[::-1]]
    return Section(
        t("Warning signs and notes"),
        lead="" if items else t("None in this time."),
        items=tuple(items[:ROWS_MOST]),
        least=5,
        more=left_out(),
    )


def _open(window: Window) -> Iterator[str]:
    for name in window.course.decision.flags:
        yield t("Open warning sign: {question}", question=present.flag(name, window.index).question)


def _noted(window: Window) -> Iterator[str]:
    before = window.before()
    flags = {*window.course.decision.flags, *(before.flags if before is not None else ())}
    for day, decision in window.days():
        when = names.day(decision.day)
        for name in decision.flags:
            if name not in flags:
                question = present.flag(name, window.index).question
                yield t("{day}: warning sign told: {question}", day=when, question=question)
        flags = {*window.course.decision.flags, *decision.flags}
        for flare in day.flares:
            yield _flare(when, flare)
        for note in day.notes:
            yield t(
                "{day}: {name} ({role}) said: {text}",
                day=when,
                name=note.clinician_name,
                role=names.name(note.clinician_role, names.ROLE),
                text=note.text,
            )
        for pause in day.carry.pauses:
            if pause.first_day == decision.day:
                yield t(
                    "{day}: pause, {reason}", day=when, reason=names.name(pause.reason, _PAUSED)
                )
    other = window.course.ledger.days[-1].carry.other_injury
    if other is not None:
        yield t(
            "New injury, not covered here: {region}, pain {pain}. {note}",
            region=other.region,
            pain=of_ten(other.pain),
            note=other.note,
        )


def _flare(when: str, flare: Flare) -> str:
    worst = max(flare.pain.values(), default=0)
    return t(
        "{day}: a flare outside training, pain {pain}. {note}",
        day=when,
        pain=of_ten(worst),
        note=flare.note,
    )


def questions(window: Window) -> Section:
    """What the plan asks a clinician, what waits for a sign-off, what is not known."""
    items = list(dict.fromkeys(_asked(window)))
    return Section(
        t("Questions for you"),
        lead=t("What you answer can be entered in the app as a clinician's note.")
        if items
        else t("The plan has no open question. Is there anything that you would do otherwise?"),
        items=tuple(items[:ROWS_MOST]),
        together=True,
        least=8,
        more=left_out(),
    )


def _asked(window: Window) -> Iterator[str]:
    index, course = window.index, window.course
    for prompt in course.decision.prompts:
        referral = index.referrals[prompt.referral]
        yield t("{what}. {tell}", what=referral.what, tell=referral.tell)
    for site, injury in window.runner.injuries.items():
        if site.startswith("HAM") and injury.hamstring_kind in (None, "unspecified"):
            yield t(
                "{site}: is it the tendon at the sit bone or a muscle strain? The plan takes the "
                "more careful way until it is known.",
                site=names.capital(t(names.SITE[site])),
            )
    untested = []
    for gate in gate_views(course):
        criteria = {criterion.id: criterion for criterion in course.index.gates[gate.id].criteria}
        for item in gate.criteria:
            if criteria[item.id].check == "clinician_allows" and not item.met:
                yield t("Waits for your word: {item}", item=item.what)
            elif criteria[item.id].test and not item.answered:
                untested.append(item.what)
    if untested:
        items = "; ".join(dict.fromkeys(untested))
        yield t("Asked by a gate and not tested lately: {items}.", items=items)
    for due in monitoring.due(course):
        point = index.monitoring[due.checkpoint]
        since = window.day_name(due.since)
        if point.answered_by == "test_result":
            tests = names.listed([index.tests[test].name for test in due.tests])
            yield t("Due since {day}: {what}.", day=since, what=tests)
        elif point.answered_by != "weekly_check":
            yield t("Due since {day}: {what}.", day=since, what=point.name)


def planned(window: Window, titles: list[tuple[date, list[str]]]) -> Section:
    """The days to come: each with its sessions, or a rest."""
    return Section(
        t("The plan now"),
        rows=tuple(
            (names.long_day(day), "; ".join(sessions) or t("rest")) for day, sessions in titles
        ),
        least=7,
        more=left_out(),
    )
