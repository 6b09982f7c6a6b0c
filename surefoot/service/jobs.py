"""Jobs: long work in a process of its own, one at a time, with its progress and a way to stop it.

Each job has a folder for what it is given and what it makes, and a line beside it (`job.json`) from
which a later start knows what became of it. A job that is over stays until it is dropped or its
time is up. Nothing of it is in the journal or in an archive.
"""

import json
import logging
import multiprocessing
import multiprocessing.connection
import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Condition, Thread
from time import monotonic
from typing import Any, Literal

from surefoot.facts.phrase import phrase
from surefoot.facts.told import Told, kept
from surefoot.service.errors import BadInput, NotKnown
from surefoot.service.ids import new_id
from surefoot.store.durable import write_durably
from surefoot.store.plain import is_full
from surefoot.text.language import said, t

log = logging.getLogger(__name__)

State = Literal["waiting", "running", "done", "refused", "broken"]
"""refused: the work said why it cannot be done; broken: its process ended before the work did."""

Tell = Callable[[str, float], None]
"""Hears the id of the step that the work is at, and what share of all is done, 0 to 1."""

Work = Callable[[Path, dict[str, Any], Tell], dict[str, Any]]
"""A function of a module: (the job's folder, what was asked, tell) -> its result as JSON. Raises
Refused."""

LINE = "job.json"
WAITING_MOST = 3
SWEEP_EVERY_S = 600.0
_LOOK_EVERY_S = 0.5
_CHANGE = 0.005

STOPPED = phrase("It was stopped halfway, because Surefoot ended. Start it again.")
BROKE = phrase("It broke off halfway, perhaps for want of memory. What is stored is safe.")
FULL = phrase(
    "The disk is full, so it broke off. What is stored is safe. Free some space, then start it "
    "again."
)
TOO_LONG = phrase("It took too long and was stopped.")


class Refused(Exception):
    """The work cannot be done with what it was given; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. share: 0 to 1. result: what the work returned, once it is done."""

    id: str
    kind: str
    asked: dict[str, Any]
    folder: Path
    until: datetime
    """From then on it is gone, unless it is under way."""
    state: State = "waiting"
    step: str = ""
    share: float = 0.0
    result: dict[str, Any] | None = None
    why: str | Told = ""

    @property
    def under_way(self) -> bool:
        return self.state in ("waiting", "running")

    @property
    def problem(self) -> str:
        """Why it is refused or broken, as a sentence; '' when it is neither."""
        return said(self.why)


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is to run, once it is a job's turn."""

    work: Work
    most_s: float
    after: Callable[[Job], None]


class Jobs:
    """The jobs of one data folder. Threads may share it; one process alone may hold it.

    folder: where their folders lie; made with the first.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now
        self._changed = Condition()
        self._ready: dict[str, _Ready] = {}
        self._process: SpawnProcess | None = None
        self._thread: Thread | None = None
        self._over = False
        self._jobs: dict[str, Job] = {}
        self._find()
        self.sweep()

    def start(
        self,
        kind: str,
        work: Work,
        asked: dict[str, Any],
        fill: Callable[[Path], None] = lambda folder: None,
        *,
        keep: timedelta = timedelta(days=1),
        most_s: float = 3600.0,
        after: Callable[[Job], None] = lambda job: None,
    ) -> Job:
        """Puts a job in line. asked: as JSON.

        fill: lays what it needs into its folder. keep: how long it stays. most_s: how long it may
        run. after: hears of it once it is done, in the jobs' thread. Raises BadInput when enough is
        in line or the disk is full, and whatever else `fill` raises; then nothing is left.
        """
        with self._changed:
            self._make_room()
            now = self._now()
            id = str(new_id(now))
            job = Job(id, kind, asked, self._folder / id, now + keep)
            job.folder.mkdir(mode=0o700, parents=True)
            try:
                fill(job.folder)
                _write(job)
            except BaseException as error:
                shutil.rmtree(job.folder, ignore_errors=True)
                if is_full(error):
                    raise BadInput(t(FULL)) from error
                raise
            self._jobs[id] = job
            self._line_up(job, _Ready(work, most_s, after))
            return job

    def again(
        self,
        id: str,
        work: Work,
        *,
        most_s: float = 3600.0,
        after: Callable[[Job], None] = lambda job: None,
    ) -> Job:
        """Puts a job that is refused or broken in line once more, with what it was given then.
        Raises NotKnown, BadInput when enough is in line."""
        with self._changed:
            job = self.job(id)
            if job.state not in ("refused", "broken"):
                return job
            self._make_room()
            job = replace(job, state="waiting", step="", share=0.0, why="")
            self._note(job)
            self._line_up(job, _Ready(work, most_s, after))
            return job

    def _make_room(self) -> None:
        self.sweep()
        if sum(job.under_way for job in self._jobs.values()) >= WAITING_MOST:
            raise BadInput(t("Enough is under way already: wait for it, or stop some of it."))

    def _line_up(self, job: Job, ready: _Ready) -> None:
        self._ready[job.id] = ready
        self._begin()
        self._changed.notify_all()

    def of(self, kind: str) -> list[Job]:
        """The jobs of a kind, oldest first."""
        with self._changed:
            self.sweep()
            return [job for _, job in sorted(self._jobs.items()) if job.kind == kind]

    def job(self, id: str) -> Job:
        """Raises NotKnown."""
        with self._changed:
            self.sweep()
            if id not in self._jobs:
                raise NotKnown(t("That is not there any more."))
            return self._jobs[id]

    def drop(self, id: str) -> None:
        """Stops a job if it is under way and deletes all that it has. Raises NotKnown."""
        with self._changed:
            job = self.job(id)
            del self._jobs[id]
            self._ready.pop(id, None)
            if job.state == "running":
                self._kill()
        shutil.rmtree(job.folder, ignore_errors=True)

    def sweep(self) -> None:
        """Deletes what is over and has had its time."""
        with self._changed:
            now = self._now()
            gone = [job for job in self._jobs.values() if not job.under_way and job.until <= now]
            for job in gone:
                del self._jobs[job.id]
        for job in gone:
            shutil.rmtree(job.folder, ignore_errors=True)

    def end(self) -> None:
        """Stops what is under way; a later start says so."""
        with self._changed:
            self._over = True
            self._kill()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _find(self) -> None:
        """Takes up what an earlier start left behind."""
        for folder in self._folder.glob("*/"):
            job = _read(folder)
            if job is None:
                shutil.rmtree(folder, ignore_errors=True)
            elif job.under_way:
                self._note(replace(job, state="broken", why=kept(STOPPED)))
            else:
                self._jobs[job.id] = job

    def _note(self, job: Job) -> None:
        """What a job now is; where its line cannot be written, for as long as this lasts."""
        self._jobs[job.id] = job
        try:
            _write(job)
        except OSError:
            log.exception("the line of job %s could not be written", job.id)

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._work_off, name="jobs", daemon=True)
            self._thread.start()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()

    def _work_off(self) -> None:
        """The thread: one job after the other."""
        while True:
            with self._changed:
                if not self._ready and not self._over:
                    self._changed.wait(SWEEP_EVERY_S)
                if self._over:
                    return
                self.sweep()
                if not self._ready:
                    continue
                id, ready = next(iter(self._ready.items()))
                del self._ready[id]
                job = replace(self._jobs[id], state="running")
                self._note(job)
                try:
                    hearing = self._set_off(job, ready.work)
                except Exception:
                    self._process = None
                    log.exception("job %s (%s) could not begin", job.id, job.kind)
                    self._note(replace(job, state="broken", why=kept(BROKE)))
                    continue
            ended = self._listen(job.id, hearing, monotonic() + ready.most_s)
            hearing.close()
            with self._changed:
                self._kill()
                self._process = None
                if id not in self._jobs or self._over:
                    continue
                job = replace(self._jobs[id], **ended)
                self._note(job)
            if job.state == "done":
                try:
                    ready.after(job)
                except Exception:
                    log.exception("what follows job %s (%s) failed", job.id, job.kind)

    def _set_off(self, job: Job, work: Work) -> Connection:
        spawning = multiprocessing.get_context("spawn")
        hearing, telling = spawning.Pipe(duplex=False)
        self._process = spawning.Process(
            target=_in_its_process, args=(telling, work, job.folder, job.asked), daemon=True
        )
        try:
            self._process.start()
        except BaseException:
            hearing.close()
            raise
        finally:
            telling.close()
        return hearing

    def _listen(self, id: str, hearing: Connection, at_latest: float) -> dict[str, Any]:
        """Hears what the process tells until it ends or its time is up; what came of it."""
        while True:
            try:
                if not hearing.poll(_LOOK_EVERY_S):
                    if monotonic() > at_latest:
                        return {"state": "broken", "why": kept(TOO_LONG)}
                    continue
                word, *told = hearing.recv()
            except (EOFError, OSError):
                return {"state": "broken", "why": kept(BROKE)}
            if word == "done":
                return {"state": "done", "share": 1.0, "result": told[0]}
            if word == "full":
                return {"state": "broken", "why": kept(FULL)}
            if word == "refused":
                return {"state": "refused", "why": told[0]}
            self._update(id, step=told[0], share=told[1])

    def _update(self, id: str, **change: Any) -> None:
        with self._changed:
            if id in self._jobs:
                self._jobs[id] = replace(self._jobs[id], **change)


def _write(job: Job) -> None:
    """Keeps a job's line as it now is. Raises OSError."""
    line = {
        "kind": job.kind,
        "asked": job.asked,
        "until": job.until.isoformat(),
        "state": job.state,
        "result": job.result,
        "why": job.why.model_dump() if isinstance(job.why, Told) else job.why,
    }
    write_durably(job.folder / LINE, json.dumps(line).encode())


def _read(folder: Path) -> Job | None:
    """A job as its line has it; None when there is none."""
    try:
        line = json.loads((folder / LINE).read_bytes())
        why = line["why"]
        return Job(
            folder.name,
            line["kind"],
            line["asked"],
            folder,
            datetime.fromisoformat(line["until"]),
            line["state"],
            share=float(line["state"] == "done"),
            result=line["result"],
            why=Told(**why) if isinstance(why, dict) else why,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _in_its_process(telling: Connection, work: Work, folder: Path, asked: dict[str, Any]) -> None:
    """What the new process does: gives way to the server, ends with it, and does the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the server's to answer
    if hasattr(os, "nice"):
        os.nice(10)
    Thread(target=_end_with_the_server, daemon=True).start()
    last = ("", -1.0)

    def tell(step: str, share: float) -> None:
        nonlocal last
        if step != last[0] or share - last[1] >= _CHANGE:
            last = (step, share)
            telling.send(("at", step, min(max(share, 0.0), 1.0)))

    try:
        result = work(folder, asked, tell)
    except Refused as refused:
        telling.send(("refused", kept(refused.sentence)))
    except OSError as error:
        if not is_full(error):
            raise
        telling.send(("full",))
    else:
        telling.send(("done", result))


def _end_with_the_server() -> None:
    server = multiprocessing.parent_process()
    if server is not None:
        multiprocessing.connection.wait([server.sentinel])
        os._exit(1)
