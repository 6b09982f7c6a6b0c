"""Serving: the address is printed, a second server and a taken port are told plainly."""

import json
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.conftest import Run


@contextmanager
def serving(environment: dict[str, str], *arguments: str) -> Iterator[str]:
    """A server of its own process; yields the address that it printed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "surefoot.cli.main", "serve", "--port", "0", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://\S+", line)
    assert found is not None, line
    try:
        yield found.group()
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


def state(address: str) -> dict[str, object]:
    with urllib.request.urlopen(f"{address}api/state", timeout=10) as answer:
        return json.loads(answer.read())  # type: ignore[no-any-return]


def test_the_printed_address_answers_and_a_second_server_is_refused(
    environment: dict[str, str], run: Run
) -> None:
    with serving(environment) as address:
        assert state(address)["onboarded"] is False
        second = run("serve", "--port", "0")
        assert second.returncode == 1
        assert "process" in second.stderr
        assert "Traceback" not in second.stderr
        assert run("doctor").returncode == 0


def test_a_taken_port_is_told_plainly(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", "--port", str(port))
    assert done.returncode == 1
    assert str(port) in done.stderr
    assert "--port" in done.stderr


def test_the_demo_shows_a_runner_and_keeps_nothing(environment: dict[str, str], home: Path) -> None:
    with serving(environment, "--demo") as address:
        told = state(address)
        assert told["demo"] is True
        assert told["onboarded"] is True
        with urllib.request.urlopen(f"{address}api/plan?weeks=4", timeout=10) as answer:
            assert len(json.loads(answer.read())["weeks"]) == 4
    assert not home.exists()
