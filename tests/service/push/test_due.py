"""What is due to be sent: nothing unasked, nothing in quiet hours, at most two a day."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.service.push.due import (
    KINDS,
    MOST_A_DAY,
    Kind,
    Push,
    Sent,
    Waiting,
    Wishes,
    due_pushes,
)

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 5, 10)  # a Sunday
ALL = Wishes(on=frozenset(KINDS))
OPEN = Waiting(DAY, sessions=("Easy run",), tests=True)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute), BERLIN)


def kinds(found: tuple[Push, ...]) -> list[Kind]:
    return [push.kind for push in found]


def test_everything_is_off_until_it_is_asked_for() -> None:
    assert Wishes().on == frozenset()
    assert due_pushes(OPEN, Wishes(), at(9), ()) == ()


@pytest.mark.parametrize(
    ("kind", "hour", "minute"),
    [("check_in", 9, 0), ("session", 17, 0), ("tests", 10, 0)],
)
def test_a_reminder_comes_at_its_time_and_not_late(kind: Kind, hour: int, minute: int) -> None:
    wishes = replace(ALL, on=frozenset({kind}))
    assert due_pushes(OPEN, wishes, at(hour) - timedelta(minutes=1), ()) == ()
    assert kinds(due_pushes(OPEN, wishes, at(hour, minute), ())) == [kind]
    assert kinds(due_pushes(OPEN, wishes, at(hour + 2, 59), ())) == [kind]
    assert due_pushes(OPEN, wishes, at(hour + 3), ()) == ()


def test_what_is_done_is_not_reminded_of() -> None:
    done = Waiting(DAY, checked_in=True)
    assert not any(due_pushes(done, ALL, at(hour), ()) for hour in range(24))


def test_pain_is_asked_for_an_hour_after_the_session() -> None:
    waiting = Waiting(DAY, checked_in=True, pain_after=(("f1", at(12, 30)),))
    assert due_pushes(waiting, ALL, at(13, 29), ()) == ()
    [push] = due_pushes(waiting, ALL, at(13, 30), ())
    assert (push.kind, push.about, push.until) == ("pain_after", "f1", at(15, 30))
    assert due_pushes(waiting, ALL, at(14), [Sent("pain_after", "f1", DAY)]) == ()
    assert due_pushes(waiting, ALL, at(15, 30), ()) == ()


def test_a_reminder_ends_with_the_quiet_hours() -> None:
    wishes = replace(ALL, on=frozenset({"session"}), session_at=time(20))
    [push] = due_pushes(OPEN, wishes, at(20, 30), ())
    assert push.until == at(21)
    assert due_pushes(OPEN, wishes, at(21), ()) == ()


def test_tests_are_spoken_of_once_a_week() -> None:
    wishes = replace(ALL, on=frozenset({"tests"}))
    for days, due in ((6, []), (7, ["tests"])):
        before = [Sent("tests", "", DAY - timedelta(days=days))]
        assert kinds(due_pushes(OPEN, wishes, at(10), before)) == due
    monday = replace(OPEN, day=DAY + timedelta(days=1))
    assert due_pushes(monday, wishes, at(10, day=monday.day), ()) == ()


def test_nothing_is_sent_while_the_plan_stands_still() -> None:
    assert not any(due_pushes(replace(OPEN, still=True), ALL, at(h), ()) for h in range(24))


def test_at_most_two_a_day_whatever_the_times() -> None:
    wishes = replace(ALL, check_in_at=time(10), session_at=time(10))
    waiting = replace(OPEN, pain_after=(("f1", at(9)),))
    assert kinds(due_pushes(waiting, wishes, at(10), ())) == ["pain_after", "check_in"]
    one = [Sent("session", str(DAY), DAY)]
    assert kinds(due_pushes(waiting, wishes, at(10), one)) == ["pain_after"]


times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
wishes_of_any = st.builds(
    Wishes,
    on=st.frozensets(st.sampled_from(KINDS)),
    check_in_at=times,
    session_at=times,
    tests_at=times,
    tests_on=st.integers(0, 6),
    quiet_from=times,
    quiet_until=times,
    discreet=st.booleans(),
)


@given(
    wishes=wishes_of_any,
    # across both changes of the clock
    first=st.dates(date(2026, 3, 20), date(2026, 11, 1)),
    logged=st.lists(st.integers(0, 3 * 24 * 60), max_size=4),
    step=st.integers(7, 90),
)
def test_three_days_of_looking(wishes: Wishes, first: date, logged: list[int], step: int) -> None:
    begin = datetime.combine(first, time(0), ZoneInfo("UTC"))
    sent: list[Sent] = []
    for minute in range(0, 3 * 24 * 60, step):
        now = (begin + timedelta(minutes=minute)).astimezone(BERLIN)
        pain = tuple(
            (str(n), begin + timedelta(minutes=m)) for n, m in enumerate(logged) if m <= minute
        )
        waiting = Waiting(now.date(), sessions=("Run",), pain_after=pain, tests=True)
        for push in due_pushes(waiting, wishes, now, sent):
            assert push.kind in wishes.on
            assert not wishes.quiet(now.time())
            assert now < push.until
            sent.append(Sent(push.kind, push.about, waiting.day))
    assert all(count <= MOST_A_DAY for count in Counter(each.day for each in sent).values())
    assert all(count == 1 for count in Counter((s.kind, s.about) for s in sent).values())
    assert sum(each.kind == "tests" for each in sent) <= 1
