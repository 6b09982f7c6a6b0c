"""One invented runner and no engine, for what is said of the API's shape alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO, Any, Literal, NoReturn
from uuid import UUID

from pydantic import ValidationError

from surefoot.engine.ledger import Runner
from surefoot.engine.limits import resolve
from surefoot.facts.journal import describe
from surefoot.facts.types import FACT
from surefoot.knowledge import loader
from surefoot.knowledge.index import index
from surefoot.service import library
from surefoot.service.activity_views import ActivitiesView, ActivityPageView, TracesView, Wanted
from surefoot.service.baseline import baseline_view
from surefoot.service.baseline_views import BaselineView
from surefoot.service.beside_views import BesideView, ShoeView, SwitchView
from surefoot.service.cadence_count_views import CadenceCountsView
from surefoot.service.calendar_views import CalendarView
from surefoot.service.errors import BadInput, NotKnown, NotOnboarded
from surefoot.service.help_views import HelpView
from surefoot.service.logged_views import LoggedView
from surefoot.service.match_views import MatchView
from surefoot.service.plan_views import DayView, PlanView, RangeView, WeekView
from surefoot.service.preview_views import Edit, PreviewView
from surefoot.service.reading import Texts
from surefoot.service.road_views import RoadView
from surefoot.service.schedule_views import (
    EntryView,
    ScheduleDayView,
    ScheduleView,
    ScheduleWeekView,
)
from surefoot.service.session_views import (
    ExerciseView,
    InsteadView,
    SessionView,
    TestView,
)
from surefoot.service.sounds import Sounds
from surefoot.service.testing_views import TestPageView, TestsView
from surefoot.service.today_views import (
    ChangeView,
    FlagView,
    PromptView,
    SiteView,
    TodayView,
    UnansweredView,
)
from surefoot.service.views import (
    ActivityView,
    FileView,
    ImportStep,
    ImportView,
    PreferencesView,
    ReceivedView,
    StateView,
    UpgradeView,
    WatchView,
)
from surefoot.service.whom_to_ring import help_view
from surefoot.service.why_views import CriterionView, GateView, IssuedView, WhyView
from surefoot.service.workouts import WorkoutFile

from .fake_views import (
    CITES,
    FLAGS,
    GATE_QUESTION,
    PHASE,
    QUESTIONS,
    TODAY,
    bike_session,
    reason,
    run_session,
    strength_session,
)

Scene = Literal["new", "green", "flag", "busy"]


class FakeLogged:
    def of(self, feedback: str) -> LoggedView:
        raise NotKnown("There is no such session.")


class FakeMatches:
    """The same runner's: there is nothing to put to a session."""

    def lines(self, days: int) -> list[MatchView]:
        return []

    def of(self, activity_id: str) -> MatchView:
        raise NotKnown(f"There is no activity {activity_id}.")


class FakeActivities:
    """A runner without activities: what a page of one shows is tested on real files."""

    def lines(self, wanted: Wanted, skip: int = 0, most: int = 50) -> ActivitiesView:
        return ActivitiesView([], 0, 0, [])

    def page(self, activity_id: str) -> ActivityPageView:
        raise NotKnown(f"There is no activity {activity_id}.")

    def traces(self, activity_id: str, most: int = 400) -> TracesView:
        raise NotKnown(f"There is no activity {activity_id}.")


class FakeWatched:
    def __init__(self) -> None:
        self.folder = ""

    def view(self) -> WatchView:
        return WatchView(self.folder, None, "", [])

    def choose(self, folder: str) -> WatchView:
        if folder and not Path(folder).is_dir():
            raise BadInput(f"There is no folder {folder}.")
        self.folder = folder
        return self.view()

    def at_rest(self) -> list[Path]:
        return []

    def take_in(self, path: Path) -> None:
        raise AssertionError(path)


class FakeCalendar:
    def __init__(self) -> None:
        self.made = 0
        self.on = False

    def view(self) -> CalendarView:
        return CalendarView(f"/calendar/secret{self.made}.ics" if self.on else "")

    def switch_on(self) -> CalendarView:
        return self.view() if self.on else self.renew()

    def renew(self) -> CalendarView:
        self.made += 1
        self.on = True
        return self.view()

    def switch_off(self) -> CalendarView:
        self.on = False
        return self.view()


@dataclass(frozen=True)
class FakePlanning:
    service: FakeService

    def weeks(
        self, first: date | None = None, weeks: int = 1, *, brief: bool = False
    ) -> ScheduleView:
        monday = TODAY - timedelta(days=TODAY.weekday())
        if first is not None and abs(first - TODAY) > timedelta(days=400):
            raise BadInput("This day lies outside the plan.")
        start = monday if first is None else first - timedelta(days=first.weekday())
        shown = [self._week(start + timedelta(weeks=n)) for n in range(weeks)]
        last = monday + timedelta(days=83)
        return ScheduleView(TODAY, monday, last, [PHASE], None, [], shown)

    def _week(self, start: date) -> ScheduleWeekView:
        week = self.service.week(start, 1 + max(0, (start - TODAY).days + 6) // 7)
        days = [
            ScheduleDayView(
                day.date,
                "past" if day.date < TODAY else "today" if day.date == TODAY else "coming",
                PHASE.id,
                "green" if day.date < TODAY else "",
                "",
                day.event,
                day.rest,
                [EntryView(one, None, None, day.date >= TODAY) for one in day.sessions],
                [],
                [],
            )
            for day in week.days
        ]
        return ScheduleWeekView(
            start, week.number, week.provisional, week.deload, week.note, days, [], []
        )

    def preview(self, edits: Sequence[Edit]) -> PreviewView:
        return PreviewView("as_asked", "This fits: nothing else changes.", [], [], [])

    def road(self) -> RoadView:
        return RoadView(PHASE, "", [], [])


class FakeTesting:
    """No tests."""

    def view(self) -> TestsView:
        return TestsView([], "")

    def page(self, name: str) -> TestPageView:
        raise NotKnown(f"There is no test {name}.")


class FakeService:
    def __init__(self, scene: Scene) -> None:
        self.watched = FakeWatched()
        self.calendar = FakeCalendar()
        self.scene: Scene = scene
        self.facts: dict[str, dict[str, Any]] = {}
        self.onboarded = scene != "new"
        self.open_flags: list[FlagView] = [FLAGS[1]] if scene == "flag" else []
        self.preferred = PreferencesView("", "metric")
        self.upgrade = (
            UpgradeView("2026.4", "2026.5", ["Friday: 30 min instead of 33 min of running."])
            if scene == "busy"
            else None
        )

    def state(self) -> StateView:
        return StateView(
            subject="0190c5f4-1111-7222-8333-444455556666",
            today=TODAY,
            onboarded=self.onboarded,
            supported=True,
            demo=False,
            version="0.1.0",
            knowledge="2026.4",
            upgrade=self.upgrade,
            preferences=self.preferred,
        )

    def preferences(self) -> PreferencesView:
        return self.preferred

    def prefer(self, language: str, units: str, country: str | None = None) -> PreferencesView:
        found: Literal["metric", "imperial"] = "imperial" if units == "imperial" else "metric"
        self.preferred = PreferencesView(language, found, country or "")
        return self.preferred

    def receive(self, facts: list[dict[str, Any]]) -> ReceivedView:
        problems = []
        for fact in facts:
            try:
                FACT.validate_python(fact)
            except ValidationError as error:
                problems.append(describe(error))
        if problems:
            raise BadInput("That is not a fact; nothing was stored.", problems)
        known = [fact["id"] for fact in facts if fact["id"] in self.facts]
        new = [fact for fact in facts if fact["id"] not in self.facts]
        for fact in new:
            self.facts[fact["id"]] = fact
        return ReceivedView([fact["id"] for fact in new], known)

    def today(self, day: date | None = None) -> TodayView:
        if not self.onboarded:
            raise NotOnboarded
        flagged = bool(self.open_flags)
        light: Literal["green", "red"] = "red" if flagged else "green"
        sentence = "Both last runs stayed green, so the running pieces grow a minute."
        if flagged:
            sentence = "A warning sign is open, so training is stopped."
        sessions = [] if flagged else [run_session(TODAY), strength_session(TODAY)]
        busy = self.scene == "busy"
        return TodayView(
            date=day or TODAY,
            phase=PHASE,
            light=light,
            sentence=sentence,
            reasons=[reason(sentence, until=TODAY + timedelta(days=2))],
            changes=[
                ChangeView(
                    "volume", 16, 18, "R-W4", None, "Run minutes of a session go from 16 to 18."
                )
            ],
            flags=self.open_flags,
            prompts=[
                PromptView(
                    "third_red",
                    "Three reds in 28 days",
                    "A physiotherapist or sports doctor this week",
                    "Say that three sessions or mornings went red in four weeks, which they were, "
                    "and what you did the day before.",
                    TODAY - timedelta(days=1),
                    False,
                )
            ]
            if busy
            else [],
            sites=[SiteView("ITB_R", "Right outer knee", 1, light, 2)],
            checked_in=True,
            questions=[*QUESTIONS, GATE_QUESTION] if busy else QUESTIONS,
            weekly_due=busy,
            sessions=sessions,
            rest=flagged,
            tests_due=[
                TestView(
                    "single_leg_bridge",
                    "Single-leg bridge to fatigue",
                    "Lie on your back with one heel on the floor and lift the hips to a straight "
                    "line; count until the height or the level pelvis is lost.",
                    "reps",
                    True,
                ),
                TestView(
                    "painless_stride",
                    "Walking stride",
                    "Walk fast with your normal long stride for two minutes on flat ground.",
                    "yes_no",
                    False,
                ),
            ]
            if busy
            else [],
            unanswered=[
                UnansweredView(
                    "0190c5f4-1111-7222-8333-000000000001",
                    "run",
                    datetime(2026, 5, 5, 17, 12, tzinfo=UTC),
                    31.0,
                    4830.0,
                )
            ]
            if busy
            else [],
            tomorrow="Nothing until a clinician has cleared it."
            if flagged
            else "Rest. On Friday the next walk-run.",
            event="",
            banner="Clinician first: your profile holds a previous bone stress injury. The plan "
            "stays cautious."
            if busy
            else "",
        )

    def plan(self, weeks: int) -> PlanView:
        if not self.onboarded:
            raise NotOnboarded
        monday = TODAY - timedelta(days=TODAY.weekday())
        return PlanView(
            today=TODAY,
            phase=PHASE,
            weeks=[self.week(monday + timedelta(weeks=n), n + 1) for n in range(weeks)],
            back=RangeView(
                14,
                24,
                "Between 14 and 24 weeks to your usual running, if most sessions stay green; four "
                "in ten runners with IT band pain were back at 8 weeks.",
                CITES,
            ),
        )

    def planning(self) -> FakePlanning:
        if not self.onboarded:
            raise NotOnboarded
        return FakePlanning(self)

    def workout(self, session_id: str) -> WorkoutFile:
        if not self.onboarded:
            raise NotOnboarded
        if session_id != run_session(TODAY).id:
            raise NotKnown("There is no such session in this week.")
        return WorkoutFile(f"surefoot-{session_id}.fit", b"a workout")

    def week(self, start: date, number: int) -> WeekView:
        provisional = number > 1
        days = []
        for offset in range(7):
            day = start + timedelta(days=offset)
            sessions: list[SessionView] = []
            if offset in (0, 2, 4):
                sessions.append(run_session(day, provisional=provisional))
            if offset in (2, 4):
                sessions.append(strength_session(day, provisional=provisional))
            if offset == 5:
                sessions.append(bike_session(day, provisional=provisional, optional=True))
            if day < TODAY:
                sessions = [replace(one, done="yes") for one in sessions]
            days.append(DayView(day, not sessions, "", sessions))
        return WeekView(
            start=start,
            number=number + 6,
            deload=number == 4,
            provisional=provisional,
            run_min=54 if number < 4 else 38,
            note="A lighter week: 30 % less running, nothing grows."
            if number == 4
            else "The third strength session was dropped: Thursday has no minutes.",
            days=days,
        )

    def instead(self, session_id: str) -> list[InsteadView]:
        return []

    def why(self, day: date | None) -> WhyView:
        if not self.onboarded:
            raise NotOnboarded
        view = self.today()
        return WhyView(
            date=day or TODAY,
            light=view.light,
            phase=PHASE,
            reasons=[
                *view.reasons,
                reason("Two days between runs, so that each can be judged by its next morning."),
            ],
            changes=view.changes,
            gates=[
                GateView(
                    "G3",
                    "Ready to run without walks",
                    "P3",
                    False,
                    [
                        CriterionView(
                            "no_flag", "No open red flag", True, True, None, None, False, [], []
                        ),
                        CriterionView(
                            "thirty_minutes",
                            "30 minutes of running in one piece green twice",
                            False,
                            True,
                            4.0,
                            8,
                            False,
                            [],
                            CITES[:1],
                            "4 (asked: 8)",
                        ),
                        CriterionView(
                            "bridge",
                            "Twenty single-leg bridges",
                            False,
                            False,
                            None,
                            20,
                            True,
                            ["Single-leg bridge", "Glute bridge"],
                            CITES[:1],
                        ),
                    ],
                )
            ],
            issued=[
                IssuedView(
                    datetime(2026, 5, 6, 6, 41, tzinfo=UTC),
                    "2026.4",
                    "unknown",
                    "Walk-run",
                    "Check in first: without this morning's answers the day stays unknown.",
                    ["Walk-run, level 3"],
                )
            ],
            topics=self.texts().topics_of({"GREEN", "LADDER-UP"}),
        )

    def beside(self) -> BesideView:
        if not self.onboarded:
            raise NotOnboarded
        return BesideView(
            shoes=[
                ShoeView(
                    "Grey ones",
                    date(2026, 2, 1),
                    None,
                    182_400,
                    0,
                    24,
                    "In use since 1 February.",
                    "",
                )
            ],
            switches=[SwitchView("nutrition", "Food and drink", True)],
            comfort=[],
            due=[],
            season=None,
            relapse=[],
        )

    def calendar_at(self, secret: str) -> bytes:
        if self.calendar.view().path != f"/calendar/{secret}.ics":
            raise NotKnown("There is no calendar at this address.")
        return b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"

    def help(self, zone: str = "", region: str = "") -> HelpView:
        numbers = loader.load_reading().phone_numbers
        return help_view(FLAGS, numbers, chosen="", zone=zone, region=region)

    def exercise(self, exercise_id: str) -> ExerciseView:
        return library.exercise_view(exercise_id, index(loader.load()))

    def figure(self, exercise_id: str, *, poses: bool = False) -> Callable[[], str]:
        return library.figure(exercise_id, index(loader.load()), poses=poses)

    def texts(self) -> Texts:
        """The real one: there is nothing in it that a fake could say better."""
        protocol, known = loader.load().protocol, index(loader.load())
        runner = Runner(None, {}, resolve(known, {}, {}, cautious=False), False, {}, {})
        return Texts(loader.load_reading(), protocol, known, runner)

    @property
    def sounds(self) -> Sounds:
        """The real one, without a place for jobs."""

        def no_jobs() -> NoReturn:
            raise BadInput("Nothing can be made here.")

        return Sounds(no_jobs)

    def baseline(self, before: date) -> BaselineView:
        return baseline_view([], before, TODAY, 4)

    def logged(self) -> FakeLogged:
        return FakeLogged()

    def cadence_counts(self) -> CadenceCountsView:
        return CadenceCountsView(None, None, [])

    def matches(self) -> FakeMatches:
        return FakeMatches()

    def testing(self) -> FakeTesting:
        return FakeTesting()

    def activities(self) -> FakeActivities:
        return FakeActivities()

    def import_files(self, files: Iterable[tuple[str, IO[bytes]]]) -> ImportView:
        return ImportView([self.imported(name, file.read()) for name, file in files])

    def importing(self, files: Iterable[tuple[str, IO[bytes]]]) -> Iterator[ImportStep]:
        return (ImportStep(self.imported(name, file.read()), 0.5) for name, file in files)

    def imported(self, name: str, content: bytes) -> FileView:
        if not content.startswith(b"<gpx"):
            return FileView(name, "failed", ["This is not a FIT, GPX or TCX file."], [])
        activity = ActivityView(
            "0190c5f4-1111-7222-8333-000000000009",
            datetime(2026, 5, 5, 17, 12, tzinfo=UTC),
            "run",
            4830.0,
            1910.0,
            1890.0,
            1860.0,
            42.0,
            None,
            164.0,
            None,
        )
        return FileView(name, "partial", ["The descent is missing from the file."], [activity])

    def correct_sport(self, activity_id: str, sport: str, sub_sport: str) -> None:
        raise BadInput(f"There is no activity {activity_id}.")

    def forget_activity(self, activity_id: str) -> None:
        try:
            UUID(activity_id)
        except ValueError as error:
            raise BadInput("There is no such activity.", []) from error

    def undo_import(self, sha256: str) -> None:
        return

    def accept_upgrade(self) -> None:
        self.upgrade = None

    def destroy(self) -> None:
        self.__init__("new")  # type: ignore[misc]
