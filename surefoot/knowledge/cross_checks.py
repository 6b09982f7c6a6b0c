"""What the knowledge files must agree on among themselves: ids, sources, references."""

from collections.abc import Callable, Iterable, Iterator

from surefoot.knowledge.bounds import doses, ladder, parameters, phases
from surefoot.knowledge.draft import Draft, Finding
from surefoot.knowledge.exercise_schema import Exercise
from surefoot.knowledge.fact_fields import (
    CROSS_TRAINING_MODES,
    EQUIPMENT,
    REMINDER_TRACKS,
    fact_fields,
)
from surefoot.knowledge.gait_checks import errors_have_sources, findings_can_be_made
from surefoot.knowledge.gate_schema import Criterion
from surefoot.knowledge.library_checks import (
    chains_end,
    exercise_names,
    jumps_are_gated,
    modes_are_cross_training,
    not_recommended_is_not_planned,
    not_recommended_says_why,
    variants_are_told_once,
)
from surefoot.knowledge.needs import gates_for_all, needed_parts, within_the_model
from surefoot.knowledge.reachability import gates_can_open, items_bind_somebody
from surefoot.knowledge.shapes import name_of, suggestion
from surefoot.knowledge.testing_checks import tests_can_be_guided
from surefoot.knowledge.yaml_file import Problem, Steps

CLASSES_OF_WORK = ("descent", "plyometrics", "nordic", "hinge")
"""What a gate may open beside a phase."""

SUBJECT_IN = {"daily_pain": "check_in", "weekly_score": "weekly_check"}
"""Checks of a criterion whose subject is a field of this fact."""

TESTED_CHECKS = ("test_floor", "symmetry")
"""Checks of a criterion that need a test."""


def findings(draft: Draft) -> Iterator[Problem]:
    """Everything that does not hold; a check whose parts are not all there is left out."""
    for needed, check in CHECKS:
        if draft.has(needed):
            for finding in check(draft):
                yield draft.problem(finding)


def unique_ids(draft: Draft) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], Steps] = {}
    for steps, element in draft.elements():
        field, name = name_of(element)
        first = seen.setdefault((*steps[:-1], name), steps)
        if first != steps:
            yield Finding((*steps, field), f"{_said(name)} is already in this list: rename one")


def _said(name: object) -> str:
    return " ".join(map(str, name)) if isinstance(name, tuple) else f"`{name}`"


def graded_elements_cite(draft: Draft) -> Iterator[Finding]:
    for steps, element in draft.elements():
        grade = getattr(element, "grade", "P")
        if grade != "P" and not element.cites:
            yield Finding(
                (*steps, "grade"),
                f"grade {grade} needs a source: add `cites: [...]`, or grade it P (proposed)",
            )


def cites_have_statements(draft: Draft) -> Iterator[Finding]:
    known = tuple(statement.id for statement in draft.statements)
    for steps, element in draft.elements():
        for position, cite in enumerate(getattr(element, "cites", ())):
            if cite not in known:
                yield Finding(
                    (*steps, "cites", position),
                    f"`{cite}` has no statement: add its gloss to sources.yaml",
                )


def statements_have_sources(draft: Draft) -> Iterator[Finding]:
    known = tuple(source.id for source in draft.sources)
    for position, statement in enumerate(draft.statements):
        if statement.source not in known:
            yield Finding(
                ("statements", position, "source"),
                f"there is no source `{statement.source}`{suggestion(statement.source, known)}",
            )


def named_exercises_exist(draft: Draft) -> Iterator[Finding]:
    known = tuple(exercise.id for exercise in draft.exercises)
    for steps, element in draft.elements():
        for way, name in exercise_names(element):
            if name not in known:
                yield Finding(
                    (*steps, *way), f"there is no exercise `{name}`{suggestion(name, known)}"
                )


def reminders_belong_to_a_track(draft: Draft) -> Iterator[Finding]:
    for position, reminder in enumerate(draft.reminders):
        if reminder.track not in REMINDER_TRACKS:
            yield Finding(
                ("reminders", position, "track"),
                f"`{reminder.track}` is not a track that a runner can switch off"
                f"{suggestion(reminder.track, REMINDER_TRACKS)}",
            )
        if reminder.low_g_per_kg and not reminder.text_plain:
            yield Finding(
                ("reminders", position, "low_g_per_kg"),
                "add `text_plain:` for a runner whose body mass is not known",
            )


def checkpoints_can_be_answered(draft: Draft) -> Iterator[Finding]:
    known = tuple(test.id for test in draft.tests)
    for position, checkpoint in enumerate(draft.monitoring):
        steps: Steps = ("monitoring", position)
        if checkpoint.answered_by == "test_result" and not checkpoint.tests:
            yield Finding((*steps, "answered_by"), "name the tests: add `tests: [...]`")
        for below, name in enumerate(checkpoint.tests):
            if name not in known:
                yield Finding(
                    (*steps, "tests", below),
                    f"there is no test `{name}`{suggestion(name, known)}",
                )


def equipment_is_known(draft: Draft) -> Iterator[Finding]:
    for steps, element in draft.elements():
        for position, name in enumerate(getattr(element, "equipment", ())):
            if name not in EQUIPMENT:
                yield Finding(
                    (*steps, "equipment", position),
                    f"`{name}` is not equipment that a runner can have"
                    f"{suggestion(name, EQUIPMENT)}",
                )


def modes_are_known(draft: Draft) -> Iterator[Finding]:
    for position, mode in enumerate(draft.cross_training):
        if mode.id not in CROSS_TRAINING_MODES:
            yield Finding(
                ("cross_training", position, "id"),
                f"`{mode.id}` is not a mode{suggestion(mode.id, CROSS_TRAINING_MODES)}",
            )


def exercise_gates_exist(draft: Draft) -> Iterator[Finding]:
    known = tuple(gate.id for gate in draft.gates)
    for position, exercise in enumerate(draft.exercises):
        if exercise.gate and exercise.gate not in known:
            yield Finding(
                ("exercises", position, "gate"),
                f"there is no gate `{exercise.gate}`{suggestion(exercise.gate, known)}",
            )


def equipment_can_be_replaced(draft: Draft) -> Iterator[Finding]:
    by_id = {exercise.id: exercise for exercise in draft.exercises}
    for position, exercise in enumerate(draft.exercises):
        if exercise.equipment and not _without_equipment(exercise, by_id):
            yield Finding(
                ("exercises", position, "equipment"),
                f"{exercise.id} needs {', '.join(exercise.equipment)}, and none of its"
                " `substitutes` (nor theirs) does without equipment: add one that does",
            )


def substitutes_ask_no_more(draft: Draft) -> Iterator[Finding]:
    by_id = {exercise.id: exercise for exercise in draft.exercises}
    for position, exercise in enumerate(draft.exercises):
        for below, name in enumerate(exercise.substitutes):
            other = by_id.get(name)
            if other is None:
                continue
            gated = other.gate not in ("", exercise.gate)
            if gated or other.hamstring_stage > exercise.hamstring_stage:
                yield Finding(
                    ("exercises", position, "substitutes", below),
                    f"{name} is held back (gate or hamstring stage) where {exercise.id} is not:"
                    " choose a substitute that is open at least as early",
                )


def stages_hold_what_is_open(draft: Draft) -> Iterator[Finding]:
    by_id = {exercise.id: exercise for exercise in draft.exercises}
    for position, stage in enumerate(draft.hamstring):
        for below, name in enumerate(stage.exercises):
            earliest = by_id[name].hamstring_stage if name in by_id else 0
            if earliest > stage.stage:
                yield Finding(
                    ("hamstring", position, "exercises", below),
                    f"{name} opens in stage {earliest}: move it there, or lower its"
                    " `hamstring_stage`",
                )


def _without_equipment(exercise: Exercise, by_id: dict[str, Exercise]) -> bool:
    """Whether the substitutes, and theirs, lead to an exercise that needs nothing."""
    waiting, seen = list(exercise.substitutes), {exercise.id}
    while waiting:
        name = waiting.pop()
        other = by_id.get(name)
        if other is None or name in seen:
            continue
        if not other.equipment:
            return True
        seen.add(name)
        waiting.extend(other.substitutes)
    return False


def gates_open_what_exists(draft: Draft) -> Iterator[Finding]:
    phases = tuple(str(phase.id) for phase in draft.phases)
    first: dict[str, str] = {}
    for position, gate in enumerate(draft.gates):
        steps: Steps = ("gates", position, "opens")
        if gate.opens not in (*phases[1:], *CLASSES_OF_WORK):
            yield Finding(
                steps,
                f"`{gate.opens}` cannot be opened"
                f"{suggestion(gate.opens, (*phases[1:], *CLASSES_OF_WORK))}",
            )
        elif first.setdefault(gate.opens, gate.id) != gate.id:
            yield Finding(
                steps, f"{first[gate.opens]} already opens {gate.opens}: merge the two gates"
            )
        if not gate.criteria:
            yield Finding(
                ("gates", position, "criteria"),
                f"{gate.id} has no criteria and would always be open: add one",
            )


def gates_in_order(draft: Draft) -> Iterator[Finding]:
    order = [str(phase.id) for phase in draft.phases]
    at = 0
    for position, gate in enumerate(draft.gates):
        if gate.opens not in order:
            continue
        if order.index(gate.opens) < at:
            yield Finding(
                ("gates", position, "opens"),
                f"{gate.id} opens {gate.opens} after a gate to a later phase: put the gates in"
                " the order of the phases",
            )
        at = max(at, order.index(gate.opens))
        number = gate.id.removeprefix("G")
        if number.isdigit() and order.index(gate.opens) != int(number):
            yield Finding(
                ("gates", position, "id"),
                f"{gate.id} opens {gate.opens}: a gate carries the number of its phase",
            )


def criteria_can_be_answered(draft: Draft) -> Iterator[Finding]:
    tests = tuple(test.id for test in draft.tests)
    exercises = tuple(exercise.id for exercise in draft.exercises)
    for position, gate in enumerate(draft.gates):
        for below, criterion in enumerate(gate.criteria):
            steps: Steps = ("gates", position, "criteria", below)
            if criterion.test and criterion.test not in tests:
                yield Finding(
                    (*steps, "test"),
                    f"there is no test `{criterion.test}`{suggestion(criterion.test, tests)}",
                )
            if not criterion.test and criterion.check in TESTED_CHECKS:
                yield Finding(
                    (*steps, "check"), f"{criterion.check} needs a test: add `test: <test id>`"
                )
            for place, name in enumerate(criterion.trained_by):
                if name not in exercises:
                    yield Finding(
                        (*steps, "trained_by", place),
                        f"there is no exercise `{name}`{suggestion(name, exercises)}",
                    )
            yield from _fact_exists(steps, criterion)
            yield from _subject_exists(steps, criterion)


def _fact_exists(steps: Steps, criterion: Criterion) -> Iterator[Finding]:
    kind, _, field = criterion.fact.partition(".")
    known = fact_fields()
    if kind not in known:
        what = f"there is no fact `{kind}`{suggestion(kind, tuple(known))}"
        yield Finding((*steps, "fact"), f"{what} (write it as kind.field)")
    elif field not in known[kind]:
        what = f"the fact {kind} has no field `{field}`{suggestion(field, known[kind])}"
        yield Finding((*steps, "fact"), what)


def _subject_exists(steps: Steps, criterion: Criterion) -> Iterator[Finding]:
    kind = SUBJECT_IN.get(criterion.check)
    if kind is None or criterion.subject in fact_fields()[kind]:
        return
    if not criterion.subject:
        yield Finding((*steps, "check"), f"{criterion.check} needs `subject:`, a field of {kind}")
    else:
        near = suggestion(criterion.subject, fact_fields()[kind])
        what = f"the fact {kind} has no field `{criterion.subject}`{near}"
        yield Finding((*steps, "subject"), what)


Check = Callable[[Draft], Iterable[Finding]]
CHECKS: tuple[tuple[tuple[str, ...], Check], ...] = (
    ((), unique_ids),
    ((), graded_elements_cite),
    (("statements",), cites_have_statements),
    (("statements", "sources"), statements_have_sources),
    (("exercises",), named_exercises_exist),
    ((), equipment_is_known),
    (("cross_training",), modes_are_known),
    (("exercises", "gates"), exercise_gates_exist),
    (("exercises",), equipment_can_be_replaced),
    (("exercises",), substitutes_ask_no_more),
    (("exercises", "hamstring"), stages_hold_what_is_open),
    (("exercises", "cross_training"), modes_are_cross_training),
    (("exercises",), variants_are_told_once),
    (("exercises",), chains_end),
    (("exercises", "gates"), jumps_are_gated),
    (("exercises",), not_recommended_says_why),
    (("exercises",), not_recommended_is_not_planned),
    (("gates", "phases"), gates_open_what_exists),
    (("gates", "phases"), gates_in_order),
    (("gates", "tests"), criteria_can_be_answered),
    (("tests",), tests_can_be_guided),
    (("reminders",), reminders_belong_to_a_track),
    (("gait_measures", "sources"), errors_have_sources),
    (("gait_findings", "cues"), findings_can_be_made),
    (("monitoring", "tests"), checkpoints_can_be_answered),
    (("gates",), gates_for_all),
    (("gates", "phases", "tests", "exercises", "strength", "hamstring"), gates_can_open),
    (("gates", "covers"), items_bind_somebody),
    ((), needed_parts),
    (("parameters",), within_the_model),
    (("parameters",), parameters),
    (("ladder",), ladder),
    (("phases",), phases),
    (("exercises",), doses),
)
