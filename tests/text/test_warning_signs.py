"""Whom to see is said once, the most urgent first, and with what each sign adds."""

import pytest

from surefoot.engine.decision import Reason
from surefoot.knowledge import loader
from surefoot.knowledge.index import index
from surefoot.knowledge.schema import RedFlag
from surefoot.service import present
from surefoot.text.warning_signs import TIERS, advice

INDEX = index(loader.load())


def open_flags(*names: str) -> list[RedFlag]:
    return [INDEX.red_flags[name] for name in names]


def test_how_soon_is_said_once_for_each_tier_and_the_most_urgent_first() -> None:
    said = advice(open_flags("night_pain", "calf_swelling", "groin_or_front_hip_pain", "rest_pain"))
    assert said == (
        "See a doctor today; if none is free, go to an emergency department. "
        "Walk as little as you can until then, and ask about a stress injury of the hip. "
        "See someone this week, sooner if it grows worse. "
        "Go to your doctor or a physiotherapist."
    )
    assert advice([]) == ""


@pytest.mark.parametrize("flag", INDEX.red_flags.values(), ids=lambda flag: flag.id)
def test_a_sign_says_nothing_that_its_tier_says(flag: RedFlag) -> None:
    assert not {"now", "today", "week", "day", "See"} & set(flag.see.replace(".", "").split())
    assert advice([flag]).startswith(TIERS[flag.tier])


def test_an_open_sign_is_the_sentence_of_its_day_whatever_else_stops() -> None:
    why = [Reason("WORRY", {}), Reason("FLAG", {"flags": "calf_swelling"})]
    assert present.headline(why, INDEX) == (
        "Stop: a warning sign is open. See a doctor today; if none is free, go to an emergency "
        "department."
    )
