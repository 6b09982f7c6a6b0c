"""Watching a folder as processes of their own: the command, and the server's setting."""

import json
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run
from tests.cli.test_serving import serving
from tests.service.test_use_cases import gpx

RUN = gpx(datetime(2026, 5, 3, 7, tzinfo=UTC))


def until(true: Callable[[], Any], within_s: float = 30.0) -> Any:
    """What it gives, once that is true."""
    give_up_at = time.monotonic() + within_s
    while not (found := true()):
        assert time.monotonic() < give_up_at
        time.sleep(0.1)
    return found


def test_the_command_tells_each_file_as_a_line_and_ends_cleanly(
    environment: dict[str, str], run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "watch"
    folder.mkdir()
    (folder / "before.gpx").write_bytes(RUN)
    process = subprocess.Popen(
        [sys.executable, "-m", "surefoot.cli.main", "import", "--watch", "--json", str(folder)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    first = json.loads(process.stdout.readline())
    assert (Path(first["path"]).name, first["status"]) == ("before.gpx", "imported")
    assert len(first["activities"]) == 1
    (folder / "again.gpx").write_bytes(RUN)
    assert json.loads(process.stdout.readline())["status"] == "duplicate"
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=20)
    assert (process.returncode, out) == (0, "")
    assert "Traceback" not in said
    assert str(folder) in said


def test_a_folder_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    done = run("import", "--watch", str(tmp_path / "nowhere"))
    assert done.returncode == 1
    assert str(tmp_path / "nowhere") in done.stderr
    assert "Traceback" not in done.stderr


def test_the_server_watches_the_folder_that_is_set(
    environment: dict[str, str], run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "watch"
    folder.mkdir()

    def watched(address: str) -> dict[str, Any]:
        with urllib.request.urlopen(f"{address}api/watch", timeout=10) as answer:
            return json.loads(answer.read())  # type: ignore[no-any-return]

    with serving(environment, "--watch", str(folder)) as address:
        (folder / "run.gpx").write_bytes(RUN)
        (file,) = until(lambda: watched(address)["files"])
        assert file["status"] == "imported"
    with serving(environment) as address:
        assert watched(address)["folder"] == str(folder)
        (folder / "run.gpx").rename(folder / "renamed.gpx")
        (file,) = until(lambda: watched(address)["files"])
        assert file["status"] == "duplicate"
