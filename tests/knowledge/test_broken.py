"""Whatever an author's folder holds is told with file and line; no traceback comes of it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from surefoot.cli.main import main
from surefoot.knowledge.check_folder import check_folder
from surefoot.knowledge.compiled import DATA

EDITS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "broken" / "edits.yaml").read_text(encoding="utf-8")
)
STRAIN = "protocols/hamstring-strain"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the installed data folder."""
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("broken") / "data"))


@pytest.fixture
def strain(data: Path) -> Iterator[Path]:
    """The folder of a protocol that a test may spoil."""
    yield data / STRAIN
    shutil.rmtree(data / STRAIN, ignore_errors=True)
    shutil.copytree(DATA / STRAIN, data / STRAIN)


def test_there_are_enough_slips() -> None:
    assert len(EDITS) >= 30
    assert len({edit["slip"] for edit in EDITS}) == len(EDITS)


@pytest.mark.parametrize("edit", EDITS, ids=[edit["slip"] for edit in EDITS])
def test_a_slip_is_told_with_file_and_line(strain: Path, edit: dict[str, Any]) -> None:
    path = strain / edit["file"]
    text = path.read_text(encoding="utf-8")
    assert edit["replace"] in text
    path.write_text(text.replace(edit["replace"], edit["by"], 1), encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()
    blamed = [number for number, line in enumerate(lines, 1) if edit["line_of"] in line]
    problems = check_folder(strain).problems
    assert any(
        each.file == edit["file"] and each.line in blamed and edit["says"] in each.what
        for each in problems
    ), "\n".join(map(str, problems))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02\xff\xfe" * 100,
        b"\xff\xfeg\x00a\x00t\x00e\x00s\x00",
        b"gates: " + b"[" * 100_000,
        b"gates: " + b"{a: " * 50_000,
        b"- " * 50_000,
        b"gates: &a [*a]\n",
        b"gates: &a [1]\nb: [*a, *a, *a]\n",
        b"gates: !!python/object/apply:os.system ['true']\n",
        b"gates: !!binary aGVsbG8=\n",
        b"? [complex, key]\n: value\n",
        b"gates: 1" + b"0" * 10_000 + b"\n",
        b"gates: 0x" + b"f" * 5_000 + b"\n",
        b"gates: .nan\n",
        b"gates: 2026-01-01\n",
        b"gates: ~\n",
        b"gates: [[[[]]]]\n",
        b"gates: {id: 1}\n",
        b"gates:\n  - {id: [], opens: {}, what: 7, criteria: no}\n",
        b"%YAML 9.9\n---\ngates: []\n",
        b"gates: []\n...\n---\ngates: []\n",
        b"<<: {gates: []}\n",
        "gates: []\u2028\u0007\n".encode(),
        b"gates: [" + b"x, " * 900_000 + b"]\n" * 600_000,
    ],
    ids=range(24),
)
def test_no_content_makes_a_traceback(strain: Path, content: bytes) -> None:
    (strain / "gates.yaml").write_bytes(content)
    problems = check_folder(strain).problems
    assert any(each.file in ("gates.yaml", ".") and each.line >= 1 for each in problems)
    assert all(len(each.what) < 700 for each in problems)


def test_a_file_that_goes_deeper_and_deeper_is_not_read_to_its_end(strain: Path) -> None:
    (strain / "gates.yaml").write_text("gates: " + "[" * 300 + "\nuntil: here\n", encoding="utf-8")
    told = [each.what for each in check_folder(strain).problems if each.file == "gates.yaml"]
    assert "more than 24 levels inside each other: the rest is not read" in told


@pytest.mark.parametrize("name", ("gates.yaml", "parameters.yaml", "protocol.yaml"))
def test_an_empty_or_truncated_file_makes_no_traceback(strain: Path, name: str) -> None:
    whole = (strain / name).read_bytes()
    (strain / name).write_bytes(whole[: len(whole) * 3 // 5])
    check_folder(strain)
    (strain / name).write_bytes(b"")
    assert any(each.file == name and "empty" in each.what for each in check_folder(strain).problems)


def test_a_missing_file_is_taken_from_the_base_and_a_missing_protocol_file_is_told(
    strain: Path,
) -> None:
    (strain / "choices.yaml").unlink()
    assert check_folder(strain).problems == ()
    (strain / "protocol.yaml").unlink()
    assert any("`title:` is missing" in each.what for each in check_folder(strain).problems)


def test_odd_things_in_the_place_of_files_make_no_traceback(strain: Path) -> None:
    (strain / "gates.yaml").unlink()
    (strain / "gates.yaml").mkdir()
    (strain / "tests.yaml").unlink()
    (strain / "tests.yaml").symlink_to("tests.yaml")
    (strain / "round.yaml").symlink_to(".")
    os.mkfifo(strain / "pipe.yaml")
    told = {each.file: each.what for each in check_folder(strain).problems}
    assert "not a file" in told["gates.yaml"]
    assert "cannot be opened" in told["tests.yaml"]
    assert "not a file" in told["round.yaml"]
    assert "not a file" in told["pipe.yaml"]


def test_a_data_folder_is_checked_whole(data: Path, strain: Path) -> None:
    assert check_folder(data).problems == ()
    (data / "sorces.yaml").write_text("sources: []\n", encoding="utf-8")
    (strain / "ladder.yaml").write_text("ladder: []\n", encoding="utf-8")
    problems = check_folder(data).problems
    (data / "sorces.yaml").unlink()
    told = {each.file: each.what for each in problems}
    assert "did you mean `sources.yaml`" in told["sorces.yaml"]
    assert f"{STRAIN}/ladder.yaml" in told


def test_a_protocol_outside_a_data_folder_rests_on_the_installed_one(tmp_path: Path) -> None:
    shutil.copytree(DATA / STRAIN, tmp_path / "hamstring-strain")
    report = check_folder(tmp_path / "hamstring-strain")
    assert report.kind == "protocol"
    assert report.problems == ()
    assert report.versions[0].startswith("hamstring-strain-")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "there is no such folder"),
        (lambda path: path.mkdir(), "holds no knowledge"),
        (lambda path: path.write_text("gates: []"), "name the folder"),
        (lambda path: path.symlink_to(path.name), "no such folder"),
    ],
    ids=("missing", "empty", "a file", "a loop"),
)
def test_a_folder_that_is_none_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Any, says: str
) -> None:
    make(tmp_path / "here")
    assert main(["knowledge", "check", str(tmp_path / "here")]) == 1
    assert says in capsys.readouterr().out


def test_a_protocol_that_loses_a_red_flag_is_refused(strain: Path) -> None:
    base = DATA / "protocols" / "itbs-hamstring"
    for path in base.glob("*.yaml"):
        if not (strain / path.name).exists():
            shutil.copy(path, strain / path.name)
    protocol = strain / "protocol.yaml"
    text = protocol.read_text(encoding="utf-8").replace("based_on: itbs-hamstring\n", "")
    text = text.replace("[acute_strain]", "[itb, tendon_proximal, acute_strain, unspecified]")
    protocol.write_text(text, encoding="utf-8")
    for name in ("parameters.yaml", "gates.yaml", "tests.yaml", "referrals.yaml", "ladder.yaml"):
        shutil.copy(base / name, strain / name)
    told = [each.what for each in check_folder(strain).problems]
    assert any("red flag `saddle_numbness` of itbs-hamstring is missing" in each for each in told)
