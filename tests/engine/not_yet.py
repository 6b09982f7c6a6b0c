"""Invariants of the decision model (§11) without a test in this folder, each with the reason."""

from collections.abc import Mapping

NOT_YET: Mapping[str, str] = {}
"""By id. Empty: every invariant has its test. Parts that wait are listed below."""

PARTS_THAT_WAIT: Mapping[str, str] = {
    "I11": "new ground counts as a lever only as a weekly answer that holds the others "
    "(growth.obstacles); the plan prescribes no change of ground",
    "I48": "that a clinician's override is logged is the journal's guarantee (tests/store)",
}
