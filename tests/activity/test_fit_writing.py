"""A FIT file that we write: checksums and header as the format says, read back without loss."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.activity.fit import fit_messages
from surefoot.activity.fit_profile import EVENT, FILE_ID, WORKOUT, WORKOUT_STEP
from surefoot.activity.fit_wire import read_chain
from surefoot.activity.fit_workout import (
    INTENSITIES,
    NAME_MOST,
    NOTES_MOST,
    REPEAT,
    Repeat,
    Step,
    in_ascii,
    workout_file,
)
from surefoot.activity.fit_writing import ENUM, STRING, UINT32, fit_file, messages
from surefoot.activity.read import NotAnActivity, read
from surefoot.activity.sports import from_fit, to_fit

from . import fit_bytes

CREATED = datetime(2026, 5, 10, 8, tzinfo=UTC)
KINDS = {code: kind for kind, code in INTENSITIES.items()}
WALK_RUN = (
    Step("Walk to warm up", 300, "warm_up", ("For Sunday 10 May.",)),
    Repeat(6, (Step("Run", 240, "active", ("Stop from 4.",)), Step("Walk", 60, "rest"))),
    Step("Walk to cool down", 300, "cool_down"),
)

NUMBERS = (
    "index",
    "duration_type",
    "duration_value",
    "target_type",
    "target_value",
    "intensity",
)

texts = st.text(max_size=60)
steps = st.builds(
    Step,
    texts,
    st.integers(1, 4 * 3600),
    st.sampled_from(["active", "rest", "warm_up", "cool_down"]),
    st.lists(texts, max_size=4).map(tuple),
)
repeats = st.builds(Repeat, st.integers(1, 30), st.lists(steps, min_size=1, max_size=4).map(tuple))


def rows_of(data: bytes) -> list[dict[str, Any]]:
    """The steps of a workout as our own decoder reads them."""
    (wire,) = read_chain(data)
    assert not wire.damaged and not wire.warnings
    (found,) = fit_messages(data)
    told = found.of(WORKOUT_STEP)
    return [
        {name: told.code(name, row) for name in NUMBERS}
        | {name: told.text(name, row) or "" for name in ("name", "notes")}
        for row in range(told.count)
    ]


def test_the_wire_is_that_of_the_format() -> None:
    rows = [{"event": 0, "event_type": 0}, {"event": 4, "event_type": 3}]
    body = messages(EVENT, {"event": ENUM, "event_type": ENUM}, rows)
    assert body == fit_bytes.message("event", rows)
    whole = fit_file(body)
    assert whole[:2] == b"\x0e\x10" and whole[8:12] == b".FIT"
    assert fit_bytes.crc(whole[:12]) == int.from_bytes(whole[12:14], "little")
    assert fit_bytes.crc(whole) == 0
    assert len(whole) == 14 + int.from_bytes(whole[4:8], "little") + 2


def test_a_text_that_is_too_long_and_a_number_that_is_missing_are_refused() -> None:
    with pytest.raises(ValueError, match="name takes 301 bytes"):
        messages(WORKOUT, {"name": STRING}, [{"name": "x" * 300}])
    with pytest.raises(KeyError):
        messages(FILE_ID, {"created": UINT32}, [{}])


def test_a_walk_run_is_rounds_of_steps() -> None:
    data = workout_file("Walk-run, 10 May", "run", WALK_RUN, 77, CREATED)
    (found,) = fit_messages(data)
    head, about = found.of(FILE_ID), found.of(WORKOUT)
    assert (head.code("type", 0), head.code("serial_number", 0)) == (5, 77)
    assert (about.text("name", 0), about.code("steps", 0)) == ("Walk-run, 10 May", 5)
    assert from_fit(about.code("sport", 0), None)[0] == "run"
    rows = rows_of(data)
    assert [row["index"] for row in rows] == [0, 1, 2, 3, 4]
    assert [row["duration_type"] for row in rows] == [0, 0, 0, 6, 0]
    assert [row["duration_value"] for row in rows] == [300_000, 240_000, 60_000, 1, 300_000]
    assert [row["intensity"] for row in rows] == [2, 0, 1, 0, 3]
    assert {row["target_type"] for row in rows} == {2}
    assert rows[3]["target_value"] == 6
    assert rows[1]["notes"] == "Stop from 4."


@given(st.lists(steps | repeats, min_size=1, max_size=6), texts)
def test_what_is_written_is_read_back(given_steps: list[Step | Repeat], name: str) -> None:
    found: dict[int, Step | Repeat] = {}
    for row in rows_of(workout_file(name, "walk", given_steps, 1, CREATED)):
        assert len(row["notes"]) <= NOTES_MOST and len(row["name"]) <= NAME_MOST
        if row["duration_type"] == REPEAT:
            first = row["duration_value"]
            inside = [found.pop(index) for index in sorted(found) if index >= first]
            found[first] = Repeat(row["target_value"], tuple(inside))  # type: ignore[arg-type]
        else:
            kind = KINDS[row["intensity"]]
            found[row["index"]] = Step(row["name"], row["duration_value"] // 1000, kind)
    assert [plain(each) for each in found.values()] == [plain(each) for each in given_steps]


def plain(step: Step | Repeat) -> object:
    """What of a step a watch acts on."""
    if isinstance(step, Repeat):
        return (step.count, [plain(each) for each in step.steps])
    return (step.duration_s, step.intensity)


@given(st.lists(steps | repeats, min_size=1, max_size=6), texts)
def test_another_decoder_reads_it_without_complaint(
    given_steps: list[Step | Repeat], name: str
) -> None:
    fitdecode = pytest.importorskip("fitdecode")
    data = workout_file(name, "run", given_steps, 1, CREATED)
    reader = fitdecode.FitReader(
        BytesIO(data),
        check_crc=fitdecode.CrcCheck.RAISE,
        error_handling=fitdecode.ErrorHandling.RAISE,
    )
    with reader:
        told = [frame for frame in reader if frame.frame_type == fitdecode.FIT_FRAME_DATA]
    assert [frame.name for frame in told[:2]] == ["file_id", "workout"]
    assert told[0].get_value("type") == "workout"
    assert told[0].get_value("time_created") == CREATED
    assert told[1].get_value("sport") == "running"
    assert told[1].get_value("num_valid_steps") == len(told) - 2
    seconds = [f.get_value("duration_time") for f in told[2:] if f.has_field("duration_time")]
    flat = [s for e in given_steps for s in (e.steps if isinstance(e, Repeat) else (e,))]
    assert seconds == [step.duration_s for step in flat]
    counts = [f.get_value("repeat_steps") for f in told[2:] if f.has_field("repeat_steps")]
    assert counts == [each.count for each in given_steps if isinstance(each, Repeat)]


def test_texts_are_spelled_out_and_cut_at_a_word_or_sentence() -> None:
    assert in_ascii("6 × (4 min Laufen) – „höchstens“ Café…") == (
        '6 x (4 min Laufen) - "hoechstens" Cafe...'
    )
    notes = ("First. " * 20, "Second. " * 20)
    long = Step("A name that goes on for far too long to be shown", 60, "active", notes)
    (row,) = rows_of(workout_file("x", "run", [long], 1, CREATED))
    assert row["name"] == "A name that goes on for far..."
    assert row["notes"] == " ".join(["First."] * 20)


def test_a_workout_is_not_taken_for_an_activity() -> None:
    with pytest.raises(NotAnActivity, match="workout"):
        read(workout_file("x", "run", WALK_RUN, 1, CREATED), "x.fit")


@pytest.mark.parametrize("sport", ["run", "walk", "bike", "hike"])
def test_a_sport_keeps_its_code(sport: Any) -> None:
    assert from_fit(to_fit(sport), None)[0] == sport
