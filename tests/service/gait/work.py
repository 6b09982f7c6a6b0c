"""Work for the tests of clips: done at once, without a model."""

from pathlib import Path
from typing import Any

from surefoot.service.jobs import Tell

from .conftest import told


def as_measured(folder: Path, asked: dict[str, Any], tell: Tell) -> dict[str, Any]:
    return told().fields(1.0)
