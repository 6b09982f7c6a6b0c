"""What today's check-in asks beyond pain: a few questions, more where a gate is open (A9)."""

from typing import Any

from surefoot.engine import gates
from surefoot.engine.replay import Course
from surefoot.service.views import QuestionView

_NO_YES: list[tuple[str, Any]] = [("No", False), ("Yes", True)]
_ENDS_ENERGY: list[tuple[str, Any]] = [("1 none", 1), ("2", 2), ("3", 3), ("4", 4), ("5 full", 5)]
_ENDS_SORE: list[tuple[str, Any]] = [("1 none", 1), ("2", 2), ("3", 3), ("4", 4), ("5 very", 5)]
_DAILY = (
    QuestionView(
        "first_steps",
        "First steps and stairs this morning",
        [("Normal", "normal"), ("Stiff under 10 min", "stiff"), ("Limping", "limping")],
        [],
        "",
    ),
    QuestionView(
        "versus_yesterday",
        "Compared with yesterday",
        [("Better", "better"), ("Same", "same"), ("Worse", "worse")],
        [],
        "",
    ),
    QuestionView(
        "sleep",
        "Sleep",
        [("Under 6 h", "under_6_h"), ("6 to 7 h", "6_to_7_h"), ("Over 7 h", "over_7_h")],
        [],
        "",
    ),
    QuestionView("energy", "Energy", _ENDS_ENERGY, [], ""),
    QuestionView(
        "painkillers_24h",
        "Painkillers or anti-inflammatories in the last 24 hours",
        _NO_YES,
        [],
        "",
    ),
    QuestionView("worrying", "Anything new or worrying?", _NO_YES, [], ""),
)
_OPTIONAL = (
    QuestionView("soreness", "General soreness", _ENDS_SORE, [], "", optional=True),
    QuestionView("swelling", "New swelling where it hurts", _NO_YES, [], "", optional=True),
    QuestionView("fever", "Fever", _NO_YES, [], "", optional=True),
)
_FOR_GATES = {
    "daily_life_pain": "Pain in daily life",
    "stairs_down_pain": "Pain on stairs down",
    "sitting_pain": "Pain when sitting",
    "bridge_pain": "Pain of three single-leg bridges, before the day's first load",
}

ASKED = frozenset(question.field for question in (*_DAILY, *_OPTIONAL)) | frozenset(_FOR_GATES)
"""Every field of a check-in that some day asks for, beside the pain of each site."""


def today(course: Course) -> list[QuestionView]:
    """The questions of the day: the daily ones, those that the next gate needs, optional ones."""
    asked = list(_DAILY)
    standing = course.standing
    if standing is not None:
        runner = course.ledger.days[-1].carry.runner
        hamstrings = [site for site in runner.sites if site.startswith("HAM")]
        wanted = [f"P{standing.phase + 1}", "hinge", "nordic"]
        seen = set()
        for name in wanted:
            gate = course.index.gate_to.get(name)
            for criterion in gate.criteria if gate is not None else ():
                field = criterion.subject
                if (
                    criterion.check == "daily_pain"
                    and field in _FOR_GATES
                    and field not in seen
                    and gates.applies(criterion.applies, runner)
                ):
                    seen.add(field)
                    sites = hamstrings if field == "bridge_pain" else []
                    why = f"Asked because the next step needs it: {criterion.what.lower()}."
                    asked.append(QuestionView(field, _FOR_GATES[field], [], list(sites), why))
        if hamstrings and "bridge_pain" not in seen:
            why = "Asked of every hamstring: it tells whether yesterday's load was right."
            asked.append(
                QuestionView("bridge_pain", _FOR_GATES["bridge_pain"], [], list(hamstrings), why)
            )
    return asked + list(_OPTIONAL)
