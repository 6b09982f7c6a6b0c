"""What the answers of the API that are no success look like, as its contract says it."""

from typing import Any

from pydantic import BaseModel, Field


class Problem(BaseModel):
    """Every answer that is not a success."""

    error: str = Field(description="one sentence for the person")
    problems: list[str] = Field(default=[], description="each single thing that is wrong")


WRONG: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem},
    403: {"model": Problem, "description": "A foreign host or page"},
    404: {"model": Problem},
    413: {"model": Problem},
    422: {"model": Problem, "description": "Not as asked; nothing was stored"},
    500: {"model": Problem},
}
NOT_ONBOARDED: dict[int | str, dict[str, Any]] = {
    409: {"model": Problem, "description": "The opening questions are not answered yet"}
}
