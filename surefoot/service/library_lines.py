"""The whole library in lines: what each exercise is for, when it is planned, whether it is open."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Literal

from surefoot.engine import plan, strength
from surefoot.engine.draft import Draft
from surefoot.engine.replay import Course
from surefoot.knowledge.exercise_schema import Exercise
from surefoot.knowledge.index import Index
from surefoot.service.library import with_figures
from surefoot.service.library_views import ExerciseLineView, LibraryView, NamedView
from surefoot.text import exercises as words
from surefoot.text import names, sessions
from surefoot.text.knowledge import in_words
from surefoot.text.language import t, tn

_DAYS_AHEAD = 14
_JUMPS_FROM = 3
"""The first phase whose gate to jumps can be passed (decision model, 7)."""
_BY_OTHERS = ("manual_therapy", "modality")
_WITH_IMPACT = ("running", "impact", "plyometric")

Site = Literal["itb", "hamstring"]


def library_view(course: Course) -> LibraryView:
    """Every exercise in a line, in the order of the files."""
    known = in_words(course.index)
    standing, profile = course.standing, course.ledger.days[-1].carry.runner.profile
    phases = _phases(course.index)
    days = _days(course)
    needed = dict.fromkeys(chain(*(each.equipment for each in known.exercises.values())))
    return LibraryView(
        exercises=[
            ExerciseLineView(
                id=exercise.id,
                name=exercise.name,
                trains=exercise.trains,
                cues=list(exercise.cues),
                category=exercise.category,
                dose=words.dose(exercise),
                equipment=list(exercise.equipment),
                phases=sorted(phases.get(exercise.id, ())),
                sites=_sites(exercise, course.index),
                optional=exercise.optional,
                figure=exercise.id in with_figures(),
                allowed=None if because is None else not because,
                because=because or "",
                days=days.get(exercise.id, []),
            )
            for exercise in known.exercises.values()
            for because in (_why_not(course.draft, exercise, known),)
        ],
        phases=[
            NamedView(name.removeprefix("P"), phase.name) for name, phase in known.phases.items()
        ],
        phase=None if standing is None else standing.phase,
        equipment=[
            NamedView(each, names.capital(names.name(each, words.EQUIPMENT))) for each in needed
        ],
        owned=[] if profile is None else sorted(profile.equipment),
    )


def _why_not(draft: Draft | None, exercise: Exercise, known: Index) -> str | None:
    """Why an exercise is not for this runner now; '' when it is, None when that is not known.

    What the plan itself would not hold today is not open (P).
    """
    if exercise.status == "not_recommended":
        return t("Not recommended: {why}", why=exercise.because)
    if draft is None or draft.runner.profile is None or exercise.category in _BY_OTHERS:
        return None
    carry, standing = draft.day.carry, draft.standing
    if carry.flags or carry.worried_since is not None:
        return t("The plan is stopped because of what you reported.")
    rule = strength.barred(draft, exercise, standing.levers)
    if rule:
        return _sentence(rule, draft, exercise, known)
    if exercise.load_class in _WITH_IMPACT and draft.today < standing.no_impact_until:
        until = date.fromordinal(standing.no_impact_until)
        return t("No running and no jumps until {day}.", day=names.day(until))
    return ""


def _sentence(rule: str, draft: Draft, exercise: Exercise, known: Index) -> str:
    """A rule that bars an exercise, as a sentence."""
    levers = draft.standing.levers
    match rule:
        case "EQUIPMENT":
            assert draft.runner.profile is not None
            missing = [e for e in exercise.equipment if e not in draft.runner.profile.equipment]
            needed = names.listed([names.name(each, words.EQUIPMENT) for each in missing])
            return t("You need for it: {equipment}.", equipment=needed)
        case "CONTRA-HAMSTRING":
            return t(
                "Your hamstring is at stage {now} of 4; this waits for stage {stage}.",
                now=levers.stage,
                stage=strength.hamstring_stage_of(exercise),
            )
        case "STRENGTH-BLOCK":
            return t("Bands and weights come after two weeks of strength work that went well.")
    left = strength.assisted_left(draft, exercise)
    if left and strength.gate_open(draft, exercise.gate, levers):
        return tn(
            "It waits for {count} more good session with the assisted form.",
            "It waits for {count} more good sessions with the assisted form.",
            left,
        )
    return t("It waits for the gate “{gate}”.", gate=known.gates[exercise.gate].what)


def _days(course: Course) -> dict[str, list[date]]:
    """The days of the plan that hold an exercise."""
    found: dict[str, list[date]] = {}
    for week in plan.plan(course, _DAYS_AHEAD):
        for day in week.days:
            if day.day < course.decision.day:
                continue
            held = [item.exercise for session in day.sessions for item in session.items]
            guides = (sessions.guide(session, course.index) for session in day.sessions)
            held += [guide.id for guide in guides if guide is not None]
            for name in dict.fromkeys(held):
                found.setdefault(name, []).append(day.day)
    return found


def _phases(known: Index) -> dict[str, set[int]]:
    """Phases in which the protocol may plan each exercise, substitutes with what they stand for."""
    every = frozenset(range(len(known.phases)))
    found: dict[str, set[int]] = {}

    def plans(exercises: Iterable[str], phases: Iterable[int]) -> None:
        for name in exercises:
            found.setdefault(name, set()).update(phases)

    for (block, _), listed in known.strength.items():
        own = {0} if block == "calm" else every - {0}
        lists = [*listed.exercises, *listed.in_turn]
        plans(chain(lists, *(_substitutes(name, known) for name in lists)), own)
    for number, stage in known.hamstring.items():
        plans(stage.exercises, every if number == 1 else every - {0})
    for routine in known.routines.values():
        plans(routine.exercises, {int(p.removeprefix("P")) for p in routine.phases} or every)
    most = {int(name.removeprefix("P")): phase for name, phase in known.phases.items()}
    trains = {n for n, phase in most.items() if phase.cross_training_most}
    plans((each.id for each in known.cross_training.values()), trains)
    walks = {n for n, phase in most.items() if phase.walks}
    runs = {n for n, phase in most.items() if phase.runs_most}
    for variant, guide in known.guides.items():
        plans([guide.id], walks if variant.endswith("walk") else runs)
    jumps = [e.id for e in known.exercises.values() if e.load_class in ("plyometric", "impact")]
    plans(jumps, every)
    return {name: phases & _behind(known, name) for name, phases in found.items()}


def _behind(known: Index, name: str) -> set[int]:
    """Phases behind the gate of an exercise."""
    exercise = known.exercises[name]
    opens = known.gates[exercise.gate].opens if exercise.gate else ""
    first = _JUMPS_FROM if opens == "plyometrics" else 0
    if opens in known.phases:
        first = int(opens.removeprefix("P"))
    return set() if exercise.status == "not_recommended" else set(range(first, len(known.phases)))


def _substitutes(name: str, known: Index) -> Iterator[str]:
    queue, seen = [name], {name}
    while queue:
        for other in known.exercises[queue.pop()].substitutes:
            if other not in seen:
                seen.add(other)
                queue.append(other)
                yield other


def _sites(exercise: Exercise, known: Index) -> list[Site]:
    """Injuries that it is meant for: by its kind, and by the hamstring track (P)."""
    staged = any(exercise.id in stage.exercises for stage in known.hamstring.values())
    sites: list[Site] = []
    if exercise.category in ("strength", "core", "balance"):
        sites.append("itb")
    if exercise.category == "hamstring" or staged:
        sites.append("hamstring")
    return sites
