"""Where real files lie, beside the project; they are not part of it."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from surefoot.activity.model import Reading
from surefoot.activity.read import read

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
ARCHIVES = CORPUS / "archives"
PRESENT = (CORPUS / "MANIFEST.csv").is_file()

needs_corpus = pytest.mark.skipif(not PRESENT, reason="the corpus of real files is not here")


def manifest() -> list[dict[str, str]]:
    """The rows of the manifest; none when the corpus is absent."""
    if not PRESENT:
        return []
    with (CORPUS / "MANIFEST.csv").open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def data_of(name: str) -> bytes:
    return (CORPUS / name).read_bytes()


@cache
def reading_of(name: str) -> Reading:
    return read(data_of(name), Path(name).name)
