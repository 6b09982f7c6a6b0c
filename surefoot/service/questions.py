"""What today's check-in asks beyond pain: a few questions, more where a gate is open (A9)."""

from dataclasses import replace
from typing import Any

from surefoot.engine import gates
from surefoot.engine.replay import Course
from surefoot.service.today_views import QuestionView
from surefoot.text import names
from surefoot.text.knowledge import in_words
from surefoot.text.language import later, t

_NO_YES: list[tuple[str, Any]] = [(later("No"), False), (later("Yes"), True)]
_ENDS_ENERGY: list[tuple[str, Any]] = [
    (later("1 none"), 1),
    ("2", 2),
    ("3", 3),
    ("4", 4),
    (later("5 full"), 5),
]
_ENDS_SORE: list[tuple[str, Any]] = [
    (later("1 none"), 1),
    ("2", 2),
    ("3", 3),
    ("4", 4),
    (later("5 very"), 5),
]
_DAILY = (
    QuestionView(
        "first_steps",
        later("First steps and stairs this morning"),
        [
            (later("Normal"), "normal"),
            (later("Stiff under 10 min"), "stiff"),
            (later("Limping"), "limping"),
        ],
        [],
        "",
    ),
    QuestionView(
        "versus_yesterday",
        later("Compared with yesterday"),
        [(later("Better"), "better"), (later("Same"), "same"), (later("Worse"), "worse")],
        [],
        "",
    ),
    QuestionView(
        "sleep",
        later("Sleep"),
        [
            (later("Under 6 h"), "under_6_h"),
            (later("6 to 7 h"), "6_to_7_h"),
            (later("Over 7 h"), "over_7_h"),
        ],
        [],
        "",
    ),
    QuestionView("energy", later("Energy"), _ENDS_ENERGY, [], ""),
    QuestionView(
        "painkillers_24h",
        later("Painkillers or anti-inflammatories in the last 24 hours"),
        _NO_YES,
        [],
        "",
    ),
    QuestionView("worrying", later("Anything new or worrying?"), _NO_YES, [], ""),
)
_OPTIONAL = (
    QuestionView("soreness", later("General soreness"), _ENDS_SORE, [], "", optional=True),
    QuestionView("swelling", later("New swelling where it hurts"), _NO_YES, [], "", optional=True),
    QuestionView("fever", later("Fever"), _NO_YES, [], "", optional=True),
)
_BRIDGE = "bridge_pain"
_FOR_GATES = {
    "daily_life_pain": later("Pain in daily life"),
    "stairs_down_pain": later("Pain on stairs down"),
    "sitting_pain": later("Pain when sitting"),
    _BRIDGE: later("Pain of three single-leg bridges, before the day's first load"),
}

ASKED = frozenset(question.field for question in (*_DAILY, *_OPTIONAL)) | frozenset(_FOR_GATES)
"""Every field of a check-in that some day asks for, beside the pain of each site."""


def today(course: Course) -> list[QuestionView]:
    """The questions of the day: the daily ones, those that the next gate needs, optional ones.

    While a warning sign or a worry stands, no step is next and nothing is to be loaded: then
    the daily ones alone.
    """
    asked = [_said(question) for question in _DAILY]
    standing = course.standing
    carry = course.ledger.days[-1].carry
    if standing is not None and not carry.flags and carry.worried_since is None:
        runner = carry.runner
        hamstrings = [site for site in runner.sites if site.startswith("HAM")]
        wanted = [f"P{standing.phase + 1}", "hinge", "nordic"]
        seen = set()
        for name in wanted:
            gate = in_words(course.index).gate_to.get(name)
            for criterion in gate.criteria if gate is not None else ():
                field = criterion.subject
                if (
                    criterion.check == "daily_pain"
                    and field in _FOR_GATES
                    and field not in seen
                    and gates.applies(criterion.applies, runner)
                ):
                    seen.add(field)
                    sites = hamstrings if field == _BRIDGE else []
                    why = t(
                        "Asked because the next step needs it: {what}.",
                        what=names.inside(criterion.what),
                    )
                    asked.append(QuestionView(field, t(_FOR_GATES[field]), [], list(sites), why))
        if hamstrings and _BRIDGE not in seen:
            why = t("Asked of every hamstring: it tells whether yesterday's load was right.")
            asked.append(QuestionView(_BRIDGE, t(_FOR_GATES[_BRIDGE]), [], list(hamstrings), why))
    return asked + [_said(question) for question in _OPTIONAL]


def _said(question: QuestionView) -> QuestionView:
    """The question and its answers in the language spoken."""
    answers = [(t(label), value) for label, value in question.answers]
    return replace(question, question=t(question.question), answers=answers)
