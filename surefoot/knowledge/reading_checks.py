"""What topics, articles and refusals must agree on with the knowledge and among themselves."""

import re
from collections.abc import Iterator, Sequence

from surefoot.knowledge.draft import Finding
from surefoot.knowledge.reading import Article, Paragraph, Reading, Topic
from surefoot.knowledge.schema import Knowledge
from surefoot.knowledge.shapes import suggestion
from surefoot.knowledge.yaml_file import Steps

_NUMBER = re.compile(r"\d")


def findings(reading: Reading, protocols: Sequence[Knowledge]) -> Iterator[Finding]:
    """Everything that does not hold, against all protocols together."""
    known = _known(reading, protocols)
    yield from _twice(reading)
    yield from _rung_twice(reading)
    for position, topic in enumerate(reading.topics):
        yield from _topic(("topics", position), topic, known)
    for position, article in enumerate(reading.articles):
        yield from _article(("articles", position), article, known)


def _known(reading: Reading, protocols: Sequence[Knowledge]) -> dict[str, tuple[str, ...]]:
    """Ids that a text may refer to, by the name of the field that holds them."""
    found = {
        "articles": tuple(each.id for each in reading.articles),
        "topics": tuple(name for each in reading.topics for name in each.ids),
    }
    for field, name in _LISTS.items():
        owners = (owner for known in protocols for owner in (known, known.protocol))
        elements = (each for owner in owners for each in getattr(owner, name, ()))
        found[field] = tuple(dict.fromkeys(str(each.id) for each in elements))
    return found


_LISTS = {
    "cites": "statements",
    **{
        name: name
        for name in (
            "parameters",
            "rules",
            "exercises",
            "phases",
            "gates",
            "cross_training",
            "routines",
            "referrals",
            "cues",
            "comfort",
        )
    },
}
"""Fields that refer, and the list of the knowledge whose ids they may hold."""


def _refers(steps: Steps, owner: object, known: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    for field, ids in known.items():
        names: Sequence[str] = getattr(owner, field, ())
        for position, name in enumerate(names):
            if name not in ids:
                yield Finding(
                    (*steps, field, position),
                    f"there is no `{name}` among the {field}{suggestion(name, ids)}",
                )


def _rung_twice(reading: Reading) -> Iterator[Finding]:
    """A country has one number for each use."""
    seen: set[tuple[str, str]] = set()
    for position, entry in enumerate(reading.phone_numbers):
        for place, country in enumerate(entry.countries):
            if (entry.use, country) in seen:
                steps = ("phone_numbers", position, "countries", place)
                yield Finding(steps, f"`{country}` has a number for `{entry.use}`: keep one")
            seen.add((entry.use, country))


def _twice(reading: Reading) -> Iterator[Finding]:
    lists: dict[str, list[tuple[str, ...]]] = {
        "topics": [each.ids for each in reading.topics],
        "articles": [(each.id,) for each in reading.articles],
        "declined": [(each.id,) for each in reading.declined],
        "phone_numbers": [(each.id,) for each in reading.phone_numbers],
    }
    for key, owners in lists.items():
        seen: set[str] = set()
        for position, ids in enumerate(owners):
            for name in ids:
                if name in seen:
                    yield Finding((key, position, "id"), f"`{name}` is already there: keep one")
                seen.add(name)


def _topic(steps: Steps, topic: Topic, known: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    yield from _refers(steps, topic, {k: known[k] for k in ("cites", "parameters")})
    yield from _refers((*steps, "shown_at"), topic.shown_at, known)
    for position, said in enumerate(topic.said):
        yield from _refers((*steps, "said", position), said, {"cites": known["cites"]})
    if topic.grade not in ("P", "S") and not topic.cites:
        yield Finding((*steps, "grade"), f"grade {topic.grade} needs `cites:` of what it rests on")
    if not any(getattr(topic.shown_at, field) for field in _shown_fields(topic)):
        yield Finding((*steps, "shown_at"), f"{topic.id} is shown nowhere: name a place")


def _shown_fields(topic: Topic) -> tuple[str, ...]:
    return tuple(type(topic.shown_at).__dataclass_fields__)


def _article(
    steps: Steps, article: Article, known: dict[str, tuple[str, ...]]
) -> Iterator[Finding]:
    yield from _refers(
        steps, article, {field: known[field] for field in ("rules", "exercises", "topics")}
    )
    for position, paragraph in enumerate(article.paragraphs):
        way = (*steps, "paragraphs", position)
        yield from _refers(way, paragraph, {"cites": known["cites"]})
        yield from _graded(way, paragraph)


def _graded(steps: Steps, paragraph: Paragraph) -> Iterator[Finding]:
    if _NUMBER.search(paragraph.text) and paragraph.grade is None:
        yield Finding((*steps, "text"), "a paragraph with a number needs a `grade:` and its cites")
    if paragraph.grade not in (None, "P") and not paragraph.cites:
        yield Finding(
            (*steps, "grade"), f"grade {paragraph.grade} needs a source: add `cites: [...]`"
        )
