"""Pain by site, mornings and sessions, over what was trained."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from surefoot.engine.decision import Decision
from surefoot.engine.ledger import Day
from surefoot.facts.types import Fact, PainAfter, SessionFeedback
from surefoot.facts.vocabulary import Site
from surefoot.figures import axes
from surefoot.figures.plot import Mark, Panel, Plot, Series, Table, empty
from surefoot.service.progress.stretch import Stretch
from surefoot.text import names, progress
from surefoot.text.language import t, tn

ID = "pain"
_MOST = 10.0
_LEAST_MIN = 30.0
_REDS = frozenset({"RED-1", "RED-2", "RED-3"})


class Pains(NamedTuple):
    """The worst of a site on a day or in a week, 0 to 10; None = not known."""

    morning: int | None = None
    during: int | None = None
    after: int | None = None

    @property
    def worst(self) -> int | None:
        return _worst(self)


class Spell(NamedTuple):
    """A day or a week: pains by site, minutes trained (None = nothing was told), mornings told of
    the days since the plan began."""

    name: str
    pains: Mapping[Site, Pains]
    run_min: float | None
    all_min: float | None
    mornings: int
    days: int
    events: tuple[str, ...] = ()


def plot(stretch: Stretch, facts: Mapping[UUID, Fact]) -> Plot:
    """facts: what counts, by id."""
    title = t("Pain over training")
    each_day = _days(stretch, facts)
    sites = _sites(stretch, each_day)
    if not any(pains.worst is not None for spell in each_day for pains in spell.pains.values()):
        return empty(ID, title, t("Your first check-in begins this plot."))
    shown = each_day if stretch.by_day else _by_week(stretch, each_day)
    across = stretch.day_axis() if stretch.by_day else stretch.week_axis()
    panels = [_panel(site, shown) for site in sites]
    load = [spell.all_min for spell in shown]
    axis = axes.measure(t("Training, minutes"), load, _LEAST_MIN, label=names.tick)
    trained = Series(t("all training"), "bars", tuple(load), 4)
    ran = Series(t("of it running"), "bars", tuple(spell.run_min for spell in shown), 0)
    return Plot(
        id=ID,
        title=title,
        summary=_summary(sites, each_day),
        across=across,
        at=tuple(float(place) for place in range(len(shown))),
        span=1.0,
        panels=(*panels, Panel(axis, (trained, ran))),
        table=_table(stretch, sites, shown),
        marks=tuple(
            Mark(float(place), event)
            for place, spell in enumerate(shown)
            for event in spell.events[:1]
        ),
        note=_note(stretch),
    )


def _sites(stretch: Stretch, spells: Iterable[Spell]) -> tuple[Site, ...]:
    """Those of the injuries, and any that was told of."""
    told = stretch.course.ledger.days[-1].carry.runner.sites
    others = (s for spell in spells for s, pains in spell.pains.items() if pains.worst is not None)
    return tuple(dict.fromkeys((*told, *others)))


def _days(stretch: Stretch, facts: Mapping[UUID, Fact]) -> list[Spell]:
    """Every day of the stretch, also those before the first fact."""
    later: dict[UUID, dict[Site, int]] = {}
    for fact in facts.values():
        if isinstance(fact, PainAfter):
            later.setdefault(fact.session, {}).update(fact.pain_60min)
    known = {day.ordinal: (day, decision) for day, decision, _ in stretch.decisions()}
    found = []
    for ordinal in range(stretch.first, stretch.last + 1):
        name = stretch.day_name(ordinal) if stretch.by_day else ""
        if ordinal in known:
            found.append(_day(*known[ordinal], name, facts, later, stretch.began))
        else:
            found.append(Spell(name, {}, None, None, 0, 0))
    return found


def _day(
    day: Day,
    decision: Decision,
    name: str,
    facts: Mapping[UUID, Fact],
    later: Mapping[UUID, Mapping[Site, int]],
    began: int,
) -> Spell:
    morning: Mapping[Site, int] = {} if day.check_in is None else day.check_in.pain
    during: dict[Site, int] = {}
    after: dict[Site, int] = {}
    for log in day.sessions:
        fact = facts.get(log.fact)
        if log.done and isinstance(fact, SessionFeedback):
            _raise(during, fact.pain_during)
            _raise(after, {**fact.pain_60min, **later.get(fact.id, {})})
    run_min, all_min = _trained(day, decision)
    return Spell(
        name=name,
        pains={
            site: Pains(morning.get(site), during.get(site), after.get(site))
            for site in (*morning, *during, *after)
        },
        run_min=run_min,
        all_min=all_min,
        mornings=int(day.worst_pain is not None),
        days=int(day.ordinal >= began),
        events=_events(day, decision),
    )


def _raise(worst: dict[Site, int], pains: Mapping[Site, int]) -> None:
    for site, pain in pains.items():
        worst[site] = max(pain, worst.get(site, 0))


def _trained(day: Day, decision: Decision) -> tuple[float | None, float | None]:
    """Minutes run and trained. None for a day of which nothing was told, or whose planned sessions
    nobody answered: unknown is not zero."""
    if not day.sessions:
        if day.check_in is None:
            return None, None
        for session in decision.sessions:
            if session.kind != "walk" and not session.optional:
                return None, None
    run_min = all_min = 0.0
    for log in day.sessions:
        if log.done:
            run_min += log.run_min
            all_min += max(log.minutes, log.run_min)
    return round(run_min, 1), round(all_min, 1)


def _events(day: Day, decision: Decision) -> tuple[str, ...]:
    found = []
    if not _REDS.isdisjoint([reason.rule for reason in decision.reasons]):
        found.append(t("red"))
    if day.flares:
        found.append(t("flare"))
    return tuple(found)


def _by_week(stretch: Stretch, days: list[Spell]) -> list[Spell]:
    found = []
    for place, week in enumerate(stretch.weeks()):
        part = days[place * 7 : place * 7 + 7]
        sites = dict.fromkeys(site for spell in part for site in spell.pains)
        found.append(
            Spell(
                name=stretch.week_name(week),
                pains={site: _worst_of(site, part) for site in sites},
                run_min=_sum(spell.run_min for spell in part),
                all_min=_sum(spell.all_min for spell in part),
                mornings=sum(spell.mornings for spell in part),
                days=sum(spell.days for spell in part),
                events=tuple(dict.fromkeys(e for spell in part for e in spell.events)),
            )
        )
    return found


def _worst_of(site: Site, spells: Iterable[Spell]) -> Pains:
    told = [spell.pains[site] for spell in spells if site in spell.pains]
    return Pains(*map(_worst, zip(*told, strict=True))) if told else Pains()


def _worst(pains: Iterable[int | None]) -> int | None:
    return max([pain for pain in pains if pain is not None], default=None)


def _sum(values: Iterable[float | None]) -> float | None:
    found = axes.known(values)
    return round(sum(found), 1) if found else None


def _panel(site: Site, shown: list[Spell]) -> Panel:
    pains = [spell.pains.get(site, Pains()) for spell in shown]
    name = t("{site}: pain, 0 to 10", site=t(names.SITE_SHORT[site]))
    return Panel(
        axes.measure(name, [_MOST], _MOST, most=2),
        (
            Series(t("morning"), "line", tuple(each.morning for each in pains), 0),
            Series(t("during"), "dots", tuple(each.during for each in pains), 1),
            Series(t("an hour after"), "dots", tuple(each.after for each in pains), 2),
        ),
    )


def _table(stretch: Stretch, sites: tuple[Site, ...], shown: list[Spell]) -> Table:
    heads = [t("Day") if stretch.by_day else t("Week")]
    for site in sites:
        heads += _heads(t(names.SITE_SHORT[site]) if len(sites) > 1 else "")
    heads += [t("Running"), t("All training")]
    heads.append(t("Marked") if stretch.by_day else t("Mornings known"))
    return Table(tuple(heads), tuple(_row(stretch, sites, spell) for spell in shown))


def _heads(site: str) -> list[str]:
    """Heads of a site's columns; of the only one without its name."""
    if not site:
        return [t("Morning"), t("During"), t("An hour after")]
    return [
        t("{site}, morning", site=site),
        t("{site}, during", site=site),
        t("{site}, an hour after", site=site),
    ]


def _row(stretch: Stretch, sites: tuple[Site, ...], spell: Spell) -> tuple[str, ...]:
    cells = [spell.name]
    for site in sites:
        pains = spell.pains.get(site, Pains())
        trained = spell.all_min is None or spell.all_min > 0
        cells.append(progress.pain(pains.morning))
        for pain in (pains.during, pains.after):
            cells.append(progress.pain(pain) if trained or pain is not None else progress.NOTHING)
    cells += [progress.minutes(spell.run_min), progress.minutes(spell.all_min)]
    if stretch.by_day:
        cells.append(names.listed(list(spell.events)) or progress.NOTHING)
    else:
        cells.append(progress.of(spell.mornings, spell.days))
    return tuple(cells)


def _summary(sites: tuple[Site, ...], days: list[Spell]) -> str:
    lines = [
        progress.worst_pain(
            t(names.SITE_SHORT[site]),
            _worst_of(site, days[-7:]).worst,
            _worst_of(site, days[-14:-7]).worst,
            weeks=2 if any(spell.days for spell in days[-14:-7]) else 1,
        )
        for site in sites
    ]
    lines.append(progress.mornings(sum(s.mornings for s in days), sum(s.days for s in days)))
    return " ".join(lines)


def _note(stretch: Stretch) -> str:
    parts = [t("A gap is a day that nobody told of; unknown is not zero.")]
    hidden = sum(
        day.check_in is not None and day.check_in.painkillers_24h is True for day in stretch.days()
    )
    if hidden:
        parts.append(
            tn(
                "On {count} morning you had taken a painkiller: it may have been more.",
                "On {count} mornings you had taken a painkiller: it may have been more.",
                hidden,
            )
        )
    if not stretch.by_day:
        parts.append(t("Each week shows its worst day."))
    return " ".join(parts)
