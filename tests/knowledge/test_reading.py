"""Topics and articles: all there, each sourced and graded, and refused with a line when not."""

import csv
import re
from pathlib import Path

import pytest

from surefoot.knowledge.compile import build
from surefoot.knowledge.compiled import DATA
from surefoot.knowledge.coverage import TOPICS
from surefoot.knowledge.index import index
from surefoot.knowledge.loader import load, load_reading
from surefoot.knowledge.reading import Article, Topic
from surefoot.knowledge.reading_files import check_reading
from surefoot.knowledge.yaml_file import Problem

EVIDENCE = Path(__file__).resolve().parents[3] / "shared" / "evidence"
INDEX = index(load())
READING = load_reading()
TOPIC = """\
topics:
  - id: X01
    kind: numbers
    question: How much?
    said:
      - {what: Less., cites: [R-A001]}
    does: Half of it.
    why: It is safe.
    grade: P
    parameters: [growth]
    shown_at: {rules: [FLAG], exercises: [EX01]}
"""
ARTICLE = """\
article:
  id: rest
  title: Why rest
  summary: A little of it.
  order: 1
  paragraphs:
    - text: Rest for a while.
    - {text: Two of 10 do., cites: [EV001], grade: C}
  rules: [FLAG]
  topics: [X01]
"""


def problems(tree: Path) -> tuple[Problem, ...]:
    return check_reading(tree, build(tree).protocols)[1]


@pytest.fixture
def texts(tiny: Path) -> Path:
    (tiny / "topics.yaml").write_text(TOPIC)
    (tiny / "articles").mkdir()
    (tiny / "articles" / "rest.yaml").write_text(ARTICLE)
    return tiny


def test_the_example_is_good(texts: Path) -> None:
    reading, found = check_reading(texts, build(texts).protocols)
    assert found == ()
    assert (len(reading.topics), len(reading.articles)) == (1, 1)


# file, what is replaced, by what, a text on the line that is blamed, words of the problem
FAULTS = {
    "no such rule": ("topics.yaml", "[FLAG]", "[FLAGS]", "shown_at", "did you mean `FLAG`"),
    "no such exercise": ("topics.yaml", "[EX01]", "[EX99]", "shown_at", "no `EX99`"),
    "no such parameter": ("topics.yaml", "[growth]", "[groth]", "groth", "`growth`"),
    "no such statement": ("topics.yaml", "[R-A001]", "[R-A002]", "R-A002", "no `R-A002`"),
    "shown nowhere": (
        "topics.yaml", "{rules: [FLAG], exercises: [EX01]}", "{}", "shown_at", "shown nowhere",
    ),
    "grade without a source": ("topics.yaml", "grade: P", "grade: B", "grade: B", "needs `cites:`"),
    "a key too many": ("topics.yaml", "kind: num", "kinds: num", "kinds", "did you mean `kind`"),
    "a strange list": ("topics.yaml", "topics:", "topic:", "topic:", "did you mean `topics`"),
    "a number without grade": (
        "articles/rest.yaml", "while.", "3 days.", "3 days", "needs a `grade:`",
    ),
    "a grade without source": (
        "articles/rest.yaml", "cites: [EV001], ", "", "Two of", "needs a source",
    ),
    "no such topic": ("articles/rest.yaml", "[X01]", "[X02]", "X02", "no `X02`"),
    "another name": ("articles/rest.yaml", "id: rest", "id: test", "id: test", "name it test.yaml"),
    "not YAML": ("articles/rest.yaml", "rules: [FLAG]", "rules: [FLAG", "topics", "not YAML"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_line(fault: str, texts: Path) -> None:
    name, old, new, blamed, says = FAULTS[fault]
    path = texts / name
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    lines = path.read_text().splitlines()
    found = [p for p in problems(texts) if p.file == name]
    assert any(says in p.what and blamed in lines[p.line - 1] for p in found), found


def test_a_topic_twice_is_refused(texts: Path) -> None:
    path = texts / "topics.yaml"
    path.write_text(TOPIC + TOPIC.removeprefix("topics:\n"))
    assert "already there" in problems(texts)[0].what


def test_every_topic_is_there_and_says_what_the_plan_does() -> None:
    assert tuple(topic.id for topic in READING.topics) == TOPICS
    assert next(t for t in READING.topics if t.id == "X36").also == ("X38",)


@pytest.mark.parametrize("topic", READING.topics, ids=lambda topic: topic.id)
def test_a_topic_has_two_sides_and_an_article(topic: Topic) -> None:
    assert len(topic.said) > 1 or topic.id == "X19"
    assert topic.shown_at.articles
    assert topic.question.endswith("?")
    for name in topic.parameters:
        parameter = INDEX.parameters[name]
        assert parameter.low <= parameter.default <= parameter.high


def test_a_topic_cites_all_that_the_sources_say_on_it() -> None:
    if not EVIDENCE.exists():
        pytest.skip("the evidence tables are not beside this checkout")
    said = {
        name: {cite for said in topic.said for cite in said.cites}
        for topic in READING.topics
        for name in topic.ids
    }
    with (EVIDENCE / "seed_rules.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for topic in row["contradiction_topic"].split():
                assert row["id"] in said[topic], (topic, row["id"])


@pytest.mark.parametrize("article", READING.articles, ids=lambda article: article.id)
def test_an_article_is_short_and_sourced(article: Article) -> None:
    assert article.minutes <= 3
    assert len({cite for p in article.paragraphs for cite in p.cites}) >= 2
    for paragraph in article.paragraphs:
        if re.search(r"\d", paragraph.text):
            assert paragraph.grade is not None
            assert paragraph.cites or paragraph.grade == "P"


def test_articles_stand_in_an_order() -> None:
    assert sorted(a.order for a in READING.articles) == list(range(1, len(READING.articles) + 1))


def test_the_honest_numbers_are_told_with_their_sources() -> None:
    prognosis = next(a for a in READING.articles if a.id == "prognosis")
    told = {p.text: p.cites for p in prognosis.paragraphs}
    for number, cite in (("44 %", "EV005"), ("92 % after 6 months", "EV005"), ("71 days", "EV006")):
        assert any(number in text and cite in cites for text, cites in told.items())


def test_nothing_promises() -> None:
    words = re.compile(r"predicts? injur|prevents? injur|guarantee|\bcures?\b(?!\.)", re.IGNORECASE)
    for path in [DATA / "topics.yaml", *sorted((DATA / "articles").glob("*.yaml"))]:
        assert not words.search(path.read_text(encoding="utf-8")), path.name
