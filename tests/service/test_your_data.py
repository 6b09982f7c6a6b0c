"""Everything taken along, deleted, brought back: the same plan; and what is refused on the way."""

import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput
from tests.service.conftest import Clock, fact, onboard
from tests.service.test_use_cases import gpx


def lived(surefoot: Surefoot, clock: Clock) -> None:
    """A runner with a week of answers and a run."""
    onboard(surefoot, clock)
    for _ in range(6):
        surefoot.today()
        clock.forward(days=1)
        surefoot.receive([fact(surefoot, "check_in", clock(), pain={"ITB_R": 1}, sleep="over_7_h")])
    surefoot.import_files([("run.gpx", BytesIO(gpx(clock() - timedelta(hours=1))))])
    surefoot.prefer("de", "imperial")


def packed(surefoot: Surefoot) -> BytesIO:
    return BytesIO(b"".join(surefoot.your_data().pieces()))


def repacked(archive: BytesIO, **parts: bytes | None) -> BytesIO:
    """The archive with parts changed (None: left out)."""
    changed = BytesIO()
    wanted = {name.replace("__", "."): data for name, data in parts.items()}
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = wanted.get(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    changed.seek(0)
    return changed


def views(surefoot: Surefoot) -> Any:
    activities = surefoot.activities().lines()
    return surefoot.today(), surefoot.plan(8), surefoot.why(), activities, surefoot.facts()


def test_exported_deleted_and_restored_it_is_the_same_plan(
    surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    lived(surefoot, clock)
    subject, before, archive = surefoot.subject, views(surefoot), packed(surefoot)
    surefoot.destroy()
    assert surefoot.your_data().view().facts == 0
    told = surefoot.restore("all.zip", archive, replace=False)
    assert (told.facts, told.files) == (len(before[-1]), 1)
    assert surefoot.subject == subject
    assert views(surefoot) == before
    assert surefoot.preferences().language == "de"
    assert surefoot.preferences().units == "imperial"
    assert not list((tmp_path / "home" / "backups").iterdir())


def test_a_look_says_what_is_in_it_and_changes_nothing(surefoot: Surefoot, clock: Clock) -> None:
    lived(surefoot, clock)
    archive = packed(surefoot)
    surefoot.receive([fact(surefoot, "check_in", clock(), pain={"ITB_R": 0}, sleep="over_7_h")])
    before = surefoot.facts()
    view = surefoot.your_data().look("all.zip", archive)
    assert (view.name, view.facts, view.files) == ("all.zip", len(before) - 1, 1)
    assert (str(view.first_day), str(view.last_day)) == ("2026-05-10", "2026-05-16")
    assert view.injuries == ["right outer knee (IT band)"]
    assert (view.same_runner, view.here, view.only_here) == (True, len(before), 1)
    assert view.made_at == clock()
    assert surefoot.facts() == before


def test_nothing_gives_way_unless_it_is_said(
    surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    lived(surefoot, clock)
    archive, kept = packed(surefoot), surefoot.facts()
    surefoot.calendar.switch_on()
    address = surefoot.calendar.view()
    surefoot.receive([fact(surefoot, "check_in", clock(), pain={"ITB_R": 0}, sleep="over_7_h")])
    with pytest.raises(BadInput, match="already holds entries"):
        surefoot.restore("all.zip", archive, replace=False)
    assert len(surefoot.facts()) == len(kept) + 1
    surefoot.restore("all.zip", archive, replace=True)
    assert surefoot.facts() == kept
    assert surefoot.calendar.view() == address
    assert len(list((tmp_path / "home" / "backups").glob("surefoot-*.db"))) == 1


def test_another_runners_archive_is_named_so(
    opened: Callable[..., Surefoot], surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    lived(surefoot, clock)
    archive = packed(surefoot)
    surefoot.destroy()
    onboard(surefoot, clock)
    view = surefoot.your_data().look("all.zip", archive)
    assert (view.same_runner, view.here, view.only_here) == (False, 2, 2)


def other_hash(archive: BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as held:
        name = next(n for n in held.namelist() if n.startswith("files/") and len(n) == 70)
    return {name: b"another track"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"facts__jsonl": b'{"kind": "check_in"}\n'}, "damaged, nothing was restored: line 1"),
        ({"facts__jsonl": b"\xff\xfe"}, "damaged, nothing was restored: line 1"),
        ({"facts__jsonl": None}, "it has no facts.jsonl"),
        ({"issued__jsonl": b'{"day": "2026-05-10"}\n'}, "damaged or not an archive"),
        ({"issued__jsonl": b"[]\n"}, "damaged or not an archive"),
        ({"surefoot__json": b'{"format": 99}'}, "made by a newer Surefoot"),
        ({"surefoot__json": b"[]"}, "damaged or not an archive"),
        ({"settings__json": b"1"}, "damaged or not an archive"),
        ({"settings__json": b'{"language": "\\ud800"}'}, "damaged or not an archive"),
    ],
)
def test_a_damaged_archive_is_told_and_nothing_changes(
    surefoot: Surefoot, clock: Clock, change: dict[str, bytes | None], says: str
) -> None:
    lived(surefoot, clock)
    archive, before = repacked(packed(surefoot), **change), surefoot.facts()
    with pytest.raises(BadInput, match=says):
        surefoot.your_data().look("all.zip", archive)
    with pytest.raises(BadInput, match=says):
        surefoot.restore("all.zip", archive, replace=True)
    assert surefoot.facts() == before


def test_a_file_that_has_changed_and_knowledge_that_has_are_refused(
    surefoot: Surefoot, clock: Clock
) -> None:
    lived(surefoot, clock)
    archive = packed(surefoot)
    changed = repacked(archive, **other_hash(archive))
    with zipfile.ZipFile(archive) as held:
        knowledge = json.loads(held.read("knowledge.json"))
    knowledge["protocol"]["parameters"][0]["value"] = 999
    forged = repacked(archive, knowledge__json=json.dumps(knowledge).encode())
    for bad in (changed, forged):
        with pytest.raises(BadInput, match="damaged or not an archive"):
            surefoot.restore("all.zip", bad, replace=True)


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.999])
def test_a_cut_off_archive_is_refused(surefoot: Surefoot, clock: Clock, cut: float) -> None:
    lived(surefoot, clock)
    whole = packed(surefoot).getvalue()
    with pytest.raises(BadInput, match="damaged or not an archive"):
        surefoot.restore("all.zip", BytesIO(whole[: int(len(whole) * cut)]), replace=True)


def test_a_note_with_any_break_of_a_line_comes_back(surefoot: Surefoot, clock: Clock) -> None:
    lived(surefoot, clock)
    note = "one\u2028two\u2029three\x85four\x1cfive\r\nsix"
    surefoot.receive([fact(surefoot, "flare", clock(), pain={"ITB_R": 2}, note=note)])
    surefoot.restore("all.zip", packed(surefoot), replace=True)
    assert note in [getattr(each, "note", "") for each in surefoot.facts()]


def test_a_line_without_end_is_refused_before_it_is_read(surefoot: Surefoot, clock: Clock) -> None:
    lived(surefoot, clock)
    whole = packed(surefoot)
    endless = b"[" * (9 * 2**20)
    for part in ("facts.jsonl", "issued.jsonl", "surefoot.json"):
        with pytest.raises(BadInput, match="damaged or not an archive"):
            surefoot.your_data().look("all.zip", repacked(whole, **{part: endless}))


def test_a_damaged_file_is_named_before_the_first_piece(
    surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    lived(surefoot, clock)
    (file,) = (tmp_path / "home" / "files").glob("??/*")
    file.write_bytes(b"rotten")
    with pytest.raises(BadInput, match="has changed: import the file again"):
        next(surefoot.your_data().pieces())


def test_nothing_of_the_product_is_left_after_deleting(
    surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    lived(surefoot, clock)
    archive = packed(surefoot)
    surefoot.calendar.switch_on()
    surefoot.restore("all.zip", archive, replace=True)
    surefoot.close()
    surefoot._begin()
    secret = surefoot.calendar.view().path.encode()
    surefoot.destroy()
    home = tmp_path / "home"
    assert not list((home / "backups").iterdir()) and not (home / "course").exists()
    assert not list((home / "files").glob("??/*"))
    left = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"ITB_R" not in left and secret[10:30] not in left


def test_devices_and_keys_stay_with_a_restore_and_go_with_everything(
    surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    lived(surefoot, clock)
    archive = packed(surefoot)
    machine = {"devices": '[{"phone": 1}]', "push_key": "a secret of this machine"}
    for key, value in machine.items():
        surefoot._store.set_setting(key, value)
    tls = tmp_path / "home" / "tls"
    tls.mkdir()
    (tls / "authority.pem").write_text("a key of this machine")
    assert b"a secret of this machine" not in b"".join(surefoot.your_data().pieces())
    surefoot.restore("all.zip", archive, replace=True)
    kept = surefoot._store.settings()
    assert {key: kept[key] for key in machine} == machine
    assert (tls / "authority.pem").exists()
    surefoot.destroy()
    assert not set(machine) & set(surefoot._store.settings())
    assert not tls.exists() or not list(tls.iterdir())
