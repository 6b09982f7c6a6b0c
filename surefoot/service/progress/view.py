"""How things went, as it is shown: every plot of a stretch of weeks, and the decisions."""

from datetime import date
from uuid import UUID

from surefoot.engine.corrections import counted
from surefoot.engine.replay import Course
from surefoot.facts.types import Fact
from surefoot.figures.plot import Plot
from surefoot.knowledge.index import Index
from surefoot.service.progress import (
    cadence,
    levers,
    pain,
    sessions,
    symmetry,
    timeline,
    weeks,
)
from surefoot.service.progress.stretch import Stretch, stretch
from surefoot.service.progress_views import Length, MomentView, PlotView, ProgressView
from surefoot.service.session_views import ExerciseLinkView
from surefoot.text.knowledge import in_words

_CADENCE_ARTICLE = "cadence"


class Progress:
    """Looks back over the weeks of a course; what was forgotten or corrected is not shown."""

    def __init__(self, course: Course, length: Length = "12") -> None:
        self._stretch: Stretch = stretch(course, length)
        self._facts: dict[UUID, Fact] = counted(course.facts)
        self._index: Index = in_words(course.index)

    def view(self) -> ProgressView:
        return ProgressView(
            first=date.fromordinal(self._stretch.first),
            last=date.fromordinal(self._stretch.last),
            plots=[self._with_links(plot) for plot in self.plots()],
            moments=self.moments(),
        )

    def plots(self) -> list[Plot]:
        """Every plot, in the order in which they are shown."""
        whole = self._stretch
        return [
            pain.plot(whole, self._facts),
            weeks.weekly(whole, self._facts),
            weeks.longest(whole),
            levers.plot(whole),
            symmetry.plot(whole),
            cadence.plot(whole, self._facts),
            sessions.plot(whole),
        ]

    def moments(self) -> list[MomentView]:
        """What was decided, newest first."""
        return timeline.moments(self._stretch)

    def _with_links(self, plot: Plot) -> PlotView:
        names: tuple[str, ...] = ()
        if plot.id == symmetry.ID:
            names = symmetry.exercises(self._stretch)
        elif plot.id == cadence.ID:
            names = cadence.exercises(self._stretch)
        return PlotView(
            plot=plot,
            exercises=[
                ExerciseLinkView(name, self._index.exercises[name].name)
                for name in names
                if name in self._index.exercises
            ],
            article=_CADENCE_ARTICLE if plot.id == cadence.ID else "",
        )
