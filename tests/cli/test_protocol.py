"""The protocol of a plan from the command line: proposed, refused, changed, accepted."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import PROFILE, Run, json_of

STRAIN = {
    "profile": PROFILE["profile"],
    "injuries": [{**PROFILE["injuries"][0], "site": "HAM_L", "hamstring_kind": "acute_strain"}],
}


@pytest.fixture
def strained(run: Run, tmp_path: Path) -> Run:
    (tmp_path / "strain.json").write_text(json.dumps(STRAIN))
    done = run("init", "--profile", str(tmp_path / "strain.json"))
    assert done.returncode == 0, done.stderr
    assert "hamstring-strain" in done.stdout
    return run


def test_set_up_proposes_the_protocol_that_fits_closest(strained: Run) -> None:
    told = json_of(strained("protocol", "--json"))
    assert told == {"protocol": "hamstring-strain", "upgrade": None}


def test_set_up_can_name_another_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "strain.json"
    path.write_text(json.dumps(STRAIN))
    assert run("init", "--profile", str(path), "--protocol", "itbs-hamstring").returncode == 0
    assert json_of(run("protocol", "--json"))["protocol"] == "itbs-hamstring"


def test_a_change_waits_to_be_accepted(strained: Run) -> None:
    asked = strained("protocol", "itbs-hamstring")
    assert asked.returncode == 0, asked.stderr
    assert "surefoot protocol --accept" in asked.stdout
    assert json_of(strained("protocol", "--json"))["protocol"] == "hamstring-strain"
    assert strained("protocol", "--accept").returncode == 0
    told = json_of(strained("protocol", "--json"))
    assert told == {"protocol": "itbs-hamstring", "upgrade": None}


def test_one_that_does_not_fit_is_one_sentence(ready: Run) -> None:
    for asked, says in (("hamstring-strain", "not for IT band pain"), ("ankle", "it may be")):
        done = ready("protocol", asked)
        assert done.returncode == 1
        assert says in done.stderr
        assert "Traceback" not in done.stderr
