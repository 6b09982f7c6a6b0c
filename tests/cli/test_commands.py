"""Each command does what it says, with JSON, exit codes, and never a traceback."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from surefoot.activity.read import NotAnActivity, read
from surefoot.cli.parsing.telling import TRACKS
from surefoot.facts.journal import dump
from surefoot.facts.vocabulary import ReminderTrack
from surefoot.knowledge import loader
from surefoot.lab.runner import begin, live
from surefoot.text.language import CATALOGUES
from tests.cli.conftest import Run, json_of
from tests.service.test_use_cases import gpx


def test_the_main_path_from_set_up_to_why(ready: Run) -> None:
    assert "Rest." in (day := ready("today").stdout) or "Strength" in day
    told = ready(
        "checkin", "ITB_R=1", "--first-steps", "normal", "--energy", "4", "--no-painkillers"
    )
    assert told.returncode == 0, told.stderr
    assert "Green" in told.stdout
    logged = ready("log", "walk", "ITB_R=1", "--after", "ITB_R=1", "--minutes", "20")
    assert logged.returncode == 0, logged.stderr
    assert json_of(ready("today", "--json"))["checked_in"] is True
    weeks = json_of(ready("plan", "--weeks", "2", "--json"))["weeks"]
    assert len(weeks) == 2
    why = json_of(ready("why", "--json"))
    assert why["reasons"][0]["rule"] == "GREEN"
    assert why["issued"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("today",), 1, "There is no plan yet"),
        (("checkin", "ITB_R=1"), 1, "There is no plan yet"),
        (("plan", "--weeks", "99"), 2, "1 to 12"),
        (("workout",), 1, "There is no plan yet"),
        (("workout", "--date", "soon"), 2, "not a date"),
        (("why", "--date", "yesterday"), 2, "not a date"),
        (("import", "nowhere.fit"), 1, "cannot be read"),
        (("replay", "nowhere.jsonl"), 1, "cannot be read"),
        (("restore", "nowhere.zip"), 1, "There is no file"),
        (("forget", "nothing"), 1, "no activity"),
        (("match", "nothing"), 1, "no activity"),
        (("match", "--days", "0"), 2, "1 to 366"),
        (("init",), 1, "terminal"),
        (("init", "--profile", "nowhere.json"), 1, "cannot be read"),
        (("calendar",), 1, "There is no plan yet"),
        (("destroy",), 1, "--yes"),
        (("serve", "--port", "99999"), 2, "not a port"),
        (("tell", "-"), 1, "nothing to store"),
        (("fly",), 2, "invalid choice"),
        (("knowledge",), 2, "ABOUT"),
        (("knowledge", "coverage", "--rules", "nowhere.csv"), 1, "cannot be read"),
    ],
)
def test_a_mistake_is_one_sentence(
    run: Run, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert says in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("checkin", "ITB_R=11"), "pain.ITB_R"),
        (("checkin", "ITB_R"), "SITE=PAIN"),
        (("checkin", "KNEE=1"), "pain.KNEE"),
        (("checkin", "ITB_R=1", "--energy", "lots"), "--energy needs a number"),
        (("checkin", "--same"), "no check-in of yesterday"),
        (("checkin",), "ITB_R=…"),
        (("log", "run", "ITB_R=1", "--run-min", "9999"), "run_min"),
        (("log", "run", "ITB_R=1", "--course", "sideways"), "course"),
    ],
)
def test_a_wrong_answer_stores_nothing(ready: Run, arguments: tuple[str, ...], says: str) -> None:
    before = json_of(ready("doctor", "--json"))
    done = ready(*arguments)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert json_of(ready("doctor", "--json"))[4] == before[4]


def test_a_day_of_this_week_goes_into_a_file_for_the_watch(ready: Run, tmp_path: Path) -> None:
    (week,) = json_of(ready("plan", "--weeks", "1", "--json"))["weeks"]
    kinds = {day["date"]: {each["kind"] for each in day["sessions"]} for day in week["days"]}
    walk = next(day for day, found in kinds.items() if "walk" in found)
    out = tmp_path / "walk.fit"
    assert str(out) in ready("workout", "--date", walk, "--out", str(out)).stdout
    with pytest.raises(NotAnActivity, match="workout"):
        read(out.read_bytes(), out.name)
    refused = ready("workout", "--date", "2020-01-01")
    assert refused.returncode == 1 and "no run or walk to come" in refused.stderr


def test_import_prints_its_contract(ready: Run, tmp_path: Path) -> None:
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=2)
    folder = tmp_path / "watch"
    folder.mkdir()
    (folder / "run.gpx").write_bytes(gpx(start))
    (folder / "broken.fit").write_bytes(b"\x0e\x10")
    files = json_of(ready("import", str(folder), "--json"))["files"]
    by_name = {Path(entry["path"]).name: entry for entry in files}
    assert by_name["broken.fit"]["status"] == "failed"
    assert by_name["broken.fit"]["reasons"]
    run_ = by_name["run.gpx"]
    assert run_["status"] == "imported"
    activity = run_["activities"][0]
    assert set(activity) == {
        "id",
        "start",
        "sport",
        "distance_m",
        "elapsed_s",
        "timer_s",
        "moving_s",
        "ascent_m",
        "descent_m",
        "cadence_spm",
        "heart_rate_bpm",
    }
    assert activity["heart_rate_bpm"] is None
    assert activity["elapsed_s"] == 1800
    again = json_of(ready("import", str(folder / "run.gpx"), "--json"))["files"]
    assert again[0]["status"] == "duplicate"
    assert ready("forget", activity["id"]).returncode == 0
    back = json_of(ready("import", str(folder / "run.gpx"), "--json"))["files"]
    assert back[0]["status"] == "imported"


def test_an_activity_is_put_to_a_session_and_back(ready: Run, tmp_path: Path) -> None:
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=2)
    (tmp_path / "run.gpx").write_bytes(gpx(start))
    assert "no activities" in ready("match").stdout
    files = json_of(ready("import", str(tmp_path / "run.gpx"), "--json"))["files"]
    activity = files[0]["activities"][0]["id"]
    (found,) = json_of(ready("match", "--json"))
    assert found["activity"] == activity and found["said_by"] == []
    assert "It could be" in ready("match", activity).stdout
    wrong = ready("match", activity, "2001-01-01-run")
    assert wrong.returncode == 1 and "There is no session" in wrong.stderr
    (said,) = json_of(ready("match", activity, "--none", "--json"))
    assert said["session"] is None and len(said["said_by"]) == 1
    (back,) = json_of(ready("match", activity, "--undo", "--json"))
    assert back == found
    twice = ready("match", activity, "--undo")
    assert twice.returncode == 1 and "nothing to take back" in twice.stderr


def test_replay_needs_no_store(run: Run, home: Path, tmp_path: Path) -> None:
    life = begin(
        loader.load(),
        {"age_years": 40, "baseline": {"run_min_per_week": 200}},
        [{"site": "HAM_L", "onset": "2026-01-01", "worst_pain_7d": 3}],
        datetime(2026, 1, 5, tzinfo=UTC).date(),
    )
    live(life, 20)
    journal = tmp_path / "facts.jsonl"
    journal.write_text("".join(dump(fact) + "\n" for fact in life.facts) + "{broken\n")
    done = run("replay", str(journal), "--json")
    days = json_of(done)
    assert "passed over line" in done.stderr
    assert len(days) == 20
    assert set(days[0]) == {"date", "phase", "light", "rules", "changes", "flags", "sessions"}
    assert days[1]["light"] == "green"
    text = run("replay", str(journal))
    assert "The plan from here:" in text.stdout
    assert not home.exists()


def test_facts_can_be_told_as_json_lines(ready: Run) -> None:
    line = json.dumps({"kind": "weekly_check", "confidence": 7})
    assert len(json_of(ready("tell", "-", "--json", stdin=line + "\n"))["new"]) == 1
    bad = ready("tell", "-", stdin=json.dumps({"kind": "weekly_check", "confidence": 70}))
    assert bad.returncode == 1
    assert "confidence" in bad.stderr


def test_everything_goes_out_and_back(ready: Run, tmp_path: Path, home: Path) -> None:
    archive = tmp_path / "all.zip"
    shown = json_of(ready("today", "--json"))
    count = json_of(ready("export", str(archive), "--json"))["facts"]
    assert ready("destroy", "--yes").returncode == 0
    assert ready("today").returncode == 1
    assert json_of(ready("restore", str(archive), "--json"))["facts"] == count
    assert json_of(ready("today", "--json")) == shown


def test_a_restore_replaces_only_when_it_is_said(ready: Run, tmp_path: Path, home: Path) -> None:
    archive = str(tmp_path / "all.zip")
    count = json_of(ready("export", archive, "--json"))["facts"]
    assert ready("tell", "-", stdin=json.dumps({"kind": "weekly_check"})).returncode == 0
    told = ready("restore", archive)
    assert told.returncode == 1 and "--replace" in told.stderr
    assert json_of(ready("restore", archive, "--replace", "--json"))["facts"] == count
    assert len(list((home / "backups").glob("surefoot-*.db"))) == 1


def test_the_summary_is_written_as_pdf(ready: Run, tmp_path: Path) -> None:
    target = tmp_path / "summary.pdf"
    assert str(target) in ready("report", str(target), "--weeks", "4").stdout
    assert target.read_bytes().startswith(b"%PDF-")
    nowhere = ready("report", str(tmp_path / "nowhere" / "summary.pdf"))
    assert nowhere.returncode == 1 and "could not be written" in nowhere.stderr


def test_the_plan_is_printed_or_written_as_a_calendar(ready: Run, tmp_path: Path) -> None:
    printed = ready("calendar")
    assert printed.returncode == 0, printed.stderr
    assert printed.stdout.startswith("BEGIN:VCALENDAR") and "BEGIN:VEVENT" in printed.stdout
    target = tmp_path / "plan.ics"
    assert str(target) in ready("calendar", "--out", str(target), "--lang", "de").stdout
    file = target.read_bytes()
    assert file.endswith(b"END:VCALENDAR\r\n") and b"Plan//DE" in file
    assert json_of(ready("calendar", "--json"))["calendar"] == printed.stdout.replace("\n", "\r\n")
    nowhere = ready("calendar", "--out", str(tmp_path / "no" / "plan.ics"))
    assert nowhere.returncode == 1 and "Traceback" not in nowhere.stderr


def test_the_schema_names_every_kind(run: Run) -> None:
    schema = json_of(run("schema", "facts"))
    assert {"check_in", "session_feedback", "correction"} <= set(schema["discriminator"]["mapping"])


def test_the_doctor_finds_a_damaged_database(ready: Run, home: Path) -> None:
    assert ready("doctor").returncode == 0
    database = home / "surefoot.db"
    database.write_bytes(b"not a database at all" * 100)
    for name in ("surefoot.db-wal", "surefoot.db-shm"):
        (home / name).unlink(missing_ok=True)
    done = ready("doctor")
    assert done.returncode == 1
    assert "BAD" in done.stdout
    assert "Traceback" not in done.stderr


def test_coverage_tells_the_place_of_each_row(run: Run, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("id,rule\nR-A001,less\nR-A999,unheard of\n")
    done = run("knowledge", "coverage", "--rules", str(rows), "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert (told["rows"], told["carried"], told["declined"]) == (2, 1, 0)
    assert told["missing"] == ["R-A999"]
    assert "parameter mild_start_share" in told["elements"]["R-A001"]
    assert (told["exercises"]["rows"], told["topics"]["rows"]) == (96, 37)


def test_coverage_wants_a_column_of_ids(run: Run, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("row,rule\nR-A001,less\n")
    done = run("knowledge", "coverage", "--rules", str(rows))
    assert done.returncode == 1
    assert "one of them `id`" in done.stderr


def test_shoes_reminders_and_looks_are_told_and_shown(ready: Run) -> None:
    assert ready("shoe", "Blue", "--km", "120").returncode == 0
    assert ready("reminders", "nutrition", "off").returncode == 0
    assert ready("looked", "gait_look", "--found", "fine").returncode == 0
    view = json_of(ready("beside", "--json"))
    assert view["shoes"][0]["distance_m"] == 120_000
    assert [s["on"] for s in view["switches"] if s["track"] == "nutrition"] == [False]
    shown = ready("beside").stdout
    assert "Blue" in shown and "Food and drink" in shown
    assert ready("cadence", "168", "--seconds", "30", "--spread", "1.5").returncode == 0
    assert ready("cadence", "20").returncode == 1
    wrong = ready("looked", "the_moon")
    assert wrong.returncode == 1 and "gait_look" in wrong.stderr


def test_the_tracks_of_the_command_line_are_those_of_the_facts() -> None:
    assert get_args(ReminderTrack) == TRACKS


def test_facts_go_into_a_table_and_back(ready: Run, tmp_path: Path) -> None:
    table = tmp_path / "facts.csv"
    count = json_of(ready("export", str(table), "--json"))["facts"]
    assert ready("restore", str(table)).returncode == 1
    before = json_of(ready("today", "--json"))
    assert ready("destroy", "--yes").returncode == 0
    assert json_of(ready("restore", str(table), "--json"))["facts"] == count
    assert json_of(ready("today", "--json"))["sessions"] == before["sessions"]
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    told = ready("restore", str(tmp_path / "other.csv"))
    assert told.returncode == 1 and "the first row must name the columns" in told.stderr


@pytest.mark.skipif(
    not (CATALOGUES / "de" / "app.mo").is_file(),
    reason="the catalogues are not compiled: python hatch_build.py",
)
def test_german_is_asked_for_or_chosen(ready: Run) -> None:
    assert "Morgen: " in ready("today", "--lang", "de").stdout
    assert "Tomorrow: " in ready("today").stdout
    assert "Sprache: Deutsch" in ready("prefer", "--language", "de").stdout
    assert "Morgen: " in ready("today").stdout
    assert "Tomorrow: " in ready("today", "--lang=en").stdout
    assert "Die nächsten Wochen." in ready("plan", "--lang", "de", "--help").stdout
    refused = ready("prefer", "--language", "tlh")
    assert refused.returncode == 1 and "Die Sprache tlh gibt es nicht" in refused.stderr
