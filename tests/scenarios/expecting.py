"""Checks a lived story against what is expected of it; each miss is one sentence."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from surefoot.engine import gates, replay
from surefoot.engine.decision import Decision, Session
from surefoot.engine.gates import View
from surefoot.engine.plan import PlannedDay, plan
from surefoot.engine.replay import Course

from .beside import BESIDE
from .living import Lived
from .story import Entry, StoryError, day_range

IMPACT = ("run", "hike")


def problems(lived: Lived) -> list[str]:
    """Everything in which the plan differs from what the story expects."""
    return [problem for entry in lived.story.expectations for problem in _of_entry(lived, entry)]


def _of_entry(lived: Lived, entry: Entry) -> Iterator[str]:
    if "reaches" in entry.keys:
        for what in _reaches(lived, entry.keys["reaches"]):
            yield f"{what}\n    why: {entry.keys['why']}"
        return
    days = day_range(entry.days, lived.named)
    if days is None:
        raise StoryError(f"{entry.place}: that day never came")
    for number in days:
        course = _course(lived, entry, number)
        for key, wanted in entry.keys.items():
            check = _CHECKS.get(key)
            if check is None:
                continue
            for what in check(Seen(lived, number, course), wanted):
                yield f"day {number}: {what}\n    why: {entry.keys['why']}"


class Seen:
    """A day of the story with its decision."""

    def __init__(self, lived: Lived, number: int, course: Course) -> None:
        self.lived, self.number, self.course = lived, number, course

    @property
    def decision(self) -> Decision:
        found = self.course.on(self.lived.day_of(self.number))
        assert found is not None
        return found

    def runs(self) -> list[Session]:
        return [s for s in self.decision.sessions if s.kind == "run"]


def _course(lived: Lived, entry: Entry, number: int) -> Course:
    if number not in lived.evenings:
        raise StoryError(f"{entry.place}: the story ends before day {number}")
    if entry.keys.get("hindsight"):
        return lived.evenings[lived.last]
    return (lived.mornings if entry.keys.get("when") == "morning" else lived.evenings)[number]


def _reaches(lived: Lived, wanted: Mapping[str, Any]) -> Iterator[str]:
    """The first day in a phase, or in one above it, lies between two days."""
    phase = wanted["phase"]
    first = next((n for n, c in lived.evenings.items() if c.decision.phase >= phase), None)
    if first is None:
        if "by_day" in wanted:
            last = lived.evenings[lived.last].decision
            yield f"{phase} was never reached in {lived.last} days; it ended in {last.phase}"
        return
    if first < wanted.get("not_before_day", first):
        yield f"{phase} came on day {first}, before day {wanted['not_before_day']}"
    if first > wanted.get("by_day", first):
        yield f"{phase} came on day {first}, after day {wanted['by_day']}"


def _same(name: str, got: object, wanted: object) -> Iterator[str]:
    if got != wanted:
        yield f"{name} is {got!r}, expected {wanted!r}"


def _includes(name: str, got: tuple[str, ...], wanted: list[str]) -> Iterator[str]:
    missing = [one for one in wanted if one not in got]
    if missing:
        yield f"{name}: {', '.join(missing)} missing from {', '.join(got) or 'none'}"


def _excludes(name: str, got: tuple[str, ...], unwanted: list[str]) -> Iterator[str]:
    found = [one for one in unwanted if one in got]
    if found:
        yield f"{name}: {', '.join(found)} not expected"


def _most(name: str, got: float, most: float) -> Iterator[str]:
    if got > most + 1e-9:
        yield f"{name} is {got:g}, expected at most {most:g}"


def _least(name: str, got: float, least: float) -> Iterator[str]:
    if got < least - 1e-9:
        yield f"{name} is {got:g}, expected at least {least:g}"


def _in_order(seen: Seen, wanted: list[str]) -> Iterator[str]:
    got = [rule for rule in seen.decision.rules if rule in wanted]
    if got != wanted:
        yield f"rules in order of precedence are {got}, expected {wanted}"


def _because(seen: Seen, wanted: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for rule, numbers in wanted.items():
        reason = next((r for r in seen.decision.reasons if r.rule == rule), None)
        if reason is None:
            yield f"no reason {rule}"
            continue
        for name, value in numbers.items():
            yield from _same(f"{rule}, {name}", reason.numbers.get(name), value)


def _until(seen: Seen, wanted: Mapping[str, int]) -> Iterator[str]:
    for rule, number in wanted.items():
        ends = [r.until for r in seen.decision.reasons if r.rule == rule and r.until is not None]
        got = seen.lived.number(ends[0]) if ends else None
        yield from _same(f"{rule} holds until day", got, number)


def _changes(seen: Seen, wanted: list[Mapping[str, Any]]) -> Iterator[str]:
    got = seen.decision.changes
    for change in wanted:
        fits = any(
            c.what == change["what"]
            and c.before == change.get("from", c.before)
            and c.after == change.get("to", c.after)
            and c.rule == change.get("rule", c.rule)
            for c in got
        )
        if not fits:
            shown = "; ".join(f"{c.what} {c.before}->{c.after} ({c.rule})" for c in got) or "none"
            yield f"no change {dict(change)}; changes: {shown}"


def _no_changes(seen: Seen, unwanted: list[str]) -> Iterator[str]:
    for change in seen.decision.changes:
        if change.what in unwanted:
            yield f"{change.what} changed from {change.before} to {change.after} ({change.rule})"


def impact(session: Session) -> bool:
    """Whether a session holds running, hiking down or jumping."""
    return session.kind in IMPACT or session.contacts > 0


def _no_impact(seen: Seen, wanted: bool) -> Iterator[str]:
    found = [s.id for s in seen.decision.sessions if impact(s)]
    if wanted and found:
        yield f"impact planned: {', '.join(found)}"
    if not wanted and not found:
        yield "no impact planned"


def _flat(seen: Seen, wanted: bool) -> Iterator[str]:
    for run in seen.runs():
        steep = run.ascent_m or run.descent_m or run.fast_min or run.technical_min
        if wanted and (steep or run.effort_most > 3):
            yield (
                f"{run.id} climbs {run.ascent_m} m, descends {run.descent_m} m, "
                f"{run.fast_min} fast min, effort {run.effort_most}"
            )


def _run_most(name: str, value: Callable[[Session], float]) -> Callable[[Seen, Any], Iterator[str]]:
    def check(seen: Seen, most: float) -> Iterator[str]:
        for session in seen.decision.sessions:
            yield from _most(f"{session.id}, {name}", value(session), most)

    return check


def _run_least(
    name: str, value: Callable[[Session], float]
) -> Callable[[Seen, Any], Iterator[str]]:
    def check(seen: Seen, least: float) -> Iterator[str]:
        yield from _least(name, max((value(s) for s in seen.runs()), default=0), least)

    return check


def _run_kind(seen: Seen, wanted: str) -> Iterator[str]:
    yield from _same("kind of run", [s.variant for s in seen.runs()], [wanted])


def _exercises(seen: Seen) -> tuple[str, ...]:
    return tuple(item.exercise for s in seen.decision.sessions for item in s.items)


def _gate(seen: Seen, wanted: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    course = seen.course
    standing = course.standing
    if standing is None:
        yield "no plan, so no gate"
        return
    runner = course.ledger.days[-1].carry.runner
    view = View(course.index, course.ledger, standing, runner, course.today)
    for name, items in wanted.items():
        state = gates.state(course.index.gates[name], view)
        by_id = {criterion.criterion: criterion for criterion in state.criteria}
        for item in (*items.get("open", ()), *items.get("met", ())):
            if item not in by_id:
                yield f"{name} has no item {item}; it has {', '.join(by_id)}"
                continue
            if by_id[item].met != (item in items.get("met", ())):
                found = by_id[item]
                met = "met" if found.met else "open"
                yield f"{name}, {item} is {met} ({found.value} of {found.wanted})"
        for item, value in items.get("values", {}).items():
            yield from _same(f"{name}, {item}", by_id[item].value, value)
        if "passed" in items:
            yield from _same(f"{name} passed", state.passed, items["passed"])


def _plan(seen: Seen, wanted: Mapping[str, Any]) -> Iterator[str]:
    """The days to come, today included."""
    length = int(wanted.get("days", 28))
    weeks = plan(seen.course, length)
    days: list[PlannedDay] = [d for w in weeks for d in w.days]
    first = seen.lived.day_of(seen.number)
    days = [d for d in days if 0 <= (d.day - first).days < length]
    if [d.day.toordinal() for d in days] != list(
        range(first.toordinal(), first.toordinal() + length)
    ):
        yield f"the plan does not hold each of {length} days once"
    sessions = [s for d in days for s in d.sessions]
    runs = [s for s in sessions if s.kind == "run"]
    name = f"plan of {length} days"
    for key, value in wanted.items():
        match key:
            case "no_impact":
                found = [s.id for s in sessions if impact(s)]
                if value and found:
                    yield f"{name} holds impact: {', '.join(found)}"
            case "no_sessions":
                if value and sessions:
                    yield f"{name} holds {', '.join(s.id for s in sessions)}"
            case "run_min_most":
                yield from _most(f"{name}, running minutes", sum(s.run_min for s in runs), value)
            case "run_min_least":
                yield from _least(f"{name}, running minutes", sum(s.run_min for s in runs), value)
            case "longest_run_min_most":
                longest = max((s.run_min for s in runs), default=0)
                yield from _most(f"{name}, longest run", longest, value)
            case "runs_most":
                yield from _most(f"{name}, runs", len(runs), value)
            case "ascent_m_most":
                yield from _most(f"{name}, ascent", sum(s.ascent_m for s in runs), value)
            case "descent_m_most":
                yield from _most(f"{name}, descent", sum(s.descent_m for s in runs), value)
            case "sessions_exclude":
                yield from _excludes(name, tuple(s.kind for s in sessions), value)
            case "deload_in_week":
                yield from _same("deload weeks", [w.number for w in weeks if w.deload], value)
            case "rest_days_least_in_any_seven":
                for start in range(len(days) - 6):
                    rest = sum(d.rest for d in days[start : start + 7])
                    at = f"{name}, rest days from {days[start].day}"
                    yield from _least(at, rest, value)
            case "no_sessions_on_days":
                span = day_range(value, seen.lived.named) or range(0)
                found = [s.id for s in sessions if seen.lived.number(s.day) in span]
                if found:
                    yield f"{name} holds {', '.join(found)}"


def _week_dropped(seen: Seen, wanted: list[str]) -> Iterator[str]:
    standing = seen.course.standing
    week = None if standing is None else standing.week
    yield from _same("dropped", sorted(week.dropped) if week else None, sorted(wanted))


def _standing(name: str, value: Callable[[Any], Any]) -> Callable[[Seen, Any], Iterator[str]]:
    def check(seen: Seen, wanted: object) -> Iterator[str]:
        standing = seen.course.standing
        yield from _same(name, None if standing is None else value(standing), wanted)

    return check


def _usual_pain(seen: Seen, wanted: Mapping[str, int]) -> Iterator[str]:
    base = {str(site): pain for site, pain in seen.course.ledger.days[-1].carry.base.items()}
    for site, pain in wanted.items():
        yield from _same(f"usual pain of {site}", base.get(site), pain)


def _volume(seen: Seen) -> float:
    return 0.0 if seen.course.standing is None else seen.course.standing.volume_min


def _as_issued(seen: Seen, wanted: bool) -> Iterator[str]:
    """What was known at the end of the day gives the decision that was issued then."""
    lived = seen.lived
    everything = lived.evenings[lived.last].facts
    day = lived.day_of(seen.number)
    known = replay.replay(seen.course.knowledge, everything, day, as_of=lived.life.at(day, 23, 59))
    if (known.decision == lived.evenings[seen.number].decision) != wanted:
        yield "the decision as known then is not the one that was issued"


def _prompts(decision: Decision) -> tuple[str, ...]:
    return tuple(prompt.referral for prompt in decision.prompts)


def _kinds(decision: Decision) -> tuple[str, ...]:
    return tuple(session.kind for session in decision.sessions)


_CHECKS: dict[str, Callable[[Seen, Any], Iterator[str]]] = {
    "phase": lambda seen, wanted: _same("phase", seen.decision.phase, wanted),
    "light": lambda seen, wanted: _same("light", seen.decision.light.word, wanted),
    "site_lights": lambda seen, wanted: _same(
        "site lights", dict(seen.decision.site_lights), dict(wanted)
    ),
    "flags": lambda seen, wanted: _same("flags", sorted(seen.decision.flags), sorted(wanted)),
    "prompts_include": lambda seen, wanted: _includes("prompts", _prompts(seen.decision), wanted),
    "prompts_exclude": lambda seen, wanted: _excludes("prompts", _prompts(seen.decision), wanted),
    "rules_include": lambda seen, wanted: _includes("rules", seen.decision.rules, wanted),
    "rules_exclude": lambda seen, wanted: _excludes("rules", seen.decision.rules, wanted),
    "rules_in_order": _in_order,
    "first_rule": lambda seen, wanted: _same("first rule", seen.decision.rules[:1], (wanted,)),
    "because": _because,
    "until": _until,
    "changes": _changes,
    "no_changes_of": _no_changes,
    "sessions": lambda seen, wanted: _same(
        "sessions", sorted(_kinds(seen.decision)), sorted(wanted)
    ),
    "sessions_include": lambda seen, wanted: _includes("sessions", _kinds(seen.decision), wanted),
    "sessions_exclude": lambda seen, wanted: _excludes("sessions", _kinds(seen.decision), wanted),
    "done": lambda seen, wanted: _same(
        "done", {s.kind: s.done for s in seen.decision.sessions if s.kind in wanted}, wanted
    ),
    "rest": lambda seen, wanted: _same("rest day", seen.decision.rest, wanted),
    "no_impact": _no_impact,
    "run_min_most": _run_most("running minutes", lambda s: s.run_min),
    "run_min_least": _run_least("running minutes", lambda s: s.run_min),
    "run_kind": _run_kind,
    "flat_and_easy": _flat,
    "ascent_m_most": _run_most("ascent", lambda s: s.ascent_m),
    "ascent_m_least": _run_least("ascent", lambda s: s.ascent_m),
    "descent_m_most": _run_most("descent", lambda s: s.descent_m),
    "descent_m_least": _run_least("descent", lambda s: s.descent_m),
    "fast_min_most": _run_most("fast minutes", lambda s: s.fast_min),
    "contacts_most": _run_most("contacts", lambda s: s.contacts),
    "grade_pct_most": _run_most(
        "grade", lambda s: 99 if s.grade_most_pct is None else s.grade_most_pct
    ),
    "stop_strength_at": lambda seen, wanted: _same(
        "pain to stop strength work at",
        {s.red_from for s in seen.decision.sessions if s.kind == "strength"},
        {wanted},
    ),
    "exercises_include": lambda seen, wanted: _includes("exercises", _exercises(seen), wanted),
    "exercises_exclude": lambda seen, wanted: _excludes("exercises", _exercises(seen), wanted),
    "tests_due_include": lambda seen, w: _includes("tests due", seen.decision.tests_due, w),
    "tests_due_exclude": lambda seen, w: _excludes("tests due", seen.decision.tests_due, w),
    "level": _standing("walk-run level", lambda standing: standing.level),
    "stage": _standing("hamstring stage", lambda standing: standing.levers.stage),
    "usual_pain": _usual_pain,
    "weekly_min_most": lambda seen, most: _most("weekly minutes", _volume(seen), most),
    "weekly_min_least": lambda seen, least: _least("weekly minutes", _volume(seen), least),
    "gate": _gate,
    "plan": _plan,
    "week_dropped": _week_dropped,
    "event": lambda seen, wanted: _same("event", seen.decision.event, wanted),
    "as_known_then_is_as_issued": _as_issued,
    **BESIDE,
}
