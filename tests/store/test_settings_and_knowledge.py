"""Settings change; a version of the knowledge never does."""

from pathlib import Path

import pytest

from surefoot.store.errors import VersionTaken
from surefoot.store.opening import open_store
from surefoot.store.store import Store

from .examples import NOON


def test_a_setting_is_none_until_it_is_set_and_then_the_last_value(home: Path) -> None:
    with open_store(home, exclusive=False, at=NOON) as store:
        assert store.setting("language") is None
        store.set_setting("language", "de")
        store.set_setting("language", "en")
    with open_store(home, exclusive=False, at=NOON) as store:
        assert store.setting("language") == "en"


def test_knowledge_comes_back_to_the_letter(store: Store, home: Path) -> None:
    text = '{"phase": "P0",\r\n "name": "ruhig"}\n'
    assert store.knowledge("2026.1") is None
    store.keep_knowledge("2026.1", text)
    store.keep_knowledge("2026.1", text)
    assert store.knowledge("2026.1") == text
    assert (home / "knowledge" / "2026.1.json").exists()


def test_other_knowledge_needs_another_version(store: Store) -> None:
    store.keep_knowledge("2026.1", "{}")
    with pytest.raises(VersionTaken, match=r"2026\.1"):
        store.keep_knowledge("2026.1", "[]")
    assert store.knowledge("2026.1") == "{}"


@pytest.mark.parametrize("version", ["", "../escape", "a/b", ".hidden", "x" * 101])
def test_a_version_is_a_plain_name(store: Store, version: str) -> None:
    with pytest.raises(ValueError, match="knowledge version"):
        store.keep_knowledge(version, "{}")
