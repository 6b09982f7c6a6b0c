"""Reminders on a device, in words: an offer each, nothing that was missed is counted."""

from surefoot.text import names
from surefoot.text.language import t


def discreet() -> str:
    """What may stand on a locked screen."""
    return t("Surefoot has something for you.")


def check_in() -> str:
    return t("Your check-in is open. It takes a moment, whenever it suits.")


def session(titles: list[str]) -> str:
    """titles: of the sessions of today that are open."""
    return t("Today: {sessions}.", sessions=names.listed(titles))


def pain_after() -> str:
    return t("How does it feel an hour after?")


def tests() -> str:
    return t("There is something to look at this week. It can wait for a good moment.")


def trial() -> str:
    """The message that the runner asks for to try a device."""
    return t("Reminders reach this device.")
