"""One run told by several files is one activity, in whatever order they came."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.engine import replay, same_run
from surefoot.facts.types import FACT, ActivityImported, Correction, Fact
from tests.engine.starts import KNOWLEDGE, MONDAY
from tests.engine.test_i_integrity import same

SUBJECT = UUID("01900000-0000-7000-8000-000000000001")
MORNING = datetime.combine(MONDAY + timedelta(days=3), datetime.min.time(), UTC).replace(hour=7)
FULL = ("cadence_spm", "distance_m", "elevation_m", "heart_rate_bpm", "time_s")


def told(start: datetime = MORNING, minutes: float | None = 40, **fields: Any) -> ActivityImported:
    """An activity as some file tells it; two calls are two files."""

    def measured(value: float | None) -> dict[str, object]:
        return {"value": value, "source": "missing" if value is None else "device"}

    km = fields.pop("km", None if minutes is None else minutes / 6)
    file = fields.pop("file", repr((start, minutes, km, sorted(fields.items()))))
    digest = sha256(str(file).encode()).hexdigest()
    fact = FACT.validate_python(
        {
            "kind": "activity",
            "id": UUID(bytes=sha256(f"{digest}{fields.get('leg')}".encode()).digest()[:16]),
            "subject": SUBJECT,
            "happened_at": start,
            "received_at": start + timedelta(hours=2),
            "zone": "UTC",
            "file_sha256": digest,
            "sport": "run",
            "columns": FULL,
            "elapsed_s": measured(None if minutes is None else minutes * 60),
            "moving_s": measured(None if minutes is None else minutes * 59),
            "distance_m": measured(None if km is None else km * 1000),
            **fields,
        }
    )
    assert isinstance(fact, ActivityImported)
    return fact


def later(**time: float) -> datetime:
    return MORNING + timedelta(**time)


@pytest.mark.parametrize(
    "other",
    [
        told(later(seconds=70), 40.5, km=6.8),
        told(later(seconds=-110), 39, km=None),
        told(later(minutes=3), 37.5),
        told(later(seconds=20), None, km=6.7),
        told(MORNING, 40, km=8.0, sub_sport="treadmill"),
        told(later(seconds=70), 40.5, km=6.8, sport="other"),
        told(later(seconds=9), device_serial="78"),
    ],
    ids=[
        "another watch",
        "no distance",
        "begun later",
        "no duration",
        "treadmill",
        "no sport",
        "another serial",
    ],
)
def test_two_files_of_one_run(other: ActivityImported) -> None:
    assert same_run.same_run(told(), other)
    assert same_run.same_run(other, told())


@pytest.mark.parametrize(
    "other",
    [
        told(sport="walk"),
        told(sport="walk", device_serial="77"),
        told(sport="other", km=None),
        told(sport="other", km=0.0),
        told(sport="other", km=9.0),
        told(later(minutes=41)),
        told(later(days=1)),
        told(later(seconds=30), 40, km=9.0),
        told(later(minutes=10), 30),
        told(later(hours=1)),
        told(file="one", leg=1),
    ],
    ids=[
        "sport",
        "sport of one watch",
        "no sport, no distance",
        "no sport, no metre",
        "no sport, farther",
        "after it",
        "next day",
        "farther",
        "part of it",
        "other zone",
        "leg",
    ],
)
def test_two_runs(other: ActivityImported) -> None:
    run = told(file="one")
    assert not same_run.same_run(run, other)
    assert not same_run.same_run(other, run)


def test_two_short_runs_after_one_another_are_two() -> None:
    assert not same_run.same_run(told(minutes=1), told(later(seconds=75), 1))


def test_one_recording_cut_off_in_one_file_counts_whole() -> None:
    whole = told(device_serial="77", columns=("distance_m", "time_s"))
    cut = told(minutes=12, device_serial="77")
    assert same_run.told_once([cut, whole]) == {cut.id: whole.id}
    assert not same_run.same_run(told(), told(minutes=12))


def test_a_twin_in_another_time_zone_is_asked_about_and_stays_two() -> None:
    run, shifted = told(), told(later(hours=2), file="local time")
    assert same_run.in_another_zone(run, shifted)
    assert same_run.told_once([run, shifted]) == {}
    assert not same_run.in_another_zone(run, told(later(hours=2, seconds=40), file="evening run"))


def test_a_file_that_names_the_sport_counts_before_one_that_does_not() -> None:
    track = told(sport="other")
    run = told(later(seconds=5), columns=("distance_m", "time_s"))
    assert same_run.told_once([track, run]) == {track.id: run.id}


def test_the_one_that_tells_most_counts_and_inherits_from_what_was_taken_out() -> None:
    phone = told(columns=("distance_m", "time_s"))
    watch = told(later(seconds=5))
    assert same_run.told_once([phone, watch]) == {phone.id: watch.id}
    assert same_run.told_once([phone], [watch]) == {watch.id: phone.id}


@dataclass(frozen=True)
class Outing:
    """A run with its files: shifts of the start in s, shares of duration, columns, serial."""

    after_min: int
    minutes: int
    tellings: tuple[tuple[int, int, int], ...]


OUTINGS = st.lists(
    st.builds(
        Outing,
        after_min=st.integers(5, 900),
        minutes=st.integers(4, 240),
        tellings=st.lists(
            st.tuples(st.integers(-50, 50), st.integers(-2, 2), st.integers(1, 5)),
            min_size=1,
            max_size=3,
        ).map(tuple),
    ),
    min_size=1,
    max_size=5,
)


def lived(outings: Sequence[Outing]) -> list[list[ActivityImported]]:
    moment, found = MORNING, []
    for number, outing in enumerate(outings):
        moment += timedelta(minutes=outing.after_min)
        found.append(
            [
                told(
                    moment + timedelta(seconds=shift),
                    outing.minutes * (1 + share / 100),
                    columns=FULL[:columns],
                    file=(number, copy),
                )
                for copy, (shift, share, columns) in enumerate(outing.tellings)
            ]
        )
        moment += timedelta(minutes=outing.minutes)
    return found


@given(OUTINGS, st.randoms(use_true_random=False))
def test_any_order_of_twins_gives_the_same_activities(
    outings: list[Outing], dice: random.Random
) -> None:
    files = [file for each in lived(outings) for file in each]
    instead = same_run.told_once(files)
    assert len(files) - len(instead) == len(outings)
    dice.shuffle(files)
    assert same_run.told_once(files) == instead


@given(OUTINGS, st.randoms(use_true_random=False))
def test_twins_in_any_order_a_fact_at_a_time_and_undone_give_what_a_whole_replay_gives(
    outings: list[Outing], dice: random.Random
) -> None:
    files: list[Fact] = [file for each in lived(outings) for file in each]
    undone = dice.sample(files, dice.randint(0, len(files) - 1))
    files += [
        Correction(
            id=UUID(int=fact.id.int ^ 1),
            subject=SUBJECT,
            happened_at=later(days=9),
            received_at=later(days=9),
            zone="UTC",
            corrects=fact.id,
        )
        for fact in undone
    ]
    today = MONDAY + timedelta(days=12)
    begun = [FACT.validate_python(content) for content in SET_UP]
    whole = replay.replay(KNOWLEDGE, [*begun, *files], today)
    course = replay.replay(KNOWLEDGE, begun, today)
    dice.shuffle(files)
    while files:
        batch = [files.pop() for _ in range(min(len(files), dice.randint(1, 3)))]
        course = replay.append(course, batch, today)
    assert same(course, whole)
    runs = sum(len(day.sessions) for day in whole.ledger.days)
    left = [each for each in lived(outings) if any(file not in undone for file in each)]
    assert runs == len(left)


SET_UP: list[dict[str, object]] = [
    {
        "id": UUID(int=1),
        "kind": "profile",
        "age_years": 40,
        "baseline": {"run_min_per_week": 200, "ascent_m_per_week": 500},
    },
    {
        "id": UUID(int=2),
        "kind": "injury",
        "site": "ITB_R",
        "onset": date(2026, 1, 1),
        "worst_pain_7d": 2,
        "walk_30_min_clean": True,
    },
]
for content in SET_UP:
    content |= {
        "subject": SUBJECT,
        "zone": "UTC",
        "happened_at": MORNING - timedelta(days=3),
        "received_at": MORNING - timedelta(days=3),
    }
