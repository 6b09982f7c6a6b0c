"""What is kept of a clip: the numbers as a fact, and of the files what the runner chose.

The store has clip and keypoints under their hashes, `clips/<id>/` the pictures.
"""

import re
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from surefoot.facts.technique import GaitMeasured
from surefoot.facts.types import Correction
from surefoot.service.errors import BadInput, NotKnown
from surefoot.service.gait.about import Clip, Kept
from surefoot.service.ids import new_id
from surefoot.store.errors import StoreError
from surefoot.store.home import PARTIAL
from surefoot.store.plain import plain_errors
from surefoot.store.store import Store
from surefoot.text.language import t

CLIP, KEYPOINTS, FILM = "clip", "keypoints", "marked.webm"
_ORDER: tuple[Kept, ...] = ("clip", "keypoints", "nothing")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Keeping:
    """The files of measured clips."""

    def __init__(
        self, store: Store, subject: Callable[[], UUID], now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._subject, self._now = subject, now

    def place(self, id: str) -> Path:
        """Where the pictures of a clip lie. Raises NotKnown for what cannot be an id."""
        if not _ID.fullmatch(id):
            raise NotKnown(t("There is no clip {id}.", id=id))
        return self._store.folder.clips / id

    def incoming(self, id: str) -> Path:
        """Where a clip that comes in is written."""
        self._store.folder.clips.mkdir(mode=0o700, exist_ok=True)
        return self._store.folder.clips / f"{id}{PARTIAL}"

    def take_in(self, id: str, clip: Clip, folder: Path, fields: dict[str, Any]) -> None:
        """Brings a measured clip into the journal: files, then pictures, then the fact. Killed on
        the way it may be done again. fields: of the fact. Raises StoreError."""
        now, chosen = self._now(), clip.about.kept
        kept: dict[str, Any] = {"keypoints_sha256": None, "clip_kept": chosen == "clip"}
        if chosen == "clip":
            self._store.keep_path(folder / CLIP, clip.name, now)
        if chosen != "nothing":
            name = f"{id}.{KEYPOINTS}"
            kept["keypoints_sha256"] = self._store.keep_path(folder / KEYPOINTS, name, now)
            with plain_errors(self._store.folder):
                self._place_pictures(id, folder)
        fact = GaitMeasured.model_validate(
            {
                "id": id,
                "subject": self._subject(),
                "happened_at": clip.happened_at,
                "received_at": now,
                "zone": clip.zone,
                "view": clip.about.view,
                "task": clip.about.task,
                **fields,
                **kept,
            }
        )
        self._store.append([fact])

    def _place_pictures(self, id: str, folder: Path) -> None:
        place = self.place(id)
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        for picture in (*folder.glob("*.jpg"), *folder.glob("*.webm")):
            part = place.parent / f"{id}.{picture.name}{PARTIAL}"
            try:
                shutil.copyfile(picture, part)
                part.chmod(0o600)
                part.replace(place / picture.name)
            except OSError:
                part.unlink(missing_ok=True)
                raise

    def thin(self, fact: GaitMeasured, to: Kept, others: Sequence[GaitMeasured]) -> None:
        """Says that less is kept, and lets the files go. others: clips that may share one. Raises
        BadInput for what is gone already."""
        if _ORDER.index(to) <= _ORDER.index(kept_of(fact)):
            raise BadInput(t("What was let go of a clip cannot be brought back."))
        change: dict[str, Any] = {"clip_kept": False, "received_at": self._now()}
        if to == "nothing":
            change["keypoints_sha256"] = None
        less = fact.model_copy(update=change)
        self._store.append([self.correction(fact, less, "the runner keeps less of the clip")])
        self._let_go(fact, to, others)

    def correction(self, fact: GaitMeasured, by: GaitMeasured | None, reason: str) -> Correction:
        """by: what it says from now on, None when it is taken back."""
        now = self._now()
        return Correction(
            id=new_id(now),
            subject=fact.subject,
            happened_at=now,
            received_at=now,
            zone=fact.zone,
            corrects=fact.id,
            by=by,
            reason=reason,
        )

    def keypoints(self, fact: GaitMeasured) -> bytes | None:
        """The keypoints of a clip as kept; None when they are not, or no longer as they were."""
        if fact.keypoints_sha256 is None:
            return None
        try:
            return self._store.file(fact.keypoints_sha256)
        except StoreError:
            return None

    def _let_go(self, fact: GaitMeasured, to: Kept, others: Sequence[GaitMeasured]) -> None:
        clips = {each.clip_sha256 for each in others if each.clip_kept}
        if fact.clip_kept and fact.clip_sha256 not in clips:
            self._store.forget_file(fact.clip_sha256, self._now())
        if to != "nothing":
            return
        keypoints = {each.keypoints_sha256 for each in others}
        if fact.keypoints_sha256 is not None and fact.keypoints_sha256 not in keypoints:
            self._store.forget_file(fact.keypoints_sha256, self._now())
        shutil.rmtree(self.place(str(fact.id)), ignore_errors=True)


def kept_of(fact: GaitMeasured) -> Kept:
    """What of a measured clip is kept, as its fact says."""
    if fact.clip_kept:
        return "clip"
    return "nothing" if fact.keypoints_sha256 is None else "keypoints"
