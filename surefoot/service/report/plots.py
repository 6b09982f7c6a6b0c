"""Pain and load of the weeks, drawn."""

from dataclasses import replace

from surefoot.engine.corrections import counted
from surefoot.figures import plot_svg
from surefoot.figures.plot import Plot
from surefoot.interop.report import FONT, Section
from surefoot.service.progress import pain, weeks
from surefoot.service.progress.stretch import Stretch
from surefoot.service.report.window import Window

_WIDE = 720.0
"""Of a drawing in px: its letters then come out a little smaller than the text."""


def drawn(window: Window) -> list[Section]:
    """Pain over training day by day, and running week by week."""
    course = window.course
    began = next((s.started for s in course.standings if s is not None), course.ledger.first)
    stretch = Stretch(course, window.first, window.last, began)
    facts = counted(course.facts)
    load = weeks.weekly(stretch, facts)
    return [_section(pain.plot(stretch, facts)), _section(replace(load, panels=load.panels[:1]))]


def _section(plot: Plot) -> Section:
    if not plot.at:
        return Section(plot.title, lead=plot.summary)
    drawing = plot_svg.draw(plot, _WIDE, FONT)
    return Section(plot.title, lead=plot.summary, svg=drawing, alt=f"{plot.title}. {plot.summary}")
