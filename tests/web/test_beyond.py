"""Beyond this machine: real sockets, TLS by the own authority, nobody in who is not paired."""

import json
import ssl
import stat
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import urlencode

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_pem_x509_certificate
from playwright.sync_api import expect

from surefoot.service import archive
from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput
from surefoot.service.opening import open_surefoot
from surefoot.web.beyond import Beyond
from surefoot.web.pairing import COOKIE
from surefoot.web.server import CannotListen, prepared, serve
from tests.service.conftest import Clock, onboard

from .in_browser import PATIENCE_MS, PHONE, button, faults

JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Running:
    """A server with a door for this machine and others beside it."""

    local: int
    beside: list[int]

    @property
    def port(self) -> int:
        return self.beside[0]


def ask(
    port: int,
    path: str,
    method: str = "GET",
    *,
    tls: ssl.SSLContext | None = None,
    token: str = "",
    body: str | None = None,
    **headers: str,
) -> Answer:
    """One request; headers by name, underscores as hyphens."""
    connection = (
        HTTPSConnection("127.0.0.1", port, context=tls, timeout=30)
        if tls
        else HTTPConnection("127.0.0.1", port, timeout=30)
    )
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if token:
        named["cookie"] = f"{COOKIE}={token}"
    connection.request(method, path, body=body, headers=named)
    answer = connection.getresponse()
    found = Answer(answer.status, {n.lower(): v for n, v in answer.getheaders()}, answer.read())
    connection.close()
    return found


@contextmanager
def running(surefoot: Surefoot, beyond: Beyond) -> Iterator[Running]:
    ready = Event()
    with prepared(surefoot, "127.0.0.1", 0, lambda address: ready.set(), beyond) as (server, own):
        thread = Thread(target=server.run, kwargs={"sockets": [own]})
        thread.start()
        try:
            assert ready.wait(30)
            ports = [each.listener.getsockname()[1] for each in server.beside]
            yield Running(own.getsockname()[1], ports)
        finally:
            server.should_exit = True
            thread.join(20)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def surefoot(tmp_path: Path, clock: Clock) -> Iterator[Surefoot]:
    clock.moment = clock.moment.now(clock.moment.tzinfo)  # TLS looks at the real clock
    with open_surefoot(tmp_path / "home", now=clock) as opened:
        onboard(opened, clock)
        yield opened


@pytest.fixture
def lan(surefoot: Surefoot) -> Iterator[Running]:
    with running(surefoot, Beyond(lan=True, host="127.0.0.1", port=0)) as doors:
        yield doors


@pytest.fixture
def trusting(lan: Running, surefoot: Surefoot) -> ssl.SSLContext:
    """A client that knows the own authority and nobody else."""
    return knowing(surefoot)


def knowing(surefoot: Surefoot) -> ssl.SSLContext:
    der = surefoot.devices.authority.certificate()
    assert der is not None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=der)
    return context


def paired(surefoot: Surefoot, name: str = "Phone") -> str:
    """A device's token."""
    return surefoot.devices.pair(surefoot.devices.new_code().digits, name)


# TLS


def test_the_authority_vouches_for_this_machine_and_others_refuse(
    lan: Running, trusting: ssl.SSLContext
) -> None:
    assert ask(lan.port, "/pair", tls=trusting).status == 200
    with pytest.raises(ssl.SSLCertVerificationError):
        ask(lan.port, "/pair", tls=ssl.create_default_context())
    der = ask(lan.port, "/authority.crt", tls=trusting)
    assert der.headers["content-type"] == "application/x-x509-ca-cert"
    fingerprint = ask(lan.local, "/api/devices").body
    assert json.loads(fingerprint)["authority"]["fingerprint"] == ":".join(
        f"{byte:02X}" for byte in sha256(der.body).digest()
    )


def test_the_authority_can_vouch_for_nothing_public(
    surefoot: Surefoot, lan: Running, clock: Clock, tmp_path: Path
) -> None:
    from surefoot.service import authority as module

    authority = surefoot.devices.authority
    names = authority.vouch("box", ["example.org", "203.0.113.9", "192.168.1.7", "box.local"]).names
    assert names == {"192.168.1.7", "box.local"}, "a machine renamed is not in the constraints"
    issuer = authority._kept("authority")
    assert issuer is not None
    forged = module._server("example.org", ["example.org"], *issuer, clock())
    authority._keep("forged", *forged)
    folder = tmp_path / "home" / "tls"
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "forged.pem", folder / "forged-key.pem")
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        shake_hands(server, knowing(surefoot), "example.org")


def shake_hands(server: ssl.SSLContext, client: ssl.SSLContext, name: str) -> None:
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    here = client.wrap_bio(to_client, to_server, server_hostname=name)
    there = server.wrap_bio(to_server, to_client, server_side=True)
    for _ in range(8):
        for side in (here, there):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue


def test_keys_are_the_owners_alone_and_in_no_archive(
    surefoot: Surefoot, lan: Running, tmp_path: Path
) -> None:
    folder = tmp_path / "home" / "tls"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name for path in folder.iterdir()} == {
        *("authority.pem", "authority-key.pem", "server.pem", "server-key.pem"),
    }
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    token = paired(surefoot)
    archive.export(tmp_path / "home", tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as everything:
        kept = b"".join(everything.read(name) for name in everything.namelist())
    assert b"PRIVATE KEY" not in kept
    assert b"Phone" not in kept and token.encode() not in kept
    surefoot.destroy()
    assert not folder.exists()
    assert surefoot.devices.known(token) is None


def test_a_certificate_is_renewed_in_time_and_the_authority_stays(
    surefoot: Surefoot, clock: Clock
) -> None:
    authority = surefoot.devices.authority
    first = authority.vouch("box", ["192.168.1.7"]).chain.read_bytes()
    mark = authority.mark()
    clock.forward(days=300)
    assert authority.vouch("box", ["192.168.1.7"]).chain.read_bytes() == first
    clock.forward(days=70)
    second = authority.vouch("box", ["192.168.1.7"]).chain.read_bytes()
    assert second != first
    assert authority.vouch("box", ["192.168.1.8"]).chain.read_bytes() != second
    assert authority.mark() == mark
    clock.forward(days=3650)
    authority.vouch("box", [])
    assert authority.mark() != mark


def test_a_certificate_of_ones_own_is_used(
    surefoot: Surefoot, tmp_path: Path, clock: Clock
) -> None:
    made = surefoot.devices.authority.vouch("box", ["box.lan", "127.0.0.1"])
    own = Beyond(lan=True, host="127.0.0.1", port=0, certificate=(made.chain, made.key))
    with running(surefoot, own) as doors:
        view = surefoot.devices.view()
        assert view.trust == "given" and view.authority is None
        assert f"https://box.lan:{doors.port}/" in view.addresses
        tls = knowing(surefoot)
        by_name = ask(doors.port, "/pair", tls=tls, host="box.lan")
        assert "strict-transport-security" in by_name.headers
        by_address = ask(doors.port, "/pair", tls=tls)
        assert "strict-transport-security" not in by_address.headers
    assert surefoot.devices.view().trust == ""
    for chain, key, why in (
        (made.key, made.key, "cannot be read"),
        (made.chain, tmp_path / "no.pem", "cannot be read"),
        (made.chain, tmp_path / "home" / "tls" / "authority-key.pem", "is not the key"),
    ):
        wrong = Beyond(lan=True, host="127.0.0.1", port=0, certificate=(chain, key))
        with pytest.raises(BadInput, match=why), running(surefoot, wrong):
            pass


def test_plain_http_gets_no_answer_on_the_networks_port(lan: Running) -> None:
    with pytest.raises((HTTPException, OSError)):
        ask(lan.port, "/pair")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "box.local"])
def test_nothing_listens_beyond_this_machine_without_tls(surefoot: Surefoot, host: str) -> None:
    with pytest.raises(CannotListen, match="--lan"):
        serve(surefoot, host, 0)


# who gets in


def every_address(port: int) -> list[tuple[str, str]]:
    paths = json.loads(ask(port, "/api/openapi.json").body)["paths"]
    return [
        (method.upper(), path.replace("{id}", "EX01").replace("{", "").replace("}", ""))
        for path, methods in paths.items()
        for method in methods
    ]


def test_without_a_token_there_is_no_data_at_any_address(
    lan: Running, trusting: ssl.SSLContext
) -> None:
    addresses = every_address(lan.local)
    assert len(addresses) > 30
    for token in ("", "x" * 43):
        for method, path in [*addresses, ("GET", "/api/openapi.json"), ("GET", "/api")]:
            answer = ask(lan.port, path, method, tls=trusting, token=token)
            assert answer.status == 401, path
            assert json.loads(answer.body) == {
                "error": "This device is not paired with Surefoot, or not any more.",
                "problems": [],
            }
            assert "set-cookie" not in answer.headers
    for path in ("/", "/index.html", "/assets.json", "/calendar/x", "/a/../api/state.svg"):
        assert ask(lan.port, path, tls=trusting).status == 401, path
    assert ask(lan.port, "/api/figures/EX01.svg", tls=trusting).status == 401
    page = ask(lan.port, "/", tls=trusting, accept="text/html")
    assert page.status == 303 and page.headers["location"] == "/pair"
    for path in ("/pair", "/pair.css", "/mark.svg"):
        assert ask(lan.port, path, tls=trusting).status == 200, path


def test_a_code_pairs_once_and_the_token_opens(
    surefoot: Surefoot, lan: Running, trusting: ssl.SSLContext, clock: Clock
) -> None:
    code = json.loads(ask(lan.local, "/api/devices/code", "POST").body)
    form = urlencode({"code": code["digits"], "name": "  My   phone "})
    answer = ask(lan.port, "/pair", "POST", tls=trusting, body=form, **FORM)
    assert answer.status == 303 and answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"]
    for part in (f"{COOKIE}=", "HttpOnly", "Secure", "SameSite=strict", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie
    token = cookie.partition("=")[2].partition(";")[0]
    assert len(token) == 43
    state = ask(lan.port, "/api/state", tls=trusting, token=token)
    assert state.status == 200 and json.loads(state.body)["onboarded"]
    assert ask(lan.port, "/", tls=trusting, token=token).status in (200, 503)
    again = ask(lan.port, "/pair", "POST", tls=trusting, body=form, **FORM)
    assert again.status == 422 and b"code is not right" in again.body
    (device,) = surefoot.devices.all()
    assert device.name == "My phone"
    kept = surefoot._store.setting("devices") or ""
    assert token not in kept
    clock.forward(days=1)
    later = ask(lan.port, "/api/devices", tls=trusting, token=token)
    assert json.loads(later.body)["this_device"] == device.id
    assert token in later.headers["set-cookie"], "each day of use lets the cookie live on"
    assert surefoot.devices.all()[0].seen_at == clock()


def test_after_everything_is_deleted_a_phone_pairs_again_with_the_same_server(
    surefoot: Surefoot, lan: Running, trusting: ssl.SSLContext
) -> None:
    former = paired(surefoot)
    deleted = ask(
        lan.local, "/api/destroy", "POST", body='{"confirm": "delete everything"}', **JSON
    )
    assert deleted.status == 200 and surefoot.devices.all() == []
    with pytest.raises(ssl.SSLCertVerificationError):
        ask(lan.port, "/pair", tls=trusting)
    anew = knowing(surefoot)
    assert ask(lan.port, "/api/state", tls=anew, token=former).status == 401
    code = json.loads(ask(lan.local, "/api/devices/code", "POST").body)
    form = urlencode({"code": code["digits"], "name": "Phone"})
    answer = ask(lan.port, "/pair", "POST", tls=anew, body=form, **FORM)
    token = answer.headers["set-cookie"].partition("=")[2].partition(";")[0]
    assert ask(lan.port, "/api/state", tls=anew, token=token).status == 200


def test_guessing_ends_after_five_tries_and_a_code_after_five_minutes(
    surefoot: Surefoot, lan: Running, trusting: ssl.SSLContext, clock: Clock
) -> None:
    def enter(code: str) -> int:
        body = urlencode({"code": code, "name": "Phone"})
        return ask(lan.port, "/pair", "POST", tls=trusting, body=body, **FORM).status

    code = surefoot.devices.new_code()
    secret = code.links[0].address.partition("code=")[2]
    wrong = str((int(code.digits) + 1) % 10**8).zfill(8)
    assert [enter(wrong) for _ in range(5)] == [422] * 5
    assert enter(code.digits) == 422
    assert enter(secret) == 303, "what was scanned cannot be guessed"
    old = surefoot.devices.new_code()
    assert enter(code.digits) == 422
    clock.forward(minutes=5)
    assert enter(old.digits) == 422
    grouped = surefoot.devices.new_code().digits
    assert enter(f"{grouped[:4]} {grouped[4:]}") == 303
    assert enter("") == 422


def test_a_revoked_device_is_out_at_once(
    surefoot: Surefoot, lan: Running, trusting: ssl.SSLContext, tmp_path: Path
) -> None:
    one, other = paired(surefoot, "One"), paired(surefoot, "Other")
    for token in (one, other):
        assert ask(lan.port, "/api/state", tls=trusting, token=token).status == 200
    with open_surefoot(tmp_path / "home") as command:  # as the command line does, beside the server
        assert command.devices.revoke("One") == "One"
    assert ask(lan.port, "/api/state", tls=trusting, token=one).status == 401
    assert ask(lan.port, "/api/state", tls=trusting, token=other).status == 200
    assert ask(lan.local, "/api/devices", "DELETE").status == 200
    assert ask(lan.port, "/api/state", tls=trusting, token=other).status == 401


def test_a_paired_device_lets_nobody_in_and_ends_itself_alone(
    surefoot: Surefoot, lan: Running, trusting: ssl.SSLContext
) -> None:
    one, other = paired(surefoot, "One"), paired(surefoot, "Other")
    ids = {device.name: device.id for device in surefoot.devices.all()}

    def asks(path: str, method: str) -> int:
        return ask(lan.port, path, method, tls=trusting, token=one).status

    assert asks("/api/devices/code", "POST") == 403
    assert asks(f"/api/devices/{ids['Other']}", "DELETE") == 403
    assert asks("/api/devices", "DELETE") == 403
    assert asks(f"/api/devices/{ids['One']}", "DELETE") == 200
    assert surefoot.devices.known(one) is None
    assert surefoot.devices.known(other) is not None


def test_other_names_and_other_sites_are_refused(
    surefoot: Surefoot, lan: Running, trusting: ssl.SSLContext
) -> None:
    token = paired(surefoot)
    for host in ("evil.example", "192.168.1.7", "0.0.0.0", ""):
        answer = ask(lan.port, "/api/state", tls=trusting, token=token, host=host)
        assert answer.status in (400, 403) and b"subject" not in answer.body, host
    own = f"127.0.0.1:{lan.port}"
    for foreign in ({"origin": "https://evil.example"}, {"sec_fetch_site": "cross-site"}):
        answer = ask(
            lan.port,
            "/api/facts",
            "POST",
            tls=trusting,
            token=token,
            body="{}",
            host=own,
            **foreign,
        )
        assert answer.status == 403
        code = urlencode({"code": surefoot.devices.new_code().digits, "name": "x"})
        answer = ask(
            lan.port, "/pair", "POST", tls=trusting, body=code, host=own, **FORM, **foreign
        )
        assert answer.status == 403
    proxied = ask(lan.local, "/api/state", x_forwarded_for="203.0.113.9")
    assert proxied.status == 403 and b"--behind-proxy" in proxied.body


def test_the_calendar_needs_its_secret_alone(
    surefoot: Surefoot, lan: Running, trusting: ssl.SSLContext
) -> None:
    path = surefoot.calendar.switch_on().path
    answer = ask(lan.port, path, tls=trusting)
    assert answer.status == 200 and b"VCALENDAR" in answer.body
    assert ask(lan.port, path, "HEAD", tls=trusting).status == 200
    assert ask(lan.port, "/calendar/wrong.ics", tls=trusting).status == 404


def test_a_proxy_brings_paired_devices_to_a_door_of_its_own(surefoot: Surefoot) -> None:
    with running(surefoot, Beyond(proxy="https://feet.example", proxy_port=0)) as doors:
        token = paired(surefoot)
        assert surefoot.devices.view().addresses == ["https://feet.example/"]
        assert surefoot.devices.view().trust == "proxy"
        name = {"host": "feet.example", "x_forwarded_for": "203.0.113.9"}
        assert ask(doors.port, "/api/state", **name).status == 401
        answer = ask(doors.port, "/api/state", token=token, **name)
        assert answer.status == 200
        assert "strict-transport-security" in answer.headers
        assert ask(doors.port, "/api/state", token=token).status == 403, "not its name"
        assert ask(doors.local, "/api/state").status == 200
    for address in ("http://feet.example", "feet.example", "https://", "https://feet.example/app"):
        with pytest.raises(BadInput, match="https://name"):
            Beyond(proxy=address)


# in a browser


@pytest.fixture
def phone(browser: Any) -> Iterator[Callable[[], Any]]:
    contexts: list[Any] = []

    def make() -> Any:
        # The phone of this test has not installed the authority; the chain is tested above.
        contexts.append(browser.new_context(ignore_https_errors=True, viewport=PHONE))
        contexts[-1].set_default_timeout(PATIENCE_MS)
        return contexts[-1].new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.mark.browser
def test_a_phone_is_paired_by_the_page_and_removed_again(
    surefoot: Surefoot, lan: Running, phone: Callable[[], Any]
) -> None:
    machine = phone()
    machine.goto(f"http://127.0.0.1:{lan.local}/#/devices")
    machine.get_by_text("No device is paired.").wait_for()
    with machine.expect_response("**/api/devices/code") as answered:
        button(machine, "Make a code")
    code = answered.value.json()
    machine.get_by_role("img", name="QR code that leads to the pairing page").wait_for()
    machine.get_by_text(f"{code['digits'][:4]} {code['digits'][4:]}").wait_for()
    assert faults(machine) == []

    scanned = phone()
    query = code["links"][0]["address"].partition("/pair")[2]
    scanned.goto(f"https://127.0.0.1:{lan.port}/pair{query}")
    scanned.get_by_label("What to call it").fill("Blue phone")
    scanned.get_by_role("button", name="Pair").click()
    scanned.locator(".light").wait_for()
    assert scanned.evaluate("document.cookie") == "", "no script can read the token"

    machine.get_by_text("Blue phone is paired.").wait_for()
    scanned.goto(f"https://127.0.0.1:{lan.port}/#/devices")
    scanned.get_by_text("this device").wait_for()
    expect(scanned.get_by_role("button", name="Make a code")).to_have_count(0)

    machine.get_by_role("button", name="Remove Blue phone").click()
    machine.get_by_text("It can no longer open your plan.", exact=False).wait_for()
    button(machine, "Remove it")
    machine.get_by_text("No device is paired.").wait_for()
    scanned.goto(f"https://127.0.0.1:{lan.port}/")
    scanned.get_by_role("heading", name="Pair this device").wait_for()


@pytest.mark.browser
def test_digits_are_typed_and_a_page_that_is_open_hears_that_it_is_out(
    surefoot: Surefoot, lan: Running, phone: Callable[[], Any]
) -> None:
    page = phone()
    page.goto(f"https://127.0.0.1:{lan.port}/")
    page.get_by_label("The 8 digits").fill("0000 0000")
    page.get_by_label("What to call it").fill("Phone")
    page.get_by_role("button", name="Pair").click()
    page.get_by_role("alert").get_by_text("code is not right", exact=False).wait_for()
    assert faults(page) == []
    page.get_by_label("The 8 digits").fill(surefoot.devices.new_code().digits)
    page.get_by_label("What to call it").fill("Phone")
    page.get_by_role("button", name="Pair").click()
    page.locator(".light").wait_for()
    surefoot.devices.revoke_all()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.get_by_role("link", name="Pair this device").wait_for()


@pytest.mark.browser
def test_a_phone_that_trusts_the_machine_has_the_worker_and_hears_that_it_is_out(
    surefoot: Surefoot, lan: Running, tmp_path: Path, browser: Any, chromium_path: str
) -> None:
    leaf = load_pem_x509_certificate((tmp_path / "home" / "tls" / "server.pem").read_bytes())
    key = leaf.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    known = b64encode(sha256(key).digest()).decode()
    # As after the authority is installed: to the browser this is a certificate like any other.
    context = browser.browser_type.launch_persistent_context(
        tmp_path / "profile",
        executable_path=chromium_path,
        args=["--no-sandbox", f"--ignore-certificate-errors-spki-list={known}"],
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    secret = surefoot.devices.new_code().links[0].address.partition("/pair")[2]
    page.goto(f"https://localhost:{lan.port}/pair{secret}")
    page.get_by_role("button", name="Pair").click()
    page.locator(".light").wait_for()
    assert page.evaluate("isSecureContext")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    without = "fetch(%r, {credentials: 'omit'}).then((answer) => answer.status)"
    assert page.evaluate(without % "/manifest.webmanifest") == 200
    assert page.evaluate(without % "/icon-192.png") == 200
    assert page.evaluate(without % "/api/state?new") == 401
    surefoot.devices.revoke_all()
    page.reload()
    page.get_by_text("This device is not paired", exact=False).first.wait_for()
    page.get_by_role("link", name="Pair this device").first.click()
    page.get_by_role("heading", name="Pair this device").wait_for()
    context.close()
