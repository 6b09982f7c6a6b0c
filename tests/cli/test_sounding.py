"""Sounds from the command line."""

import wave
from pathlib import Path

import pytest

from tests.cli.conftest import Run, json_of
from tests.gait.songs import made_song, saved


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
    assert "no folder" in run(*asked[:-1], str(tmp_path / "none" / "clicks.wav")).stderr
    assert "should end in" in run(*asked[:-1], str(tmp_path / "clicks.txt")).stderr


def test_a_song_that_does_not_fit_says_what_it_fits(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("librosa")
    song = saved(tmp_path / "song.wav", made_song(84)[0])
    target = tmp_path / "brought.ogg"
    done = run("music", str(song), str(target), "--spm", "200")
    assert done.returncode == 1 and "it fits 155 to 181 steps" in done.stderr
    assert not target.exists()
    assert "no file" in run("music", "nowhere.mp3", str(target), "--spm", "170").stderr
