"""Which language and units are spoken, and the catalogues behind them.

The edge (web, command line) says who listens with `speaking`; whoever makes a sentence asks `t`.
The English sentence is the message, so English needs no catalogue.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from surefoot.facts.phrase import Phrase

if TYPE_CHECKING:  # pydantic's import is not for who only speaks
    from surefoot.facts.told import Told

Units = Literal["metric", "imperial"]

ENGLISH = "en"
LANGUAGES: Mapping[str, str] = {"en": "English", "de": "Deutsch"}
"""The languages by code, each by its own name."""
UNITS: tuple[Units, ...] = ("metric", "imperial")

CATALOGUES = Path(__file__).parent / "catalogues"


@dataclass(frozen=True, slots=True)
class Speech:
    """How somebody is spoken to."""

    language: str = ENGLISH
    units: Units = "metric"


_speech: ContextVar[Speech] = ContextVar("speech", default=Speech())  # noqa: B039 - frozen


def spoken() -> Speech:
    """How sentences are made just now."""
    return _speech.get()


@contextmanager
def speaking(language: str = "", units: str = "") -> Iterator[None]:
    """Makes sentences in this language and these units; what is '' or unknown stays as it is."""
    before = _speech.get()
    found: Units = "imperial" if units == "imperial" else "metric"
    token = _speech.set(
        Speech(
            language if language in LANGUAGES else before.language,
            found if units in UNITS else before.units,
        )
    )
    try:
        yield
    finally:
        _speech.reset(token)


def t(message: str, /, **values: object) -> str:
    """The message in the language spoken, its {named} places filled."""
    language = _speech.get().language
    text = message if language == ENGLISH else _catalogue(language, "app").gettext(message)
    return text.format(**values) if values else text


def tn(one: str, many: str, count: int, /, **values: object) -> str:
    """The message for a count, which stands at {count}."""
    language = _speech.get().language
    if language == ENGLISH:
        text = one if count == 1 else many
    else:
        text = _catalogue(language, "app").ngettext(one, many, count)
    return text.format(count=count, **values)


def said(text: "str | Told") -> str:
    """A phrase of a room below in the language spoken, with the phrases that it holds; any other
    text as it is."""
    if isinstance(text, str) and not isinstance(text, Phrase):
        return text
    values = {k: said(v) if isinstance(v, str) else v for k, v in text.values.items()}
    return t(text.message, **values)


def later(message: str) -> str:
    """Marks a message of a table for the catalogues; `t` says it when it is shown."""
    return message


def of_knowledge(sentence: str, language: str = "") -> str:
    """A sentence of the knowledge in a language, by default the one spoken."""
    language = language or _speech.get().language
    if language == ENGLISH or not sentence:
        return sentence
    return _catalogue(language, "knowledge").gettext(sentence)


def choose(wishes: str) -> str:
    """The best language for an Accept-Language header or a locale's name; '' when none fits."""
    found = []
    for place, wish in enumerate(wishes.replace("_", "-").split(",")):
        tag, _, weight = wish.strip().partition(";q=")
        language = tag.split("-")[0].split(".")[0].strip().lower()
        if language in LANGUAGES:
            try:
                found.append((-float(weight or 1), place, language))
            except ValueError:
                continue
    return min(found)[2] if found else ""


class _Catalogue(Protocol):
    def gettext(self, message: str) -> str: ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...


@lru_cache(maxsize=8)
def _catalogue(language: str, domain: str) -> _Catalogue:
    # Imported here: English, the common case, needs no catalogue.
    from gettext import GNUTranslations, NullTranslations

    try:
        with (CATALOGUES / language / f"{domain}.mo").open("rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        return NullTranslations()
