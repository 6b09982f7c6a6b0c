"""Click tracks to take along: for a phone that is locked, or a player without a screen."""

import math
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surefoot.gait import clicks, music, sound_files
from surefoot.service.errors import BadInput, NotKnown
from surefoot.service.sounds_views import SoundsView
from surefoot.text.language import t

if TYPE_CHECKING:
    from surefoot.service.jobs import Job, Jobs, Tell

SPM_LEAST, SPM_MOST = 100.0, 240.0
MINUTES_LEAST, MINUTES_MOST = 1.0, 240.0
LEAD_IN_MOST_S = 60.0
PART_LEAST_MIN, PART_MOST_MIN = 0.1, 60.0
WAV = ".wav"
KIND = "click_track"
MEDIA_TYPES = {
    WAV: "audio/wav",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
}


@dataclass(frozen=True, slots=True)
class ClickTrack:
    """A click track as it is asked for. spm: steps a minute. every: a click for each step, or for
    each second one. on_min, off_min: clicks and silence by turns; off_min 0: no silence.

    Raises BadInput when something is out of its range.
    """

    spm: float
    minutes: float
    every: int = 1
    accent: bool = True
    on_min: float = 2.0
    off_min: float = 0.0
    lead_in_s: float = 0.0

    def __post_init__(self) -> None:
        bounds = (
            (t("Steps per minute"), self.spm, SPM_LEAST, SPM_MOST),
            (t("Minutes"), self.minutes, MINUTES_LEAST, MINUTES_MOST),
            (t("Seconds of silence before it"), self.lead_in_s, 0.0, LEAD_IN_MOST_S),
            (t("Minutes with clicks"), self.on_min, PART_LEAST_MIN, PART_MOST_MIN),
            (t("Minutes without"), self.off_min, 0.0, PART_MOST_MIN),
        )
        problems = [
            t("{what}: {least} to {most}, not {given}.", what=what, least=f"{least:g}",
              most=f"{most:g}", given=f"{given:g}")
            for what, given, least, most in bounds
            if not (math.isfinite(given) and least <= given <= most)
        ]  # fmt: skip
        if problems:
            raise BadInput(" ".join(problems), problems)

    def name(self, ending: str) -> str:
        """What its file is called."""
        return f"surefoot-{self.spm:g}spm-{self.minutes:g}min{ending}"

    def track(self, ending: str = WAV) -> clicks.Track:
        """What is rendered."""
        rhythm = clicks.Rhythm(
            self.spm, self.every, self.accent, self.on_min * 60, self.off_min * 60
        )
        rate_hz = sound_files.OPUS_RATE_HZ if ending == ".opus" else clicks.RATE_HZ
        return clicks.Track(rhythm, self.minutes * 60, self.lead_in_s, rate_hz=rate_hz)


@dataclass(frozen=True, slots=True)
class SoundFile:
    """A finished file."""

    path: Path
    name: str
    media_type: str


class Sounds:
    """Sounds of one data folder."""

    def __init__(self, jobs: "Callable[[], Jobs]") -> None:
        self._jobs = jobs

    def view(self) -> SoundsView:
        return SoundsView(packed=sound_files.can_pack(), music=music.is_there())

    def wav(self, asked: ClickTrack) -> tuple[int, Iterator[bytes]]:
        """A click track as WAV: how many bytes, and these as they are made."""
        track = asked.track()
        return clicks.wav_bytes(track), clicks.wav(track)

    def make(self, asked: ClickTrack, ending: str) -> "Job":
        """Begins to make a click track as a packed file. Raises BadInput."""
        _check(ending)
        return self._jobs().start(KIND, _make, {**asdict(asked), "ending": ending})

    def file(self, id: str) -> SoundFile:
        """What a job made. Raises NotKnown."""
        job = self._jobs().job(id)
        name = (job.result or {}).get("name")
        if name is None:
            raise NotKnown(t("That is not there any more."))
        path = job.folder / name
        return SoundFile(path, name, MEDIA_TYPES[path.suffix])


def write(asked: ClickTrack, target: Path, *, force: bool = False) -> None:
    """Writes a click track; what it is follows from the ending. Raises BadInput, OSError."""
    ending = target.suffix.lower()
    if ending not in MEDIA_TYPES:
        raise BadInput(
            t(
                "{target} should end in one of {endings}.",
                target=target,
                endings=", ".join(MEDIA_TYPES),
            )
        )
    check_target(target, force=force)
    if ending != WAV:
        _check(ending)
    sound_files.write_track(asked.track(ending), target)


def check_target(target: Path, *, force: bool) -> None:
    """Raises BadInput for a file that is there and may stay, and where it cannot be written."""
    if not target.parent.is_dir():
        folder = target.parent
        raise BadInput(t("There is no folder {folder}. Make it, or name another.", folder=folder))
    if target.is_dir():
        raise BadInput(t("{target} is a folder: name a file.", target=target))
    if target.exists() and not force:
        raise BadInput(t("{target} is there already; replace it with --force.", target=target))


def _check(ending: str) -> None:
    if ending not in sound_files.PACKED:
        raise BadInput(t("There is no kind of sound file {ending}.", ending=ending))
    if not sound_files.can_pack():
        raise BadInput(needs_music())


def needs_music() -> str:
    """How the extra is had."""
    return t(
        "This needs the extra `music`: run scripts/setup.sh music, or pip install "
        "'surefoot[music]'. A click track as WAV works without it."
    )


def _make(folder: Path, asked: dict[str, Any], tell: "Tell") -> dict[str, Any]:
    ending = asked.pop("ending")
    tell("packing", 0.0)
    track = ClickTrack(**asked)
    name = track.name(ending)
    sound_files.write_track(
        track.track(ending), folder / name, lambda share: tell("packing", share)
    )
    return {"name": name}
