"""The lights that the client is held to are what the engine says today."""

from collections import Counter

from tests.engine import light_cases


def test_the_cases_are_what_the_engine_says() -> None:
    written = light_cases.PLACE.read_text()
    assert written == light_cases.written(), "python -m tests.engine.light_cases writes them anew"


def test_the_cases_hold_every_light_of_every_kind_of_session() -> None:
    found = light_cases.cases()
    lights = Counter(case[1] for each in found["sessions"] for case in each["cases"])
    closed = Counter(case[3] for each in found["sessions"] for case in each["cases"])
    mornings = Counter(case[1] for each in found["mornings"] for case in each["cases"])
    for seen in (lights, closed, mornings):
        assert all(seen[light] >= 8 for light in ("green", "unknown", "amber", "red")), seen
