"""FIT files as recordings: each session of each chained file is one activity."""

from __future__ import annotations

from collections.abc import Iterator

from surefoot.activity import fit_sessions
from surefoot.activity.fit_beats import Beats, beats, joined
from surefoot.activity.fit_messages import FitMessages, Messages
from surefoot.activity.fit_profile import (
    ACTIVITY,
    ACTIVITY_FILE,
    DEVICE_INFO,
    EVENT,
    FILE_ID,
    FILE_KINDS,
    HEART_RATE,
    LAP,
    MANUFACTURERS,
    RECORD,
    SESSION,
    SPORT,
    TIME_IN_ZONE,
)
from surefoot.activity.fit_records import NAMES, records
from surefoot.activity.fit_sessions import FitFile
from surefoot.activity.fit_wire import read_chain
from surefoot.activity.model import Device
from surefoot.activity.recording import Found, Recording
from surefoot.activity.refusal import NotAnActivity, Refused, Unreadable
from surefoot.facts.phrase import phrase

_OFFSET_STEP_S = 900
_OFFSET_SLACK_S = 60
_WESTMOST_S, _EASTMOST_S = -12 * 3600, 14 * 3600


def read_fit(data: bytes) -> Found:
    """The activities of a FIT file, chained files included.

    Raises NotAnActivity for settings, workouts, courses, monitoring and the like, and Unreadable
    when nothing could be decoded.
    """
    found: list[Recording] = []
    warnings: list[str] = []
    refusals: list[Refused] = []
    partial = False
    chain = [(wire, FitMessages(wire)) for wire in read_chain(data)]
    # fit/chained_fr935_hrmswim_7files.fit: the strap's beats are files of their own
    apart = joined([beats(messages.of(HEART_RATE)) for _, messages in chain])
    for wire, messages in chain:
        partial = partial or wire.damaged
        try:
            recordings = _recordings(messages, apart, wire.damaged)
        except Refused as refusal:
            refusals.append(refusal)
        else:
            found += recordings
            partial = partial or not all(recording.summarised for recording in recordings)
        warnings += wire.warnings
    if found:
        return Found(tuple(found), partial, tuple(dict.fromkeys(warnings)))
    raise refusals[0] if refusals else Unreadable(phrase("This is not a FIT file."))


def fit_messages(data: bytes) -> Iterator[FitMessages]:
    """Every message of every file of a chain, as columns: for what is not an activity's own."""
    for wire in read_chain(data):
        yield FitMessages(wire)


def _recordings(messages: FitMessages, apart: Beats, damaged: bool) -> list[Recording]:
    file_id = messages.of(FILE_ID)
    kind = file_id.code("type", 0) if file_id.count else None
    if kind in FILE_KINDS:
        raise NotAnActivity(
            phrase(
                "This FIT file holds no activity: it is a {kind} file. Choose the file of a "
                "recorded run.",
                kind=FILE_KINDS[kind],
            )
        )
    file = _file(messages, file_id, apart)
    if not len(file.records.time) and not file.sessions.count:
        if damaged:
            raise Unreadable(
                phrase(
                    "This FIT file is damaged before its first record. Copy it from the watch "
                    "again, or export it again."
                )
            )
        raise NotAnActivity(
            "This FIT file holds no activity: there are no records and no session in it."
            if kind in (ACTIVITY_FILE, None)
            else f"This FIT file holds no activity: its type is {kind}."
        )
    found = fit_sessions.recordings(file)
    if not found:
        raise NotAnActivity(phrase("This FIT file holds no activity: its sessions have no time."))
    return found


def _file(messages: FitMessages, file_id: Messages, apart: Beats) -> FitFile:
    return FitFile(
        records=records(messages.of(RECORD, NAMES), apart),
        sessions=messages.of(SESSION),
        laps=messages.of(LAP),
        events=messages.of(EVENT),
        sports=messages.of(SPORT),
        zones=messages.of(TIME_IN_ZONE),
        device=_device(file_id, messages.of(DEVICE_INFO)),
        utc_offset_s=_utc_offset_s(messages.of(ACTIVITY)),
    )


def _utc_offset_s(found: Messages) -> int | None:
    """Local time minus UTC, a whole quarter of an hour; None when the file does not say."""
    for row in range(found.count):
        local, utc = found.value("local_time", row), found.value("time", row)
        if local is None or utc is None:
            continue
        offset_s = round((local - utc) / _OFFSET_STEP_S) * _OFFSET_STEP_S
        near = abs(local - utc - offset_s) <= _OFFSET_SLACK_S
        if near and _WESTMOST_S <= offset_s <= _EASTMOST_S:
            return offset_s
    return None


def _device(file_id: Messages, infos: Messages) -> Device:
    """The recording device: from file_id, its name from the device_info of index 0 if need be."""
    sources = [(file_id, row) for row in range(min(file_id.count, 1))]
    sources += [(infos, row) for row in range(infos.count) if infos.code("device_index", row) == 0]
    maker = product = name = serial = None
    for found, row in sources:
        maker = maker if maker is not None else found.code("manufacturer", row)
        product = product if product is not None else found.code("product", row)
        serial = serial if serial is not None else found.code("serial_number", row)
        name = name or found.text("product_name", row)
    return Device(
        manufacturer=None if maker is None else MANUFACTURERS.get(maker, str(maker)),
        product=name or (None if product is None else str(product)),
        serial=None if serial is None else str(serial),
    )
