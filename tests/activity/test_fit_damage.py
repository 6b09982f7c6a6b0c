"""A damaged FIT file gives what it still holds, and says what is wrong."""

from __future__ import annotations

import pytest

from surefoot.activity.fit_crc import fit_crc
from surefoot.activity.fit_writing import STRING
from surefoot.activity.model import Reading
from surefoot.activity.read import Unreadable, read

from . import fit_bytes
from .fit_bytes import file, file_id, message, run_file


def samples(reading: Reading) -> int:
    return len(reading.activities[0].streams["time_s"])


@pytest.mark.parametrize("length", [0, 1, 2, 13, 1023, 1024, 1025, 5000])
def test_the_checksum_equals_the_bitwise_one(length: int) -> None:
    data = bytes(index * 37 % 251 for index in range(length))
    assert fit_crc(data) == fit_bytes.crc(data)


def test_the_checksum_of_the_standard_text_is_the_published_one() -> None:
    assert fit_crc(b"123456789") == 0xBB3D


def test_wrong_checksums_are_a_warning() -> None:
    body = file_id() + message("record", fit_bytes.steady_run())
    body += message("session", [fit_bytes.session()])
    reading = read(file(body, header_crc=1, file_crc=1), "run.fit")
    assert samples(reading) == 61
    assert not reading.partial
    assert len(reading.warnings) == 2


def test_a_header_of_12_bytes_is_read() -> None:
    body = file_id() + message("record", fit_bytes.steady_run())
    reading = read(file(body, header_size=12), "run.fit")
    assert (samples(reading), reading.warnings) == (61, ())


def test_a_cut_tail_keeps_every_whole_record() -> None:
    whole = file(file_id() + message("record", fit_bytes.steady_run()))
    reading = read(whole[:-7], "run.fit")
    assert samples(reading) == 60
    assert reading.partial


def test_a_length_of_zero_after_a_crash_reads_to_the_end() -> None:
    body = file_id() + message("record", fit_bytes.steady_run())
    reading = read(file(body, data_size=0), "run.fit")
    assert samples(reading) >= 61
    assert reading.partial


def test_without_a_session_the_totals_are_computed() -> None:
    reading = read(file(file_id() + message("record", fit_bytes.steady_run())), "run.fit")
    run = reading.activities[0]
    assert reading.partial
    assert (run.elapsed_s.value, run.elapsed_s.source) == (60.0, "computed")
    assert (run.distance_m.value, run.distance_m.source) == (180.0, "computed")
    assert (run.cadence_spm.value, run.cadence_spm.source) == (170.0, "computed")


def test_an_undefined_local_message_stops_there_and_keeps_what_came_before() -> None:
    records = message("record", fit_bytes.steady_run())
    reading = read(file(file_id() + records + b"\x0e" + b"\x00" * 40), "run.fit")
    assert samples(reading) == 61
    assert reading.partial
    assert any("Damaged at byte" in warning for warning in reading.warnings)


def test_records_after_damage_in_the_middle_are_found_again() -> None:
    body = bytearray(file_id() + message("record", fit_bytes.steady_run(120)))
    middle = len(body) // 2
    body[middle : middle + 40] = b"\xef" * 40
    reading = read(file(bytes(body)), "run.fit")
    assert 116 <= samples(reading) <= 120
    assert reading.partial
    assert any("were left out" in str(warning) for warning in reading.warnings)


def test_a_stale_header_checksum_alone_is_one_warning() -> None:
    body = file_id() + message("record", fit_bytes.steady_run())
    whole = bytearray(file(body + message("session", [fit_bytes.session()]), header_crc=1))
    whole[-2:] = fit_bytes.crc(bytes(whole[:-2])).to_bytes(2, "little")
    reading = read(bytes(whole), "run.fit")
    assert (samples(reading), reading.partial) == (61, False)
    assert list(map(str, reading.warnings)) == ["The checksum of the file header is wrong."]


def test_a_chain_whose_last_file_is_cut_keeps_both() -> None:
    reading = read(run_file() + run_file(sport=17)[:-30], "chain.fit")
    # the second one's session was at its end
    assert [len(run.streams["time_s"]) for run in reading.activities] == [61, 61]
    assert reading.partial


def test_a_corrupt_second_header_loses_only_the_second_file() -> None:
    second = bytearray(run_file())
    second[8:12] = b"JUNK"
    reading = read(run_file() + bytes(second), "chain.fit")
    assert len(reading.activities) == 1
    assert reading.partial


@pytest.mark.parametrize(("place", "bit"), [(0, 16), (30, 13), (30, 29), (60, 20)])
def test_a_record_that_a_flipped_bit_moved_in_time_is_left_out(place: int, bit: int) -> None:
    rows = fit_bytes.steady_run()
    rows[place]["time"] = int(rows[place]["time"]) ^ 1 << bit
    reading = read(file(file_id() + message("record", rows)), "run.fit")
    assert samples(reading) == 60
    assert any("without a usable time" in text for text in reading.activities[0].warnings)


def test_strings_without_an_end_are_read() -> None:
    body = file_id() + fit_bytes.definition(1, 0, [(8, 5, STRING)]) + b"\x01Watch"
    reading = read(file(body + message("record", fit_bytes.steady_run())), "run.fit")
    assert samples(reading) == 61


def test_a_field_whose_size_does_not_fit_its_type_is_missing() -> None:
    body = file_id() + fit_bytes.definition(1, 20, [(253, 4, 0x86), (5, 3, 0x86), (3, 1, 0x02)])
    for second in range(5):
        body += b"\x01" + (fit_bytes.START + second).to_bytes(4, "little") + b"\x01\x02\x03\x78"
    run = read(file(body), "run.fit").activities[0]
    assert set(run.streams) == {"time_s", "heart_rate_bpm"}


def test_a_time_that_is_declared_a_string_is_missing() -> None:
    good = message("record", fit_bytes.steady_run())
    bad = fit_bytes.definition(1, 20, [(253, 4, STRING)]) + b"\x01\xd9\x10\x0f/"
    assert samples(read(file(file_id() + good + bad), "run.fit")) == 61


def test_a_header_longer_than_the_file_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        read(b"\xff" + run_file()[1:60], "run.fit")


def test_damage_before_the_first_record_is_unreadable() -> None:
    with pytest.raises(Unreadable) as refusal:
        read(file(b"\x05" * 50), "run.fit")
    assert "damaged" in refusal.value.reason
