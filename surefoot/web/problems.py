"""What the answers of the API that are no success look like, as its contract says it."""

from typing import Any

from pydantic import BaseModel, Field


class Problem(BaseModel):
    """Every answer that is not a success."""

    error: str = Field(description="one sentence for the person")
    problems: list[str] = Field(default=[], description="each single thing that is wrong")


def _problem(description: str = "") -> dict[str, Any]:
    """An answer by the contract. It names the schema, as each model given costs the start time."""
    named = {"description": description} if description else {}
    schema = {"$ref": f"#/components/schemas/{Problem.__name__}"}
    return {**named, "content": {"application/json": {"schema": schema}}}


WRONG: dict[int | str, dict[str, Any]] = {
    400: _problem(),
    403: _problem("A foreign host or page"),
    404: _problem(),
    413: _problem(),
    422: _problem("Not as asked; nothing was stored"),
    500: _problem(),
}
NOT_ONBOARDED: dict[int | str, dict[str, Any]] = {
    409: {"model": Problem, "description": "The opening questions are not answered yet"}
}
