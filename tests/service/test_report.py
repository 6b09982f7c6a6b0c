"""The summary for the physiotherapist: what it says of a runner, in both languages and units."""

from datetime import date, timedelta

import pytest

from surefoot.interop.report import Report, Section
from surefoot.lab.demo import demo_facts
from surefoot.service.app import Surefoot
from surefoot.service.errors import NotOnboarded
from surefoot.text.language import speaking
from tests.interop.pdf_text import pages, text
from tests.service.conftest import Clock, fact, onboard


def section(report: Report, title: str) -> Section:
    return next(each for each in report.sections if each.title.startswith(title))


@pytest.fixture
def lived(surefoot: Surefoot) -> Surefoot:
    """Twelve weeks of the demo's runner."""
    surefoot.take_over(demo_facts(surefoot.knowledge, surefoot.subject, surefoot.day()))
    return surefoot


@pytest.mark.parametrize("weeks", [4, 8, 12])
def test_it_is_two_pages_of_so_many_weeks(lived: Surefoot, weeks: int) -> None:
    paper = lived.report(weeks)
    assert len(section(paper.report, "Week by week").rows) == weeks
    made = paper.pdf()
    assert pages(made) == 2 and b"pdfuaid" in made
    shown = text(made)
    for words in ("Summary for your physiotherapist", "Right outer knee", "Phases so far", "LSI",
                  "Ready to climb", "The plan now", "Questions for you"):  # fmt: skip
        assert words in shown
    assert paper.pdf() == made
    assert paper.name == f"surefoot-{lived.day()}.pdf"


def test_each_decision_has_its_rule_grade_and_sources(lived: Surefoot) -> None:
    rows = section(lived.report(12).report, "Decisions").rows
    rules = {rule.id: rule for rule in lived.index.rules.values()}
    assert any("RED-1" in row[2] for row in rows) and any("GATE-UP" in row[2] for row in rows)
    for day, sentence, rest in rows:
        name, grade = rest.split(":")[0].split(", ")
        assert day and sentence and rules[name].grade == grade
        assert all(cite in rest for cite in rules[name].cites[:3])


def test_tests_say_both_sides_and_their_share(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    sides = {"left": {"value": 40, "clean": False}, "right": {"value": 30, "pain": 2}}
    surefoot.receive(
        [
            fact(surefoot, "check_in", clock(), pain={"ITB_R": 1}, painkillers_24h=False),
            fact(surefoot, "test_result", clock(), test="side_plank", **sides),
        ]
    )
    [row] = section(surefoot.report(8).report, "Tests").rows
    assert row[1:4] == ("40 s, not clean", "30 s, pain 2", "75%")
    assert "LSI 90%" in row[4]


def test_on_the_first_day_it_says_what_is_not_known(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    paper = surefoot.report(12)
    assert pages(paper.pdf()) == 1
    assert section(paper.report, "Tests").lead == "No test has been told yet."
    assert section(paper.report, "Pain over training").svg == ""
    assert "not known" in {row[1] for row in section(paper.report, "Gate").rows}


def test_notes_flares_and_warning_signs_are_in_it_as_they_were_said(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    said = "Load #1 more; $20 off. `code` *now*"
    note = {"clinician_name": "Ada #let", "clinician_role": "physiotherapist", "text": said}
    flag = next(iter(surefoot.index.red_flags))
    seen = clock().date().isoformat()
    clock.forward(hours=1)
    surefoot.receive(
        [
            fact(surefoot, "clinician_note", clock(), seen_on=seen, **note),
            fact(surefoot, "flare", clock(), pain={"ITB_R": 6}, note="stairs"),
            fact(surefoot, "red_flag_answer", clock(), answers={flag: True}),
        ]
    )
    paper = surefoot.report(4)
    items = section(paper.report, "Warning signs").items
    assert items[0].startswith("Open warning sign: ")
    assert any("6 of 10" in item and "stairs" in item for item in items)
    shown = text(paper.pdf())
    assert said in shown and "Ada #let" in shown


def test_it_speaks_german_and_miles(lived: Surefoot) -> None:
    with speaking("de", "imperial"):
        paper = lived.report(8)
    shown = text(paper.pdf())
    assert paper.report.language == "de"
    for words in ("Zusammenfassung", "Auf einen Blick", "Entscheidungen", "erfüllt", "ft Anstieg"):
        assert words in shown


def test_another_year_is_named(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    clock.forward(days=300)
    rows = dict(section(surefoot.report(4).report, "At a glance").rows)  # type: ignore[arg-type]
    assert "2026" in rows["Phases so far"]
    assert clock().date() == date(2026, 5, 10) + timedelta(days=300)


def test_without_a_plan_there_is_no_summary(surefoot: Surefoot) -> None:
    with pytest.raises(NotOnboarded):
        surefoot.report(8)
