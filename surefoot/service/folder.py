"""One runner's data folder: its facts, the course that they lead to, the knowledge in force."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import IO, TYPE_CHECKING
from uuid import UUID

from surefoot.engine import reminders, replay
from surefoot.engine.corrections import effective
from surefoot.engine.ledger import Runner
from surefoot.engine.replay import Course
from surefoot.facts.days import DEFAULT_DAY_STARTS_AT_H, day_of
from surefoot.facts.types import ActivityImported, Fact, Profile
from surefoot.knowledge import loader
from surefoot.knowledge.index import Index, index
from surefoot.knowledge.schema import Knowledge
from surefoot.service import kept_course, protocols, upgrade
from surefoot.service.errors import BadInput, NotOnboarded
from surefoot.service.ids import new_id
from surefoot.service.upgrade import Comparison
from surefoot.service.zones import system_zone
from surefoot.store.destroy import destroy
from surefoot.store.errors import StoreError
from surefoot.store.home import DataFolder
from surefoot.store.journal_store import Recorded
from surefoot.store.store import Store
from surefoot.text.language import said, t

# What only some pages need is imported where they are made: a cold start is an answer sooner.
if TYPE_CHECKING:
    from surefoot.knowledge.reading import Reading
    from surefoot.service.jobs import Jobs
    from surefoot.service.streams import Checked
    from surefoot.service.your_data_views import RestoredView

_SUBJECT = "subject"


class Folder:
    """What every use case stands on; kept up with the journal, whoever writes to it."""

    def __init__(
        self,
        folder: Path,
        opening: Callable[[], AbstractContextManager[Store]],
        *,
        version: Callable[[], str],
        now: Callable[[], datetime],
        knowledge: Knowledge | None = None,
        demo: bool = False,
    ) -> None:
        self._folder = folder
        self._opening = opening
        self._now = now
        self._version = version
        self._demo = demo
        self._installed = (
            loader.load_all() if knowledge is None else {knowledge.protocol.id: knowledge}
        )
        self._reading: Reading | None = None
        self._jobs: Jobs | None = None
        self._open = ExitStack()
        self._looking = Lock()
        self._begin()

    def _begin(self) -> None:
        self._store = self._open.enter_context(self._opening())
        self._facts: list[Fact] = []
        self._newest_own: Fact | None = None
        self._day_starts_at_h = DEFAULT_DAY_STARTS_AT_H
        self._head = 0
        self._damaged: list[str] = []
        self._course: Course | None = None
        self._recalled: Course | None = None
        self._walks: tuple[reminders.Walk, ...] = ()
        self._upgrade: Comparison | None = None
        self._read_new()
        self._knowledge = upgrade.in_force(self._store, self._wanted())
        self._upgrade = self._settle_upgrade()

    def close(self) -> None:
        """Lets go of the data folder."""
        self._end_jobs()
        course = self._course
        if course is not None and course is not self._recalled:
            kept_course.keep(self._store, course)
        self._open.close()

    @property
    def jobs(self) -> "Jobs":
        """Long work in processes of their own; for the one process that serves the folder."""
        if self._jobs is None:
            from surefoot.service.jobs import Jobs

            self._jobs = Jobs(DataFolder(self._folder).jobs, self._now)
        return self._jobs

    def _end_jobs(self) -> None:
        if self._jobs is not None:
            self._jobs.end()
            self._jobs = None

    def damaged_files(self) -> list[tuple[str, str]]:
        """Imported files that are no longer what was received: name and what is wrong."""
        found = []
        for kept in self._store.files():
            if kept.forgotten_at is None:
                try:
                    self._store.file(kept.sha256)
                except StoreError as error:
                    found.append((kept.name, said(error.sentence)))
        return found

    def check_columns(self) -> "Checked":
        """Holds the streams at rest against the files that they were made of."""
        from surefoot.service import streams

        self._keep_up()
        known, _ = self._activities()
        return streams.check(self._store, known.values())

    @property
    def subject(self) -> UUID:
        """The runner of this data folder; made with the folder."""
        known = self._store.setting(_SUBJECT)
        if known is None:
            known = str(self._facts[0].subject if self._facts else new_id(self._now()))
            self._store.set_setting(_SUBJECT, known)
        return UUID(known)

    @property
    def damaged(self) -> Sequence[str]:
        """Lines of the journal that can no longer be read, as sentences."""
        return self._damaged

    @property
    def zone(self) -> str:
        """The zone of the newest fact that the runner made, else this machine's."""
        return system_zone() if self._newest_own is None else self._newest_own.zone

    @property
    def index(self) -> Index:
        return index(self._knowledge)

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge in force."""
        return self._knowledge

    def facts(self) -> Sequence[Fact]:
        """Everything in the journal, in the order in which it was received."""
        self._keep_up()
        return tuple(self._facts)

    def day(self) -> date:
        """The runner's day now."""
        return day_of(self._now(), self.zone, self._day_starts_at_h)

    def course(self) -> Course:
        """The course up to today, kept up with the journal."""
        self._keep_up()
        today = self.day()
        course = self._course
        if course is None:
            course = self._recalled = kept_course.recall(self._store, self._knowledge, self._facts)
        if course is None or course.today > today.toordinal():
            course = replay.replay(self._knowledge, self._facts, today)
        elif len(course.facts) < len(self._facts) or course.today < today.toordinal():
            course = replay.append(course, self._facts[len(course.facts) :], today)
        self._course = course
        return course

    def replays_alike(self) -> bool:
        """Whether a replay of the whole journal comes to the course as it stands; from here on it
        is that replay's."""
        before = self.course()
        self._course = replay.replay(self._knowledge, self._facts, self.day())
        return self._course == before

    def _keep_up(self) -> None:
        """Takes in facts that arrived since the last look, and the protocol that they ask for."""
        known = len(self._facts)
        self._read_new()
        if not protocols.concerns(self._facts[known:]):
            return
        had_plan = protocols.started(self._facts[:known])
        if self._wanted().version == self._knowledge.version:
            self._upgrade = None
        elif had_plan and protocols.fits_injuries(self._knowledge, self._facts):
            self._upgrade = self._settle_upgrade()
        else:
            # Nothing was planned yet, or what was planned is not meant for a new injury.
            self.accept_upgrade()

    def _wanted(self) -> Knowledge:
        """The installed knowledge that the facts so far ask for."""
        return protocols.followed(self._installed, self._facts)

    def _read_new(self) -> None:
        """Facts that arrived since the last look, from here or from another process, each once
        however many threads look at a time."""
        with self._looking:
            if self._store.head() == self._head:
                return
            for line in self._store.facts(after=self._head):
                self._head = line.sequence  # more may have come since the head was asked for
                if isinstance(line, Recorded):
                    self._take_in(line.fact)
                    continue
                self._damaged.append(
                    t("journal entry {number}: {reason}", number=line.sequence, reason=line.reason)
                )

    def _take_in(self, fact: Fact) -> None:
        self._facts.append(fact)
        newest = self._newest_own
        own = fact.author.role == "runner"
        if own and (newest is None or fact.happened_at > newest.happened_at):
            self._newest_own = fact
        if isinstance(fact, Profile):
            self._day_starts_at_h = replay.day_boundary(self._facts)

    def _planned(self) -> Course:
        course = self.course()
        if course.ledger.days[-1].carry.runner.profile is None:
            raise NotOnboarded
        return course

    def _runner(self) -> Runner:
        return self.course().ledger.days[-1].carry.runner

    def _activities(self) -> tuple[dict[UUID, ActivityImported], frozenset[UUID]]:
        counted = effective(self._facts)
        every = {f.id for f in self._facts if isinstance(f, ActivityImported)}
        known = {i: f for i, f in counted.items() if isinstance(f, ActivityImported)}
        return known, frozenset(every - set(known))

    def _settle_upgrade(self) -> Comparison | None:
        """Takes what is wanted at once when it changes nothing today; else offers it."""
        wanted = self._wanted()
        if self._knowledge.version == wanted.version:
            return None
        comparison = upgrade.compare(self._knowledge, wanted, self._facts, self.day())
        if not comparison.differences():
            self.accept_upgrade()
            return None
        return comparison

    def accept_upgrade(self) -> None:
        """Puts the knowledge that is installed and asked for in force from today on."""
        wanted = self._wanted()
        upgrade.accept(self._store, wanted)
        self._knowledge = wanted
        self._course = None
        self._upgrade = None

    def restore(self, name: str, file: IO[bytes], *, replace: bool) -> "RestoredView":
        """Takes an archive's content in the place of what is here, all of it or nothing.

        replace: what is here may give way; it goes to the backups. Raises BadInput when the archive
        is not sound, or there are entries here and nothing was said of replacing.
        """
        from surefoot.service import archive_reading
        from surefoot.service.your_data_views import RestoredView

        at = self._now()
        with archive_reading.read(file, name) as archive:
            self._end_jobs()
            self._open.close()
            try:
                archive_reading.put_in_place(
                    self._folder, at, lambda store: archive.fill(store, at), replace=replace
                )
            except StoreError as error:
                raise BadInput(said(error.sentence)) from error
            finally:
                self._begin()
            return RestoredView(len(archive.facts), len(archive.files))

    def destroy(self) -> None:
        """Deletes everything for good: journal, files, backups. An empty folder takes its place."""
        self._end_jobs()
        self._open.close()
        destroy(self._folder)
        self._begin()
