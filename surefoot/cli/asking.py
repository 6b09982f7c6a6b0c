"""Questions on a terminal: a dozen for set-up, a handful for a check-in."""

import sys
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from surefoot.facts.units import metres_of_feet
from surefoot.service.errors import BadInput
from surefoot.service.opening import utc_now
from surefoot.service.today_views import TodayView
from surefoot.text import names
from surefoot.text.language import spoken, t

_SITES = {"1": "ITB_L", "2": "ITB_R", "3": "HAM_L", "4": "HAM_R"}


def profile() -> dict[str, Any]:
    """A profile with its injuries, asked one question at a time."""
    if not sys.stdin.isatty():
        raise BadInput(t("Set-up asks questions: run it on a terminal, or give --profile FILE."))
    print(t("Surefoot is information for adults, not a diagnosis.") + "\n")
    age = number(t("Your age in years"), 0, 120)
    if age < 18:
        raise BadInput(t("Surefoot is for adults. Please see a physiotherapist or sports doctor."))
    places = "  ".join(f"{key} {t(names.SITE[site])}" for key, site in _SITES.items())
    print(t("Where does it hurt?") + "  " + places)
    chosen = [_SITES[c] for c in ask(t("Numbers, e.g. 2 4")).split() if c in _SITES]
    if not chosen:
        raise BadInput(t("At least one of 1 to 4 is needed; nothing was stored."))
    injuries = [_injury(site) for site in dict.fromkeys(chosen)]
    print("\n" + t("Your running in the four weeks before it began, per week:"))
    baseline = {
        "run_min_per_week": number(t("Minutes of running"), 0, 3000),
        "ascent_m_per_week": _climb(),
        "runs_per_week": number(t("Number of runs"), 0, 14),
        "longest_run_min": number(t("Longest run in minutes"), 0, 2880),
    }
    print("\n" + t("Minutes free for training (0 = not that day):"))
    available = [number(f"  {t(day)}", 0, 1440, 60) for day in names.WEEKDAYS]
    return {
        "profile": {"age_years": age, "baseline": baseline, "available_min": available},
        "injuries": injuries,
    }


def _climb() -> float:
    if spoken().units == "imperial":
        return metres_of_feet(number(t("Feet of climbing"), 0, 98000))
    return number(t("Metres of climbing"), 0, 30000)


def _injury(site: str) -> dict[str, Any]:
    print("\n" + t("About the place: {site}", site=t(names.SITE[site])))
    days = number(t("Days since it began"), 0, 3650)
    injury: dict[str, Any] = {
        "site": site,
        "onset": (utc_now().astimezone().date() - timedelta(days=days)).isoformat(),
        "worst_pain_7d": number(t("Worst pain of the last 7 days, 0 to 10"), 0, 10),
        "usual_pain": number(t("Usual pain in the morning, 0 to 10"), 0, 10),
        "limp": yes(t("Do you limp?")),
        "days_without_running": number(t("Days since your last run"), 0, 3650),
        "walk_30_min_clean": yes(t("Can you walk 30 minutes without pain or limp?")),
    }
    if site.startswith("HAM"):
        kinds = {"1": "tendon_proximal", "2": "acute_strain"}
        answer = ask(t("1 slowly, high at the sit bone   2 suddenly, in a moment   3 not sure"))
        injury["hamstring_kind"] = kinds.get(answer, "unspecified")
    return injury


def checkin(view: TodayView) -> dict[str, Any]:
    """The morning's answers; a pain counts only when it is typed."""
    told: dict[str, Any] = {"pain": {}}
    for site in view.sites:
        before = (
            "" if site.yesterday is None else f" ({t('yesterday {pain}', pain=site.yesterday)})"
        )
        told["pain"][site.site] = number(
            t("Pain now, {site}, 0 to 10", site=site.name + before), 0, 10
        )
    for question in view.questions:
        if question.optional:
            continue
        if question.per_site:
            told[question.field] = {
                site: number(
                    t(
                        "{question}, 0 to 10",
                        question=f"{question.question}, {t(names.SITE[site])}",
                    ),
                    0,
                    10,
                )
                for site in question.per_site
            }
        elif question.answers:
            value = _choice(question.question, question.answers)
            if value is not None:
                told[question.field] = value
        else:
            told[question.field] = number(
                t("{question}, 0 to 10", question=question.question), 0, 10
            )
    return told


def _pain(question: str) -> int:
    return number(t("{question}, 0 to 10", question=question), 0, 10)


def _choice(question: str, answers: Sequence[tuple[str, Any]]) -> Any:
    options = "  ".join(f"{n} {label}" for n, (label, _) in enumerate(answers, start=1))
    while True:
        answer = ask(f"{question}: {options}")
        if answer == "":
            return None
        if answer.isdigit() and 1 <= int(answer) <= len(answers):
            return answers[int(answer) - 1][1]
        print(t("Please answer 1 to {most}, or leave it empty.", most=len(answers)))


def ask(question: str) -> str:
    """One line from the terminal. Raises BadInput when there is no more input."""
    try:
        return input(f"{question}: ").strip()
    except EOFError:
        raise BadInput(t("The answers ended early; nothing was stored.")) from None


def number(question: str, least: int, most: int, usual: int | None = None) -> int:
    """A whole number within bounds; asked again until it is one."""
    while True:
        answer = ask(question if usual is None else f"{question} [{usual}]")
        if answer == "" and usual is not None:
            return usual
        if answer.isdigit() and least <= int(answer) <= most:
            return int(answer)
        print(t("Please give a whole number from {least} to {most}.", least=least, most=most))


def yes(question: str) -> bool:
    """Y or n; asked again until it is one."""
    while True:
        answer = ask(f"{question} {t('y/n')}").lower()
        if answer in ("y", "yes", "j", "ja", "n", "no", "nein"):
            return not answer.startswith("n")
        print(t("Please answer y or n."))
