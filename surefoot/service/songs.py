"""Songs brought to a cadence. They stay on this machine, in a job's folder: what the runner brought
goes as soon as it was used, what was made of it when it was fetched, or after a day."""

import math
import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Any
from unicodedata import normalize

from surefoot.gait import music, tempo
from surefoot.service.errors import BadInput
from surefoot.service.jobs import Job, Refused, Tell
from surefoot.service.jobs_views import job_view
from surefoot.service.songs_views import CadencesView, FoundView, SongView
from surefoot.service.sounds import SPM_LEAST, SPM_MOST, check_target
from surefoot.text.language import said, t

if TYPE_CHECKING:
    from surefoot.service.jobs import Jobs

KIND = "song"
ENDINGS = (".wav", ".mp3", ".ogg")
BYTES_MOST = 150 * 2**20
_PIECE_BYTES = 2**20
_TITLE_LETTERS, _TITLE_BYTES = 80, 200
"""A file's name has 255 bytes at most, and an ending follows."""
_SONG = "song"
_HEARD, _STRETCHED = 0.4, 0.8


def needs_music() -> str:
    """How the extra is had."""
    return t(
        "Music needs the extra `music`: run scripts/setup.sh music, or pip install "
        "'surefoot[music]'. The metronome and click tracks work without it."
    )


class Songs:
    """The songs of one data folder."""

    def __init__(self, jobs: "Callable[[], Jobs]") -> None:
        self._jobs = jobs

    def view(self) -> list[SongView]:
        """Those under way and those to be fetched, oldest first."""
        return [_view(job) for job in self._jobs().of(KIND)]

    def begin(
        self, name: str, file: IO[bytes], spm: float, ending: str, clicks_volume: float = 0.0
    ) -> SongView:
        """Takes a song in and begins to bring it to a cadence. Raises BadInput."""
        _check(spm, ending, clicks_volume)
        asked = {
            "title": _title(name),
            "spm": spm,
            "ending": ending,
            "clicks_volume": clicks_volume,
        }
        return _view(self._jobs().start(KIND, work, asked, lambda folder: _lay(file, folder)))


def bring(
    source: Path, target: Path, spm: float, *, clicks_volume: float = 0.0, force: bool = False
) -> FoundView:
    """Writes a song at a cadence, unless it does not fit. Raises BadInput, OSError."""
    _check(spm, target.suffix.lower(), clicks_volume)
    if not source.is_file():
        raise BadInput(t("There is no file {source}.", source=source))
    check_target(target, force=force)
    try:
        return _bring(source, target, spm, clicks_volume, lambda step, share: None)
    except music.NotUsable as error:
        raise BadInput(said(error.sentence)) from error


def work(folder: Path, asked: dict[str, Any], tell: Tell) -> dict[str, Any]:
    """The job: what was found, and the name of the file that was made."""
    target = folder / f"{asked['title']} ({asked['spm']:g} spm){asked['ending']}"
    try:
        found = _bring(folder / _SONG, target, asked["spm"], asked["clicks_volume"], tell)
    except music.NotUsable as error:
        raise Refused(error.sentence) from error
    finally:
        (folder / _SONG).unlink(missing_ok=True)
    return {"found": asdict(found), "name": target.name if found.fits else None}


def _bring(source: Path, target: Path, spm: float, clicks_volume: float, tell: Tell) -> FoundView:
    tell("listening", 0.0)
    song = music.song(source)
    line = music.beat(song, lambda share: tell("listening", share * _HEARD))
    fold = tempo.folded(line.bpm, spm)
    found = FoundView(
        bpm=round(fold.bpm, 2),
        steps=fold.steps,
        faster=round(fold.faster, 4),
        fits=fold.fits,
        cadences=[CadencesView(*each) for each in tempo.cadences(line.bpm)],
    )
    if fold.fits:
        tell("stretching", _HEARD)
        samples = music.brought(song, line, fold, spm, clicks_volume=clicks_volume)
        rest = 1 - _STRETCHED
        music.write(
            samples,
            song.rate_hz,
            target,
            lambda share: tell("packing", _STRETCHED + share * rest),
        )
    return found


def _check(spm: float, ending: str, clicks_volume: float) -> None:
    if not music.is_there():
        raise BadInput(needs_music())
    if not (math.isfinite(spm) and SPM_LEAST <= spm <= SPM_MOST):
        raise BadInput(
            t(
                "{what}: {least} to {most}, not {given}.",
                what=t("Steps per minute"),
                least=f"{SPM_LEAST:g}",
                most=f"{SPM_MOST:g}",
                given=f"{spm:g}",
            )
        )
    if ending not in ENDINGS:
        raise BadInput(t("A song can be saved as one of {endings}.", endings=", ".join(ENDINGS)))
    if not 0 <= clicks_volume <= 1:
        raise BadInput(t("The clicks' volume goes from 0 to 1."))


def _lay(file: IO[bytes], folder: Path) -> None:
    taken = 0
    with (folder / _SONG).open("wb") as song:
        while piece := file.read(_PIECE_BYTES):
            taken += len(piece)
            if taken > BYTES_MOST:
                raise BadInput(t("A song may have {most} MB at most.", most=BYTES_MOST // 2**20))
            song.write(piece)


def _title(name: str) -> str:
    """A song's name as a file's, without its ending."""
    stem = normalize("NFC", PurePath(name.replace("\\", "/")).stem)
    plain = re.sub(r"[^\w .,()&'+-]", "_", stem)[:_TITLE_LETTERS].strip(" .")
    plain = plain.encode(errors="ignore")[:_TITLE_BYTES].decode(errors="ignore")
    return plain or "song"


def _view(job: Job) -> SongView:
    result = job.result or {}
    found = result.get("found")
    return SongView(
        job=job_view(job),
        title=job.asked["title"],
        spm=job.asked["spm"],
        found=None
        if found is None
        else FoundView(
            **{**found, "cadences": [CadencesView(**each) for each in found["cadences"]]}
        ),
        name=result.get("name") or "",
    )
