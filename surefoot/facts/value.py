"""What every part of a fact is made of."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen part of a fact; an unknown field is refused rather than dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
