"""What a word of a command line may be; what it may not is said by `argparse`."""

import argparse
from collections.abc import Callable

from surefoot.text.language import t

Add = Callable[[str, str], argparse.ArgumentParser]
"""Adds a command: its name, and what it does."""


def day(text: str) -> object:
    """A date of the calendar, YYYY-MM-DD."""
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            t("{text} is not a date; write 2026-05-03", text=repr(text))
        ) from None


def port(text: str) -> int:
    """A port; 0 for any free one."""
    if text.isdigit() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(t("{text} is not a port from 0 to 65535", text=repr(text)))


def weeks(text: str) -> int:
    """How many weeks of the plan, 1 to 12."""
    if text.isdigit() and 1 <= int(text) <= 12:
        return int(text)
    raise argparse.ArgumentTypeError(t("weeks must be 1 to 12"))


def slower(text: str) -> float:
    """How many times slower a clip plays, 1 to 64; 0 for not known."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if value == 0 or 1 <= value <= 64:
        return value
    raise argparse.ArgumentTypeError(t("slow motion is 1 to 64 times, or 0 for not known"))


def days(text: str) -> int:
    """How many days back, 1 to 366."""
    if text.isdigit() and 1 <= int(text) <= 366:
        return int(text)
    raise argparse.ArgumentTypeError(t("days must be 1 to 366"))
