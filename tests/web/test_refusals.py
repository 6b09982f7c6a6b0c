"""What cannot be stored is said in a sentence, and looking goes on."""

import errno
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from surefoot.web.app import create_app
from tests.service.conftest import Clock, fact, onboard


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def surefoot(tmp_path: Path, clock: Clock) -> Iterator[Surefoot]:
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        onboard(surefoot, clock)
        yield surefoot


@pytest.fixture
def client(surefoot: Surefoot) -> TestClient:
    app = create_app(surefoot)
    return TestClient(app, base_url="http://localhost", raise_server_exceptions=False)


def fill(surefoot: Surefoot) -> None:
    """The same error of SQLite as a full disk."""
    connection = surefoot._store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    note = fact(surefoot, "other_injury", surefoot._now(), region="calf", pain=0, note="x" * 900)
    for size in (900, 1):
        for number in range(200):
            told = {**note, "note": "x" * size, "id": f"{note['id'][:-6]}{size:03}{number:03}"}
            try:
                surefoot.receive([told])
            except Exception:
                break


def test_on_a_full_disk_the_plan_is_shown_and_what_is_not_stored_is_said(
    surefoot: Surefoot, client: TestClient, clock: Clock
) -> None:
    fill(surefoot)
    clock.forward(days=1)
    for address in ("today", "plan", "plan/weeks", "plan/road", "why", "help"):
        assert client.get(f"/api/{address}").status_code == 200, address
    told = [fact(surefoot, "flare", clock(), pain={"ITB_R": 3}, note="x" * 9000) for _ in range(9)]
    answer = client.post("/api/facts", json={"facts": told})
    assert answer.status_code == 507 and "Free some space" in answer.json()["error"]
    surefoot._store._connection.execute("PRAGMA max_page_count = 100000")
    assert client.post("/api/facts", json={"facts": told}).status_code == 200
    client.get("/api/today")
    assert surefoot._store.issued(surefoot.day()) != ()


def test_a_fact_under_the_id_of_another_is_refused_for_good(
    surefoot: Surefoot, client: TestClient, clock: Clock
) -> None:
    clock.forward(minutes=1)
    told = fact(surefoot, "check_in", clock(), pain={"ITB_R": 1})
    assert client.post("/api/facts", json={"facts": [told]}).status_code == 200
    other = client.post("/api/facts", json={"facts": [{**told, "pain": {"ITB_R": 4}}]})
    assert other.status_code == 409 and "as a correction" in other.json()["error"]


def test_an_upload_that_finds_no_room_is_told_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("starlette.formparsers.SpooledTemporaryFile", full)
    answer = client.post("/api/import", files=[("files", ("run.gpx", b"<gpx/>"))])
    assert answer.status_code == 507 and "Free some space" in answer.json()["error"]


def test_a_paired_device_comes_in_on_a_full_disk(
    surefoot: Surefoot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    surefoot.devices.reached_at(["https://192.168.1.20:8443/"], "own")
    token = surefoot.devices.pair(surefoot.devices.new_code().digits, "Phone")
    clock.forward(days=1)
    fill(surefoot)
    known = surefoot.devices.known(token)
    assert known is not None and known.first_today
    assert clock() - surefoot.devices.all()[0].seen_at <= timedelta(days=1)


@pytest.mark.parametrize("value", [1e11, -1e11])
def test_a_total_that_no_activity_has_is_refused(
    surefoot: Surefoot, client: TestClient, clock: Clock, value: float
) -> None:
    length = {"value": value, "source": "device"}
    told = fact(
        surefoot, "activity", clock(), file_sha256="ab" * 32, sport="running", elapsed_s=length
    )
    assert client.post("/api/facts", json={"facts": [told]}).status_code == 422
    told["elapsed_s"]["value"] = value / 10
    assert client.post("/api/facts", json={"facts": [told]}).status_code == 200
    assert client.get("/api/activities").status_code == 200
