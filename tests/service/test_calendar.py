"""The calendar file is one that other programs read, and its address is a secret."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar, Event

from surefoot.service.app import Surefoot
from surefoot.service.errors import NotKnown, NotOnboarded
from surefoot.text.language import speaking
from tests.service.conftest import Clock, fact, onboard


def events(file: bytes) -> dict[str, Event]:
    """The file's events by UID, each of which stands there once."""
    found = Calendar.from_ical(file).events
    by_uid = {str(event["uid"]): event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def check_in(surefoot: Surefoot, clock: Clock, **fields: Any) -> None:
    said = {"pain": {"ITB_R": 1}, "first_steps": "normal", "painkillers_24h": False, "energy": 4}
    surefoot.receive([fact(surefoot, "check_in", clock(), **{**said, **fields})])


def test_the_file_is_as_the_standard_wants_it(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    check_in(surefoot, clock)
    with speaking("de"):
        file = surefoot.calendar_file()
    lines = file.split(b"\r\n")
    assert lines.pop() == b""
    for line in lines:
        assert b"\n" not in line and len(line) <= 75
        line.decode()  # a fold never parts the bytes of a letter
    calendar = Calendar.from_ical(file)
    assert calendar["version"] == "2.0"
    assert calendar["x-wr-calname"] == "Surefoot"
    assert {b"REFRESH-INTERVAL;VALUE=DURATION:PT2H", b"X-PUBLISHED-TTL:PT2H"} <= set(lines)
    assert not calendar.walk("VALARM")
    assert "ü" in calendar.to_ical().decode()
    for event in events(file).values():
        assert event.start == event.end - timedelta(days=1)
        assert type(event.start) is date
        assert event["transp"] == "TRANSPARENT"
        assert event["dtstamp"].dt == event["last-modified"].dt <= clock()
        assert event["summary"]


def test_it_holds_the_plan_with_its_doses(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    check_in(surefoot, clock)
    found = events(surefoot.calendar_file())
    planned = [s for w in surefoot.plan(4).weeks for day in w.days for s in day.sessions]
    assert planned
    for session in planned:
        event = found[f"{session.id}@{surefoot.subject}.surefoot"]
        assert event.start == session.date
        assert session.title in event["summary"] and f"{session.minutes} min" in event["summary"]
        assert session.dose in event["description"]
        assert all(f"{item.name}: {item.dose}" in event["description"] for item in session.items)
        said_so = "(provisional)" in event["summary"] and "Provisional:" in event["description"]
        assert said_so == session.provisional == (event["status"] == "TENTATIVE")
    last = max(event.start for event in found.values())
    assert last >= surefoot.day() + timedelta(days=20)


def test_a_session_that_moves_keeps_its_uid(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    check_in(surefoot, clock)
    before = events(surefoot.calendar_file())
    for session in (s for d in surefoot.plan(1).weeks[0].days[1:] for s in d.sessions):
        for days in range(1, 7):
            to = session.date + timedelta(days=days)
            edit = fact(
                surefoot,
                "plan_edit",
                clock(),
                action="move",
                session=session.id,
                to_day=to.isoformat(),
            )
            surefoot.receive([edit])
            uid = f"{session.id}@{surefoot.subject}.surefoot"
            after = events(surefoot.calendar_file())
            if uid in after and after[uid].start == to:
                assert before[uid].start == session.date
                assert after[uid]["sequence"] >= before[uid]["sequence"]
                return
    pytest.fail("no session could be moved")


def test_days_that_pass_keep_what_was_done(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    check_in(surefoot, clock)
    session = next(s for s in surefoot.today().sessions if s.kind == "walk")
    feedback = fact(
        surefoot,
        "session_feedback",
        clock(),
        session_class="walk",
        done="yes",
        planned_session=session.id,
        minutes=12,
        pain_during={"ITB_R": 1},
    )
    surefoot.receive([feedback])
    uid = f"{session.id}@{surefoot.subject}.surefoot"
    for _ in range(2):
        event = events(surefoot.calendar_file())[uid]
        assert event.start == session.date
        assert event["summary"] == f"✓ {session.title}, 12 min"
        assert event["description"] == f"Done: 12 min.\nPlanned: {session.dose}."
        clock.forward(days=3)
    clock.forward(days=14)
    assert uid not in events(surefoot.calendar_file())


def test_the_file_changes_only_with_the_plan(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    first = surefoot.calendar_file()
    clock.forward(hours=3)
    assert surefoot.calendar_file() == first
    check_in(surefoot, clock)
    second = surefoot.calendar_file()
    clock.forward(days=1)
    third = surefoot.calendar_file()
    stamps = [re.findall(rb"SEQUENCE:(\d+)", file)[0] for file in (first, second, third)]
    assert stamps == sorted(set(stamps), key=int)


def test_a_warning_sign_leaves_rest_and_whom_to_see(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    surefoot.receive([fact(surefoot, "red_flag_answer", clock(), answers={"night_pain": True})])
    (event,) = events(surefoot.calendar_file()).values()
    assert event.start == surefoot.day()
    assert "No training" in event["summary"]
    assert event["description"].count("See someone this week") == 1


def test_without_a_plan_there_is_no_file(surefoot: Surefoot) -> None:
    with pytest.raises(NotOnboarded):
        surefoot.calendar_file()


def test_the_address_is_off_until_asked_for_and_can_be_renewed(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    assert surefoot.calendar.view().path == ""
    for wrong in ("", "None", "x" * 32, "ü"):
        with pytest.raises(NotKnown):
            surefoot.calendar_at(wrong)
    first = secret_of(surefoot.calendar.switch_on().path)
    assert surefoot.calendar.switch_on().path == f"/calendar/{first}.ics"
    assert len(first) * 6 >= 128
    assert events(surefoot.calendar_at(first))
    second = secret_of(surefoot.calendar.renew().path)
    assert first != second
    with pytest.raises(NotKnown):
        surefoot.calendar_at(first)
    assert events(surefoot.calendar_at(second))
    surefoot.calendar.switch_off()
    for gone in (second, ""):
        with pytest.raises(NotKnown):
            surefoot.calendar_at(gone)


def secret_of(path: str) -> str:
    found = re.fullmatch(r"/calendar/([\w-]+)\.ics", path)
    assert found is not None
    return found[1]


def test_the_address_outlives_a_restart_and_not_a_deletion(
    opened: Callable[..., Surefoot], clock: Clock
) -> None:
    surefoot = opened()
    onboard(surefoot, clock)
    path = surefoot.calendar.switch_on().path
    surefoot.close()
    again = opened()
    assert again.calendar.view().path == path
    again.destroy()
    assert again.calendar.view().path == ""


def test_it_speaks_as_chosen_else_as_when_it_was_set_up(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    with speaking("de"):
        secret = secret_of(surefoot.calendar.switch_on().path)
    assert b"PRODID:-//Surefoot//Plan//DE" in surefoot.calendar_at(secret)
    surefoot.prefer("en", "metric")
    assert b"PRODID:-//Surefoot//Plan//EN" in surefoot.calendar_at(secret)
