"""The compiled file holds what the files say, and is made anew when they change."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from surefoot.knowledge import compiled, reading
from surefoot.knowledge.checker import check
from surefoot.knowledge.compile import KnowledgeRefused, compile_knowledge
from surefoot.knowledge.index import index
from surefoot.knowledge.loader import dump_text, load, load_reading, parse_text
from surefoot.knowledge.schema import Knowledge

Edit = Callable[[str, str, str], None]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "compiled.pickle"


@pytest.fixture
def knowledge(tiny: Path) -> Knowledge:
    checked = check(tiny)
    assert checked.knowledge is not None, checked.problems
    return checked.knowledge


def test_compiling_and_loading_gives_what_the_files_say(
    tiny: Path, target: Path, knowledge: Knowledge
) -> None:
    assert compile_knowledge(tiny, target) == target
    assert load(tiny, target) == knowledge


def test_compiling_twice_writes_once(tiny: Path, target: Path) -> None:
    compile_knowledge(tiny, target)
    os.utime(target, (1, 1))
    compile_knowledge(tiny, target)
    assert target.stat().st_mtime == 1


def test_loading_notices_an_edited_file(tiny: Path, target: Path) -> None:
    before = load(tiny, target)
    path = tiny / "exercises" / "hips.yaml"
    path.write_text(path.read_text().replace("name: Clamshell\n", "name: Clam\n", 1))
    os.utime(path, (1, 1))
    after = load(tiny, target)
    assert after.exercises[0].name == "Clam"
    assert after.version != before.version
    assert after.version.split("+")[0] == before.version.split("+")[0]


def test_loading_keeps_the_version_when_only_a_comment_changes(tiny: Path, target: Path) -> None:
    before = load(tiny, target)
    with (tiny / "exercises" / "hips.yaml").open("a") as file:
        file.write("# a remark\n")
    assert load(tiny, target) == before


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps("key"), pickle.dumps(7) * 2])
def test_a_damaged_compiled_file_is_made_anew(
    tiny: Path, target: Path, knowledge: Knowledge, content: bytes
) -> None:
    target.write_bytes(content)
    assert load(tiny, target) == knowledge
    assert target.read_bytes() != content


def test_a_compiled_file_of_another_schema_is_made_anew(
    tiny: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(tiny, target)
    old = target.read_bytes()
    monkeypatch.setattr(compiled, "_schema_text", lambda *modules: "fields in another order")
    load(tiny, target)
    assert target.read_bytes() != old


def test_the_shape_counts_every_class_of_the_knowledge() -> None:
    modules = {module.__name__ for module in compiled.SHAPES}
    assert {part.__module__ for part in classes_of(load())} <= modules
    assert {part.__module__ for part in classes_of(load_reading())} <= {*modules, reading.__name__}


def classes_of(part: object) -> Iterator[type]:
    if is_dataclass(part):
        yield type(part)
        for field in fields(part):
            yield from classes_of(getattr(part, field.name))
    elif isinstance(part, tuple):
        for each in part:
            yield from classes_of(each)


def test_the_compiled_file_is_enough(tiny: Path, target: Path, knowledge: Knowledge) -> None:
    compile_knowledge(tiny, target)
    assert load(tiny.parent / "no files here", target) == knowledge


def test_nothing_to_load_says_so(tmp_path: Path, target: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no knowledge"):
        load(tmp_path / "nowhere", target)


def test_a_read_only_installation_still_loads(tiny: Path, knowledge: Knowledge) -> None:
    assert load(tiny, tiny.parent / "no such folder" / "compiled.pickle") == knowledge


def test_bad_files_are_refused_with_every_problem(tiny: Path, target: Path) -> None:
    path = tiny / "exercises" / "hips.yaml"
    path.write_text(path.read_text().replace("category: strength", "category: magic", 2))
    with pytest.raises(SystemExit) as refused:
        compile_knowledge(tiny, target)
    assert str(refused.value).count("exercises/hips.yaml:") == 2
    with pytest.raises(KnowledgeRefused, match="magic"):
        load(tiny, target)
    assert not target.exists()


def test_a_failed_write_leaves_nothing_behind(
    tiny: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, other: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        compile_knowledge(tiny, target)
    assert list(target.parent.glob("compiled*")) == []


def test_text_and_back_loses_nothing(knowledge: Knowledge) -> None:
    text = dump_text(knowledge)
    assert parse_text(text) == knowledge
    assert dump_text(parse_text(text)) == text


@pytest.mark.parametrize("change", ["", "[]", "{", '{"version":"x"}', "null"])
def test_a_text_that_is_no_knowledge_is_refused(change: str) -> None:
    with pytest.raises(ValueError):
        parse_text(change)


def test_a_text_with_an_unknown_field_is_refused(knowledge: Knowledge) -> None:
    text = dump_text(knowledge).replace('"scope":', '"scoop":', 1)
    with pytest.raises(ValueError, match="scoop"):
        parse_text(text)


def test_the_version_depends_on_content_alone(tiny: Path, knowledge: Knowledge) -> None:
    again = check(tiny).knowledge
    assert again is not None and again.version == knowledge.version
    name, _, digest = knowledge.version.partition("+")
    protocol = knowledge.protocol
    assert name == f"{protocol.id}-{protocol.version}"
    assert len(digest) == 12 and int(digest, 16) >= 0


def test_loading_compiled_knowledge_reads_no_yaml(tiny: Path, target: Path) -> None:
    compile_knowledge(tiny, target)
    script = (
        "import sys; from pathlib import Path; from surefoot.knowledge.loader import load;"
        "load(Path(sys.argv[1]), Path(sys.argv[2]));"
        "sys.exit(any(name.startswith(('yaml', 'surefoot.facts')) for name in sys.modules))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", script, str(tiny), str(target)], cwd=root)
    assert done.returncode == 0


def test_the_index_finds_everything_and_is_built_once(knowledge: Knowledge) -> None:
    views = index(knowledge)
    assert views is index(knowledge)
    protocol = knowledge.protocol
    assert tuple(views.exercises.values()) == knowledge.exercises
    assert tuple(views.statements.values()) == knowledge.statements
    assert tuple(views.parameters.values()) == protocol.parameters
    assert tuple(views.strength.values()) == protocol.strength
    assert views.gate_to["P2"] is views.gates["G2"]
    assert views.rungs[1] is protocol.ladder[0]


def test_the_index_of_a_changed_knowledge_is_its_own(knowledge: Knowledge) -> None:
    changed = replace(knowledge, exercises=knowledge.exercises[1:])
    assert changed.version == knowledge.version
    assert len(index(changed).exercises) == len(knowledge.exercises) - 1
    assert len(index(knowledge).exercises) == len(knowledge.exercises)


def test_the_index_cannot_be_written_to(knowledge: Knowledge) -> None:
    with pytest.raises(TypeError):
        index(knowledge).exercises["EX01"] = knowledge.exercises[1]  # type: ignore[index]
