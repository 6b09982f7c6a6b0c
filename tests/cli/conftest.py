"""The command line as a process of its own, over a data folder of the test's."""

import json
import os
import shutil
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


def environment_of(home: Path) -> dict[str, str]:
    return {**os.environ, "SUREFOOT_HOME": str(home), "TZ": "Europe/Berlin", "SUREFOOT_LANG": ""}


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    return environment_of(home)


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Runs `surefoot …`; standard input is empty unless given."""
    return running(environment)


def running(environment: dict[str, str]) -> Run:
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


@pytest.fixture(scope="session")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as `surefoot init` leaves it, to be copied."""
    folder = tmp_path_factory.mktemp("set-up")
    (folder / "profile.json").write_text(json.dumps(PROFILE))
    run = running(environment_of(folder / "home"))
    done = run("init", "--profile", str(folder / "profile.json"))
    assert done.returncode == 0, done.stderr
    return folder / "home"


@pytest.fixture
def ready(run: Run, home: Path, set_up: Path) -> Run:
    """The same over a folder that is set up."""
    shutil.copytree(set_up, home)
    return run


def json_of(done: "subprocess.CompletedProcess[str]") -> Any:
    """The JSON that a command printed."""
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
