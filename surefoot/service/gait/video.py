"""The use cases around clips: received, measured in line, shown, and let go."""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from uuid import UUID
from zoneinfo import ZoneInfo

from surefoot.engine.corrections import effective
from surefoot.engine.replay import Course
from surefoot.facts.base import EARLIEST
from surefoot.facts.technique import GaitMeasured
from surefoot.facts.types import Fact
from surefoot.gait import models
from surefoot.gait.clip import MAX_BYTES, MAX_S
from surefoot.service.errors import BadInput, NotKnown
from surefoot.service.gait import measuring, shown, titles
from surefoot.service.gait.about import About, Clip, Kept
from surefoot.service.gait.incoming import Incoming
from surefoot.service.gait.keeping import CLIP, FILM, Keeping, kept_of
from surefoot.service.gait.measuring import Measured
from surefoot.service.gait.views import ClipJobView, ClipView, DifferencesView, VideoView
from surefoot.service.ids import new_id
from surefoot.service.jobs import Job, Jobs
from surefoot.service.jobs_views import job_view
from surefoot.service.technique_state import not_now
from surefoot.store.errors import StoreError
from surefoot.store.store import Store
from surefoot.text.knowledge import in_words
from surefoot.text.language import said, t

_JOB, _HEIGHT = "gait", "height_m"
_KEPT_FOR = timedelta(days=30)
"""So long a clip that could not be measured waits to be tried again (P)."""
_MOST_S = 1800.0
_NOON = time(12)


class Video:
    """The clips of one data folder. `take_in` may be called from any thread."""

    def __init__(
        self,
        store: Store,
        jobs: Callable[[], Jobs],
        *,
        facts: Callable[[], Sequence[Fact]],
        course: Callable[[], Course],
        subject: Callable[[], UUID],
        zone: Callable[[], str],
        now: Callable[[], datetime],
    ) -> None:
        self._jobs = jobs
        self._facts, self._course = facts, course
        self._zone, self._now = zone, now
        self._store = store
        self._keeping = Keeping(store, subject, now)
        self._alone = Lock()
        self._kept_out: dict[str, str] = {}

    def view(self) -> VideoView:
        """Every clip, the newest first, and those that are not measured yet."""
        jobs = self._jobs().of(_JOB)
        for job in jobs:
            if job.state == "done":
                self.take_in(job)
        return VideoView(
            missing=missing(),
            most_bytes=MAX_BYTES,
            most_s=round(MAX_S),
            jobs=[
                _job_view(job, self._kept_out.get(job.id, ""))
                for job in jobs
                if job.state != "done" or job.id in self._kept_out
            ],
            clips=[titles.line(fact) for fact in self.measured()],
            height_m=json.loads(self._store.setting(_HEIGHT) or "null"),
            not_now=not_now(self._course()),
        )

    def measured(self) -> list[GaitMeasured]:
        """What clips told and nobody took back, the newest first."""
        counted = effective(self._facts()).values()
        found = [fact for fact in counted if isinstance(fact, GaitMeasured)]
        return sorted(found, key=lambda fact: (fact.happened_at, fact.id), reverse=True)

    def receive(self, size_bytes: int | None = None) -> Incoming:
        """Where a clip's bytes are written as they come. size_bytes: as announced. Raises BadInput
        when it could not be measured here."""
        if why := missing():
            raise BadInput(why)
        path = self._keeping.incoming(str(new_id(self._now())))
        return Incoming(self._store.folder, path, size_bytes)

    def add(self, incoming: Incoming, name: str, about: About, filmed: date | None) -> ClipJobView:
        """Puts a clip that was looked at in line; on the disk when it returns. filmed: None for
        today. Raises BadInput for a day ahead, and when enough is in line."""
        clip = Clip(about, name[:200] or "clip", *self._filmed(filmed))
        if about.task == "run":
            self._store.set_setting(_HEIGHT, json.dumps(about.height_m))
        job = self._jobs().start(
            _JOB,
            measuring.in_folder,
            clip.asked(),
            lambda folder: (incoming.path.replace(folder / CLIP), None)[1],
            keep=_KEPT_FOR,
            most_s=_MOST_S,
            after=self.take_in,
        )
        return _job_view(job)

    def again(self, id: str) -> ClipJobView:
        """Puts a clip in line once more whose measuring broke off. Raises NotKnown, BadInput."""
        if why := missing():
            raise BadInput(why)
        job = self._jobs().again(id, measuring.in_folder, most_s=_MOST_S, after=self.take_in)
        return _job_view(job)

    def take_in(self, job: Job) -> None:
        """Brings a clip that was measured into the journal; its job is over then. What the disk
        does not take waits for the next look, and says why."""
        with self._alone:
            self._kept_out.pop(job.id, None)
            try:
                done = self._jobs().job(job.id)
                self._keeping.take_in(job.id, Clip.of(job.asked), job.folder, done.result or {})
                self._jobs().drop(job.id)
            except NotKnown:
                return
            except StoreError as error:
                self._kept_out[job.id] = error.sentence

    def keep_measured(self, path: Path, about: About, found: Measured) -> str:
        """Keeps what a command measured, as much as `about` says; its id."""
        id = str(new_id(self._now()))
        clip = Clip(about, path.name, *self._filmed(None))
        with TemporaryDirectory() as name:
            folder = Path(name)
            if about.kept == "clip":
                shutil.copyfile(path, folder / CLIP)
            if about.kept != "nothing":
                found.leave_in(folder, path, about.view)
            self._keeping.take_in(id, clip, folder, found.fields(about.slow_motion or 1.0))
        return id

    def clip(self, id: str) -> ClipView:
        """Raises NotKnown."""
        fact = self._one(id)
        place = self._keeping.place(id)
        drawn = [each.name for each in (*sorted(place.glob("*.jpg")), *place.glob(FILM))]
        others, course = self._others(fact), self._course()
        return shown.clip_view(fact, self._keeping.keypoints(fact), drawn, others, course)

    def between(self, id: str, other: str) -> DifferencesView:
        """A clip beside an earlier one. Raises NotKnown; BadInput when they are not of a kind."""
        index = in_words(self._course().index)
        return shown.differences(self._one(other), self._one(id), index)

    def keep(self, id: str, kept: Kept) -> None:
        """Keeps less of a clip. Raises NotKnown; BadInput for what is gone."""
        fact = self._one(id)
        self._keeping.thin(fact, kept, self._others(fact))

    def take_out(self, id: str) -> None:
        """The clip, what was made of it, and its numbers go. Raises NotKnown."""
        fact = self._one(id)
        if kept_of(fact) != "nothing":
            self._keeping.thin(fact, "nothing", self._others(fact))
        self._store.append([self._keeping.correction(fact, None, "deleted by the runner")])

    def put_back(self, id: str) -> None:
        """The numbers of a clip that was taken out count again, under a new id; its files stay
        gone. Raises NotKnown."""
        told = [fact for fact in self._facts() if isinstance(fact, GaitMeasured)]
        fact = next((each for each in told if str(each.id) == id), None)
        if fact is None:
            raise NotKnown(t("There is no clip {id}.", id=id))
        if any(_same(fact, each) for each in self.measured()):
            return
        now = self._now()
        gone = {"clip_kept": False, "keypoints_sha256": None}
        again = {"id": new_id(now), "received_at": now}
        self._store.append([fact.model_copy(update={**gone, **again})])

    def media(self, id: str, name: str) -> Path:
        """A picture or the short film of a clip. Raises NotKnown."""
        path = self._keeping.place(id) / name
        if name not in {each.name for each in path.parent.glob("*.[jw]*")}:
            raise NotKnown(t("There is no such picture."))
        return path

    def _one(self, id: str) -> GaitMeasured:
        for fact in self.measured():
            if str(fact.id) == id:
                return fact
        raise NotKnown(t("There is no clip {id}.", id=id))

    def _others(self, fact: GaitMeasured) -> list[GaitMeasured]:
        return [each for each in self.measured() if each.id != fact.id]

    def _filmed(self, on: date | None) -> tuple[datetime, str]:
        """The moment for a day, and its zone."""
        now, zone = self._now(), self._zone()
        here = ZoneInfo(zone)
        today = now.astimezone(here).date()
        if on is None or on == today:
            return now, zone
        if on > today:
            raise BadInput(t("The day of filming cannot lie ahead."))
        if on < EARLIEST.date() + timedelta(days=1):
            raise BadInput(t("The day of filming lies too far back: look at its year."))
        return datetime.combine(on, _NOON, here), zone


def _same(one: GaitMeasured, other: GaitMeasured) -> bool:
    """Whether both tell the same of one clip."""
    return (one.clip_sha256, one.measures) == (other.clip_sha256, other.measures)


def missing() -> str:
    """How to get what video needs, in a sentence; '' when it is there."""
    why = models.missing()
    return "" if why is None else said(why)


def _job_view(job: Job, kept_out: str = "") -> ClipJobView:
    """kept_out: why what was measured could not be stored yet."""
    clip, view = Clip.of(job.asked), job_view(job)
    if kept_out:
        view = replace(view, problem=said(kept_out))
    return ClipJobView(view, clip.name, titles.of(clip.about.view, clip.about.task))
