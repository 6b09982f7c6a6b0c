"""A new version of the knowledge shows its difference before it takes hold."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from surefoot.knowledge import loader
from surefoot.knowledge.schema import Knowledge
from surefoot.service import upgrade
from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from surefoot.store.opening import open_store
from tests.service.conftest import Clock, onboard
from tests.service.test_use_cases import gpx


def changed(version: str, walk_min: int) -> Knowledge:
    """The knowledge with other walks in the calm phase."""
    knowledge = loader.load()
    phases = tuple(
        replace(phase, walk_min=walk_min) if phase.id == "P0" else phase
        for phase in knowledge.protocol.phases
    )
    return replace(knowledge, version=version, protocol=replace(knowledge.protocol, phases=phases))


def test_a_version_that_changes_todays_plan_waits_for_a_yes(
    surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    onboard(surefoot, clock)
    before = surefoot.plan(1)
    accepted = surefoot.knowledge.version
    newer = changed("itbs-hamstring-9.0.0+test", 10)
    with open_surefoot(tmp_path / "home", now=clock, knowledge=newer) as later:
        offered = later.state().upgrade
        assert offered is not None
        assert offered.accepted == accepted
        assert any("15 min becomes" in line for line in offered.differences)
        assert later.plan(1) == before
        later.accept_upgrade()
        assert later.state().upgrade is None
        assert later.plan(1) != before
    with open_surefoot(tmp_path / "home", now=clock, knowledge=newer) as reopened:
        assert reopened.knowledge.version == "itbs-hamstring-9.0.0+test"


def test_a_version_that_changes_nothing_is_taken_at_once(
    surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    onboard(surefoot, clock)
    same = replace(loader.load(), version="itbs-hamstring-1.0.1+test")
    with open_surefoot(tmp_path / "home", now=clock, knowledge=same) as later:
        assert later.state().upgrade is None
        assert later.knowledge.version == "itbs-hamstring-1.0.1+test"


def without(knowledge: Knowledge, *names: str) -> Knowledge:
    """The knowledge as it was before it had some rules and numbers."""
    protocol = knowledge.protocol
    older = replace(
        protocol,
        parameters=tuple(each for each in protocol.parameters if each.id not in names),
        rules=tuple(each for each in protocol.rules if each.id not in names),
    )
    return replace(knowledge, protocol=older)


def test_a_version_from_before_a_rule_and_a_number_goes_on_with_those_installed(
    surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    onboard(surefoot, clock)
    surefoot.close()
    older = without(changed("itbs-hamstring-0.9.0+test", 10), "BEYOND-LONG", "beyond_min")
    with open_store(tmp_path / "home", exclusive=False, at=clock()) as store:
        upgrade.accept(store, older)
    with open_surefoot(tmp_path / "home", now=clock) as later:
        assert later.knowledge.version == older.version
        assert {"BEYOND-LONG"} <= set(later.index.rules)
        run = gpx(clock() - timedelta(hours=1))
        later.import_files([("run.gpx", BytesIO(run))])
        assert "BEYOND-LONG" in {reason.rule for reason in later.today().reasons}
        assert later.state().upgrade is not None


def test_opening_twice_is_the_same(opened: Callable[..., Surefoot], surefoot: Surefoot) -> None:
    assert opened().knowledge.version == surefoot.knowledge.version
