"""A map behind a route: tiles of a server of this test, handed on by ours."""

import struct
import zlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from surefoot.service.opening import open_surefoot
from surefoot.web.app import create_app
from tests.service.conftest import Clock, onboard
from tests.service.test_use_cases import gpx

from .in_browser import running, until


def _png() -> bytes:
    """A picture of one green dot."""

    def part(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dot = zlib.compress(b"\0\x80\xc0\x80")
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", dot) + part(b"IEND", b"")


class TileServer:
    """Answers every address with what it is told to; keeps who asked for what."""

    def __init__(self) -> None:
        self.said = (200, "image/png", _png())
        self.asked: list[tuple[str, dict[str, str]]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                server.asked.append((self.path, headers))
                status, kind, data = server.said
                self.send_response(status)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                return

        self.http = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}/{{z}}/{{x}}/{{y}}.png"


@pytest.fixture
def tiles() -> Iterator[TileServer]:
    server = TileServer()
    thread = Thread(target=server.http.serve_forever)
    thread.start()
    yield server
    server.http.shutdown()
    thread.join()
    server.http.server_close()


def test_a_tile_is_handed_on_and_nothing_else_is(tmp_path: Path, tiles: TileServer) -> None:
    with open_surefoot(tmp_path / "home") as surefoot:
        client = TestClient(create_app(surefoot), base_url="http://localhost")
        assert client.get("/api/map-tiles/3/1/2").status_code == 404
        kept = client.put("/api/map-tiles", json={"address": tiles.address, "credit": "Us"})
        assert kept.json() == {"address": tiles.address, "credit": "Us"}
        got = client.get("/api/map-tiles/3/1/2", headers={"cookie": "device=secret"})
        assert got.content == _png() and got.headers["content-type"] == "image/png"
        assert "max-age" in got.headers["cache-control"]
        [(path, headers)] = tiles.asked
        assert path == "/3/1/2.png"
        assert not {"cookie", "referer", "origin"} & headers.keys()
        for said in (
            (200, "text/html", b"<script>alert(1)</script>"),
            (200, "image/svg+xml", b"<svg/>"),
            (404, "image/png", _png()),
            (302, "image/png", b""),
            (200, "image/png", b"\0" * (2**20 + 1)),
        ):
            tiles.said = said
            assert client.get("/api/map-tiles/3/1/2").status_code == 502, said[:2]
        wrong = client.put("/api/map-tiles", json={"address": "example.org"})
        assert wrong.status_code == 422 and "{z}" in wrong.json()["error"]


def test_a_tile_server_that_is_gone_costs_only_its_tiles(tmp_path: Path) -> None:
    with open_surefoot(tmp_path / "home") as surefoot:
        surefoot.map_tiles.choose("http://127.0.0.1:9/{z}/{x}/{y}.png", "")
        client = TestClient(create_app(surefoot), base_url="http://localhost")
        assert client.get("/api/map-tiles/3/1/2").status_code == 502
        surefoot.map_tiles.choose("http://no..host/{z}/{x}/{y}.png", "")
        assert client.get("/api/map-tiles/3/1/2").status_code == 502


@pytest.mark.browser
def test_a_route_lies_on_the_map_once_it_is_turned_on(
    tmp_path: Path, tiles: TileServer, page_of: Callable[[str], Any]
) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        onboard(surefoot, clock)
        data = gpx(clock() - timedelta(hours=1), 70)
        (view,) = surefoot.import_files([("run.gpx", BytesIO(data))]).files
        with running(surefoot) as address:
            page = page_of(f"{address}/#/activities/{view.activities[0].id}")
            page.locator(".route").wait_for()
            expect(page.locator(".route-map")).to_have_count(0)
            assert tiles.asked == []
            page.goto(f"{address}/#/settings/privacy")
            page.get_by_text("A map behind routes").click()
            page.get_by_label("Address of the tiles").fill(tiles.address)
            page.get_by_label("Whom the map names").fill("The mappers")
            page.get_by_role("button", name="Use this map").click()
            page.get_by_text("A map lies behind your routes.").wait_for()
            page.goto(f"{address}/#/activities/{view.activities[0].id}")
            page.get_by_text("Map: The mappers").wait_for()
            with page.expect_response("**/api/map-tiles/*/*/*") as got:
                page.reload()
            assert got.value.status == 200
            page.locator(".route-map image").first.wait_for(state="attached")
            until(page, lambda: tiles.asked)
