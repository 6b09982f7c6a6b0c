"""Reads and checks the files in `figures/`, each problem with file and line.

Each file holds some `figures`, or the `postures` that figures start from. Without the folder there
are none.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from surefoot.knowledge.figure_checks import findings
from surefoot.knowledge.figure_schema import GROUNDS, Figure, Figures
from surefoot.knowledge.schema import Knowledge
from surefoot.knowledge.shapes import read_part, suggestion
from surefoot.knowledge.yaml_file import TOP, Problem, Steps, YamlFile, read_yaml

FOLDER = "figures"
KEYS = ("figures", "postures")


def check_figures(data_dir: Path, knowledge: Knowledge) -> tuple[Figures, tuple[Problem, ...]]:
    """The figures, and the problems with them (then some may be missing).

    data_dir: the folder with figures/*.yaml. knowledge: the checked files whose exercises they
    show. Raises nothing for a bad file.
    """
    parts: dict[str, list[Any]] = {key: [] for key in KEYS}
    homes: dict[tuple[str, int], tuple[YamlFile, Steps]] = {}
    problems: list[Problem] = []
    paths = sorted((data_dir / FOLDER).glob("*.yaml"))
    for path in paths:
        file = read_yaml(path, f"{FOLDER}/{path.name}")
        problems.extend((*file.problems, *_strange(file)))
        for key in KEYS:
            if key not in file.content or file.problems:
                continue
            value, found = read_part(file, key)
            problems.extend(found)
            for position, each in enumerate(value or ()):
                homes[(key, len(parts[key]))] = (file, (key, position))
                parts[key].append(each)
    figures = Figures(tuple(parts["figures"]), tuple(parts["postures"]))
    if not problems and paths:
        exercises = tuple(exercise.id for exercise in knowledge.exercises)
        for steps, what in findings(figures, exercises):
            problems.append(_problem(steps, what, homes))
    if problems:
        return figures, tuple(sorted(set(problems)))
    return _whole(figures), ()


def _whole(figures: Figures) -> Figures:
    """The figures that are like another one filled in from it."""
    by_id = {figure.exercise: figure for figure in figures.figures}

    def filled(figure: Figure) -> Figure:
        if not figure.like:
            return figure
        other = by_id[figure.like]
        grounded = any(prop.kind in GROUNDS for prop in figure.props)
        kept = (prop for prop in other.props if not (grounded and prop.kind in GROUNDS))
        return replace(
            other,
            exercise=figure.exercise,
            props=(*kept, *figure.props),
            slope=figure.slope or other.slope,
        )

    return replace(figures, figures=tuple(map(filled, figures.figures)))


def _strange(file: YamlFile) -> Iterator[Problem]:
    for key in file.content:
        if key not in KEYS:
            place = file.place((key,))
            what = f"`{key}` does not belong in this file{suggestion(key, KEYS)}"
            yield Problem(file.name, place.line, place.column, what)


def _problem(
    steps: Steps, what: str, homes: dict[tuple[str, int], tuple[YamlFile, Steps]]
) -> Problem:
    if not steps:
        return Problem(FOLDER, TOP.line, TOP.column, what)
    file, top = homes[(str(steps[0]), int(steps[1]))]
    place = file.place((*top, *steps[2:]))
    return Problem(file.name, place.line, place.column, what)
