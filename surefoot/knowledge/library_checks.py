"""What the exercise library must keep: ways that end, gates for jumps, nothing planned that is
not recommended."""

from collections.abc import Iterator

from surefoot.knowledge.draft import Draft, Finding
from surefoot.knowledge.exercise_schema import Exercise
from surefoot.knowledge.yaml_file import Steps


def exercise_names(element: object) -> Iterator[tuple[Steps, str]]:
    """The exercises that an element names, with the way to each name."""
    for field in ("exercises", "in_turn", "trained_by", "substitutes", "drills"):
        for position, name in enumerate(getattr(element, field, ())):
            yield (field, position), name
    for field in ("exercise", "easier", "harder"):
        name = getattr(element, field, "")
        if name:
            yield (field,), name


def chains_end(draft: Draft) -> Iterator[Finding]:
    by_id = {exercise.id: exercise for exercise in draft.exercises}
    for position, exercise in enumerate(draft.exercises):
        for field in ("easier", "harder"):
            if _comes_round(exercise, field, by_id):
                yield Finding(
                    ("exercises", position, field),
                    f"following `{field}` from {exercise.id} leads back to it: end the chain",
                )


def _comes_round(exercise: Exercise, field: str, by_id: dict[str, Exercise]) -> bool:
    seen: set[str] = set()
    name = getattr(exercise, field)
    while name in by_id and name not in seen:
        if name == exercise.id:
            return True
        seen.add(name)
        name = getattr(by_id[name], field)
    return False


def jumps_are_gated(draft: Draft) -> Iterator[Finding]:
    opens = {gate.id: gate.opens for gate in draft.gates}
    for position, exercise in enumerate(draft.exercises):
        jumps = exercise.load_class in ("plyometric", "impact")
        if jumps and opens.get(exercise.gate) != "plyometrics":
            yield Finding(
                ("exercises", position, "load_class"),
                f"{exercise.id} has impact: add the `gate:` that opens plyometrics",
            )


def not_recommended_says_why(draft: Draft) -> Iterator[Finding]:
    for position, exercise in enumerate(draft.exercises):
        if exercise.status == "not_recommended" and not exercise.because:
            what = f"{exercise.id} is not recommended: say why under `because:`"
            yield Finding(("exercises", position, "status"), what)
        elif exercise.because and exercise.status != "not_recommended":
            what = f"`because` says why {exercise.id} is not recommended, which its status is not"
            yield Finding(("exercises", position, "because"), what)


def not_recommended_is_not_planned(draft: Draft) -> Iterator[Finding]:
    rejected = {each.id for each in draft.exercises if each.status == "not_recommended"}
    for steps, element in draft.elements():
        for way, name in exercise_names(element):
            if name in rejected:
                yield Finding((*steps, *way), f"{name} is not recommended: take it out here")


def modes_are_cross_training(draft: Draft) -> Iterator[Finding]:
    by_id = {exercise.id: exercise for exercise in draft.exercises}
    for position, mode in enumerate(draft.cross_training):
        exercise = by_id.get(mode.exercise)
        if exercise is None:
            continue
        if exercise.category != "cross_training" or exercise.dose.minutes is None:
            yield Finding(
                ("cross_training", position, "exercise"),
                f"{mode.exercise} is no cross-training with a dose in minutes: name one that is",
            )


def variants_are_told_once(draft: Draft) -> Iterator[Finding]:
    told: dict[str, str] = {}
    for position, exercise in enumerate(draft.exercises):
        for below, name in enumerate(exercise.variants):
            if told.setdefault(name, exercise.id) != exercise.id:
                yield Finding(
                    ("exercises", position, "variants", below),
                    f"{told[name]} already describes the {name}: keep one of the two",
                )
