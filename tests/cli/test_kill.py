"""A process killed in the middle of a check-in or an import loses nothing it acknowledged."""

import json
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.cli.conftest import Run, json_of
from tests.service.test_use_cases import gpx

_TELLER = """
import sys
from surefoot.service.opening import data_folder, open_surefoot, utc_now
from surefoot.service.ids import new_id
with open_surefoot(data_folder()) as surefoot:
    while True:
        now = utc_now()
        fact = {"id": str(new_id(now)), "kind": "check_in", "subject": str(surefoot.subject),
                "happened_at": now.isoformat(), "zone": "UTC", "pain": {"ITB_R": 1}}
        surefoot.receive([fact])
        print(fact["id"], flush=True)
"""
_IMPORTER = """
import sys
from pathlib import Path
from surefoot.service.opening import data_folder, open_surefoot
with open_surefoot(data_folder()) as surefoot:
    files = ((str(p), p.open("rb")) for p in sorted(Path(sys.argv[1]).iterdir()))
    surefoot.import_files(
        files,
        lambda step: print(step.file.activities[0].id if step.file.activities else "-", flush=True),
    )
"""


def _killed(
    program: str, environment: dict[str, str], after_s: float, *arguments: str
) -> list[str]:
    """What a program acknowledged before it was killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    first = process.stdout.readline().strip()
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.wait()
    return [line for line in (first, *rest.splitlines()) if len(line) == 36]


def _stored(run: Run, tmp_path: Path) -> set[str]:
    archive = tmp_path / "after.zip"
    assert run("export", str(archive)).returncode == 0
    import zipfile

    with zipfile.ZipFile(archive) as held:
        return {json.loads(line)["id"] for line in held.read("facts.jsonl").splitlines()}


def test_a_killed_check_in_loses_nothing_acknowledged(
    ready: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    chance = random.Random(1)
    for _ in range(4):
        told = _killed(_TELLER, environment, chance.uniform(0.0, 0.2))
        assert told
        assert set(told) <= _stored(ready, tmp_path)
    assert json_of(ready("doctor", "--json"))


def test_a_killed_import_loses_nothing_acknowledged_and_goes_on(
    ready: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "watch"
    folder.mkdir()
    start = datetime(2026, 5, 2, 8, tzinfo=UTC)
    for number in range(40):
        data = gpx(start + timedelta(days=number), minutes=20 + number)
        (folder / f"run{number:02}.gpx").write_bytes(data)
    told: set[str] = set()
    chance = random.Random(2)
    for _ in range(3):
        told |= set(_killed(_IMPORTER, environment, chance.uniform(0.01, 0.1), str(folder)))
        assert told <= _stored(ready, tmp_path)
    files = json_of(ready("import", str(folder), "--json"))["files"]
    assert {entry["status"] for entry in files} <= {"imported", "duplicate"}
    assert len(_stored(ready, tmp_path)) == 2 + 40
