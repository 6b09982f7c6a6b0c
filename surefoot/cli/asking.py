"""Questions on a terminal: a dozen for set-up, a handful for a check-in."""

import sys
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from surefoot.service.errors import BadInput
from surefoot.service.opening import utc_now
from surefoot.service.views import TodayView

_SITES = {"1": "ITB_L", "2": "ITB_R", "3": "HAM_L", "4": "HAM_R"}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def profile() -> dict[str, Any]:
    """A profile with its injuries, asked one question at a time."""
    if not sys.stdin.isatty():
        raise BadInput("Set-up asks questions: run it on a terminal, or give --profile FILE.")
    print("Surefoot is information for adults, not a diagnosis.\n")
    age = number("Your age in years", 0, 120)
    if age < 18:
        raise BadInput("Surefoot is for adults. Please see a physiotherapist or sports doctor.")
    print(
        "Where does it hurt?  1 left outer knee  2 right outer knee  "
        "3 left hamstring  4 right hamstring"
    )
    chosen = [_SITES[c] for c in ask("Numbers, e.g. 2 4").split() if c in _SITES]
    if not chosen:
        raise BadInput("At least one of 1 to 4 is needed; nothing was stored.")
    injuries = [_injury(site) for site in dict.fromkeys(chosen)]
    print("\nYour running in the four weeks before it began, per week:")
    baseline = {
        "run_min_per_week": number("Minutes of running", 0, 3000),
        "ascent_m_per_week": number("Metres of climbing", 0, 30000),
        "runs_per_week": number("Number of runs", 0, 14),
        "longest_run_min": number("Longest run in minutes", 0, 2880),
    }
    print("\nMinutes free for training (0 = not that day):")
    available = [number(f"  {day}", 0, 1440, 60) for day in _DAYS]
    return {
        "profile": {"age_years": age, "baseline": baseline, "available_min": available},
        "injuries": injuries,
    }


def _injury(site: str) -> dict[str, Any]:
    print(f"\nAbout {site}:")
    days = number("  Days since it began", 0, 3650)
    injury: dict[str, Any] = {
        "site": site,
        "onset": (utc_now().astimezone().date() - timedelta(days=days)).isoformat(),
        "worst_pain_7d": number("  Worst pain of the last 7 days, 0 to 10", 0, 10),
        "usual_pain": number("  Usual pain in the morning, 0 to 10", 0, 10),
        "limp": yes("  Do you limp"),
        "days_without_running": number("  Days since your last run", 0, 3650),
        "walk_30_min_clean": yes("  Can you walk 30 minutes without pain or limp"),
    }
    if site.startswith("HAM"):
        kinds = {"1": "tendon_proximal", "2": "acute_strain"}
        answer = ask("  1 slowly, high at the sit bone   2 suddenly, in a moment   3 not sure")
        injury["hamstring_kind"] = kinds.get(answer, "unspecified")
    return injury


def checkin(view: TodayView) -> dict[str, Any]:
    """The morning's answers; a pain counts only when it is typed."""
    told: dict[str, Any] = {"pain": {}}
    for site in view.sites:
        before = "" if site.yesterday is None else f" (yesterday {site.yesterday})"
        told["pain"][site.site] = number(f"Pain now, {site.name}{before}, 0 to 10", 0, 10)
    for question in view.questions:
        if question.optional:
            continue
        if question.per_site:
            told[question.field] = {
                site: number(f"{question.question}, {site}, 0 to 10", 0, 10)
                for site in question.per_site
            }
        elif question.answers:
            value = _choice(question.question, question.answers)
            if value is not None:
                told[question.field] = value
        else:
            told[question.field] = number(f"{question.question}, 0 to 10", 0, 10)
    return told


def _choice(question: str, answers: Sequence[tuple[str, Any]]) -> Any:
    options = "  ".join(f"{n} {label}" for n, (label, _) in enumerate(answers, start=1))
    while True:
        answer = ask(f"{question}: {options}")
        if answer == "":
            return None
        if answer.isdigit() and 1 <= int(answer) <= len(answers):
            return answers[int(answer) - 1][1]
        print(f"Please answer 1 to {len(answers)}, or leave it empty.")


def ask(question: str) -> str:
    """One line from the terminal. Raises BadInput when there is no more input."""
    try:
        return input(f"{question}: ").strip()
    except EOFError:
        raise BadInput("The answers ended early; nothing was stored.") from None


def number(question: str, least: int, most: int, usual: int | None = None) -> int:
    """A whole number within bounds; asked again until it is one."""
    while True:
        answer = ask(question if usual is None else f"{question} [{usual}]")
        if answer == "" and usual is not None:
            return usual
        if answer.isdigit() and least <= int(answer) <= most:
            return int(answer)
        print(f"Please give a whole number from {least} to {most}.")


def yes(question: str) -> bool:
    """Y or n; asked again until it is one."""
    while True:
        answer = ask(f"{question}? y/n").lower()
        if answer in ("y", "yes", "n", "no"):
            return answer.startswith("y")
        print("Please answer y or n.")
