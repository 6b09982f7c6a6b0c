"""Every story in stories/ is lived through the engine; the reading of stories is strict."""

from typing import Any

import pytest

from .living import live
from .runner import check, lines, main
from .story import STORIES, StoryError, from_written, names, read


@pytest.mark.parametrize("name", names())
def test_story(name: str) -> None:
    found = check(STORIES / f"{name}.yaml")
    assert not found, "\n".join(found)


def written(**changes: Any) -> dict[str, Any]:
    """A small story, right unless changed."""
    story: dict[str, Any] = {
        "title": "A story",
        "runner": {"age": 40},
        "injuries": [{"site": "ITB_R", "worst_pain": 5}],
        "story": [{"day": 3, "morning": {"pain": 1}}],
        "expect": [{"day": 3, "phase": "P0", "why": "It has just begun."}],
    }
    return story | changes


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"storey": []}, "a.yaml: unknown key 'storey'; did you mean 'story'?"),
        ({"runner": {"agee": 40}}, "a.yaml: runner: unknown key 'agee'"),
        ({"injuries": [{"site": "KNEE"}]}, "a.yaml: injuries, number 1: 'site' must be one of"),
        ({"story": [{"day": 3, "pain_duing": 3}]}, "unknown key 'pain_duing'"),
        ({"story": [{"day": 3, "pain_during": 3}]}, "'pain_during' needs the key 'session'"),
        ({"story": [{"day": 3, "morning": {"pane": 3}}]}, "morning: unknown key 'pane'"),
        ({"story": [{"answers": "green"}]}, "needs either 'day' or 'days'"),
        ({"story": [{"day": 1, "answers": "blue"}]}, "'answers' is green, none or noisy"),
        ({"expect": [{"day": 3, "phase": "P0"}]}, "the key 'why' is missing"),
        ({"expect": [{"day": 3, "why": "Nothing."}]}, "nothing is expected"),
        ({"expect": [{"day": 3, "lite": "red", "why": "."}]}, "unknown key 'lite'"),
        ({"expect": [{"day": "bad run", "light": "red", "why": "."}]}, "no entry is called that"),
        ({"expect": [{"day": 3, "plan": {"dys": 7}, "why": "."}]}, "plan: unknown key 'dys'"),
        ({"expect": []}, "'expect' is empty"),
    ],
)
def test_a_wrong_key_is_named_with_its_file(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(StoryError) as error:
        from_written("a.yaml", written(**changes))
    assert str(error.value).startswith("a.yaml: ")
    assert says in str(error.value)


def test_a_session_that_the_plan_does_not_hold_is_an_error() -> None:
    story = from_written("a.yaml", written(story=[{"day": 3, "session": "run"}]))
    with pytest.raises(StoryError, match="holds no run"):
        live(story)


def test_a_searched_day_that_never_comes_is_an_error() -> None:
    told = [{"day": "first run from 2", "called": "bad run", "session": "run", "limp": True}]
    story = from_written("a.yaml", written(story=told) | {"lasts": 5})
    with pytest.raises(StoryError, match="that day never came"):
        live(story)


def test_a_difference_is_told_with_day_and_reason() -> None:
    story = written(expect=[{"day": 3, "phase": "P6", "why": "It is not."}])
    from .expecting import problems

    assert problems(live(from_written("a.yaml", story))) == [
        "day 3: phase is 'P0', expected 'P6'\n    why: It is not."
    ]


def test_a_story_is_lived_the_same_twice() -> None:
    story = read(STORIES / "noisy_but_improving.yaml")
    assert list(lines(live(story))) == list(lines(live(story)))


def test_a_story_can_be_read_day_by_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(STORIES / "red_first.yaml")]) == 0
    printed = capsys.readouterr().out
    assert "<- bad run" in printed
    assert "RED-1" in printed
    assert main(["no-such-file.yaml"]) == 2
