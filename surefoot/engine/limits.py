"""The protocol's parameters as they bind for one runner: defaults, settings, notes (I36, I48)."""

from collections.abc import Mapping
from dataclasses import dataclass

from surefoot.knowledge.index import Index
from surefoot.knowledge.schema import Parameter


@dataclass(frozen=True, slots=True)
class Limits:
    """Parameter values by id, each inside its hard range."""

    values: Mapping[str, float]
    cautious: bool

    def __getitem__(self, parameter: str) -> float:
        return self.values[parameter]

    def whole(self, parameter: str) -> int:
        """A parameter that is a whole number."""
        return int(self.values[parameter])


def resolve(
    index: Index,
    runner: Mapping[str, float],
    clinician: Mapping[str, float],
    cautious: bool,
    tendon: bool = False,
) -> Limits:
    """The values that bind.

    runner: the runner's settings, which may move anywhere in the hard range. clinician: the
    newest note's values, which win. A cautious profile takes the tighter session and week growth
    and never a wider green band (A10). A value outside its hard range is ignored here; the
    service refuses it when it is entered.
    """
    values = {parameter.id: parameter.default for parameter in index.parameters.values()}
    for given in (runner, clinician):
        for name, value in given.items():
            parameter = index.parameters.get(name)
            if parameter is not None and in_range(parameter, value):
                values[name] = value
    if cautious:
        values["session_growth"] = min(values["session_growth"], values["session_growth_cautious"])
        values["week_growth"] = min(values["week_growth"], 0.10)
        values["week_growth_streak"] = min(values["week_growth_streak"], 0.10)
        values["run_green_top"] = min(values["run_green_top"], 2)
    return Limits(values, cautious)


def in_range(parameter: Parameter, value: float) -> bool:
    """Whether a value lies in the hard range (and is whole where it must be)."""
    whole = not parameter.whole or float(value).is_integer()
    return whole and parameter.low <= value <= parameter.high


def problem(index: Index, name: str, value: float) -> str | None:
    """Why a setting is refused, as a sentence; None when it is fine."""
    parameter = index.parameters.get(name)
    if parameter is None:
        return f"there is no parameter {name!r}"
    if not in_range(parameter, value):
        kind = "a whole number " if parameter.whole else ""
        return (
            f"{name} must be {kind}between {parameter.low:g} and {parameter.high:g} "
            f"{parameter.unit}, got {value:g}"
        )
    return None
