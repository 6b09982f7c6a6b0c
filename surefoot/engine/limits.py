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

    clinician: the newest note's values, anywhere in the hard range. runner: the runner's settings,
    which bind where they are no looser than that, or than the default without a note: a lower
    layer only reduces load. A cautious profile takes the tighter session and week growth and
    never a wider green band (A10). A value outside its range is ignored here; the service refuses
    it when it is entered.
    """
    values = {parameter.id: parameter.default for parameter in index.parameters.values()}
    for name, value in clinician.items():
        parameter = index.parameters.get(name)
        if parameter is not None and in_range(parameter, value):
            values[name] = value
    for name, value in runner.items():
        parameter = index.parameters.get(name)
        if parameter is not None and is_free(parameter, value, clinician):
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


def free_range(parameter: Parameter, noted: Mapping[str, float]) -> tuple[float, float]:
    """What a runner may choose alone: the hard range up to the default, or to a note's value.

    noted: values of the clinician's notes by parameter id.
    """
    bound = noted.get(parameter.id, parameter.default)
    if not in_range(parameter, bound):
        bound = parameter.default
    match parameter.looser:
        case "higher":
            return parameter.low, bound
        case "lower":
            return bound, parameter.high
        case "neither":
            return parameter.low, parameter.high


def is_free(parameter: Parameter, value: float, noted: Mapping[str, float]) -> bool:
    """Whether a runner may choose the value alone."""
    low, high = free_range(parameter, noted)
    return in_range(parameter, value) and low <= value <= high


def problem(
    index: Index, name: str, value: float, noted: Mapping[str, float] | None = None
) -> str | None:
    """Why a setting is refused, as a sentence; None when it is fine.

    noted: for a setting of the runner's own, the values of the clinician's notes.
    """
    parameter = index.parameters.get(name)
    if parameter is None:
        return f"there is no parameter {name!r}"
    if not in_range(parameter, value):
        kind = "a whole number " if parameter.whole else ""
        return (
            f"{name} must be {kind}between {parameter.low:g} and {parameter.high:g} "
            f"{parameter.unit}, got {value:g}"
        )
    if noted is not None and not is_free(parameter, value, noted):
        low, high = free_range(parameter, noted)
        return (
            f"{name} may be set from {low:g} to {high:g} {parameter.unit}, got {value:g}; "
            "what allows more load needs a clinician's note"
        )
    return None
