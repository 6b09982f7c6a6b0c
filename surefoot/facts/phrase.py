"""A sentence made where no language is known, with what it takes to say it in another one."""

from typing import Any


class Phrase(str):
    """An English sentence that remembers its message and its values (`surefoot.text.language`)."""

    message: str
    values: dict[str, Any]


def phrase(message: str, /, **values: object) -> Phrase:
    """The message with its {named} places filled; `said` says it in the language spoken."""
    found = Phrase(message.format(**values) if values else message)
    found.message = message
    found.values = dict(values)
    return found
