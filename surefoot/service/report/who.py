"""Who it is about, where they stand, and the weeks so far."""

from collections.abc import Iterator
from datetime import date

from surefoot.engine.ledger import Day
from surefoot.facts.types import Injury, Profile
from surefoot.interop.report import Section
from surefoot.service import present
from surefoot.service.report.window import Window, left_out, of_ten
from surefoot.service.weeks import way_back
from surefoot.text import names
from surefoot.text.language import later, t, tn

_HAMSTRING = {
    "tendon_proximal": later("tendon at the sit bone"),
    "acute_strain": later("muscle strain"),
    "unspecified": later("kind not known"),
}
_LIGHTS = ("green", "amber", "red", "unknown")
_PHASES_MOST = 8


def at_a_glance(window: Window) -> Section:
    """The runner, the injuries, the phase, the light, the way back."""
    runner, decision = window.runner, window.course.decision
    rows = [(t("Injury"), _injury(window, injury)) for injury in runner.injuries.values()]
    if runner.profile is not None:
        rows += _person(runner.profile)
    standing = window.course.standing
    if standing is not None:
        phase = window.index.phases[decision.phase]
        since = t("Since {day}.", day=names.full_day(date.fromordinal(standing.phase_since)))
        rows.append((t("Phase now"), f"{phase.name}: {phase.aim} {since}"))
        rows.append((t("Phases so far"), _phases(window)))
    light = names.light(decision.light.word)
    rows.append((t("Light today"), f"{light}. {present.headline(decision.reasons, window.index)}"))
    if (back := way_back(window.course)) is not None:
        weeks = t(
            "about {low} to {high} weeks if each step is allowed; a range, not a promise",
            low=back.low_weeks,
            high=back.high_weeks,
        )
        rows.append((t("Way to full training"), weeks))
    rows.append((t("Answered"), _answered(window)))
    return Section(t("At a glance"), rows=tuple(rows), together=True, least=len(rows))


def _injury(window: Window, injury: Injury) -> str:
    usual = window.course.ledger.days[-1].carry.base.get(injury.site, injury.usual_pain)
    kind = t(_HAMSTRING[injury.hamstring_kind]) if injury.hamstring_kind else ""
    site = names.capital(t(names.SITE[injury.site])) + (f", {kind}" if kind else "")
    return t(
        "{site}; since {day}; worst pain at the start {worst}, a usual morning now {usual}",
        site=site,
        day=names.full_day(injury.onset),
        worst=of_ten(injury.worst_pain_7d),
        usual=of_ten(usual),
    )


def _person(profile: Profile) -> Iterator[tuple[str, str]]:
    base = profile.baseline
    parts = [
        tn("{count} year old", "{count} years old", profile.age_years),
        t("{minutes} min of running a week before", minutes=round(base.run_min_per_week)),
        t("{climb} of climb a week", climb=names.climb(base.ascent_m_per_week)),
    ]
    if base.longest_run_min:
        parts.append(t("longest run {minutes} min", minutes=round(base.longest_run_min)))
    yield t("Runner"), "; ".join(parts)
    if profile.goal is not None:
        goal = profile.goal
        length = names.distance(goal.distance_m) if goal.distance_m else ""
        yield t("Goal"), ", ".join(filter(None, (goal.name, length, names.full_day(goal.on))))


def _phases(window: Window) -> str:
    """'Calm (29 August) → Rebuild (5 September)'; the newest of them."""
    path: list[str] = []
    was = ""
    for decision, standing in zip(window.course.decisions, window.course.standings, strict=True):
        if standing is not None and decision.phase != was:
            was = decision.phase
            path.append(f"{window.index.phases[was].name} ({window.day_name(decision.day)})")
    earlier = "… → " if len(path) > _PHASES_MOST else ""
    return earlier + " → ".join(path[-_PHASES_MOST:])


def _answered(window: Window) -> str:
    days = list(window.days())
    mornings = sum(day.check_in is not None for day, _ in days)
    planned = [s for _, decision in days for s in decision.sessions if s.kind != "walk"]
    told = sum(bool(s.done) for s in planned)
    return t(
        "{mornings} of {days} mornings; {told} of {planned} sessions",
        mornings=mornings,
        days=len(days),
        told=told,
        planned=len(planned),
    )


def week_by_week(window: Window) -> Section:
    """A row a week: lights of its days, running, climb, strength, the worst pain."""
    rows = []
    days = list(window.days())
    for start in range(window.first, window.last + 1, 7):
        week = [(day, dec) for day, dec in days if start <= day.ordinal < start + 7]
        if week:
            lights = [decision.light.word for _, decision in week]
            counts = [str(lights.count(light) or "–") for light in _LIGHTS]
            name = names.day(date.fromordinal(start))
            rows.append((name, *counts, *_done([day for day, _ in week])))
    return Section(
        t("Week by week"),
        lead=t("Lights count days. Green: as planned; amber: eased; red: stopped or cut."),
        heads=(
            t("Week from"),
            *(t(name) for name in _LIGHT_HEADS),
            t("Runs"),
            t("Running"),
            t("Climb"),
            t("Strength"),
            t("Worst morning"),
            t("Worst in training"),
        ),
        widths=(0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
        rows=tuple(rows[::-1]),
        counts=True,
        together=True,
        least=6,
        more=left_out(),
    )


_LIGHT_HEADS = (later("Green"), later("Amber"), later("Red"), later("Not known"))


def _done(week: list[Day]) -> tuple[str, ...]:
    done = [log for day in week for log in day.sessions if log.done]
    runs = [log for log in done if log.run_min > 0]
    climb = sum(log.ascent_m for log in runs)
    strength = sum(log.kind == "strength" for log in done)
    mornings = [day.worst_pain for day in week if day.worst_pain is not None]
    during = [log.worst_pain for log in done if log.worst_pain is not None]
    minutes = round(sum(log.run_min for log in runs))
    return (
        str(len(runs) or "–"),
        t("{minutes} min", minutes=minutes) if runs else "–",
        names.climb(climb) if climb else "–",
        str(strength or "–"),
        str(max(mornings)) if mornings else "?",
        str(max(during)) if during else "?",
    )
