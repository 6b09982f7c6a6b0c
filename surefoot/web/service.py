"""What the web asks of the service; `surefoot.service.app.Surefoot` fits it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

from surefoot.service.activity_views import ActivitiesView, ActivityPageView, TracesView, Wanted
from surefoot.service.baseline_views import BaselineView
from surefoot.service.beside_views import BesideView
from surefoot.service.cadence_count_views import CadenceCountsView
from surefoot.service.calendar_views import CalendarView
from surefoot.service.devices_views import DevicesView, PairingView, Trust
from surefoot.service.gait.about import About, Kept
from surefoot.service.gait.views import ClipJobView, ClipView, DifferencesView, VideoView
from surefoot.service.help_views import HelpView
from surefoot.service.library_views import LibraryView
from surefoot.service.logged_views import LoggedView
from surefoot.service.map_tiles_views import MapTilesView
from surefoot.service.match_views import MatchView
from surefoot.service.pause_views import BackView, PausesView
from surefoot.service.plan_views import PlanView
from surefoot.service.preview_views import Edit, PreviewView
from surefoot.service.profile_views import ChangesView, ProfileView
from surefoot.service.progress_views import Length, ProgressView
from surefoot.service.push.due import Wishes
from surefoot.service.push.views import KeyView, PushView
from surefoot.service.reading_views import (
    ArticleLineView,
    ArticleView,
    ChoiceView,
    SettingsView,
    TopicLineView,
    TopicView,
)
from surefoot.service.road_views import RoadView
from surefoot.service.schedule_views import ScheduleView
from surefoot.service.session_views import ExerciseView, InsteadView
from surefoot.service.songs_views import SongView
from surefoot.service.sounds_views import SoundsView
from surefoot.service.technique_views import TechniqueView
from surefoot.service.testing_views import TestPageView, TestsView
from surefoot.service.today_views import TodayView
from surefoot.service.views import (
    ImportStep,
    ImportView,
    PreferencesView,
    ReceivedView,
    StateView,
    WatchView,
)
from surefoot.service.why_views import WhyView
from surefoot.service.your_data_views import ArchiveView, RestoredView, YourDataView

if TYPE_CHECKING:
    from surefoot.service.authority import Certificate
    from surefoot.service.devices import Known
    from surefoot.service.gait.incoming import Incoming
    from surefoot.service.jobs import Job
    from surefoot.service.push.pushes import Outgoing
    from surefoot.service.sounds import ClickTrack, SoundFile
    from surefoot.service.workouts import WorkoutFile


class Texts(Protocol):
    """What there is to read; `surefoot.service.reading.Texts` fits it."""

    def articles(self) -> list[ArticleLineView]: ...

    def article(self, name: str) -> ArticleView:
        """Raises NotKnown."""

    def topics(self) -> list[TopicLineView]: ...

    def topic(self, name: str) -> TopicView:
        """Raises NotKnown."""

    def choices(self) -> list[ChoiceView]: ...

    def settings(self) -> SettingsView: ...


class Activities(Protocol):
    """What there is to see of activities; `surefoot.service.activities.Activities` fits it."""

    def lines(self, wanted: Wanted, skip: int = 0, most: int = 50) -> ActivitiesView: ...

    def page(self, activity_id: str) -> ActivityPageView:
        """Raises NotKnown."""

    def traces(self, activity_id: str, most: int = 400) -> TracesView:
        """Raises NotKnown."""


class Logged(Protocol):
    """What was said of sessions; `surefoot.service.logged.Logged` fits it."""

    def of(self, feedback: str) -> LoggedView:
        """Raises NotKnown."""


class Matches(Protocol):
    """Activities beside the plan; `surefoot.service.matches.Matches` fits it."""

    def lines(self, days: int) -> list[MatchView]: ...

    def of(self, activity_id: str) -> MatchView:
        """Raises NotKnown."""


class Planning(Protocol):
    """The plan, asked about; `surefoot.service.planning.Planning` fits it."""

    def weeks(
        self, first: date | None = None, weeks: int = 1, *, brief: bool = False
    ) -> ScheduleView:
        """Raises BadInput."""

    def preview(self, edits: Sequence[Edit]) -> PreviewView:
        """Raises BadInput."""

    def road(self) -> RoadView: ...


class Testing(Protocol):
    """Tests; `surefoot.service.testing.Testing` fits it."""

    def view(self) -> TestsView: ...

    def page(self, name: str) -> TestPageView:
        """Raises NotKnown."""


class RunnersProfile(Protocol):
    """What the runner said of themselves; `surefoot.service.profile` has it."""

    def view(self) -> ProfileView:
        """Raises NotOnboarded."""

    def preview(self, content: dict[str, Any]) -> ChangesView:
        """Raises BadInput, NotOnboarded."""

    def not_run(self, on: date) -> None:
        """Raises NotKnown."""


class Pauses(Protocol):
    """Days free of training; `surefoot.service.pauses.Pauses` fits it."""

    def view(self) -> PausesView: ...

    def back(self, reason: str, first: date, last: date | None) -> BackView:
        """Raises BadInput."""


class Progress(Protocol):
    """How the last weeks went; `surefoot.service.progress.view.Progress` fits it."""

    def view(self) -> ProgressView: ...


class MapTiles(Protocol):
    """The map behind a route; `surefoot.service.map_tiles.MapTiles` fits it."""

    def view(self) -> MapTilesView: ...

    def choose(self, address: str, credit: str) -> MapTilesView:
        """Raises BadInput."""

    def tile(self, zoom: int, column: int, row: int) -> str:
        """Raises NotKnown."""


class Pushes(Protocol):
    """Reminders on devices; `surefoot.service.push.pushes.Pushes` fits it."""

    def view(self) -> PushView: ...

    def choose(self, wishes: Wishes) -> PushView: ...

    def key(self) -> KeyView: ...

    def add(self, endpoint: str, p256dh: str, auth: str, name: str) -> PushView:
        """Raises BadInput."""

    def remove(self, device: str) -> PushView:
        """Raises NotKnown."""

    def trial(self, device: str) -> "Outgoing":
        """Raises NotKnown."""

    def due(self) -> "list[Outgoing]": ...

    def settle(self, answers: "list[tuple[Outgoing, int]]") -> None: ...


class WatchedFolder(Protocol):
    """The folder that is watched for new files; `surefoot.service.watching` has it."""

    def view(self) -> WatchView: ...

    def choose(self, folder: str) -> WatchView:
        """Raises BadInput."""

    def at_rest(self) -> list[Path]: ...

    def take_in(self, path: Path) -> None: ...


class Video(Protocol):
    """Clips of a runner; `surefoot.service.gait.video.Video` fits it."""

    def view(self) -> VideoView: ...

    def receive(self, size_bytes: int | None = None) -> "Incoming":
        """Raises BadInput."""

    def add(
        self, incoming: "Incoming", name: str, about: About, filmed: date | None
    ) -> ClipJobView:
        """Raises BadInput."""

    def again(self, id: str) -> ClipJobView:
        """Raises NotKnown, BadInput."""

    def clip(self, id: str) -> ClipView:
        """Raises NotKnown."""

    def between(self, id: str, other: str) -> DifferencesView:
        """Raises NotKnown, BadInput."""

    def keep(self, id: str, kept: Kept) -> None:
        """Raises NotKnown, BadInput."""

    def take_out(self, id: str) -> None:
        """Raises NotKnown."""

    def put_back(self, id: str) -> None:
        """Raises NotKnown."""

    def media(self, id: str, name: str) -> Path:
        """Raises NotKnown."""


class CalendarAddress(Protocol):
    """Where calendars fetch the plan; `surefoot.service.calendar_address` has it."""

    def view(self) -> CalendarView: ...

    def switch_on(self) -> CalendarView: ...

    def renew(self) -> CalendarView: ...

    def switch_off(self) -> CalendarView: ...


class Paper(Protocol):
    """A summary that only has to be set; `surefoot.service.report.paper.Paper` fits it."""

    @property
    def name(self) -> str: ...

    def pdf(self) -> bytes: ...


class YourData(Protocol):
    """Everything in one place; `surefoot.service.your_data.YourData` fits it."""

    def view(self) -> YourDataView: ...

    def pieces(self) -> Iterator[bytes]:
        """Raises BadInput."""

    def look(self, name: str, file: IO[bytes]) -> ArchiveView:
        """Raises BadInput."""


class Authority(Protocol):
    """The own certificate authority; `surefoot.service.authority.Authority` fits it."""

    def certificate(self) -> bytes | None: ...

    def vouch(self, host: str, names: Iterable[str]) -> "Certificate": ...


class Devices(Protocol):
    """Paired devices; `surefoot.service.devices.Devices` fits it. Threads may share it."""

    @property
    def authority(self) -> Authority: ...

    def view(self, this_device: str = "") -> DevicesView: ...

    def new_code(self) -> PairingView:
        """Raises BadInput."""

    def pair(self, code: str, name: str) -> str:
        """Raises BadInput."""

    def known(self, token: str) -> "Known | None": ...

    def revoke(self, device: str) -> str:
        """Raises NotKnown."""

    def revoke_all(self) -> int: ...

    def reached_at(self, addresses: Sequence[str], trust: Trust) -> None: ...


class Jobs(Protocol):
    """Long work; `surefoot.service.jobs.Jobs` fits it. Threads may share it."""

    def job(self, id: str) -> "Job":
        """Raises NotKnown."""

    def drop(self, id: str) -> None:
        """Raises NotKnown."""


class Songs(Protocol):
    """Songs brought to a cadence; `surefoot.service.songs.Songs` fits it."""

    def view(self) -> list[SongView]: ...

    def begin(
        self, name: str, file: IO[bytes], spm: float, ending: str, clicks_volume: float = 0.0
    ) -> SongView:
        """Raises BadInput."""


class Sounds(Protocol):
    """Sounds to take along; `surefoot.service.sounds.Sounds` fits it."""

    def view(self) -> SoundsView: ...

    def wav(self, asked: "ClickTrack") -> tuple[int, Iterator[bytes]]: ...

    def make(self, asked: "ClickTrack", ending: str) -> "Job":
        """Raises BadInput."""

    def file(self, id: str) -> "SoundFile":
        """Raises NotKnown."""


class Service(Protocol):
    """The use cases behind the API. BadInput and NotOnboarded are `surefoot.service.errors`."""

    @property
    def watched(self) -> WatchedFolder: ...

    @property
    def map_tiles(self) -> MapTiles: ...

    @property
    def pushes(self) -> Pushes: ...

    @property
    def calendar(self) -> CalendarAddress: ...

    @property
    def video(self) -> Video: ...

    @property
    def devices(self) -> Devices: ...

    @property
    def jobs(self) -> Jobs: ...

    @property
    def sounds(self) -> Sounds: ...

    @property
    def songs(self) -> Songs: ...

    def calendar_at(self, secret: str) -> bytes:
        """Raises NotKnown, NotOnboarded."""

    def state(self) -> StateView: ...

    def preferences(self) -> PreferencesView: ...

    def prefer(self, language: str, units: str, country: str | None = None) -> PreferencesView:
        """Raises BadInput."""

    def receive(self, facts: list[dict[str, Any]]) -> ReceivedView:
        """Raises BadInput."""

    def today(self, day: date | None = None) -> TodayView:
        """Raises NotOnboarded."""

    def plan(self, weeks: int) -> PlanView:
        """Raises NotOnboarded."""

    def planning(self) -> Planning:
        """Raises NotOnboarded."""

    def workout(self, session_id: str) -> "WorkoutFile":
        """Raises NotOnboarded, NotKnown, BadInput."""

    def instead(self, session_id: str) -> list[InsteadView]:
        """Raises NotOnboarded, NotKnown."""

    def why(self, day: date | None) -> WhyView:
        """Raises NotOnboarded."""

    def beside(self) -> BesideView:
        """Raises NotOnboarded."""

    def help(self, zone: str = "", region: str = "") -> HelpView: ...

    def library(self) -> LibraryView: ...

    def exercise(self, exercise_id: str) -> ExerciseView:
        """Raises NotKnown."""

    def figure(self, exercise_id: str, *, poses: bool = False) -> Callable[[], str]:
        """What draws it, in anybody's turn. Raises NotKnown."""

    def texts(self) -> Texts: ...

    def activities(self) -> Activities: ...

    def baseline(self, before: date) -> BaselineView:
        """Raises BadInput for a day ahead."""

    def logged(self) -> Logged: ...

    def matches(self) -> Matches: ...

    def testing(self) -> Testing:
        """Raises NotOnboarded."""

    def cadence_counts(self) -> CadenceCountsView: ...

    def technique(self) -> TechniqueView:
        """Raises NotOnboarded."""

    def profile(self) -> RunnersProfile: ...

    def pauses(self) -> Pauses: ...

    def progress(self, weeks: Length) -> Progress:
        """Raises NotOnboarded."""

    def import_files(self, files: Iterable[tuple[str, IO[bytes]]]) -> ImportView: ...

    def importing(self, files: Iterable[tuple[str, IO[bytes]]]) -> Iterator[ImportStep]: ...

    def forget_activity(self, activity_id: str) -> None:
        """Raises BadInput for an activity that is not there."""

    def correct_sport(self, activity_id: str, sport: str, sub_sport: str) -> None:
        """Raises BadInput for an activity or a sport that is not there."""

    def undo_import(self, sha256: str) -> None:
        """Raises BadInput for an import that is not there."""

    def accept_upgrade(self) -> None: ...

    def your_data(self) -> YourData: ...

    def report(self, weeks: int) -> Paper:
        """Raises NotOnboarded."""

    def restore(self, name: str, file: IO[bytes], *, replace: bool) -> RestoredView:
        """Raises BadInput."""

    def destroy(self) -> None: ...
