"""Reminders over the wire to a push service of this test: TLS, real keys, answers that count."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from starlette.testclient import TestClient

from surefoot.service.opening import open_surefoot
from surefoot.service.push import pushes
from surefoot.service.push.due import KINDS, Wishes
from surefoot.web import pushing
from surefoot.web.app import create_app
from surefoot.web.pushing import deliver, send_due
from surefoot.web.turns import turns
from tests.service.conftest import Clock, onboard
from tests.service.push.browser import Browser, claims


class PushService:
    """A push service on this machine that keeps what it is sent and answers as it is told."""

    def __init__(self, folder: Path) -> None:
        self.status = 201
        self.got: list[tuple[str, dict[str, str], bytes]] = []
        server, own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), _certificate(folder)
        server.load_cert_chain(own)
        self.trust = ssl.create_default_context(cafile=str(own))
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                service.got.append((self.path, headers, body))
                self.send_response(service.status)
                self.send_header("location", "/elsewhere")
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return

        self.http = HTTPServer(("127.0.0.1", 0), Handler)
        self.http.socket = server.wrap_socket(self.http.socket, server_side=True)
        self.origin = f"https://localhost:{self.http.server_port}"


def _certificate(folder: Path) -> Path:
    """A key and a certificate of its own for localhost, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    file = folder / "localhost.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + made.public_bytes(Encoding.PEM))
    return file


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PushService]:
    monkeypatch.setattr(pushes, "is_push_service", lambda endpoint: True)
    monkeypatch.setattr(pushing, "leads_outside", lambda host, port: True)
    with listening(PushService(tmp_path)) as found:
        yield found


@contextmanager
def listening(service: PushService) -> Iterator[PushService]:
    thread = Thread(target=service.http.serve_forever)
    thread.start()
    try:
        yield service
    finally:
        service.http.shutdown()
        thread.join()
        service.http.server_close()


def test_a_reminder_reaches_the_browser_and_only_it_reads_it(
    tmp_path: Path, service: PushService
) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        onboard(surefoot, clock)
        turn = turns(surefoot)
        browser = Browser(f"{service.origin}/send/1")
        key = surefoot.pushes.key().key
        surefoot.pushes.add(**browser.subscription, name="Phone")
        clock.moment = clock.moment.replace(hour=9)
        assert send_due(surefoot, turn, service.trust) == 0 and service.got == []

        surefoot.pushes.choose(Wishes(on=frozenset(KINDS)))
        assert send_due(surefoot, turn, service.trust) == 1
        [(path, headers, body)] = service.got
        assert path == "/send/1" and headers["content-encoding"] == "aes128gcm"
        assert browser.read(body)["body"] == "Surefoot has something for you."
        assert claims(headers["authorization"], key)["aud"] == service.origin
        assert surefoot.pushes.view().devices[0].problem == ""

        clock.moment += timedelta(days=1)
        service.status = 410
        assert send_due(surefoot, turn, service.trust) == 1
        assert surefoot.pushes.view().devices == []
        clock.moment += timedelta(days=1)
        assert send_due(surefoot, turn, service.trust) == 0


def test_no_redirect_is_followed_and_no_stranger_is_believed(
    tmp_path: Path, service: PushService
) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        onboard(surefoot, clock)
        surefoot.pushes.key()
        [device] = surefoot.pushes.add(
            **Browser(f"{service.origin}/send/1").subscription, name=""
        ).devices
        trial = surefoot.pushes.trial(device.id)
        service.status = 307
        assert deliver(trial, service.trust) == 307 and len(service.got) == 1
        assert deliver(trial) == 0 and len(service.got) == 1  # a certificate nobody vouches for


def test_a_name_that_leads_into_this_network_is_not_called(
    tmp_path: Path, service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        onboard(surefoot, clock)
        surefoot.pushes.key()
        view = surefoot.pushes.add(**Browser(f"{service.origin}/send/1").subscription, name="")
        monkeypatch.undo()
        trial = surefoot.pushes.trial(view.devices[0].id)
        assert deliver(trial, service.trust) == 0 and service.got == []
        assert deliver(replace(trial, url="https://a..b/send"), service.trust) == 0


def test_the_addresses_of_reminders(tmp_path: Path) -> None:
    clock = Clock()
    with open_surefoot(tmp_path / "home", now=clock) as surefoot:
        onboard(surefoot, clock)
        client = TestClient(create_app(surefoot), base_url="http://localhost")
        view = client.get("/api/push").json()
        assert view["on"] == []
        wanted = {name: view[name] for name in view if name != "devices"}
        kept = client.put("/api/push", json={**wanted, "on": ["check_in"], "discreet": False})
        assert kept.json()["on"] == ["check_in"] and not kept.json()["discreet"]
        wrong = client.put("/api/push", json={**wanted, "quiet_from": "25:00"})
        assert wrong.status_code == 422
        early = client.post("/api/push/devices", json={**Browser().subscription, "name": "Phone"})
        assert early.status_code == 422  # nobody subscribes without this machine's key
        key = client.post("/api/push/key").json()["key"]
        assert len(key) == 87
        added = client.post(
            "/api/push/devices", json={**Browser().subscription, "name": "Phone"}
        ).json()
        [device] = added["devices"]
        assert "endpoint" not in device and "auth" not in device
        assert client.delete(f"/api/push/devices/{device['id']}").json()["devices"] == []
        assert client.delete("/api/push/devices/none").status_code == 404
        refused = client.post(
            "/api/push/devices",
            json={**Browser("http://push.example.org/").subscription, "name": ""},
        )
        assert refused.status_code == 422 and "cannot be used" in refused.json()["error"]
