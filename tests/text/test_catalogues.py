"""The catalogues against the sentences: nothing stale, nothing untranslated, no place lost."""

import re
import subprocess
import sys
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from scripts import catalogues
from surefoot.text.compile import for_client, mo
from surefoot.text.language import CATALOGUES, ENGLISH, LANGUAGES
from surefoot.text.po import BadCatalogue, Message, read_po

PLACE = re.compile(r"\{(\w+)\}")
FORBIDDEN = re.compile(r"verhindert? Verletz|sagt Verletzungen voraus|garantier", re.IGNORECASE)
NAMES = sorted(path.stem for path in CATALOGUES.glob("*.pot"))
OTHERS = sorted(set(LANGUAGES) - {ENGLISH})
PLURALS = f"Plural-Forms: {catalogues.PLURALS}\n"
UPDATE = "run scripts/catalogues.py and translate what it names"

Key = tuple[str, str]


@cache
def templates() -> dict[str, Catalog]:
    return catalogues.templates()


def keys(messages: list[Message]) -> dict[Key, Message]:
    return {(message.id, message.plural): message for message in messages if message.id}


def wanted(name: str) -> set[Key]:
    ids = [message.id for message in templates()[name] if message.id]
    return {(each, "") if isinstance(each, str) else (each[0], each[1]) for each in ids}


@pytest.mark.parametrize("name", NAMES)
def test_the_template_holds_the_sentences_of_today(name: str) -> None:
    kept = keys(read_po(CATALOGUES / f"{name}.pot"))
    assert set(kept) == wanted(name), UPDATE


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_said(name: str, language: str) -> None:
    kept = keys(read_po(CATALOGUES / language / f"{name}.po"))
    unsaid = [key for key in wanted(name) if key not in kept or not kept[key].translated]
    assert not unsaid, UPDATE
    assert set(kept) == wanted(name), UPDATE


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", NAMES)
def test_every_place_is_filled(name: str, language: str) -> None:
    for message in read_po(CATALOGUES / language / f"{name}.po"):
        if not message.id:
            continue
        most = set(PLACE.findall(message.id + message.plural))
        for said in message.said:
            found = set(PLACE.findall(said))
            assert found == most or (message.plural and found == most - {"count"}), message.id


@pytest.mark.parametrize("language", OTHERS)
def test_no_promise_slips_in(language: str) -> None:
    for path in (CATALOGUES / language).glob("*.po"):
        for message in read_po(path):
            assert not any(FORBIDDEN.search(said) for said in message.said if message.id)


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_said_twice_over(language: str) -> None:
    for path in (CATALOGUES / language).glob("*.po"):
        for message in read_po(path):
            for said in message.said if message.id else ():
                assert len(said) <= 40 or said.count(said[:40]) == 1, message.id


def test_a_file_without_its_template_is_gone() -> None:
    assert set(NAMES) == set(templates())
    for language in OTHERS:
        found = {path.stem for path in (CATALOGUES / language).glob("*.po")}
        assert found == set(NAMES)


def test_compiled_messages_read_back() -> None:
    messages = [
        Message("", said=["Content-Type: text/plain; charset=UTF-8\n" + PLURALS]),
        Message("A run", said=["Ein Lauf"]),
        Message("{count} run", "{count} runs", ["{count} Lauf", "{count} Läufe"]),
        Message("Later", said=[""]),
    ]  # fmt: skip
    read = GNUTranslations(BytesIO(mo(messages)))
    assert read.gettext("A run") == "Ein Lauf"
    assert [read.ngettext("{count} run", "{count} runs", n) for n in (0, 1, 2)] == [
        "{count} Läufe", "{count} Lauf", "{count} Läufe",
    ]  # fmt: skip
    assert read.gettext("Later") == "Later"


def test_the_client_gets_its_own_messages_only() -> None:
    ours = Message("Save", said=["Speichern"], places=["client/src/App.tsx"])
    theirs = Message("Stored.", said=["Gespeichert."], places=["surefoot/cli/main.py"])
    assert for_client([ours, theirs]) == {"Save": "Speichern"}


def test_a_broken_catalogue_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "app.po"
    path.write_text('msgid "Save"\nmsgstr Speichern\n')
    with pytest.raises(BadCatalogue, match=r"app\.po:2: "):
        read_po(path)


def test_english_loads_no_catalogue() -> None:
    """The cold command line does not pay for a language that is not spoken."""
    code = (
        "import sys; from surefoot.text import names, reasons, sessions, knowledge; "
        "names.listed(['a', 'b']); print('gettext' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
