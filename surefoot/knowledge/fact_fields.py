"""The fact kinds and their fields, read off the models: what a gate may ask for."""

from functools import cache
from typing import get_args

from pydantic import BaseModel

from surefoot.facts.types import Content
from surefoot.facts.vocabulary import CrossTrainingMode, Equipment, ReminderTrack

EQUIPMENT: tuple[str, ...] = get_args(Equipment)
CROSS_TRAINING_MODES: tuple[str, ...] = get_args(CrossTrainingMode)
REMINDER_TRACKS: tuple[str, ...] = get_args(ReminderTrack)


@cache
def fact_fields() -> dict[str, tuple[str, ...]]:
    """Fact kind to the names of its own fields."""
    union = get_args(Content)[0]
    models: tuple[type[BaseModel], ...] = get_args(union)
    return {
        model.model_fields["kind"].default: tuple(
            name for name in model.model_fields if name != "kind"
        )
        for model in models
    }
