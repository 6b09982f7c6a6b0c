"""Devices on the command line, and what `serve` refuses beyond this machine."""

import re
import ssl
import subprocess
import sys
import urllib.request
from http.client import HTTPSConnection

import pytest

from tests.cli.conftest import Run, json_of


def test_devices_are_paired_listed_and_revoked_beside_a_server(
    ready: Run, environment: dict[str, str]
) -> None:
    assert "No device is paired." in ready("devices").stdout
    alone = ready("devices", "pair")
    assert alone.returncode == 1 and "surefoot serve --lan" in alone.stderr
    lan = ["--port", "0", "--lan", "--host", "127.0.0.1", "--lan-port", "0"]
    process = subprocess.Popen(
        [sys.executable, "-m", "surefoot.cli.main", "serve", *lan],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        said = []
        while not said or not re.fullmatch(r"([a-z]{5} ?){5}", said[-1]):
            said.append(process.stdout.readline().strip())
        text = "\n".join(said)
        assert re.search(r"SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}", text)
        found = re.search(r"Open https://\S+:(\d+)/ on the phone and type \d{4} \d{4}\.", text)
        assert found is not None, text
        local = re.search(r"http://\S+/", text)
        assert local is not None
        with urllib.request.urlopen(f"{local.group()}authority.crt", timeout=20) as answer:
            authority = answer.read()
        code = json_of(ready("devices", "pair", "--json"))
        context = ssl.create_default_context(cadata=authority)
        phone = HTTPSConnection("127.0.0.1", int(found.group(1)), context=context, timeout=20)
        form = {"content-type": "application/x-www-form-urlencoded"}
        phone.request("POST", "/pair", f"code={code['digits']}&name=Phone", form)
        assert phone.getresponse().status == 303
        (device,) = json_of(ready("devices", "--json"))["devices"]
        assert device["name"] == "Phone"
        assert "Phone" in ready("devices").stdout
        assert ready("devices", "revoke").returncode == 1
        assert "no device Tablet" in ready("devices", "revoke", "Tablet").stderr
        assert "Phone may not call" in ready("devices", "revoke", device["id"]).stdout
        assert json_of(ready("devices", "revoke-all", "--json")) == {"revoked": 0}
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()
    assert "--lan" in ready("devices", "pair").stderr


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--host", "0.0.0.0"], "--lan --host 0.0.0.0"),
        (["--lan", "--cert", "a.pem"], "both --cert and --key"),
        (["--cert", "a.pem", "--key", "b.pem"], "give --lan too"),
        (["--lan", "--lan-port", "0", "--cert", "a.pem", "--key", "b.pem"], "cannot be read"),
        (["--behind-proxy", "http://name"], "https://name"),
    ],
)
def test_what_would_be_open_or_wrong_is_refused(run: Run, arguments: list[str], why: str) -> None:
    done = run("serve", "--port", "0", *arguments)
    assert done.returncode == 1
    assert why in done.stderr and "Traceback" not in done.stderr
