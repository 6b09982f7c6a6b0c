"""What every test may lean on: Hypothesis profiles, and the system's browser."""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS, HypothesisProvider

IN_CI = os.environ.get("CI") == "true"


class SameEverywhere(HypothesisProvider):
    """Draws no constants out of the modules that happen to be loaded, so that a seed draws the same
    examples on every machine and in every selection of tests."""

    def _maybe_draw_constant(self, *_: object, **__: object) -> None:
        return None


AVAILABLE_PROVIDERS["same-everywhere"] = SameEverywhere

# quick: while writing. usual: ./test and CI, the same examples every time. thorough: new ones each
# time, to look for what nobody thought of: HYPOTHESIS_PROFILE=thorough ./test.
settings.register_profile("quick", max_examples=10, deadline=None)
settings.register_profile(
    "usual", max_examples=30, deadline=None, derandomize=True, backend="same-everywhere"
)
settings.register_profile("thorough", max_examples=200, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are told apart by their place in the list: what a file holds may differ from one worker
    to the next (a time of packing), and every worker has to find tests of the same names."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The system's Chromium, for Playwright's executable_path; without one the test is skipped."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    if IN_CI:
        pytest.fail("CI has to run the browser tests, and found no Chromium")
    pytest.skip("no Chromium on this machine: browser tests skipped (Debian: apt install chromium)")
