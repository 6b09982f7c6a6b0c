"""Articles, topics and the protocol's numbers, as one runner reads and sets them."""

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput, NotKnown
from surefoot.service.reading_views import NumberView
from surefoot.text.language import speaking

from .conftest import Clock, fact, onboard

CALM = {"first_steps": "normal", "painkillers_24h": False}


def setting(surefoot: Surefoot, name: str) -> NumberView:
    return next(each for each in surefoot.texts().settings().numbers if each.id == name)


def choose(surefoot: Surefoot, clock: Clock, **values: float) -> None:
    surefoot.receive([fact(surefoot, "settings", clock(), parameters=values)])


def note(surefoot: Surefoot, clock: Clock, **values: float) -> None:
    said = {
        "clinician_name": "Dr A",
        "clinician_role": "physiotherapist",
        "seen_on": clock().date().isoformat(),
        "text": "A little more is fine.",
        "parameters": values,
    }
    surefoot.receive([fact(surefoot, "clinician_note", clock(), **said)])


def test_reading_needs_no_plan(surefoot: Surefoot) -> None:
    texts = surefoot.texts()
    assert len(texts.articles()) >= 16
    assert len(texts.topics()) == 37
    assert {each.set_by for each in texts.settings().numbers} == {"protocol"}


def test_every_article_and_topic_can_be_read(surefoot: Surefoot) -> None:
    texts = surefoot.texts()
    for line in texts.articles():
        article = texts.article(line.id)
        assert article.paragraphs and any(p.cites for p in article.paragraphs)
    for topic in texts.topics():
        shown = texts.topic(topic.id)
        assert shown.said and shown.articles
        assert {each.id for each in shown.parameters} == set(topic.parameters)


@pytest.mark.parametrize("kind", ["article", "topic"])
def test_an_unknown_page_is_told(surefoot: Surefoot, kind: str) -> None:
    with pytest.raises(NotKnown, match="There is no"):
        getattr(surefoot.texts(), kind)("luck")


def test_why_shows_the_topics_of_the_days_rules(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    surefoot.receive([fact(surefoot, "check_in", clock(), pain={"ITB_R": 1}, **CALM)])
    why = surefoot.why()
    assert "X23" in {topic.id for topic in why.topics}
    for topic in why.topics:
        assert set(topic.rules) <= {reason.rule for reason in why.reasons}


def test_a_runner_tightens_freely(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    choose(surefoot, clock, run_green_top=1, red_rest_h=72)
    found = setting(surefoot, "run_green_top")
    assert (found.value, found.set_by) == (1, "runner")
    assert setting(surefoot, "red_rest_h").value == 72
    assert surefoot.texts().settings().own == {"run_green_top": 1, "red_rest_h": 72}


def test_more_load_needs_a_note_and_stays_in_the_hard_range(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    assert setting(surefoot, "run_green_top").free_high == 2
    with pytest.raises(BadInput, match="needs a clinician's note"):
        choose(surefoot, clock, run_green_top=3)
    note(surefoot, clock, run_green_top=3)
    found = setting(surefoot, "run_green_top")
    assert (found.value, found.free_high, found.set_by) == (3, 3, "clinician")
    with pytest.raises(BadInput, match="between 0 and 3"):
        note(surefoot, clock, run_green_top=4)
    choose(surefoot, clock, run_green_top=2)
    assert setting(surefoot, "run_green_top").value == 2


def test_german_readers_are_told_the_same_numbers(surefoot: Surefoot) -> None:
    english = surefoot.texts().settings().numbers
    with speaking("de"):
        german = surefoot.texts().settings().numbers
        assert surefoot.texts().topic("X03").question.startswith("Wie schnell")
    assert [(n.id, n.value, n.share) for n in german] == [(n.id, n.value, n.share) for n in english]
    assert any(number.share for number in german)
