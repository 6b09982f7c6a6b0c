"""Every invariant of the decision model has a test that is named by it, or a reason why not."""

import re
from pathlib import Path

from tests.engine.not_yet import NOT_YET

HERE = Path(__file__).parent
INVARIANTS = {f"I{number:02}" for number in range(1, 49)}


def named_by_tests() -> set[str]:
    found = set()
    for path in HERE.glob("test_*.py"):
        for first, last in re.findall(r"def test_i(\d\d)(?:_i(\d\d))?_", path.read_text()):
            found |= {f"I{first}", f"I{last}"} if last else {f"I{first}"}
    return found


def test_every_invariant_is_tested_or_listed_with_a_reason() -> None:
    assert named_by_tests() | set(NOT_YET) == INVARIANTS
    assert not named_by_tests() & set(NOT_YET)
    assert all(reason.strip() for reason in NOT_YET.values())
