"""The page for authors shows what the check really says."""

import re
import shutil
from pathlib import Path

import pytest

from surefoot.knowledge.check_folder import check_folder
from surefoot.knowledge.compiled import DATA

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "PROTOCOLS.md").read_text(encoding="utf-8")
STRAIN = "protocols/hamstring-strain"
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def block(text: str) -> str:
    return next(each for each in BLOCKS if text in each)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def shown(problem: object) -> str:
    """The problem as the page prints it, where a line or column may move."""
    return re.sub(r":\d+:\d+: ", ":LINE:COLUMN: ", str(problem))


def assert_on_the_page(folder: Path) -> None:
    page = re.sub(r":LINE:\d+: ", ":LINE:COLUMN: ", PAGE)
    problems = check_folder(folder).problems
    assert problems
    for problem in problems:
        assert shown(problem) in page


def test_the_number(data: Path) -> None:
    path = data / STRAIN / "parameters.yaml"
    line = block("id: fast_first_min").strip("\n")
    change(path, line, line.replace("default: 4", "default: 6"))
    assert check_folder(data / STRAIN).problems == ()
    change(path, "default: 6, low: 2", "default: 12, low: 2")
    assert_on_the_page(data / STRAIN)


def test_the_exercise(data: Path) -> None:
    library = data / "exercises" / "hamstrings.yaml"
    with library.open("a", encoding="utf-8") as file:
        file.write("\n" + block("id: EX190"))
    with (data / "figures" / "hamstrings.yaml").open("a", encoding="utf-8") as file:
        file.write("\n" + block("exercise: EX190"))
    lists = data / STRAIN / "strength.yaml"
    change(lists, "in_turn: [EX101, EX27, EX103]", "in_turn: [EX190, EX101, EX27, EX103]")
    assert check_folder(data).problems == ()
    change(lists, "[EX190", "[EX19O")
    assert_on_the_page(data / STRAIN)
    change(lists, "[EX19O", "[EX190")
    change(
        library,
        "    hamstring_stage: 2\n    grade: P\n",
        "    equipment: [swiss_ball]\n    grade: P\n",
    )
    assert_on_the_page(data)


def test_the_gate(data: Path) -> None:
    change(
        data / STRAIN / "gates.yaml",
        "      - {id: jog_on_spot",
        "      - {id: hop_done, what: A hop, check: test_floor, test: hop_distance,"
        " fact: test_result.test, at_least: 1, grade: P}\n      - {id: jog_on_spot",
    )
    assert_on_the_page(data / STRAIN)


def test_the_other_protocol(data: Path) -> None:
    clinic = data / "protocols" / "strain-clinic"
    clinic.mkdir()
    (clinic / "protocol.yaml").write_text(block("id: strain-clinic"), encoding="utf-8")
    assert check_folder(data).problems == ()
    numbers = block("id: red_rest_h")
    (clinic / "parameters.yaml").write_text(numbers, encoding="utf-8")
    report = check_folder(data)
    assert report.problems == ()
    assert report.versions[-1].startswith("strain-clinic-1.0.0+")
    (clinic / "parameters.yaml").write_text(numbers.replace("low: 72", "low: 24"), encoding="utf-8")
    assert_on_the_page(clinic)
