"""Sounds over HTTP: click tracks streamed or made beside the server, songs at a cadence."""

import io
import time
import wave
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from surefoot.service.opening import open_surefoot
from surefoot.web.app import create_app
from tests.service.conftest import Clock

soundfile = pytest.importorskip("soundfile")

ASKED = {"spm": 171, "minutes": 2, "on_min": 1, "off_min": 0.5, "every": 2}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    home = tmp_path_factory.mktemp("home")
    with open_surefoot(home, now=Clock()) as surefoot:
        yield TestClient(create_app(surefoot), base_url="http://127.0.0.1")


def over(client: TestClient, job: dict[str, Any]) -> dict[str, Any]:
    while job["state"] in ("waiting", "running"):
        time.sleep(0.1)
        job = client.get(f"/api/jobs/{job['id']}").json()
    return job


def test_a_wave_file_comes_as_long_as_it_said(client: TestClient) -> None:
    answer = client.get("/api/click-track", params=ASKED)
    assert answer.headers["content-type"] == "audio/wav"
    assert 'filename="surefoot-171spm-2min.wav"' in answer.headers["content-disposition"]
    assert int(answer.headers["content-length"]) == len(answer.content)
    with wave.open(io.BytesIO(answer.content)) as file:
        assert file.getnframes() == 120 * file.getframerate()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"spm": 60}, "Steps per minute: 100 to 240, not 60."),
        ({"minutes": 1000}, "Minutes: 1 to 240, not 1000."),
        ({"minutes": "nan"}, "Minutes"),
        ({"on_min": 0}, "Minutes with clicks"),
        ({"every": 3}, "not as it should be"),
    ],
)
def test_what_is_out_of_range_is_said(client: TestClient, wrong: Any, says: str) -> None:
    answer = client.get("/api/click-track", params={**ASKED, **wrong})
    assert answer.status_code == 422 and says in answer.json()["error"]


def test_a_packed_file_is_made_and_fetched(client: TestClient) -> None:
    assert client.get("/api/sounds").json()["packed"] is True
    begun = client.post("/api/click-tracks", json={**ASKED, "ending": ".mp3"}).json()
    assert over(client, begun)["state"] == "done"
    answer = client.get(f"/api/sounds/{begun['id']}")
    assert answer.headers["content-type"] == "audio/mpeg"
    assert 'filename="surefoot-171spm-2min.mp3"' in answer.headers["content-disposition"]
    heard, rate = soundfile.read(io.BytesIO(answer.content))
    assert abs(len(heard) / rate - 120) < 0.2
    part = client.get(f"/api/sounds/{begun['id']}", headers={"range": "bytes=0-99"})
    assert part.status_code == 206 and len(part.content) == 100
    assert client.delete(f"/api/jobs/{begun['id']}").status_code == 200
    assert client.get(f"/api/sounds/{begun['id']}").status_code == 404


def test_without_the_extra_it_is_said_how_to_get_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("sound_files", "music"):
        monkeypatch.setattr(f"surefoot.gait.{module}.find_spec", lambda name: None)
    assert client.get("/api/sounds").json() == {"packed": False, "music": False}
    song = client.post("/api/songs", data={"spm": 170}, files={"file": ("a.mp3", b"x")})
    assert song.status_code == 422 and "scripts/setup.sh music" in song.json()["error"]
    answer = client.post("/api/click-tracks", json={**ASKED, "ending": ".mp3"})
    assert answer.status_code == 422 and "scripts/setup.sh music" in answer.json()["error"]
    assert client.get("/api/click-track", params=ASKED).status_code == 200


def songs_of(client: TestClient) -> Any:
    return client.get("/api/songs").json()


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"spm": 20}, "Steps per minute"),
        ({"spm": 170, "ending": ".exe"}, "saved as one of"),
        ({"spm": 170, "clicks_volume": 3}, "0 to 1"),
    ],
)
def test_a_song_that_cannot_be_made_is_refused_at_once(
    client: TestClient, form: Any, says: str
) -> None:
    answer = client.post("/api/songs", data=form, files={"file": ("a.mp3", b"x")})
    assert answer.status_code == 422 and says in answer.json()["error"]
    assert songs_of(client) == []


def test_what_is_no_song_is_said_to_be_none(client: TestClient) -> None:
    sent = client.post("/api/songs", data={"spm": 170}, files={"file": ("a.mp3", b"x" * 5000)})
    job = over(client, sent.json()["job"])
    assert job["state"] == "refused" and "no song that can be read" in job["problem"]
    client.delete(f"/api/jobs/{job['id']}")
