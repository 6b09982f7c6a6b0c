"""What goes over the wire packed, and what does not."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from surefoot.web.app import create_app

from .fake_service import FakeService

HERE = "http://localhost:8000"
PLAIN = "export const sentence = 'a long one';"
PACKED = b"what the build wrote"


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    assets = tmp_path / "assets"
    assets.mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>Surefoot</title>")
    (assets / "index-abc.js").write_text(PLAIN)
    (assets / "index-abc.js.br").write_bytes(PACKED)
    return TestClient(create_app(FakeService("green"), static=tmp_path), base_url=HERE)


@pytest.mark.parametrize("wishes", ["br", "gzip, br", "gzip, deflate, br;q=0.5"])
def test_a_browser_that_takes_brotli_gets_the_packed_form(client: TestClient, wishes: str) -> None:
    with client.stream("GET", "/assets/index-abc.js", headers={"accept-encoding": wishes}) as got:
        assert b"".join(got.iter_raw()) == PACKED
    assert got.headers["content-encoding"] == "br"
    assert got.headers["content-type"].startswith("text/javascript")
    assert got.headers["vary"] == "accept-encoding"
    assert "immutable" in got.headers["cache-control"]


@pytest.mark.parametrize("wishes", ["identity", "br;q=0", "deflate"])
def test_another_gets_the_plain_form(client: TestClient, wishes: str) -> None:
    answer = client.get("/assets/index-abc.js", headers={"accept-encoding": wishes})
    assert answer.text == PLAIN
    assert "content-encoding" not in answer.headers
    assert answer.headers["vary"] == "accept-encoding"


def test_views_are_packed(client: TestClient) -> None:
    answer = client.get("/api/plan", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < len(answer.content) / 3
    plain = client.get("/api/plan", headers={"accept-encoding": "identity"})
    assert plain.json() == answer.json()


def test_a_view_that_the_caller_holds_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/today")
    tag = first.headers["etag"]
    assert "accept-language" in first.headers["vary"].lower()
    again = client.get("/api/today", headers={"if-none-match": f'"other", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag and again.headers["cache-control"] == "no-store"
    other = client.get("/api/plan", headers={"if-none-match": tag})
    assert other.status_code == 200 and other.headers["etag"] != tag


def test_what_is_no_view_carries_no_tag_of_ours(client: TestClient) -> None:
    assert "etag" not in client.get("/api/nothing").headers
    assert "etag" not in client.post("/api/facts", json={"facts": []}).headers
