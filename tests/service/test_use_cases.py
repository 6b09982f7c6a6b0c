"""What the service promises: all or nothing, kept as issued, undone, deleted for good."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from surefoot.facts.types import CheckIn
from surefoot.service import archive
from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput, NotOnboarded, ServiceError
from surefoot.service.opening import open_surefoot
from surefoot.store.opening import open_store
from tests.service.conftest import Clock, fact, onboard

CALM = {"first_steps": "normal", "painkillers_24h": False}

GPX = b"""<?xml version="1.0"?>
<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="test"><trk>
<type>running</type><trkseg>%s</trkseg></trk></gpx>"""


def gpx(start: datetime, minutes: int = 30, step_deg: float = 0.0003) -> bytes:
    """A run due north at an even pace, a point every 10 seconds."""
    points = []
    for second in range(0, minutes * 60 + 1, 10):
        moment = (start + timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%SZ")
        points.append(
            f'<trkpt lat="{47 + second / 10 * step_deg:.6f}" lon="8.5"><ele>400</ele>'
            f"<time>{moment}</time></trkpt>"
        )
    return GPX % "".join(points).encode()


def test_without_a_profile_there_is_no_plan(surefoot: Surefoot) -> None:
    with pytest.raises(NotOnboarded):
        surefoot.today()
    assert not surefoot.state().onboarded


def test_a_first_plan_stands_after_set_up(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    view = surefoot.today()
    assert view.phase.id == "P0"
    assert view.light == "unknown"
    assert view.sessions
    assert len(surefoot.plan(4).weeks) == 4


def test_every_session_says_how_it_goes(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    sessions = [s for week in surefoot.plan(2).weeks for day in week.days for s in day.sessions]
    assert {"walk", "strength"} <= {session.kind for session in sessions}
    for session in sessions:
        if session.kind == "strength":
            assert session.guide is None and session.items
        else:
            assert session.guide is not None and session.guide.cues


def test_one_bad_fact_stores_none_of_the_call(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    before = len(surefoot.facts())
    good = fact(surefoot, "check_in", clock(), pain={"ITB_R": 1})
    bad = fact(surefoot, "check_in", clock(), pain={"ITB_R": 99})
    with pytest.raises(BadInput) as refusal:
        surefoot.receive([good, bad])
    assert "pain.ITB_R" in refusal.value.message
    assert len(surefoot.facts()) == before


def test_the_same_fact_twice_counts_once(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    entry = fact(surefoot, "check_in", clock(), pain={"ITB_R": 1})
    assert surefoot.receive([entry]).new == [entry["id"]]
    clock.forward(minutes=5)
    assert surefoot.receive([entry]).known == [entry["id"]]
    assert sum(f.kind == "check_in" for f in surefoot.facts()) == 1


@pytest.mark.parametrize(
    ("kind", "fields", "says"),
    [
        ("red_flag_answer", {"answers": {"hiccups": True}}, "no such question"),
        ("test_result", {"test": "juggling", "both": {"value": 3}}, "no test 'juggling'"),
        ("test_result", {"test": "side_plank", "both": {"value": 30}}, "each side"),
        ("settings", {"parameters": {"run_green_top": 4}}, "between 0 and 3"),
        ("settings", {"parameters": {"run_green_top": 1.5}}, "whole number"),
        ("settings", {"parameters": {"luck": 1}}, "no parameter"),
        ("settings", {"parameters": {"run_green_top": 3}}, "needs a clinician's note"),
    ],
)
def test_what_the_knowledge_does_not_know_is_refused(
    surefoot: Surefoot, clock: Clock, kind: str, fields: dict[str, object], says: str
) -> None:
    onboard(surefoot, clock)
    with pytest.raises(BadInput, match=says):
        surefoot.receive([fact(surefoot, kind, clock(), **fields)])


def test_a_clock_far_ahead_is_told_to_be_wrong(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    ahead = clock() + timedelta(days=3)
    with pytest.raises(BadInput, match="check the clock"):
        surefoot.receive([fact(surefoot, "check_in", ahead, pain={"ITB_R": 1})])


def test_a_decision_once_shown_stays_as_issued(surefoot: Surefoot, clock: Clock) -> None:
    """A late fact changes today, never what was said on the day."""
    onboard(surefoot, clock)
    surefoot.receive([fact(surefoot, "check_in", clock(), pain={"ITB_R": 1}, **CALM)])
    shown = surefoot.today()
    clock.forward(days=2)
    late = datetime(2026, 5, 10, 20, tzinfo=UTC)
    surefoot.receive([fact(surefoot, "flare", late, pain={"ITB_R": 7})])
    why = surefoot.why(date(2026, 5, 10))
    assert why.issued[-1].light == shown.light == "green"
    assert why.light == "red"
    assert surefoot.today().sentence != shown.sentence


def test_a_fact_from_another_process_is_seen(
    opened: Callable[..., Surefoot], surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    other = opened()
    other.receive([fact(other, "check_in", clock(), pain={"ITB_R": 1})])
    assert surefoot.today().checked_in


def test_a_fact_that_comes_during_a_look_is_taken_in_once(
    opened: Callable[..., Surefoot],
    surefoot: Surefoot,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    onboard(surefoot, clock)
    other = opened()

    def tells(pain: int) -> None:
        other.receive([fact(other, "check_in", clock(), pain={"ITB_R": pain})])

    def head_and_then_another(asked: Callable[[], int] = surefoot._store.head) -> int:
        found = asked()
        tells(2)
        return found

    tells(1)
    with monkeypatch.context() as during:
        during.setattr(surefoot._store, "head", head_and_then_another)
        surefoot.facts()
    assert [f.pain["ITB_R"] for f in surefoot.facts() if isinstance(f, CheckIn)] == [1, 2]


def test_reopening_gives_the_same_day(
    opened: Callable[..., Surefoot], surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    surefoot.receive([fact(surefoot, "check_in", clock(), pain={"ITB_R": 1})])
    assert opened().today() == surefoot.today()


def test_an_imported_run_counts_as_done_and_asks_for_pain(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    view = surefoot.import_files([("run.gpx", BytesIO(gpx(clock() - timedelta(hours=1))))]).files[0]
    assert view.status == "imported"
    activity = view.activities[0]
    assert activity.sport == "run"
    assert activity.distance_m == pytest.approx(6000, rel=0.02)
    assert activity.cadence_spm is None
    waiting = surefoot.today().unanswered
    assert [entry.id for entry in waiting] == [activity.id]
    answered = fact(
        surefoot,
        "session_feedback",
        clock(),
        session_class="run",
        activity=activity.id,
        pain_during={"ITB_R": 1},
        pain_60min={"ITB_R": 1},
    )
    surefoot.receive([answered])
    assert surefoot.today().unanswered == []
    done = surefoot.course().ledger.days[-1].sessions
    assert [(log.kind, round(log.run_min)) for log in done] == [("run", 30)]


def test_importing_again_changes_nothing(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    data = gpx(clock() - timedelta(hours=1))
    surefoot.import_files([("run.gpx", BytesIO(data))])
    count = len(surefoot.facts())
    again = surefoot.import_files([("copy of run.gpx", BytesIO(data))]).files[0]
    assert again.status == "duplicate"
    assert len(surefoot.facts()) == count


def test_a_file_that_cannot_be_read_costs_the_others_nothing(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    files = [
        ("broken.fit", BytesIO(b"\x0e")),
        ("run.gpx", BytesIO(gpx(clock() - timedelta(hours=1)))),
    ]
    views = surefoot.import_files(files).files
    assert [view.status for view in views] == ["failed", "imported"]
    assert views[0].reasons


def test_an_undone_import_can_come_back(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    data = gpx(clock() - timedelta(hours=1))
    first = surefoot.import_files([("run.gpx", BytesIO(data))]).files[0].activities[0].id
    surefoot.forget_activity(first)
    assert surefoot.today().unanswered == []
    clock.forward(minutes=1)
    again = surefoot.import_files([("run.gpx", BytesIO(data))]).files[0]
    assert again.status == "imported"
    assert len(surefoot.today().unanswered) == 1


def test_forgetting_what_is_not_there_says_so(surefoot: Surefoot) -> None:
    with pytest.raises(BadInput, match="no activity"):
        surefoot.forget_activity("nonsense")


def test_deleting_everything_destroys_the_journal(
    surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    onboard(surefoot, clock)
    surefoot.import_files([("run.gpx", BytesIO(gpx(clock() - timedelta(hours=1))))])
    surefoot.destroy()
    assert len(surefoot.facts()) == 0
    assert not surefoot.state().onboarded
    left = [p for p in (tmp_path / "home").rglob("*") if p.is_file()]
    assert not any(b"ITB_R" in p.read_bytes() for p in left)


def test_everything_can_be_taken_along(surefoot: Surefoot, clock: Clock, tmp_path: Path) -> None:
    onboard(surefoot, clock)
    surefoot.import_files([("run.gpx", BytesIO(gpx(clock() - timedelta(hours=1))))])
    shown = surefoot.today()
    count = archive.export(tmp_path / "home", tmp_path / "all.zip")
    assert archive.restore(tmp_path / "new", tmp_path / "all.zip") == count
    with open_surefoot(tmp_path / "new", now=clock) as restored:
        assert restored.subject == surefoot.subject
        assert restored.facts() == surefoot.facts()
        assert restored.today() == shown
        assert restored.why().issued[0].sentence == shown.sentence
    with open_store(tmp_path / "new", exclusive=False, at=clock()) as store:
        assert [kept.name for kept in store.files()] == ["run.gpx"]


def test_a_folder_with_entries_is_not_restored_over(
    surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    onboard(surefoot, clock)
    archive.export(tmp_path / "home", tmp_path / "all.zip")
    with pytest.raises(BadInput, match="already holds entries"):
        archive.restore(tmp_path / "home", tmp_path / "all.zip")


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 half a zip"])
def test_a_damaged_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.zip").write_bytes(data)
    with pytest.raises(BadInput, match="damaged or not an archive"):
        archive.restore(tmp_path / "new", tmp_path / "bad.zip")


def test_a_second_server_on_the_folder_is_told_plainly(
    opened: Callable[..., Surefoot], tmp_path: Path, clock: Clock
) -> None:
    opened(serving_at="http://127.0.0.1:8420/")
    with (
        pytest.raises(ServiceError, match="8420"),
        open_surefoot(tmp_path / "home", serving_at="http://127.0.0.1:9/", now=clock),
    ):
        pass


def test_a_red_flag_taken_back_by_the_runner_stays(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    answer = fact(surefoot, "red_flag_answer", clock(), answers={"night_pain": True})
    surefoot.receive([answer])
    clock.forward(minutes=1)
    mistake = fact(
        surefoot, "correction", clock(), corrects=answer["id"], by=None, reason="by mistake"
    )
    surefoot.receive([mistake])
    view = surefoot.today()
    assert [flag.id for flag in view.flags] == ["night_pain"]
    assert view.sessions == []
    clock.forward(days=1)
    note = fact(
        surefoot,
        "clinician_note",
        clock(),
        clinician_name="A. Physio",
        clinician_role="physiotherapist",
        seen_on="2026-05-11",
        text="No sign of it.",
        clears_flags=["night_pain"],
    )
    surefoot.receive([note])
    cleared = surefoot.today()
    assert cleared.flags == []
    assert any("Taken on your word: A. Physio" in reason.sentence for reason in cleared.reasons)


def test_the_issued_record_is_plain_json(surefoot: Surefoot, clock: Clock, tmp_path: Path) -> None:
    onboard(surefoot, clock)
    surefoot.today()
    with open_store(tmp_path / "home", exclusive=False, at=clock()) as store:
        issued = store.issued(date(2026, 5, 10))
    record = json.loads(issued[-1].decision)
    assert {"date", "phase", "light", "rules", "changes", "flags", "sessions"} <= set(record)


def test_what_was_shown_before_is_named_and_not_numbered(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    shown = surefoot.today()
    clock.forward(minutes=1)
    answers = {"pain": {"ITB_R": 1}, "daily_life_pain": 1, **CALM}
    surefoot.receive([fact(surefoot, "check_in", clock(), **answers)])
    why = surefoot.why(clock().date())
    assert why.issued[0].phase == shown.phase.name
    assert why.issued[0].sessions == [session.title for session in shown.sessions] != []
    (gate,) = why.gates
    how_far = {criterion.id: criterion.how_far for criterion in gate.criteria}
    assert how_far["daily_life"] == "1 so far, on fewer days than asked for"
    assert [c.how_far for c in gate.criteria if not c.answered] == [""]
