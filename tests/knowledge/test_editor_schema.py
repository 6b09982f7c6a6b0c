"""The JSON Schemas accept the files that there are, and refuse what the checker refuses."""

import json
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

from surefoot.cli.main import main
from surefoot.knowledge.compiled import DATA
from surefoot.knowledge.editor_schema import FOLDER, KINDS, schema_of

FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yaml"))


def kind_of(name: str) -> str:
    folder, below, _ = name.partition("/")
    if not below:
        return Path(name).stem
    return "protocol" if folder == "protocols" else folder


@pytest.mark.parametrize("name", FILES)
def test_every_file_fits_its_schema(name: str) -> None:
    assert kind_of(name) in KINDS
    content = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    jsonschema_rs.validate(schema_of(kind_of(name)), content)


@pytest.mark.parametrize("name", [each for each in FILES if each.startswith("protocols/")])
def test_a_protocols_file_names_its_schema_first(name: str) -> None:
    first = (DATA / name).read_text(encoding="utf-8").splitlines()[0]
    schema = f"{'../' * name.count('/')}{FOLDER}/{kind_of(name)}.json"
    assert first == f"# yaml-language-server: $schema={schema}"


def test_a_misspelt_field_does_not_fit() -> None:
    wrong = {"ladder": [{"level": 1, "run_seconds": 60, "walk_s": 1, "repeats": 1, "grade": "P"}]}
    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.validate(schema_of("protocol"), wrong)


def test_fields_carry_their_remarks() -> None:
    parameter = schema_of("protocol")["$defs"]["Parameter"]["properties"]
    assert "allows more load" in parameter["looser"]["description"]


def test_the_command_prints_one_or_writes_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["knowledge", "schema", "exercises"]) == 0
    assert "exercises" in json.loads(capsys.readouterr().out)["properties"]
    assert main(["knowledge", "schema", "--into", str(tmp_path)]) == 0
    assert {path.stem for path in tmp_path.iterdir()} == set(KINDS)
    assert main(["knowledge", "schema", "poems"]) == 1
    assert "it may be protocol" in capsys.readouterr().err
