"""`surefoot gait`: a clip in numbers, or a sentence that says why not."""

import json
import sys
from pathlib import Path

import pytest

from surefoot.cli import main
from surefoot.service.gait import measuring
from surefoot.service.gait.measuring import Measured
from surefoot.service.gait.video import missing
from tests.cli.conftest import Run
from tests.gait.runners import Runner
from tests.gait.test_trc_and_comparing import table_of
from tests.service.gait.conftest import only_points, told

needs_extra = pytest.mark.skipif(bool(missing()), reason="the extra video")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("nowhere.mp4", "--view", "side"), 1, "There is no file"),
        (("README.md", "--view", "side"), 1, "not a video"),
        (("a.mp4", "--view", "side", "--task", "squat"), 1, "from the front"),
        (("a.mp4",), 2, "--view"),
        (("a.mp4", "--view", "side", "--slow-motion", "99"), 2, "1 to 64"),
    ],
)
@needs_extra
def test_a_mistake_is_one_sentence(
    arguments: tuple[str, ...], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        done = main.main(["gait", *arguments])
    except SystemExit as stop:
        done = int(str(stop.code))
    assert done == code
    assert says in capsys.readouterr().err


def test_without_the_extra_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ai_edge_litert", None)
    assert main.main(["gait", "run.mp4", "--view", "side"]) == 1
    assert "scripts/setup.sh video" in capsys.readouterr().err


@needs_extra
def test_numbers_are_printed_and_kept_only_when_asked_to(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ready: Run,
    home: Path,
    tmp_path: Path,
) -> None:
    def measured(*_: object) -> Measured:
        return told(b"clip")

    monkeypatch.setattr(measuring, "measured", measured)
    monkeypatch.setattr(Measured, "leave_in", only_points)
    monkeypatch.setenv("SUREFOOT_HOME", str(home))
    clip = tmp_path / "run.mp4"
    clip.write_bytes(b"clip")
    assert main.main(["gait", str(clip), "--view", "side"]) == 0
    said = capsys.readouterr().out
    assert "169 steps/min" in said and "measured" in said
    assert main.main(["gait", str(clip), "--view", "side", "--json", "--keep"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["measures"][0]["id"] == "cadence" and found["measures"][0]["value"] == 169
    assert found["kept"] and (found["doubts"], found["view"]) == ([], "side")
    exported = tmp_path / "facts.csv"
    assert ready("export", str(exported)).returncode == 0
    assert exported.read_text().count("gait_measured") == 1


def test_a_table_of_points_is_measured_without_the_extra(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "run_px.trc"
    table.write_bytes(table_of(Runner(seconds=4).keypoints()))
    assert main.main(["gait", str(table), "--view", "side", "--json"]) == 0
    told_of = json.loads(capsys.readouterr().out)
    assert told_of["model"] == "sports2d"
    assert told_of["measures"][0]["value"] == pytest.approx(170, abs=0.5)
    table.write_bytes(b"PathFileType")
    assert main.main(["gait", str(table), "--view", "side"]) == 1
    assert "with px in its name" in capsys.readouterr().err
    assert main.main(["gait", str(table), "--view", "side", "--keep", "keypoints"]) == 1
    assert "leave out --keep" in capsys.readouterr().err
