"""Sounds from the command line."""

import wave
from pathlib import Path

from tests.cli.conftest import Run, json_of


def test_the_metronome_is_a_file_and_replaces_none_unasked(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "clicks.wav"
    asked = ("metronome", "--spm", "170", "--minutes", "1", str(target))
    done = run(*asked, "--off", "0.5", "--on", "0.5", "--lead-in", "5")
    assert done.returncode == 0 and f"The clicks are in {target}." in done.stdout
    with wave.open(str(target)) as file:
        assert file.getnframes() == 65 * file.getframerate()
    refused = run(*asked)
    assert refused.returncode == 1 and "--force" in refused.stderr
    assert json_of(run(*asked, "--force", "--json"))["bytes"] == target.stat().st_size
    assert "should end in" in run(*asked[:-1], str(tmp_path / "clicks.txt")).stderr
