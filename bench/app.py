"""The app as a phone meets it: how soon the server answers, a hundred phones, what Today weighs.

Usage: python bench/app.py [runs]
The product's own server, in a process of its own, over a data folder of two years of daily facts
and [runs] imported activities (500); phones and browser share the machine with it. Times are those
of a caller on the same machine who keeps the connection; beside Today stands an answer that asks
nothing of the engine, taken in turns with it. Bytes are those that a browser counts on the wire.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any
from uuid import UUID

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import exports  # noqa: E402
from lives import lived  # noqa: E402

from surefoot.facts.ids import uuid7  # noqa: E402
from surefoot.knowledge import loader  # noqa: E402
from surefoot.service.opening import open_surefoot, utc_now  # noqa: E402

DAYS, RUNS = 730, 500
ASKED, PROGRESS_ASKED = 200, 40
PHONES, WITHIN_S = 100, 5.0
TODAY_P50_MS, TODAY_P95_MS, PHONES_P95_MS = 15.0, 40.0, 250.0
PROGRESS_P95_MS = 100.0
FIRST_LOAD_KB, SECOND_LOAD_KB = 110.0, 10.0
CHROMIUM = "/usr/bin/chromium"
QUIET_S = 6.0
"""The worker looks ahead a while after a visit, one answer at a time."""


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with TemporaryDirectory() as folder:
        subject = fill(Path(folder), runs)
        with serving(Path(folder)) as port:
            print(f"{DAYS} days of facts, {runs} activities")
            ask_today(port, subject)
            ask_progress(port)
            accepted = check_in_from_phones(port, subject)
            weigh(port)
        with open_surefoot(Path(folder)) as surefoot:
            there = {str(fact.id) for fact in surefoot.facts()}
        lost = len(accepted - there)
        print(f"acknowledged facts lost when the server was killed: {lost} of {len(accepted)}")


def fill(home: Path, runs: int) -> UUID:
    """A data folder with two years of a runner's facts up to yesterday; the runner's id."""
    started = utc_now().date() - timedelta(days=DAYS)
    life = lived(loader.load(), started, DAYS)
    first = datetime(started.year, started.month, started.day, 8, tzinfo=UTC)
    with open_surefoot(home) as surefoot:
        surefoot.take_over(life.facts)
        for number in range(runs):
            run = exports.Run(number, first + timedelta(days=number * (DAYS - 1) / runs - number))
            path = home / "run.fit"
            path.write_bytes(run.fit())
            with path.open("rb") as file:
                surefoot.import_one(f"{number}.fit", file)
            path.unlink()
        surefoot.course()
        return surefoot.subject


@contextmanager
def serving(home: Path) -> Iterator[int]:
    """The product's server on a free port, killed without warning at the end."""
    command = [sys.executable, "-m", "surefoot.cli.main", "serve", "--port", "0"]
    environment = {**os.environ, "SUREFOOT_HOME": str(home), "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        said = server.stdout.readline()
        yield int(said.split("http://127.0.0.1:")[1].split("/")[0])
    finally:
        server.send_signal(signal.SIGKILL)
        server.wait()


class Caller:
    """A connection that is kept."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, path: str, said: object = None) -> float:
        """Milliseconds until the whole answer was there. Raises RuntimeError for a refusal."""
        body = None if said is None else json.dumps(said)
        headers = {"accept-encoding": "gzip"}
        if body is not None:
            headers["content-type"] = "application/json"
        start = time.perf_counter()
        self.connection.request("GET" if body is None else "POST", path, body, headers)
        answer = self.connection.getresponse()
        got = answer.read()
        took = (time.perf_counter() - start) * 1000
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {got[:200]!r}")
        return took


def check_in(subject: UUID) -> dict[str, object]:
    now = utc_now()
    return {
        "kind": "check_in",
        "id": str(uuid7(int(now.timestamp() * 1000), random.randbytes(10))),
        "subject": str(subject),
        "author": {"role": "runner"},
        "happened_at": now.isoformat(),
        "zone": "UTC",
        "pain": {"ITB_R": random.randint(0, 2)},
    }


def ask_today(port: int, subject: UUID) -> None:
    caller = Caller(port)
    first = caller.ask("/api/today")
    print(f"the first Today after the start: {first:.0f} ms")

    def after_a_fact() -> float:
        caller.ask("/api/facts", {"facts": [check_in(subject)]})
        return caller.ask("/api/today")

    rows: dict[str, Callable[[], float]] = {
        "an answer without the engine": lambda: caller.ask("/api/watch"),
        "Today": lambda: caller.ask("/api/today"),
        "Today after a new check-in": after_a_fact,
    }
    found: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(ASKED):
        for name, work in rows.items():
            found[name].append(work())
    bars = f"{TODAY_P50_MS:.0f} / {TODAY_P95_MS:.0f}"
    print(f"{'ms, of ' + str(ASKED):32}{'p50':>8}{'p95':>8}   bars {bars}")
    for name, taken in found.items():
        print(f"{name:32}{statistics.median(taken):8.1f}{p95(taken):8.1f}")


def ask_progress(port: int) -> None:
    caller = Caller(port)
    print(f"{'ms, of ' + str(PROGRESS_ASKED):32}{'p50':>8}{'p95':>8}   bar {PROGRESS_P95_MS:.0f}")
    for weeks in ("12", "all"):
        taken = [caller.ask(f"/api/progress?weeks={weeks}") for _ in range(PROGRESS_ASKED)]
        print(f"{'Progress, weeks: ' + weeks:32}{statistics.median(taken):8.1f}{p95(taken):8.1f}")


def p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def check_in_from_phones(port: int, subject: UUID) -> set[str]:
    """Phones that check in, each at its moment, and then look at Today; ids of what was taken."""
    told: list[float] = []
    looked: list[float] = []
    accepted: set[str] = set()
    begin_at = time.perf_counter() + 0.5

    def phone(wait_s: float) -> None:
        caller, fact = Caller(port), check_in(subject)
        caller.connection.connect()
        time.sleep(max(0.0, begin_at + wait_s - time.perf_counter()))
        told.append(caller.ask("/api/facts", {"facts": [fact]}))
        accepted.add(str(fact["id"]))
        looked.append(caller.ask("/api/state") + caller.ask("/api/today"))

    phones = [Thread(target=phone, args=(random.uniform(0, WITHIN_S),)) for _ in range(PHONES)]
    for each in phones:
        each.start()
    for each in phones:
        each.join()
    name = f"{PHONES} phones within {WITHIN_S:.0f} s, ms"
    print(f"{name:32}{'p50':>8}{'p95':>8}   bar {PHONES_P95_MS:.0f}")
    for what, taken in (("check-in acknowledged", told), ("state and Today after it", looked)):
        print(f"{what:32}{statistics.median(taken):8.1f}{p95(taken):8.1f}")
    return accepted


class Relay:
    """Stands between a browser and the server, and counts what the server sends."""

    def __init__(self, port: int) -> None:
        self.server = ("127.0.0.1", port)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.received = 0
        self.last = time.perf_counter()
        Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            caller, _ = self.listener.accept()
            server = socket.create_connection(self.server)
            Thread(target=self._pass_on, args=(caller, server, False), daemon=True).start()
            Thread(target=self._pass_on, args=(server, caller, True), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                target.sendall(data)
                if counted:
                    self.received += len(data)
                    self.last = time.perf_counter()
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def wait_until_quiet(self) -> None:
        while time.perf_counter() - self.last < QUIET_S:
            time.sleep(0.1)


def weigh(port: int) -> None:
    """Today's first load as its page asks for it; what the worker fetches after it for the days to
    come; and all of a second load, the worker's included."""
    from playwright.sync_api import sync_playwright

    bars = f"bars {FIRST_LOAD_KB:.0f}, -, {SECOND_LOAD_KB:.0f}"
    print(f"{'kB on the wire':32}{'first':>8}{'ahead':>8}{'second':>8}   {bars}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for locale in ("en-GB", "de-DE"):
            relay = Relay(port)
            context = browser.new_context(locale=locale, viewport={"width": 390, "height": 844})
            first = load(context, relay)
            whole = relay.received
            load(context, relay)
            row = (first, whole - first, relay.received - whole)
            print(f"{'Today, ' + locale:32}" + "".join(f"{each / 1000:8.1f}" for each in row))
            context.close()
        browser.close()


def load(context: Any, relay: Relay) -> int:
    """Opens Today in a new tab and waits until all is quiet; the bytes that the page asked for."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    received: list[int] = []
    wire.on("Network.loadingFinished", lambda seen: received.append(int(seen["encodedDataLength"])))
    page.goto(f"http://127.0.0.1:{relay.port}/")
    page.locator(".light").wait_for()
    page.wait_for_load_state("networkidle")
    relay.wait_until_quiet()
    page.wait_for_timeout(100)
    page.close()
    return sum(received)


if __name__ == "__main__":
    main()
