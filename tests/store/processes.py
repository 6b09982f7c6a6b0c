"""Other processes at work on a data folder, for tests that need one to run beside or to kill."""

import os
import subprocess
import sys
from pathlib import Path

import surefoot

REPOSITORY = Path(surefoot.__file__).parents[1]

SERVE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from surefoot.store.opening import open_store
with open_store(Path(sys.argv[1]), exclusive=True, at=datetime.now(UTC), address="http://127.0.0.1:8642"):
    print("serving", flush=True)
    sys.stdin.read()
"""

APPEND_FOR_EVER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4
from surefoot.facts.types import CheckIn
from surefoot.store.opening import open_store
now = datetime(2026, 5, 3, tzinfo=UTC)
with open_store(Path(sys.argv[1]), exclusive=True, at=now) as store:
    while True:
        facts = [
            CheckIn(id=uuid4(), subject=uuid4(), happened_at=now, received_at=now, zone="UTC",
                    pain={"ITB_R": pain}, sleep="over_7_h")
            for pain in range(3)
        ]
        for id in store.append(facts).new:
            print(id, flush=True)
"""

KEEP_FILES_FOR_EVER = """
import random, sys
from datetime import UTC, datetime
from pathlib import Path
from surefoot.store.opening import open_store
now = datetime(2026, 5, 3, tzinfo=UTC)
with open_store(Path(sys.argv[1]), exclusive=True, at=now) as store:
    while True:
        data = random.randbytes(random.randrange(1, 4_000_000))
        print(store.keep_file(data, "track.fit", now), flush=True)
"""

REMEMBER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from surefoot.store.opening import open_store
with open_store(Path(sys.argv[1]), exclusive=False, at=datetime.now(UTC)) as store:
    store.set_setting(sys.argv[2], "was here")
"""


def start(program: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Runs a program of this module; its output is read as text, its errors pass through."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )
