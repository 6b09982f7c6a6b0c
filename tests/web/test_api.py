"""The contract of the API, over the fake service."""

import gc
import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from surefoot.service.views import ImportStep
from surefoot.web.activities import lines
from surefoot.web.app import create_app
from surefoot.web.turns import turns

from .fake_service import FakeService, Scene

HERE = "http://localhost:8000"
FACT = {
    "kind": "check_in",
    "id": "0190c5f4-1111-7222-8333-00000000000a",
    "subject": "0190c5f4-1111-7222-8333-444455556666",
    "happened_at": "2026-05-06T06:30:00Z",
    "zone": "Europe/Berlin",
    "pain": {"ITB_R": 2},
}


@pytest.fixture
def static(tmp_path: Path) -> Path:
    folder = tmp_path / "static"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Surefoot</title>")
    (folder / "assets" / "index-abc123.js").write_text("export {}")
    (tmp_path / "secret.txt").write_text("outside")
    return folder


@pytest.fixture
def client_of(static: Path) -> Callable[..., TestClient]:
    def make(service: Any = None, hosts: tuple[str, ...] = ()) -> TestClient:
        app = create_app(service or FakeService("green"), hosts=hosts, static=static)
        return TestClient(app, base_url=HERE, raise_server_exceptions=False)

    return make


@pytest.fixture
def client(client_of: Callable[..., TestClient]) -> TestClient:
    return client_of()


@pytest.mark.parametrize(
    "path",
    ["state", "today", "plan", "plan?weeks=12", "plan/weeks?weeks=8", "plan/road", "why", "help"],
)
@pytest.mark.parametrize("scene", ["green", "flag", "busy"])
def test_every_view_is_served(client_of: Any, scene: Scene, path: str) -> None:
    answer = client_of(FakeService(scene)).get(f"/api/{path}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"


def test_an_exercise_is_served_with_its_figure(client: TestClient) -> None:
    exercise = client.get("/api/exercises/EX08").json()
    assert exercise["figure"] and exercise["movement"] and exercise["harder"][0]["id"] == "EX03"
    for query in ("", "?poses=true"):
        answer = client.get(f"/api/figures/EX08.svg{query}")
        assert answer.headers["content-type"] == "image/svg+xml"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert ElementTree.fromstring(answer.text).tag.endswith("svg")
        known = {"if-none-match": answer.headers["etag"]}
        assert client.get(f"/api/figures/EX08.svg{query}", headers=known).status_code == 304


@pytest.mark.parametrize("path", ["exercises/EX999", "figures/EX999.svg", "figures/x.svg"])
def test_an_exercise_that_is_not_there_is_said_to_be(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 404
    assert "no exercise" in answer.json()["error"]


@pytest.mark.parametrize("path", ["articles", "topics"])
def test_what_can_be_read_is_listed(client: TestClient, path: str) -> None:
    listed = client.get(f"/api/{path}").json()
    assert len(listed) >= 16
    for entry in listed:
        assert client.get(f"/api/{path}/{entry['id']}").json()["id"] == entry["id"]


@pytest.mark.parametrize("path", ["articles/luck", "topics/X99"])
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 404
    assert answer.json()["error"].startswith("There is no ")


def test_the_numbers_of_the_protocol_are_told_with_their_ranges(client: TestClient) -> None:
    told = client.get("/api/settings").json()
    assert told["own"] == {}
    for number in told["numbers"]:
        assert number["low"] <= number["free_low"] <= number["free_high"] <= number["high"]


def test_what_the_protocol_chose_is_told(client: TestClient) -> None:
    told = client.get("/api/choices").json()
    assert told and all(choice["chosen"] and choice["why"] for choice in told)


def test_a_topic_can_be_asked_for_by_its_second_id(client: TestClient) -> None:
    assert client.get("/api/topics/X38").json()["id"] == "X36"


def test_a_day_can_be_asked_for(client: TestClient) -> None:
    assert client.get("/api/today?date=2026-05-03").json()["date"] == "2026-05-03"
    assert client.get("/api/why?date=2026-05-03").json()["date"] == "2026-05-03"


@pytest.mark.parametrize(
    "path", ["plan?weeks=0", "plan?weeks=13", "plan/weeks?weeks=9", "today?date=yesterday"]
)
def test_a_question_out_of_bounds_is_refused_in_words(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 422
    assert answer.json()["error"] and answer.json()["problems"]


@pytest.mark.parametrize(
    "path",
    ["today", "plan", "plan/weeks", "plan/road", "why", "sessions/2026-05-06-run/workout.fit"],
)
def test_before_onboarding_there_is_no_plan(client_of: Any, path: str) -> None:
    answer = client_of(FakeService("new")).get(f"/api/{path}")
    assert answer.status_code == 409
    assert "opening questions" in answer.json()["error"]


def test_a_fact_sent_twice_is_known_the_second_time(client: TestClient) -> None:
    assert client.post("/api/facts", json={"facts": [FACT]}).json() == {
        "new": [FACT["id"]],
        "known": [],
    }
    assert client.post("/api/facts", json={"facts": [FACT]}).json()["known"] == [FACT["id"]]


def test_a_bad_fact_says_what_is_wrong(client: TestClient) -> None:
    answer = client.post("/api/facts", json={"facts": [{**FACT, "pain": {"ITB_R": 11}}]})
    assert answer.status_code == 422
    assert "nothing was stored" in answer.json()["error"]
    assert "pain.ITB_R" in answer.json()["problems"][0]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"facts": []}', b'{"facts": [1]}', b"\xff"])
def test_a_body_that_is_no_list_of_facts_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/facts", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert set(answer.json()) == {"error", "problems"}


def test_files_are_imported_each_with_its_result(client: TestClient) -> None:
    sent = [("files", ("a.gpx", b"<gpx/>")), ("files", ("b.txt", b"hello"))]
    files = client.post("/api/import", files=sent).json()["files"]
    assert [file["status"] for file in files] == ["partial", "failed"]


def test_an_import_can_be_heard_file_by_file(client: TestClient) -> None:
    sent = [("files", ("a.gpx", b"<gpx/>")), ("files", ("b.txt", b"hello"))]
    headers = {"accept": "application/x-ndjson"}
    answer = client.post("/api/import", files=sent, headers=headers)
    assert answer.headers["content-type"] == "application/x-ndjson"
    steps = [json.loads(line) for line in answer.text.splitlines()]
    assert [step["file"]["status"] for step in steps] == ["partial", "failed"]
    assert [step["share"] for step in steps] == [0.5, 0.5]


def test_others_have_their_turn_during_an_import_and_it_ends_with_its_listener(
    client_of: Any,
) -> None:
    service = FakeService("green")
    stopped: list[bool] = []

    def endless(files: object) -> Iterator[ImportStep]:
        try:
            while True:
                yield ImportStep(service.imported("run.gpx", b"<gpx/>"), 0.1)
        finally:
            stopped.append(True)

    service.importing = endless  # type: ignore[method-assign]
    client = client_of(service)
    turn = turns(service)
    steps = lines(service.importing([]), turn)
    next(steps)
    assert client.get("/api/state").status_code == 200
    with turn():
        pass
    steps.close()  # type: ignore[attr-defined]
    gc.collect()
    assert stopped


def test_more_than_64_files_are_too_many(client: TestClient) -> None:
    answer = client.post(
        "/api/import", files=[("files", (f"{n}.gpx", b"<gpx/>")) for n in range(65)]
    )
    assert answer.status_code == 413


def test_a_file_above_its_bound_is_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("surefoot.web.activities.FILE_BYTES", 2**20)
    answer = client.post("/api/import", files=[("files", ("big.fit", b"x" * (2**20 + 1)))])
    assert answer.status_code == 413
    assert "big.fit" in answer.json()["error"]
    archive = client.post("/api/import", files=[("files", ("big.ZIP", b"x" * (2**20 + 1)))])
    assert archive.status_code == 200


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_above_its_bound_is_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, declared: bool
) -> None:
    monkeypatch.setattr("surefoot.web.guard.BODY_BYTES", 2**20)
    body = b'{"facts": [' + b" " * 2**20 + b"]}"
    content: Any = body if declared else iter([body])
    answer = client.post(
        "/api/facts", content=content, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 413


def test_deleting(client: TestClient) -> None:
    activity = "0190c5f4-1111-7222-8333-000000000009"
    assert client.delete(f"/api/activities/{activity}").status_code == 200
    assert client.delete("/api/activities/nonsense").status_code == 422
    assert client.delete(f"/api/imports/{'a' * 64}").status_code == 200
    assert client.delete("/api/imports/xyz").status_code == 422


def test_everything_is_deleted_only_on_the_whole_sentence(client: TestClient) -> None:
    assert client.post("/api/destroy", json={"confirm": "yes"}).status_code == 422
    assert client.get("/api/state").json()["onboarded"]
    assert client.post("/api/destroy", json={"confirm": "delete everything"}).status_code == 200
    assert not client.get("/api/state").json()["onboarded"]


def test_an_upgrade_is_accepted(client_of: Any) -> None:
    client = client_of(FakeService("busy"))
    assert client.get("/api/state").json()["upgrade"]
    assert client.post("/api/upgrade/accept").status_code == 200
    assert client.get("/api/state").json()["upgrade"] is None


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "PUT"])
@pytest.mark.parametrize("path", ["/api", "/api/", "/api/nothing", "/api/state/x", "/api//state"])
def test_an_unknown_api_path_is_a_json_404(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, path)
    assert answer.status_code == 404
    assert set(answer.json()) == {"error", "problems"}


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/api/state"), ("GET", "/api/facts"), ("PUT", "/api/facts"), ("GET", "/api/destroy")],
)
def test_a_wrong_method_is_a_json_405(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert set(answer.json()) == {"error", "problems"}
    assert answer.headers["allow"]


@pytest.mark.parametrize("path", ["/", "/plan", "/why/2026-05-03", "/../secret.txt", "/..%2fa"])
def test_every_other_path_is_the_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.startswith("<!doctype html>")
    assert answer.headers["cache-control"] == "no-cache"


def test_a_hashed_asset_is_kept_for_ever_and_a_missing_one_is_not_the_page(
    client: TestClient,
) -> None:
    assert "immutable" in client.get("/assets/index-abc123.js").headers["cache-control"]
    assert client.get("/assets/gone-123.js").status_code == 404
    assert client.get("/assets/%2e%2e/%2e%2e/secret.txt").status_code == 404


def test_a_page_is_only_read(client: TestClient) -> None:
    assert client.post("/plan").status_code == 405
    assert client.head("/").status_code == 200


def test_without_a_build_the_page_says_so(tmp_path: Path) -> None:
    app = create_app(FakeService("green"), static=tmp_path / "none")
    answer = TestClient(app, base_url=HERE).get("/")
    assert answer.status_code == 503
    assert "./run" in answer.text


@pytest.mark.parametrize("path", ["/", "/api/state", "/api/nothing"])
def test_every_answer_forbids_foreign_content(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/state", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "10.0.0.5", "", "[x"])
def test_a_foreign_host_name_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/api/state", headers={"host": host})
    assert answer.status_code == 403
    assert "host name" in answer.json()["error"]


def test_the_host_asked_for_is_answered(client_of: Any) -> None:
    client = client_of(hosts=("runner.lan",))
    assert client.get("/api/state", headers={"host": "runner.lan:8000"}).status_code == 200
    assert client.get("/api/state", headers={"host": "192.168.1.5:8000"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:9999"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_foreign_page_may_not_write(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/api/facts", json={"facts": [FACT]}, headers=headers).status_code == 403
    assert client.delete("/api/activities/x", headers=headers).status_code == 403
    destroy = client.post("/api/destroy", json={"confirm": "delete everything"}, headers=headers)
    assert destroy.status_code == 403


def test_the_own_page_may_write(client: TestClient) -> None:
    headers = {"origin": HERE, "sec-fetch-site": "same-origin"}
    assert client.post("/api/facts", json={"facts": [FACT]}, headers=headers).status_code == 200


def test_a_crash_is_a_sentence_with_an_id_and_the_traceback_is_logged(
    client_of: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(self: FakeService, weeks: int) -> None:
        raise ZeroDivisionError("a detail of the inside")

    monkeypatch.setattr(FakeService, "plan", crash)
    with caplog.at_level(logging.ERROR):
        answer = client_of().get("/api/plan")
    assert answer.status_code == 500
    assert "detail" not in answer.text
    assert "Your earlier entries are safe." in answer.json()["error"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    error_id = answer.json()["error"].split("(error ")[1].split(")")[0]
    assert error_id in caplog.text
    assert "a detail of the inside" in caplog.text


def test_the_openapi_names_every_view(client: TestClient) -> None:
    contract = client.get("/api/openapi.json").json()
    assert "/api/today" in contract["paths"]
    assert {"TodayView", "PlanView", "WhyView", "Problem"} <= set(contract["components"]["schemas"])


def test_many_requests_at_once_do_not_block_each_other(client: TestClient) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(60) as pool:
        answers = list(pool.map(lambda _: client.get("/api/state").status_code, range(120)))
    assert set(answers) == {200}


def test_a_workout_is_a_file_to_keep(client: TestClient) -> None:
    answer = client.get("/api/sessions/2026-05-06-run/workout.fit")
    assert (answer.status_code, answer.content) == (200, b"a workout")
    assert answer.headers["content-type"] == "application/vnd.ant.fit"
    kept_as = answer.headers["content-disposition"]
    assert kept_as == 'attachment; filename="surefoot-2026-05-06-run.fit"'
    assert client.get("/api/sessions/2026-05-07-run/workout.fit").status_code == 404


def test_the_list_of_activities_is_served_and_a_foreign_one_is_not(client: TestClient) -> None:
    nothing = {"activities": [], "total": 0, "kept": 0, "sports": []}
    assert client.get("/api/activities").json() == nothing
    assert client.get("/api/activities?sport=run&first_day=2026-05-01&least_m=5").json() == nothing
    assert client.get("/api/activities?most=0").status_code == 422
    assert client.get("/api/matches").json() == []
    for path in ("activities/none", "activities/none/traces", "activities/none/match"):
        answer = client.get(f"/api/{path}")
        assert answer.status_code == 404
        assert "no activity" in answer.json()["error"]


def test_the_watched_folder_is_set_and_shown(client: TestClient, tmp_path: Path) -> None:
    assert client.get("/api/watch").json()["folder"] == ""
    wrong = client.put("/api/watch", json={"folder": str(tmp_path / "nowhere")})
    assert (wrong.status_code, "no folder" in wrong.json()["error"]) == (422, True)
    assert client.put("/api/watch", json={"folder": str(tmp_path)}).status_code == 200
    assert client.get("/api/watch").json()["folder"] == str(tmp_path)


def test_what_an_installed_app_needs_is_served_fresh(client: TestClient) -> None:
    answer = client.get("/manifest.webmanifest", headers={"accept-language": "de"})
    assert answer.headers["content-type"] == "application/manifest+json"
    assert answer.headers["cache-control"] == "no-cache"
    told = answer.json()
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable", "monochrome"}
    assert [shortcut["name"] for shortcut in told["shortcuts"]] == ["Check-in", "Es tut weh"]
