"""A phrase as a fact keeps it: data, said in any language later."""

from string import Formatter
from typing import Annotated, Self

from pydantic import Field, model_validator

from surefoot.facts.phrase import Phrase
from surefoot.facts.value import Value


class Told(Value):
    """A message and the values of its {named} places. Raises ValueError when they do not fit."""

    message: Annotated[str, Field(min_length=1, max_length=500)]
    values: dict[str, str | int | float] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _every_place_has_a_value(self) -> Self:
        # Plain names only: a message may come from outside, and "{a.b}" would reach into a value.
        parts = list(Formatter().parse(self.message))
        if any(place is not None and place not in self.values for _, place, *_ in parts):
            raise ValueError("the message names a value that is not there")
        if any(spec or conversion for *_, spec, conversion in parts):
            raise ValueError("the message has more in a place than a name")
        return self


def kept(sentence: str) -> str | Told:
    """A sentence as a fact keeps it: a phrase as data, any other text as it is."""
    if not isinstance(sentence, Phrase):
        return sentence
    values = {
        name: value if isinstance(value, int | float) else str(value)
        for name, value in sentence.values.items()
    }
    return Told(message=sentence.message, values=values)
