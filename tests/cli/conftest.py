"""The command line as a process of its own, over a data folder of the test's."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PROFILE = {
    "profile": {
        "age_years": 40,
        "baseline": {"run_min_per_week": 200, "ascent_m_per_week": 500},
    },
    "injuries": [
        {
            "site": "ITB_R",
            "onset": "2026-05-01",
            "worst_pain_7d": 5,
            "usual_pain": 1,
            "days_without_running": 5,
        }
    ],
}

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "SUREFOOT_HOME": str(home), "TZ": "Europe/Berlin", "SUREFOOT_LANG": ""}


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Runs `surefoot …`; standard input is empty unless given."""

    def call(*arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "surefoot.cli.main", *arguments],
            env=environment,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return call


@pytest.fixture
def ready(run: Run, tmp_path: Path) -> Run:
    """The same over a folder that is set up."""
    (tmp_path / "profile.json").write_text(json.dumps(PROFILE))
    done = run("init", "--profile", str(tmp_path / "profile.json"))
    assert done.returncode == 0, done.stderr
    return run


def json_of(done: "subprocess.CompletedProcess[str]") -> Any:
    """The JSON that a command printed."""
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
