"""Every invariant I01-I48 of the decision model has a test that bears its id, or a reason here."""

import re
from pathlib import Path

NOT_YET: dict[str, str] = {}
"""Id to reason. I45 speaks of miles and feet too: there is no display in them yet, every fact is in
metres and minutes, so that part has nothing to compare."""


def test_every_invariant_has_its_test() -> None:
    named = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        for name in re.findall(r"def test_((?:i\d\d_)+)", path.read_text()):
            named |= set(re.findall(r"i\d\d", name))
    wanted = {f"i{number:02}" for number in range(1, 49)}
    assert named | {key.lower() for key in NOT_YET} >= wanted
    assert not named & {key.lower() for key in NOT_YET}
