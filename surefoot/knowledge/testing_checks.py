"""What the tests of a protocol must agree on, so that each can be guided and counted."""

from collections.abc import Iterator

from surefoot.knowledge.draft import Draft, Finding
from surefoot.knowledge.shapes import suggestion
from surefoot.knowledge.yaml_file import Steps

_COUNTED = ("reps",)
_MEASURED = ("cm", "deg", "N")


def tests_can_be_guided(draft: Draft) -> Iterator[Finding]:
    known = tuple(test.id for test in draft.tests)
    for position, test in enumerate(draft.tests):
        steps: Steps = ("tests", position)
        if test.faults and test.unit not in _COUNTED:
            yield Finding(
                (*steps, "faults"), f"{test.id} counts no repetitions: only those have faults"
            )
        if test.faults and not test.most:
            yield Finding(
                (*steps, "faults"), f"say with `most:` how many repetitions {test.id} has"
            )
        if test.attempts > 1 and test.unit not in _MEASURED:
            yield Finding(
                (*steps, "attempts"),
                f"{test.id} is over after one attempt: several are for {', '.join(_MEASURED)}",
            )
        if test.measures_symmetry and (not test.per_side or test.better == "less"):
            yield Finding(
                (*steps, "measures_symmetry"),
                f"{test.id} has no share of one side in the other: it needs two sides, and more"
                " must be better",
            )
        for below, name in enumerate(test.strain_after):
            if name not in known:
                yield Finding(
                    (*steps, "strain_after", below),
                    f"there is no test `{name}`{suggestion(name, known)}",
                )
