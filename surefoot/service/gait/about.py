"""What the runner says of a clip, and what the file says of itself."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal, Self, get_args

from surefoot.facts.technique import View
from surefoot.service.errors import BadInput
from surefoot.text.language import t

Task = Literal["run", "squat", "step_down"]
Model = Literal["full", "heavy"]
Kept = Literal["clip", "keypoints", "nothing"]
"""The clip and all that was made of it; points and pictures; the numbers alone."""


@dataclass(frozen=True, slots=True)
class About:
    """slow_motion: how many times slower the file plays than the scene was; None when the runner
    does not know. height_m: the runner's, where it was told. Raises BadInput for what does not go
    together."""

    view: View
    task: Task = "run"
    model: Model = "full"
    slow_motion: float | None = 1.0
    kept: Kept = "keypoints"
    height_m: float | None = None

    def __post_init__(self) -> None:
        for value, known in ((self.view, View), (self.task, Task), (self.model, Model),
                             (self.kept, Kept)):  # fmt: skip
            if value not in get_args(known):
                raise BadInput(t("There is no {value} here.", value=value))
        if self.task != "run" and self.view != "front":
            raise BadInput(t("A squat or step-down is measured from the front."))
        if self.task == "run" and self.view == "front":
            raise BadInput(t("Running is measured from the side or from behind."))
        if self.slow_motion is not None and not 1 <= self.slow_motion <= 64:
            raise BadInput(t("Slow motion is 1 to 64 times, got {value}.", value=self.slow_motion))
        if self.height_m is not None and not 1.2 <= self.height_m <= 2.3:
            raise BadInput(t("A height lies between 120 and 230 cm."))


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip on its way to be measured. happened_at, zone: when it was filmed."""

    about: About
    name: str
    happened_at: datetime
    zone: str

    def asked(self) -> dict[str, Any]:
        """As a job is asked."""
        return {**asdict(self), "happened_at": self.happened_at.isoformat()}

    @classmethod
    def of(cls, asked: dict[str, Any]) -> Self:
        """From what a job was asked."""
        at = datetime.fromisoformat(asked["happened_at"])
        return cls(About(**asked["about"]), asked["name"], at, asked["zone"])
