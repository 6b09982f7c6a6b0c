"""The exercise library: an exercise in full, and its moving figure."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from surefoot.knowledge import loader
from surefoot.knowledge.exercise_schema import Exercise
from surefoot.knowledge.index import Index, index
from surefoot.service.errors import NotKnown
from surefoot.service.present import cites
from surefoot.service.session_views import ExerciseLinkView, ExerciseView
from surefoot.text import exercises as words
from surefoot.text.knowledge import in_words
from surefoot.text.language import t


def exercise_view(exercise_id: str, known: Index) -> ExerciseView:
    """Everything about one exercise. Raises NotKnown."""
    known = in_words(known)
    exercise = _exercise(exercise_id, known)
    return ExerciseView(
        id=exercise.id,
        name=exercise.name,
        trains=exercise.trains,
        setup=exercise.setup,
        movement=exercise.movement,
        cues=list(exercise.cues),
        faults=list(exercise.faults),
        why=exercise.why,
        feel=exercise.feel,
        stop=exercise.stop,
        cautions=list(exercise.cautions),
        because=exercise.because,
        dose=words.dose(exercise),
        tempo=words.tempo(exercise),
        equipment=words.equipment(exercise),
        easier=_links([exercise.easier], known),
        harder=_links([exercise.harder], known),
        substitutes=_links(exercise.substitutes, known),
        grade=exercise.grade,
        cites=cites(exercise.cites, known),
        figure=exercise.id in with_figures(),
    )


def figure(exercise_id: str, known: Index, *, poses: bool = False) -> Callable[[], str]:
    """What draws the exercise's figure as SVG: moving, or its poses side by side. Raises NotKnown.

    A tenth of a second of drawing, for which nobody has to wait who asks for something else.
    """
    exercise = _exercise(exercise_id, in_words(known))
    if exercise_id not in with_figures():
        raise NotKnown(t("There is no figure of {name} yet.", name=exercise.name))
    described = f"{exercise.setup} {exercise.movement}"
    return partial(_drawn, exercise_id, exercise.name, described, poses)


def figure_installed(exercise_id: str) -> str:
    """The moving figure with the installed knowledge, without any store. Raises NotKnown."""
    return figure(exercise_id, index(loader.load()))()


def _exercise(exercise_id: str, known: Index) -> Exercise:
    exercise = known.exercises.get(exercise_id)
    if exercise is None:
        raise NotKnown(t("There is no exercise {exercise_id}.", exercise_id=exercise_id))
    return exercise


def _links(ids: Sequence[str], known: Index) -> list[ExerciseLinkView]:
    found = [known.exercises[each] for each in ids if each in known.exercises]
    return [ExerciseLinkView(each.id, each.name) for each in found]


@lru_cache(maxsize=1)
def with_figures() -> frozenset[str]:
    """The exercises that have a figure."""
    return frozenset(each.exercise for each in loader.load_figures().figures)


@lru_cache(maxsize=256)
def _drawn(exercise_id: str, title: str, description: str, poses: bool) -> str:
    # Imported here: nothing but a picture needs the drawing.
    from surefoot.figures.picture import animated, storyboard

    found = loader.load_figures()
    figures = {each.exercise: each for each in found.figures}
    postures = {each.id: each for each in found.postures}
    shown = [figures[each] for each in figures[exercise_id].in_turn or (exercise_id,)]
    draw = storyboard if poses else animated
    parts = [(each, postures[each.posture]) for each in shown]
    return draw(exercise_id, parts, title, description)
