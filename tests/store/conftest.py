from collections.abc import Iterator
from pathlib import Path

import pytest

from surefoot.store.opening import open_store
from surefoot.store.store import Store

from .examples import NOON


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    with open_store(home, exclusive=False, at=NOON) as opened:
        yield opened
