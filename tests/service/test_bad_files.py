"""Every damaged or odd file of the corpus ends with a status and the right reason."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.imports import Import
from surefoot.service.views import FileView
from tests.activity.corpus import CORPUS, needs_corpus
from tests.service.conftest import Clock, onboard

BAD = CORPUS / "bad"
FILES = sorted(path.name for path in BAD.iterdir()) if BAD.is_dir() else []

pytestmark = needs_corpus

CHECKSUM = "The checksum of the file is wrong"
CUT = "The last message is cut off"
END_MISSING = "The end of the file is missing"
NO_SUMMARY = "The device wrote no summary"
NAME_SPACE = "The file uses a name space that it does not declare"

# name: status, activities, how each reason begins
ENDS: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "bad_file_crc.fit": ("imported", 1, (CHECKSUM,)),
    "chained_corrupt_header.fit": ("partial", 1, ("83 bytes at the end are not FIT data",)),
    "chained_nodata.fit": ("partial", 1, (END_MISSING, "The last definition is cut off")),
    "chained_second_bad_crc.fit": ("imported", 2, (CHECKSUM,)),
    "dev_no_application_id.fit": ("imported", 1, ()),
    "empty_activities.fit": (
        "partial",
        1,
        (
            "The file was never closed by the device",
            CUT,
            NO_SUMMARY,
            "The file does not name a sport on foot",
        ),
    ),
    "gpx_empty_segment.gpx": ("imported", 1, ()),
    "gpx_metadata_only.gpx": ("skipped", 0, ("This GPX file holds no points",)),
    "gpx_negative_time_step.gpx": ("imported", 1, ("Some points were out of order",)),
    "gpx_undeclared_gpxdata_prefix.gpx": ("imported", 1, (NAME_SPACE,)),
    "macos_appledouble_dotfile.fit": (
        "skipped",
        0,
        ("macos_appledouble_dotfile.fit is a side file that macOS adds",),
    ),
    "malformed_namespace.tcx": ("imported", 1, (NAME_SPACE,)),
    "sigma_missing_session_14391rec.fit": ("partial", 1, (CHECKSUM, CUT, NO_SUMMARY)),
    "synthetic_trail_bitflip.fit": ("imported", 1, (CHECKSUM,)),
    "synthetic_trail_truncated_60pct.fit": ("partial", 1, (END_MISSING, CUT, NO_SUMMARY)),
    "tcx_missing_distances.tcx": ("imported", 1, ()),
    "tcx_polar_wrong_timezone.tcx": ("imported", 1, ("Polar files may hold local time",)),
    "truncated_no_session.fit": ("partial", 1, (NO_SUMMARY,)),
    "truncated_unexpected_eof.fit": ("partial", 1, (END_MISSING, CUT)),
    "unterminated_strings.fit": ("imported", 1, ()),
    "zero_bytes.fit": ("failed", 0, ("zero_bytes.fit is empty",)),
}


def alone(name: str, clock: Clock) -> FileView:
    """How one file ends where nothing else was imported."""
    taking = Import(UUID(int=1), "Europe/Berlin", clock(), known={}, gone=frozenset())
    (imported,) = taking.take_in(name, BytesIO((BAD / name).read_bytes()))
    return imported.view


def test_every_bad_file_is_in_the_table() -> None:
    assert sorted(ENDS) == FILES


@pytest.mark.parametrize("name", sorted(ENDS))
def test_a_bad_file_ends_with_its_status_and_reason(name: str, clock: Clock) -> None:
    status, activities, begins = ENDS[name]
    view = alone(name, clock)
    assert (view.status, len(view.activities)) == (status, activities)
    assert len(view.reasons) == len(begins)
    for reason, begin in zip(view.reasons, begins, strict=True):
        assert reason.startswith(begin)


def test_one_bad_file_does_not_stop_the_others(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    brought = surefoot.import_files([(name, BytesIO((BAD / name).read_bytes())) for name in FILES])
    assert [file.path for file in brought.files] == FILES
    for file in brought.files:
        # five of them are the same run of 14 records, of which the fullest counts
        expected = {ENDS[file.path][0], *({"duplicate"} if ENDS[file.path][1] else ())}
        assert file.status in expected
