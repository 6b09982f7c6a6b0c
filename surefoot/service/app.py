"""Surefoot's use cases for one runner and one data folder."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Any
from uuid import UUID

from surefoot.engine import reminders, replay
from surefoot.engine.corrections import effective
from surefoot.engine.decision import Decision
from surefoot.engine.ledger import Runner
from surefoot.engine.plan import rest_of_week
from surefoot.engine.replay import Course
from surefoot.facts.days import DEFAULT_DAY_STARTS_AT_H, day_of
from surefoot.facts.types import ActivityImported, Correction, Fact, Profile
from surefoot.knowledge import loader
from surefoot.knowledge.index import Index, index
from surefoot.knowledge.schema import Knowledge
from surefoot.service import beside, intake, kept_course, present, protocols, serial, upgrade
from surefoot.service.calendar_address import CalendarAddress
from surefoot.service.devices import Devices
from surefoot.service.errors import BadInput, NotOnboarded
from surefoot.service.ids import new_id
from surefoot.service.today import today_view
from surefoot.service.upgrade import Comparison
from surefoot.service.views import (
    FileView,
    ImportStep,
    ImportView,
    PreferencesView,
    ReceivedView,
    StateView,
    UpgradeView,
)
from surefoot.service.watching import Watch, WatchedFolder
from surefoot.service.zones import system_zone
from surefoot.store.destroy import destroy
from surefoot.store.errors import StoreError
from surefoot.store.issued import Issued
from surefoot.store.journal_store import Recorded
from surefoot.store.store import Store
from surefoot.text import names
from surefoot.text.knowledge import worded
from surefoot.text.language import ENGLISH, LANGUAGES, UNITS, said, speaking, t

# What only some pages need is imported where they are made: a cold start is an answer sooner.
if TYPE_CHECKING:
    from surefoot.knowledge.reading import Reading
    from surefoot.service.activities import Activities
    from surefoot.service.baseline_views import BaselineView
    from surefoot.service.beside_views import BesideView
    from surefoot.service.help_views import HelpView
    from surefoot.service.imports import Imported
    from surefoot.service.library_views import LibraryView
    from surefoot.service.logged import Logged
    from surefoot.service.map_tiles import MapTiles
    from surefoot.service.matches import Matches
    from surefoot.service.pauses import Pauses
    from surefoot.service.plan_views import PlanView
    from surefoot.service.planning import Planning
    from surefoot.service.profile import RunnersProfile
    from surefoot.service.progress.view import Progress
    from surefoot.service.progress_views import Length
    from surefoot.service.push.pushes import Pushes
    from surefoot.service.reading import Texts
    from surefoot.service.report.paper import Paper
    from surefoot.service.session_views import ExerciseView, InsteadView
    from surefoot.service.streams import Checked
    from surefoot.service.today_views import TodayView
    from surefoot.service.why_views import WhyView
    from surefoot.service.workouts import WorkoutFile
    from surefoot.service.your_data import YourData
    from surefoot.service.your_data_views import RestoredView

_SUBJECT = "subject"
_LANGUAGE, _UNITS, _COUNTRY = "language", "units", "country"
_COUNTRY_CODE = re.compile(r"[A-Z]{2}")
_ADULT_FROM_YEARS = 18
_DAYS_BACK_MOST = 366 * 10


class Surefoot:
    """The use cases. Not safe for several threads at once: the web holds one lock around it."""

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
        self._open = ExitStack()
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
        self.watched = WatchedFolder(self._store, self.import_one, self._now)
        self._read_new()
        self._knowledge = upgrade.in_force(self._store, self._wanted())
        self._upgrade = self._settle_upgrade()

    def close(self) -> None:
        """Lets go of the data folder."""
        course = self._course
        if course is not None and course is not self._recalled:
            kept_course.keep(self._store, course)
        self._open.close()

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

    # what everything stands on

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
        """Facts that arrived since the last look, from here or from another process."""
        head = self._store.head()
        if head == self._head:
            return
        known = len(self._facts)
        for line in self._store.facts(after=self._head):
            if isinstance(line, Recorded):
                self._facts.append(line.fact)
            else:
                self._damaged.append(
                    t("journal entry {number}: {reason}", number=line.sequence, reason=line.reason)
                )
        self._head = head
        for fact in self._facts[known:]:
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

    # looking

    def state(self) -> StateView:
        """What a client needs first."""
        course = self.course()
        runner = course.ledger.days[-1].carry.runner
        profile = runner.profile
        return StateView(
            subject=str(self.subject),
            today=self.day(),
            onboarded=profile is not None and bool(runner.injuries),
            supported=profile is None or profile.age_years >= _ADULT_FROM_YEARS,
            demo=self._demo,
            version=self._version(),
            knowledge=self._knowledge.version,
            upgrade=None if self._upgrade is None else _upgrade_view(self._upgrade),
            preferences=self.preferences(),
            protocol=self._knowledge.protocol.id,
            protocols=[protocols.protocol_view(each) for each in self._installed.values()],
            day_starts_at_h=course.day_starts_at_h,
        )

    def preferences(self) -> PreferencesView:
        """How the runner wants to be spoken to."""
        units = self._store.setting(_UNITS)
        return PreferencesView(
            language=self._store.setting(_LANGUAGE) or "",
            units="imperial" if units == "imperial" else "metric",
            country=self._store.setting(_COUNTRY) or "",
        )

    def prefer(self, language: str, units: str, country: str | None = None) -> PreferencesView:
        """Keeps language ('' = that of the browser or system), units, and the country ('' = guessed
        from the device, None = as it was). Raises BadInput."""
        if language and language not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise BadInput(
                t("There is no language {language}; use {known}.", language=language, known=known)
            )
        if units not in UNITS:
            known = ", ".join(UNITS)
            raise BadInput(t("There are no units {units}; use {known}.", units=units, known=known))
        if country and not _COUNTRY_CODE.fullmatch(country):
            raise BadInput(
                t("{country} is no country: use two letters such as DE.", country=repr(country))
            )
        if country is not None:
            self._store.set_setting(_COUNTRY, country)
        self._store.set_setting(_LANGUAGE, language)
        self._store.set_setting(_UNITS, units)
        return self.preferences()

    def today(self, day: date | None = None) -> "TodayView":
        """Today's view; for another day, as this day's facts and the later ones have it.

        Showing today keeps its decision as issued. Raises NotOnboarded; BadInput for a day ahead.
        """
        course = self._at(day)
        if course.today == self.day().toordinal():
            self._issue(course)
        self._walks = reminders.walk(course, self._walks)
        return today_view(course, self._walks[-1].chosen)

    def _at(self, day: date | None) -> Course:
        course = self._planned()
        if day is None or day.toordinal() == course.today:
            return course
        if not 0 < course.today - day.toordinal() <= _DAYS_BACK_MOST:
            raise BadInput(
                t(
                    "{day} is not a day up to today: ask for the plan instead.",
                    day=names.day(day),
                )
            )
        return replay.replay(self._knowledge, self._facts, day)

    def plan(self, weeks: int = 4) -> "PlanView":
        """The weeks to come. Raises NotOnboarded."""
        from surefoot.service.weeks import plan_view

        return plan_view(self._planned(), weeks)

    def planning(self) -> "Planning":
        """The plan, asked about; like Today, a look at it keeps the day's decision as issued.
        Raises NotOnboarded."""
        from surefoot.service.planning import Planning

        course = self._planned()
        self._issue(course)
        return Planning(course, self._store.issued, self.subject, self.zone, self._now())

    def workout(self, session_id: str) -> "WorkoutFile":
        """A run or walk of this week as a file for the watch. Raises NotOnboarded, NotKnown;
        BadInput for what is not sent to a watch."""
        from surefoot.service import workouts

        return workouts.of_session(self._planned(), session_id, self._now())

    def workout_on(self, day: date | None = None) -> "WorkoutFile":
        """The same of a day's run, else of its walk. Raises NotOnboarded; BadInput."""
        from surefoot.service import workouts

        return workouts.of_day(self._planned(), day, self._now())

    def instead(self, session_id: str) -> "list[InsteadView]":
        """What may be done in place of the exercises of a session of today. Raises NotOnboarded,
        NotKnown."""
        from surefoot.service.instead import instead_views

        return instead_views(self._planned(), session_id)

    def report(self, weeks: int = 8) -> "Paper":
        """A summary of the last weeks for a physiotherapist, to be set. Raises NotOnboarded."""
        from surefoot.service.report.paper import paper
        from surefoot.service.weeks import plan_view

        course = self._planned()
        return paper(course, plan_view(course, 2), weeks, self._now(), self._version())

    def why(self, day: date | None = None) -> "WhyView":
        """A day's reasons, the gates, and what was issued then. Raises NotOnboarded."""
        from surefoot.service.why import why_view

        course = self._at(day)
        why = course.decision
        topics = self.texts().topics_of({reason.rule for reason in why.reasons})
        return why_view(course, self._store.issued(why.day), topics)

    def texts(self) -> "Texts":
        """What there is to read, for this runner; loaded by the first page that shows some."""
        from surefoot.service.reading import Texts

        reading = worded(self._texts_to_read())
        return Texts(reading, self._knowledge.protocol, self.index, self._runner())

    def _texts_to_read(self) -> "Reading":
        if self._reading is None:
            self._reading = loader.load_reading()
        return self._reading

    def activities(self) -> "Activities":
        """What there is to see of recorded activities."""
        from surefoot.service.activities import Activities

        self._keep_up()
        known, _ = self._activities()
        return Activities(self._store, known, self._runner(), self.logged().by_hand())

    def logged(self) -> "Logged":
        """What the runner said of sessions."""
        from surefoot.service.logged import Logged

        return Logged(self.course())

    def baseline(self, before: date) -> "BaselineView":
        """The usual week before the day on which the pain began, from the files. Raises BadInput
        for a day ahead."""
        from surefoot.service.baseline import baseline_view

        today = self.day()
        if before > today:
            raise BadInput(t("The day it began cannot lie ahead."))
        self._keep_up()
        known, _ = self._activities()
        return baseline_view(known.values(), before, today, replay.day_boundary(self._facts))

    def matches(self) -> "Matches":
        """Which planned session each activity counts as."""
        from surefoot.service.matches import Matches

        return Matches(self.course())

    def profile(self) -> "RunnersProfile":
        """What the runner said of themselves."""
        from surefoot.service.profile import RunnersProfile

        return RunnersProfile(
            self.course(),
            subject=self.subject,
            now=self._now(),
            zone=self.zone,
            receive=self.receive,
        )

    @property
    def map_tiles(self) -> "MapTiles":
        """The tile server for a map behind a route."""
        from surefoot.service.map_tiles import MapTiles

        return MapTiles(self._store)

    @property
    def pushes(self) -> "Pushes":
        """Reminders on the runner's devices."""
        from surefoot.service.push.pushes import Pushes

        return Pushes(self._store, course=self.course, now=self._now, zone=lambda: self.zone)

    def pauses(self) -> "Pauses":
        """Days that the runner keeps free of training."""
        from surefoot.service.pauses import Pauses

        return Pauses(self.course())

    def progress(self, weeks: "Length" = "12") -> "Progress":
        """How the last weeks went, as plots and decisions. Raises NotOnboarded."""
        from surefoot.service.progress.view import Progress

        return Progress(self._planned(), weeks)

    def _runner(self) -> Runner:
        return self.course().ledger.days[-1].carry.runner

    @property
    def calendar(self) -> CalendarAddress:
        """The address at which other calendars fetch the plan."""
        return CalendarAddress(self._store)

    @property
    def devices(self) -> Devices:
        """Phones and other computers that may call."""
        return Devices(self._store, self._now)

    def calendar_at(self, secret: str) -> bytes:
        """What a calendar fetches there, in the runner's words. Raises NotKnown, NotOnboarded."""
        self.calendar.check(secret)
        with speaking(self.preferences().language or self.calendar.language):
            return self.calendar_file()

    def calendar_file(self) -> bytes:
        """The plan as an iCalendar file. Raises NotOnboarded."""
        from surefoot.service.calendar_file import calendar_file

        return calendar_file(self._planned(), self.subject, self.zone)

    def beside(self) -> "BesideView":
        """Shoes, reminders' switches, comfort and what is due. Raises NotOnboarded."""
        return beside.beside_view(self._planned())

    def help(self, zone: str = "", region: str = "") -> "HelpView":
        """The red-flag list, most urgent first, and whom to ring where the runner is.

        zone, region: the time zone and the region of the language, as the device says them.
        """
        from surefoot.service.whom_to_ring import help_view

        return help_view(
            [present.flag(flag, self.index) for flag in self.index.red_flags],
            self._texts_to_read().phone_numbers,
            chosen=self.preferences().country,
            zone=zone,
            region=region,
        )

    def library(self) -> "LibraryView":
        """Every exercise in a line, and what the list is filtered by."""
        from surefoot.service import library_lines

        return library_lines.library_view(self.course())

    def exercise(self, exercise_id: str) -> "ExerciseView":
        """An exercise of the library in full. Raises NotKnown."""
        from surefoot.service import library

        return library.exercise_view(exercise_id, self.index)

    def figure(self, exercise_id: str, *, poses: bool = False) -> Callable[[], str]:
        """What draws an exercise's figure as SVG, moving or pose by pose. Raises NotKnown."""
        from surefoot.service import library

        return library.figure(exercise_id, self.index, poses=poses)

    def _issue(self, course: Course) -> None:
        decision = course.decision
        text = serial.dumps(
            {
                **serial.day_record(decision),
                "sentence": _sentence_kept(decision, course.index),
                "reasons": decision.reasons,
                "prompts": decision.prompts,
                "ahead": [serial.short_record(s) for s in rest_of_week(course)],
            }
        )
        self._store.issue(
            Issued(decision.day, self._knowledge.version, self._head, text, self._now())
        )

    # telling

    def receive(self, entries: list[dict[str, Any]]) -> ReceivedView:
        """Stores facts; when it returns they are on disk. Raises BadInput, then none is stored."""
        if not entries:
            raise BadInput(t("There is nothing to store."))
        self._keep_up()
        facts = intake.accept(
            entries,
            subject=self.subject,
            now=self._now(),
            index=self.index,
            noted=self._runner().note_parameters,
        )
        problem = protocols.refusal(self._installed, self._facts, facts)
        if problem is not None:
            raise BadInput(t("Nothing was stored: {problem}.", problem=problem), [problem])
        appended = self._store.append(facts)
        return ReceivedView([str(i) for i in appended.new], [str(i) for i in appended.known])

    def take_over(self, facts: Sequence[Fact]) -> None:
        """Stores facts that another part of the program made (the demo's runner)."""
        self._store.append(facts)

    def import_files(
        self,
        files: Iterable[tuple[str, IO[bytes]]],
        told: Callable[[ImportStep], None] = lambda step: None,
    ) -> ImportView:
        """Imports files in turn, an archive with all that it holds; each stands for itself, a bad
        one costs the others nothing.

        told: hears of each file once what it brought is on the disk. Stopped halfway nothing told
        is lost, and the same call goes on where it was.
        """
        views = []
        for step in self.importing(files):
            views.append(step.file)
            told(step)
        return ImportView(views)

    def import_one(self, path: str, file: IO[bytes]) -> list[FileView]:
        """Imports one file, an archive with all that it holds."""
        return self.import_files([(path, file)]).files

    def watch(self, folder: Path) -> Watch:
        """A look at a folder for a command that watches it; begins where the last one ended."""
        return Watch(folder, self._store)

    def importing(self, files: Iterable[tuple[str, IO[bytes]]]) -> Iterator[ImportStep]:
        """The steps of `import_files`, for a caller who does something else between them.

        The share is that of the file at hand; who brings several adds up.
        """
        from surefoot.service import imports

        self._keep_up()
        known, gone = self._activities()
        run = imports.Import(self.subject, self.zone, self._now(), known, gone)
        waiting: list[imports.Imported] = []
        for path, file in files:
            for found in run.take_in(path, file):
                waiting.append(found)
                if imports.enough(waiting):
                    yield from self._keep(waiting, run.share)
                    waiting = []
            yield from self._keep(waiting, 1.0)
            waiting = []

    def _keep(self, found: "Sequence[Imported]", share: float) -> Iterator[ImportStep]:
        """Stores what was found, the files before the facts that name them."""
        files = [(e.data, PurePath(e.view.path).name) for e in found if e.data is not None]
        if files:
            self._store.keep_files(files, self._now())
        if facts := [fact for each in found for fact in each.facts]:
            self._store.append(facts, [column for each in found for column in each.columns])
        yield from (ImportStep(each.view, share) for each in found)

    def _activities(self) -> tuple[dict[UUID, ActivityImported], frozenset[UUID]]:
        counted = effective(self._facts)
        every = {f.id for f in self._facts if isinstance(f, ActivityImported)}
        known = {i: f for i, f in counted.items() if isinstance(f, ActivityImported)}
        return known, frozenset(every - set(known))

    def forget_activity(self, activity_id: str) -> None:
        """Takes one activity out; its file goes too when nothing else needs it."""
        self._keep_up()
        self._withdraw([self._activity(activity_id)], "deleted by the runner")

    def correct_sport(self, activity_id: str, sport: str, sub_sport: str) -> None:
        """Says what sport an activity was; what is measured of it follows. Raises BadInput."""
        from surefoot.service import retelling

        self._keep_up()
        fact = self._activity(activity_id)
        now = self._now()
        again, columns = retelling.as_sport(self._store, fact, sport, sub_sport, now)
        told = self._correction(fact, again, "sport told by the runner", now)
        self._store.append([told], columns, without=[fact.id] if columns else [])

    def undo_import(self, sha256: str) -> None:
        """Takes out every activity of an imported file, and the file."""
        self._keep_up()
        known, _ = self._activities()
        facts = [fact for fact in known.values() if fact.file_sha256 == sha256]
        if not facts:
            raise BadInput(t("There is no such import."))
        self._withdraw(facts, "import undone")

    def _activity(self, activity_id: str) -> ActivityImported:
        known, _ = self._activities()
        fact = next((f for f in known.values() if str(f.id) == activity_id), None)
        if fact is None:
            raise BadInput(t("There is no activity {activity_id}.", activity_id=activity_id))
        return fact

    def _correction(
        self, fact: ActivityImported, by: ActivityImported | None, reason: str, now: datetime
    ) -> Correction:
        return Correction(
            id=new_id(now),
            subject=fact.subject,
            happened_at=now,
            received_at=now,
            zone=self.zone,
            corrects=fact.id,
            by=by,
            reason=reason,
        )

    def _withdraw(self, facts: list[ActivityImported], reason: str) -> None:
        now = self._now()
        self._store.append(
            [self._correction(fact, None, reason, now) for fact in facts],
            without=[fact.id for fact in facts],
        )
        self._keep_up()
        known, _ = self._activities()
        still = {fact.file_sha256 for fact in known.values()}
        for digest in {fact.file_sha256 for fact in facts} - still:
            self._store.forget_file(digest, now)

    def your_data(self) -> "YourData":
        """Everything in one place: what is kept, to take along, and archives to look into."""
        from surefoot.service.your_data import YourData

        return YourData(self._store, self.facts(), self._now)

    def restore(self, name: str, file: IO[bytes], *, replace: bool) -> "RestoredView":
        """Takes an archive's content in the place of what is here, all of it or nothing.

        replace: what is here may give way; it goes to the backups. Raises BadInput when the archive
        is not sound, or there are entries here and nothing was said of replacing.
        """
        from surefoot.service import archive_reading
        from surefoot.service.your_data_views import RestoredView

        at = self._now()
        with archive_reading.read(file, name) as archive:
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
        self._open.close()
        destroy(self._folder)
        self._begin()

    # a new version of the knowledge, or another protocol

    def proposed_protocol(self, injuries: Sequence[dict[str, Any]]) -> str:
        """The id of the protocol that is written most closely for injuries as they are told."""
        kinds = (
            protocols.kind_at(str(each.get("site")), each.get("hamstring_kind"))
            for each in injuries
        )
        return protocols.proposed(self._installed, kinds)

    def choose_protocol(self, protocol: str) -> None:
        """Tells the newest profile again with another protocol; it waits to be accepted.

        Raises NotOnboarded; BadInput when there is no such protocol or it does not fit.
        """
        profile = self._planned().ledger.days[-1].carry.runner.profile
        assert profile is not None
        said = profile.model_dump(mode="json", exclude={"received_at"})
        now = self._now()
        again = {"id": str(new_id(now)), "happened_at": now.isoformat(), "protocol": protocol}
        self.receive([{**said, **again}])

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


def _upgrade_view(offer: Comparison) -> UpgradeView:
    before, after = offer.before.knowledge.version, offer.after.knowledge.version
    return UpgradeView(before, after, offer.differences())


def _sentence_kept(decision: Decision, index: Index) -> str:
    """The sentence to keep: in one language, so that a change of language issues nothing anew."""
    with speaking(ENGLISH, "metric"):
        return present.headline(decision.reasons, index)
