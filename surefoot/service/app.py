"""Surefoot's use cases for one runner and one data folder."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from surefoot.engine import reminders, replay
from surefoot.engine.decision import Decision
from surefoot.engine.plan import rest_of_week
from surefoot.engine.replay import Course
from surefoot.knowledge import loader
from surefoot.knowledge.index import Index
from surefoot.service import beside, present, protocols, serial
from surefoot.service.calendar_address import CalendarAddress
from surefoot.service.devices import Devices
from surefoot.service.errors import BadInput, Busy, DiskFull, NotOnboarded, NotWritable
from surefoot.service.telling import Telling
from surefoot.service.today import today_view
from surefoot.service.upgrade import Comparison
from surefoot.service.views import (
    PreferencesView,
    StateView,
    UpgradeView,
)
from surefoot.store.issued import Issued
from surefoot.text import names
from surefoot.text.knowledge import worded
from surefoot.text.language import ENGLISH, LANGUAGES, UNITS, speaking, t

# What only some pages need is imported where they are made: a cold start is an answer sooner.
if TYPE_CHECKING:
    from surefoot.knowledge.reading import Reading
    from surefoot.service.activities import Activities
    from surefoot.service.baseline_views import BaselineView
    from surefoot.service.beside_views import BesideView
    from surefoot.service.cadence_count_views import CadenceCountsView
    from surefoot.service.gait.video import Video
    from surefoot.service.help_views import HelpView
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
    from surefoot.service.songs import Songs
    from surefoot.service.sounds import Sounds
    from surefoot.service.technique_views import TechniqueView
    from surefoot.service.testing import Testing
    from surefoot.service.today_views import TodayView
    from surefoot.service.why_views import WhyView
    from surefoot.service.workouts import WorkoutFile
    from surefoot.service.your_data import YourData

_LANGUAGE, _UNITS, _COUNTRY = "language", "units", "country"
_COUNTRY_CODE = re.compile(r"[A-Z]{2}")
_ADULT_FROM_YEARS = 18
_DAYS_BACK_MOST = 366 * 10


class Surefoot(Telling):
    """The use cases. Not safe for several threads at once: the web holds one lock around it."""

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
        from surefoot.service.technique import in_band

        self._keep_up()
        known, _ = self._activities()
        course = self.course()
        return Activities(
            self._store,
            known,
            self._runner(),
            self.logged().by_hand(),
            lambda fact: in_band(course, fact),
        )

    def logged(self) -> "Logged":
        """What the runner said of sessions."""
        from surefoot.service.logged import Logged

        return Logged(self.course())

    def cadence_counts(self) -> "CadenceCountsView":
        """Steps that were counted by phone or by taps."""
        from surefoot.service.cadence_counts import counts_view

        return counts_view(self.course())

    def technique(self) -> "TechniqueView":
        """The cue to work on, the own cadence and its steps. Raises NotOnboarded."""
        from surefoot.service.technique import technique_view

        return technique_view(self._planned())

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

    def testing(self) -> "Testing":
        """Tests: what is open and due, how each goes. Raises NotOnboarded."""
        from surefoot.service.testing import Testing

        course = self._planned()
        if course.draft is None:
            raise NotOnboarded
        return Testing(course, course.draft)

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

    def _begin(self) -> None:
        super()._begin()
        self._video: Video | None = None

    @property
    def video(self) -> "Video":
        """Clips of the runner, and what they told."""
        from surefoot.service.gait.video import Video

        if self._video is None:
            self._video = Video(
                self._store,
                lambda: self.jobs,
                facts=self.facts,
                course=self.course,
                subject=lambda: self.subject,
                zone=lambda: self.zone,
                now=self._now,
            )
        return self._video

    def pauses(self) -> "Pauses":
        """Days that the runner keeps free of training."""
        from surefoot.service.pauses import Pauses

        return Pauses(self.course())

    def progress(self, weeks: "Length" = "12") -> "Progress":
        """How the last weeks went, as plots and decisions. Raises NotOnboarded."""
        from surefoot.service.progress.view import Progress

        return Progress(self._planned(), weeks)

    @property
    def calendar(self) -> CalendarAddress:
        """The address at which other calendars fetch the plan."""
        return CalendarAddress(self._store)

    @property
    def devices(self) -> Devices:
        """Phones and other computers that may call."""
        return Devices(self._store, self._now)

    @property
    def sounds(self) -> "Sounds":
        """Click tracks, and the files that were made."""
        from surefoot.service.sounds import Sounds

        return Sounds(lambda: self.jobs)

    @property
    def songs(self) -> "Songs":
        """Music brought to a cadence."""
        from surefoot.service.songs import Songs

        return Songs(lambda: self.jobs)

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
        # The plan is shown even where the disk takes nothing: the next look keeps it (P).
        with suppress(DiskFull, NotWritable, Busy):
            self._store.issue(
                Issued(decision.day, self._knowledge.version, self._head, text, self._now())
            )

    def your_data(self) -> "YourData":
        """Everything in one place: what is kept, to take along, and archives to look into."""
        from surefoot.service.your_data import YourData

        return YourData(self._store, self.facts(), self._now)


def _upgrade_view(offer: Comparison) -> UpgradeView:
    before, after = offer.before.knowledge.version, offer.after.knowledge.version
    return UpgradeView(before, after, offer.differences())


def _sentence_kept(decision: Decision, index: Index) -> str:
    """The sentence to keep: in one language, so that a change of language issues nothing anew."""
    with speaking(ENGLISH, "metric"):
        return present.headline(decision.reasons, index)
