"""The JSON Schema of what crosses the border."""

from typing import Any

from surefoot.facts.types import FACT


def facts_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of any fact."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **FACT.json_schema()}
