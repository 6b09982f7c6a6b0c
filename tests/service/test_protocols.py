"""A protocol is proposed by the injuries, refused where it does not fit, and switched openly."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from surefoot.facts.journal import dump
from surefoot.knowledge import loader
from surefoot.service import protocols
from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput
from surefoot.service.rehearsal import rehearse
from tests.service.conftest import INJURY, PROFILE, Clock, fact

STRAIN = {
    "site": "HAM_L",
    "hamstring_kind": "acute_strain",
    "onset": "2026-05-03",
    "worst_pain_7d": 4,
    "usual_pain": 1,
    "days_without_running": 7,
}
INSTALLED = loader.load_all()


def tell(surefoot: Surefoot, clock: Clock, *facts: tuple[str, dict[str, Any]]) -> None:
    clock.forward(minutes=1)
    surefoot.receive([fact(surefoot, kind, clock(), **fields) for kind, fields in facts])


def onboard_strain(surefoot: Surefoot, clock: Clock) -> None:
    profile = {**PROFILE, "protocol": "hamstring-strain"}
    tell(surefoot, clock, ("profile", profile), ("injury", STRAIN))


def test_every_protocol_is_installed_under_its_own_version() -> None:
    assert list(INSTALLED) == ["itbs-hamstring", "hamstring-strain"]
    for name, knowledge in INSTALLED.items():
        assert knowledge.version.startswith(f"{name}-1.0.0+")
    first, second = INSTALLED.values()
    assert first.version.split("+")[1] != second.version.split("+")[1]
    assert first.exercises == second.exercises
    assert first.sources == second.sources


@pytest.mark.parametrize(
    ("kinds", "wanted"),
    [
        (["acute_strain"], "hamstring-strain"),
        (["acute_strain", "acute_strain"], "hamstring-strain"),
        (["acute_strain", "itb"], "itbs-hamstring"),
        (["tendon_proximal"], "itbs-hamstring"),
        (["unspecified"], "itbs-hamstring"),
        ([], "itbs-hamstring"),
    ],
)
def test_the_closest_protocol_is_proposed(kinds: list[Any], wanted: str) -> None:
    assert protocols.proposed(INSTALLED, kinds) == wanted


def test_a_new_runner_follows_the_protocol_of_the_profile(surefoot: Surefoot, clock: Clock) -> None:
    onboard_strain(surefoot, clock)
    state = surefoot.state()
    assert state.protocol == "hamstring-strain"
    assert state.knowledge.startswith("hamstring-strain-1.0.0+")
    assert state.upgrade is None
    assert surefoot.today().phase.name == "Protect"
    assert [each.id for each in state.protocols] == ["itbs-hamstring", "hamstring-strain"]


def test_a_profile_without_a_protocol_follows_the_usual_one(
    surefoot: Surefoot, clock: Clock
) -> None:
    tell(surefoot, clock, ("profile", PROFILE), ("injury", STRAIN))
    assert surefoot.state().protocol == "itbs-hamstring"
    assert surefoot.state().upgrade is None


def test_a_protocol_that_does_not_fit_is_refused(surefoot: Surefoot, clock: Clock) -> None:
    profile = {**PROFILE, "protocol": "hamstring-strain"}
    with pytest.raises(BadInput) as refused:
        tell(surefoot, clock, ("profile", profile), ("injury", INJURY))
    assert refused.value.message == (
        "Nothing was stored: protocol: hamstring-strain is written for an acute hamstring strain"
        " and not for IT band pain; choose itbs-hamstring instead."
    )
    assert not surefoot.state().onboarded


def test_an_unknown_protocol_is_refused(surefoot: Surefoot, clock: Clock) -> None:
    with pytest.raises(BadInput, match="it may be itbs-hamstring, hamstring-strain"):
        tell(surefoot, clock, ("profile", {**PROFILE, "protocol": "knee"}), ("injury", INJURY))


def test_switching_shows_the_difference_before_it_takes_hold(
    surefoot: Surefoot, clock: Clock, opened: Callable[..., Surefoot]
) -> None:
    tell(surefoot, clock, ("profile", PROFILE), ("injury", STRAIN))
    before = surefoot.plan(1)
    tell(surefoot, clock, ("profile", {**PROFILE, "protocol": "hamstring-strain"}))
    offered = surefoot.state().upgrade
    assert offered is not None
    assert offered.accepted.startswith("itbs-hamstring-")
    assert offered.offered.startswith("hamstring-strain-")
    assert offered.differences
    assert surefoot.plan(1) == before
    surefoot.accept_upgrade()
    assert surefoot.state().protocol == "hamstring-strain"
    assert surefoot.state().upgrade is None
    surefoot.close()
    assert opened().state().protocol == "hamstring-strain"


def test_taking_the_wish_back_takes_the_offer_away(surefoot: Surefoot, clock: Clock) -> None:
    tell(surefoot, clock, ("profile", PROFILE), ("injury", STRAIN))
    tell(surefoot, clock, ("profile", {**PROFILE, "protocol": "hamstring-strain"}))
    assert surefoot.state().upgrade is not None
    tell(surefoot, clock, ("profile", PROFILE))
    assert surefoot.state().upgrade is None
    assert surefoot.state().protocol == "itbs-hamstring"


def test_an_injury_that_the_protocol_does_not_cover_brings_the_usual_one_at_once(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard_strain(surefoot, clock)
    surefoot.today()
    clock.forward(days=3)
    tell(surefoot, clock, ("injury", {**INJURY, "onset": "2026-05-13"}))
    assert surefoot.state().protocol == "itbs-hamstring"
    assert surefoot.state().upgrade is None
    assert surefoot.today().phase.id == "P0"


def test_a_file_of_facts_is_replayed_with_its_protocol(
    surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    onboard_strain(surefoot, clock)
    journal = tmp_path / "facts.jsonl"
    journal.write_text("\n".join(dump(each) for each in surefoot.facts()), encoding="utf-8")
    assert rehearse(journal).course.knowledge.protocol.id == "hamstring-strain"


@pytest.mark.parametrize(
    ("injury", "words", "cite"),
    [
        (INJURY, "IT band syndrome", "EV005"),
        ({**STRAIN, "hamstring_kind": "tendon_proximal"}, "sit bone", "EV023"),
        ({**STRAIN, "hamstring_kind": "unspecified"}, "", ""),
        (STRAIN, "acute strain", "EV031"),
    ],
)
def test_the_way_back_rests_on_groups_with_the_same_injury(
    surefoot: Surefoot, clock: Clock, injury: dict[str, Any], words: str, cite: str
) -> None:
    tell(surefoot, clock, ("profile", PROFILE), ("injury", injury))
    back = surefoot.plan().back
    assert back is not None
    assert [each.id for each in back.cites] == [each for each in (cite, "EV006") if each]
    for other in ("IT band syndrome", "sit bone", "acute strain"):
        assert (other in back.sentence) == (other == words)
    assert back.sentence.endswith("It is a range, not a promise.")


def test_a_race_before_the_way_back_ends_is_said_to_be(surefoot: Surefoot, clock: Clock) -> None:
    race = {**PROFILE, "goal": {"on": "2026-06-14"}}
    tell(surefoot, clock, ("profile", race), ("injury", INJURY))
    back = surefoot.plan().back
    assert back is not None and "14 June 2026 comes before that" in back.sentence
