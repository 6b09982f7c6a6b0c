"""Views of what to do when something is wrong: the questions, and whom to ring where."""

from dataclasses import dataclass

from surefoot.service.today_views import FlagView


@dataclass(slots=True)
class CountryView:
    """Whom to ring in a country (ISO 3166-1, two letters); '' = no such line is known."""

    code: str
    emergency: str
    doctor: str
    """Advice, or a doctor on duty when no practice is open."""
    sources: list[str]


@dataclass(slots=True)
class HelpView:
    """All that is needed without a network when something is wrong.

    country: that of the runner, '' when nothing tells it; guessed: nobody has chosen it. away: the
    country that the device's time zone lies in, when another one was chosen; '' otherwise.
    countries: those whose emergency number is known.
    """

    flags: list[FlagView]
    country: str
    guessed: bool
    away: str
    countries: list[CountryView]
