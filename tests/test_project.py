"""The project's own promises: locks that pin, files that name no machine, commands that exist."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
MACHINE_PATH = re.compile(rb"(?<![\w.~/-])/(?:work|root|opt/pypi|home/\w+|Users/\w+)/")


def files_in_git() -> list[Path]:
    """Files that are in git, or would be with the next commit."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout")
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    paths = (ROOT / name for name in listing.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def lines_of(lock_input: str) -> set[str]:
    lines = (ROOT / "requirements" / lock_input).read_text().splitlines()
    return {line for line in lines if line and not line.startswith("#")}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_pins_every_package_by_hash(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text().strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_no_address(lock: Path) -> None:
    assert "://" not in lock.read_text()
    assert "index-url" not in lock.read_text()


def test_every_lock_has_its_input() -> None:
    assert {lock.stem for lock in LOCKS} == {"run", "build", "dev", "uv", "video", "music"}
    for lock in LOCKS:
        assert lock.with_suffix(".in").is_file()


@pytest.mark.parametrize("folder", ["client", "requirements/models"])
def test_an_npm_lock_pins_by_hash_and_holds_no_address(folder: str) -> None:
    packages = json.loads((ROOT / folder / "package-lock.json").read_text())["packages"]
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert name == "" or package["integrity"].startswith("sha512-"), name


def test_an_installed_package_asks_for_what_the_lock_was_made_from() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert set(project["dependencies"]) == lines_of("run.in")
    for extra, asked in project["optional-dependencies"].items():
        assert {*asked, "numpy>=2.3"} == lines_of(f"{extra}.in")


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group().decode()}"
        for path in files_in_git()
        if (match := MACHINE_PATH.search(path.read_bytes()))
    ]
    assert not found


def test_the_wheel_carries_the_knowledge_where_the_compiler_writes_it() -> None:
    from surefoot.knowledge.compiled import COMPILED, FIGURES, READING

    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    for path in (COMPILED, READING, FIGURES):
        name = path.relative_to(ROOT).as_posix()
        assert name in wheel["targets"]["wheel"]["artifacts"]
        assert f'"{path.name}"' in (ROOT / "hatch_build.py").read_text()


def test_the_wheel_carries_the_pose_models_where_the_build_keeps_them() -> None:
    from surefoot.gait.models import FOLDER, SHA256

    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    name = FOLDER.relative_to(ROOT).as_posix()
    assert f"{name}/*.tflite" in wheel["targets"]["wheel"]["artifacts"]
    assert all(model.endswith(".tflite") for model in SHA256)


def test_what_the_build_makes_stays_out_of_git() -> None:
    made = {
        "surefoot/web/static",
        "surefoot/knowledge/compiled.pickle",
        "surefoot/knowledge/reading.pickle",
        "surefoot/knowledge/figures.pickle",
        "surefoot/gait/models",
        "client/node_modules",
    }
    for path in files_in_git():
        name = path.relative_to(ROOT).as_posix()
        assert not any(name == part or name.startswith(f"{part}/") for part in made), name


@pytest.mark.parametrize(
    "document", ["README.md", "docs/DEVELOPING.md", "docs/PHONE.md", "docs/VIDEO.md"]
)
def test_the_commands_in_the_documents_exist_and_can_be_run(document: str) -> None:
    text = (ROOT / document).read_text()
    blocks = "\n".join(re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    commands = set(re.findall(r"^(?:bash )?((?:\./|scripts/|\.ci/)\S+)", blocks, re.MULTILINE))
    assert commands
    for command in commands:
        assert os.access(ROOT / command, os.X_OK), command


def test_the_readme_names_both_commands() -> None:
    text = (ROOT / "README.md").read_text()
    assert "\n./run" in text
    assert "\n./test" in text
