"""The summary as a whole, and the file that it becomes."""

from dataclasses import dataclass
from datetime import date, datetime

from surefoot.engine.replay import Course
from surefoot.interop import report as typeset
from surefoot.interop.report import Report, Section
from surefoot.service.plan_views import PlanView
from surefoot.service.report import asked, decided, plots, standing, who
from surefoot.service.report.window import Window, window
from surefoot.text import names
from surefoot.text.language import spoken, t

WEEKS = (4, 8, 12)
_PLANNED_D = 7


@dataclass(frozen=True, slots=True)
class Paper:
    """A summary that only has to be set. name: of its file."""

    report: Report
    name: str
    made_at: datetime

    def pdf(self) -> bytes:
        """The file: at most two pages."""
        return typeset.pdf(self.report, self.made_at)


def paper(course: Course, plan: PlanView, weeks: int, made_at: datetime, version: str) -> Paper:
    """A summary of the last weeks, in the words of whoever is spoken to."""
    looked_at = window(course, weeks)
    today = date.fromordinal(course.today)
    report = Report(
        language=spoken().language,
        title=t("Summary for your physiotherapist"),
        lead=t(
            "{first} to {last}. Told by the runner and measured by the watch; set down by "
            "Surefoot. Information, not a diagnosis.",
            first=names.full_day(date.fromordinal(looked_at.first)),
            last=names.full_day(today),
        ),
        foot=t(
            "Surefoot {version}, protocol {protocol}. Grades: A trial or review, B cohort or lab "
            "study, C expert protocol, S practice document, P proposal without a study.",
            version=version,
            protocol=course.knowledge.version.partition("+")[0],
        ),
        sections=tuple(_sections(looked_at, plan, today)),
    )
    return Paper(report, f"surefoot-{today}.pdf", made_at)


def _sections(looked_at: Window, plan: PlanView, today: date) -> list[Section]:
    days = [day for week in plan.weeks for day in week.days if day.date >= today][:_PLANNED_D]
    titles = [(d.date, [f"{s.title}: {s.dose}" for s in d.sessions]) for d in days]
    return [
        who.at_a_glance(looked_at),
        who.week_by_week(looked_at),
        *plots.drawn(looked_at),
        asked.questions(looked_at),
        standing.tests(looked_at),
        *standing.gates(looked_at),
        decided.decisions(looked_at),
        asked.planned(looked_at, titles),
        asked.notes(looked_at),
    ]
