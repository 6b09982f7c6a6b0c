"""One process serves a folder; commands run beside it; a killed process leaves no lock."""

import os
from pathlib import Path

import pytest

from surefoot.store.errors import FolderInUse
from surefoot.store.lock import holder_of
from surefoot.store.opening import open_store

from .examples import NOON, check_in
from .processes import REMEMBER, SERVE, start


def test_a_second_server_is_told_who_serves_and_where(home: Path) -> None:
    with start(SERVE, home) as serving:
        assert serving.stdout and serving.stdout.readline() == "serving\n"
        with (
            pytest.raises(FolderInUse, match=rf"process {serving.pid} at http://127\.0\.0\.1:8642"),
            open_store(home, exclusive=True, at=NOON),
        ):
            pass
        serving.communicate("")
    with open_store(home, exclusive=True, at=NOON):
        pass


def test_a_second_server_in_the_same_process_is_refused_too(home: Path) -> None:
    with (
        open_store(home, exclusive=True, at=NOON, address="localhost:1"),
        pytest.raises(FolderInUse, match=rf"process {os.getpid()} at localhost:1, since 2026"),
        open_store(home, exclusive=True, at=NOON),
    ):
        pass
    with open_store(home, exclusive=True, at=NOON):
        pass


def test_a_command_reads_and_writes_beside_a_server(home: Path) -> None:
    with (
        open_store(home, exclusive=True, at=NOON) as server,
        open_store(home, exclusive=False, at=NOON) as command,
    ):
        command.append([check_in()])
        server.append([check_in()])
        assert command.head() == server.head() == 2


def test_a_killed_server_leaves_no_lock(home: Path) -> None:
    with start(SERVE, home) as serving:
        assert serving.stdout and serving.stdout.readline() == "serving\n"
        serving.kill()
    assert holder_of(home / "lock") is not None
    with open_store(home, exclusive=True, at=NOON):
        pass
    assert holder_of(home / "lock") is None


def test_commands_that_find_no_folder_at_the_same_time_make_one_together(home: Path) -> None:
    running = [start(REMEMBER, home, f"command {number}") for number in range(4)]
    for process in running:
        with process:
            process.communicate("")
    assert [process.returncode for process in running] == [0, 0, 0, 0]
    with open_store(home, exclusive=False, at=NOON) as store:
        assert {store.setting(f"command {number}") for number in range(4)} == {"was here"}
