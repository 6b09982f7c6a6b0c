"""Facts carry over from the source documents, sentences never: no run of eight words is theirs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from surefoot.knowledge.compiled import DATA

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
RUN = 8
TEXTS = {
    "knowledge": sorted(DATA.rglob("*.yaml")),
    "program": sorted((ROOT / "surefoot").rglob("*.py")),
    "client": sorted((ROOT / "client" / "src").rglob("*.ts*")),
    "catalogues": sorted((ROOT / "surefoot").rglob("*.po")),
    "documents": [*sorted((ROOT / "docs").rglob("*.md")), *ROOT.glob("*.md")],
    "stories": sorted((ROOT / "tests" / "scenarios").rglob("*.yaml")),
}


def words(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8", errors="replace").lower()
    return re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", text))


def runs(said: list[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(said) - RUN + 1):
        yield tuple(said[start : start + RUN])


@pytest.fixture(scope="module")
def theirs() -> frozenset[tuple[str, ...]]:
    if not SEEDS.exists():
        pytest.skip("the source documents are not beside this checkout")
    return frozenset(run for path in SEEDS.glob("*.txt") for run in runs(words(path)))


@pytest.mark.parametrize("kind", TEXTS)
def test_no_sentence_is_copied(kind: str, theirs: frozenset[tuple[str, ...]]) -> None:
    copied = [
        f"{path.name}: {' '.join(run)}"
        for path in TEXTS[kind]
        for run in runs(words(path))
        if run in theirs
    ]
    assert not copied, copied
