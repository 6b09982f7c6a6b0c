"""Facts: refused with a place and a bound, lossless as JSON Lines, on the runner's own day."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.facts.analysis import Analysis
from surefoot.facts.days import day_of
from surefoot.facts.ids import uuid7
from surefoot.facts.journal import BadLine, dump, load, parse
from surefoot.facts.phrase import phrase
from surefoot.facts.told import Told, kept
from surefoot.facts.types import FACT, KINDS, ActivityImported, CheckIn, Flare
from surefoot.text.language import said

SUBJECT = UUID("018f0000-0000-7000-8000-000000000001")


def check_in(**fields: object) -> dict[str, object]:
    return {
        "kind": "check_in",
        "id": "018f0000-0000-7000-8000-0000000000aa",
        "subject": str(SUBJECT),
        "happened_at": "2026-05-03T07:00:00+02:00",
        "zone": "Europe/Berlin",
        "pain": {"ITB_R": 2},
        **fields,
    }


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"pain": {"ITB_R": 11}}, "pain.ITB_R"),
        ({"pain": {"ITB_R": -1}}, "pain.ITB_R"),
        ({"pain": {"KNEE": 1}}, "pain.KNEE"),
        ({"pain": {"ITB_R": 2.5}}, "pain.ITB_R"),
        ({"energy": 6}, "energy"),
        ({"energy": 0}, "energy"),
        ({"sleep": "a lot"}, "sleep"),
        ({"zone": "Middle/Earth"}, "zone"),
        ({"happened_at": "2026-05-03T07:00:00"}, "happened_at"),
        ({"happened_at": "1815-05-03T07:00:00Z"}, "happened_at"),
        ({"unknown_field": 1}, "unknown_field"),
        ({"id": "not an id"}, "id"),
        ({"kind": "horoscope"}, "kind"),
    ],
)
def test_a_field_out_of_range_is_refused_by_name(fields: dict[str, object], place: str) -> None:
    with pytest.raises(ValueError, match=place):
        parse(json.dumps(check_in(**fields)))


def test_a_phrase_is_kept_as_data_and_said_again() -> None:
    doubt = phrase("{count} points without a usable time were left out.", count=3)
    told = Told.model_validate_json(kept(doubt).model_dump_json())  # type: ignore[union-attr]
    assert (told.message, told.values) == (doubt.message, {"count": 3})
    assert said(told) == doubt
    assert kept("A sentence of an older fact.") == "A sentence of an older fact."


@pytest.mark.parametrize(
    "message", ["{count} points", "{name.__class__} points", "{name:>99} points", "{name!r} points"]
)
def test_a_message_that_reaches_beyond_its_values_is_refused(message: str) -> None:
    with pytest.raises(ValueError, match="the message"):
        Told(message=message, values={"name": "run"})


def test_an_activity_from_before_the_analysis_reads_as_one_without() -> None:
    fact = parse(
        json.dumps(
            {
                "kind": "activity",
                "id": "018f0000-0000-7000-8000-0000000000ab",
                "subject": str(SUBJECT),
                "happened_at": "2026-05-03T07:00:00Z",
                "zone": "Europe/Berlin",
                "file_sha256": "ab" * 32,
                "sport": "run",
                "distance_m": {"value": 5000.0, "source": "device"},
            }
        )
    )
    assert isinstance(fact, ActivityImported)
    assert fact.analysis is None
    assert fact.columns == ()
    assert parse(dump(fact)) == fact


def test_a_number_of_the_analysis_is_missing_or_has_a_value() -> None:
    with pytest.raises(ValueError, match="missing exactly when"):
        Analysis.model_validate({"run_s": {"value": None, "source": "computed"}})


def test_every_kind_has_a_schema() -> None:
    kinds = FACT.json_schema()["discriminator"]["mapping"]
    assert set(kinds) == set(KINDS)


def test_a_bad_line_is_named_and_the_others_are_read() -> None:
    lines = [json.dumps(check_in()), "{not json", "", json.dumps(check_in(energy=9))]
    read = list(load(lines))
    assert isinstance(read[0], CheckIn)
    assert [entry.number for entry in read if isinstance(entry, BadLine)] == [2, 4]


def test_json_lines_are_lossless() -> None:
    fact = parse(json.dumps(check_in(painkillers_24h=False, bridge_pain={"HAM_L": 1})))
    assert parse(dump(fact)) == fact


@given(
    moment=st.integers(700_000_000, 7_000_000_000).map(lambda s: datetime.fromtimestamp(s, UTC)),
    pain=st.dictionaries(st.sampled_from(["ITB_L", "HAM_R"]), st.integers(0, 10), min_size=1),
    note=st.text(max_size=50),
)
def test_any_flare_survives_the_round_trip(
    moment: datetime, pain: dict[str, int], note: str
) -> None:
    fact = Flare.model_validate(
        {
            "id": SUBJECT,
            "subject": SUBJECT,
            "happened_at": moment,
            "zone": "UTC",
            "pain": pain,
            "note": note,
        }
    )
    assert parse(dump(fact)) == fact


def test_a_check_in_after_midnight_belongs_to_the_day_before() -> None:
    night = datetime(2026, 5, 4, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert day_of(night, "Europe/Berlin") == date(2026, 5, 3)
    assert day_of(night, "Europe/Berlin", day_starts_at_h=0) == date(2026, 5, 4)


def test_the_day_goes_by_the_runners_own_zone() -> None:
    moment = datetime(2026, 5, 3, 23, 0, tzinfo=UTC)
    assert day_of(moment, "Asia/Tokyo") == date(2026, 5, 4)
    assert day_of(moment, "America/Denver") == date(2026, 5, 3)


@pytest.mark.parametrize("hour", [0, 1, *range(3, 24)])
def test_a_change_of_the_clock_moves_no_day(hour: int) -> None:
    """29 March 2026 has 23 hours in Berlin: every hour of it from 3 on is that day."""
    moment = datetime(2026, 3, 29, hour, tzinfo=UTC) - timedelta(hours=2 if hour >= 3 else 1)
    expected = date(2026, 3, 29) if hour >= 3 else date(2026, 3, 28)
    assert day_of(moment, "Europe/Berlin") == expected


@given(st.integers(0, (1 << 48) - 1), st.binary(min_size=10, max_size=10))
def test_ids_are_version_7_and_sort_by_time(moment: int, entropy: bytes) -> None:
    made = uuid7(moment, entropy)
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == moment
