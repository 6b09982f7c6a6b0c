"""The pages that are read: articles, topics, and the protocol's numbers with their ranges."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from surefoot.engine.ledger import Runner
from surefoot.engine.limits import free_range
from surefoot.knowledge.index import Index
from surefoot.knowledge.reading import Reading, Topic
from surefoot.knowledge.schema import Parameter, Protocol
from surefoot.service.errors import NotKnown
from surefoot.service.present import cites
from surefoot.service.reading_views import (
    ArticleLineView,
    ArticleView,
    ChoiceView,
    LinkView,
    NumberView,
    ParagraphView,
    SaidView,
    SettingsView,
    TopicLineView,
    TopicView,
)
from surefoot.service.session_views import ExerciseLinkView
from surefoot.service.why_views import TopicShownView
from surefoot.text.knowledge import in_words, worded
from surefoot.text.language import t


@dataclass(frozen=True, slots=True)
class Texts:
    """What there is to read, with the numbers as they bind for one runner.

    reading: in the language spoken (`surefoot.text.knowledge.worded`). protocol, index: as the
    files have them.
    """

    reading: Reading
    protocol: Protocol
    index: Index
    runner: Runner

    @property
    def _words(self) -> Index:
        return in_words(self.index)

    def articles(self) -> list[ArticleLineView]:
        """Every article, in its order."""
        return [
            ArticleLineView(
                id=each.id,
                title=each.title,
                summary=each.summary,
                minutes=each.minutes,
                words=" ".join(f"{p.heading} {p.text}".strip() for p in each.paragraphs),
                rules=list(each.rules),
            )
            for each in sorted(self.reading.articles, key=lambda each: each.order)
        ]

    def article(self, name: str) -> ArticleView:
        """One article with its sources. Raises NotKnown."""
        found = next((each for each in self.reading.articles if each.id == name), None)
        if found is None:
            raise NotKnown(t("There is no article {name}.", name=name))
        return ArticleView(
            id=found.id,
            title=found.title,
            summary=found.summary,
            minutes=found.minutes,
            paragraphs=[
                ParagraphView(p.heading, p.text, p.grade or "", cites(p.cites, self._words))
                for p in found.paragraphs
            ],
            exercises=self._exercises(found.exercises),
            topics=[
                _link(each) for each in self.reading.topics if set(each.ids) & set(found.topics)
            ],
        )

    def topics(self) -> list[TopicLineView]:
        """Every point on which the sources disagree, and where it is shown."""
        return [
            TopicLineView(
                id=each.id,
                question=each.question,
                does=each.does,
                rules=list(each.shown_at.rules),
                exercises=list(each.shown_at.exercises),
                phases=list(each.shown_at.phases),
                cross_training=list(each.shown_at.cross_training),
                cues=list(each.shown_at.cues),
                comfort=list(each.shown_at.comfort),
                parameters=list(each.parameters),
            )
            for each in self.reading.topics
        ]

    def topic(self, name: str) -> TopicView:
        """What the sources say on it, what the plan does, and why. Raises NotKnown."""
        found = next((each for each in self.reading.topics if name in each.ids), None)
        if found is None:
            raise NotKnown(t("There is no topic {name}.", name=name))
        titles = {each.id: each.title for each in self.reading.articles}
        known = self.index.parameters
        return TopicView(
            id=found.id,
            question=found.question,
            said=[SaidView(each.what, cites(each.cites, self._words)) for each in found.said],
            does=found.does,
            why=found.why,
            grade=found.grade,
            cites=cites(found.cites, self._words),
            parameters=[self._number(known[p]) for p in found.parameters if p in known],
            articles=[LinkView(a, titles[a]) for a in found.shown_at.articles],
            exercises=self._exercises(found.shown_at.exercises),
        )

    def choices(self) -> list[ChoiceView]:
        """What the sources leave open and this protocol chose."""
        return [
            ChoiceView(
                each.id, each.question, each.chosen, each.why, cites(each.cites, self._words)
            )
            for each in worded(self.protocol.choices)
        ]

    def topics_of(self, rules: Iterable[str]) -> list[TopicShownView]:
        """The topics that concern some of these rules."""
        wanted = set(rules)
        return [
            TopicShownView(each.id, each.question, each.does, each.why, sorted(shared))
            for each in self.reading.topics
            if (shared := wanted & set(each.shown_at.rules))
        ]

    def settings(self) -> SettingsView:
        """The numbers of the protocol as they bind now, with what may be chosen."""
        return SettingsView(
            numbers=[self._number(each) for each in self.index.parameters.values()],
            own=dict(self.runner.settings),
            tendon_strength_profile=self.runner.tendon,
        )

    def _number(self, parameter: Parameter) -> NumberView:
        free_low, free_high = free_range(parameter, self.runner.note_parameters)
        return NumberView(
            id=parameter.id,
            what=self._words.parameters[parameter.id].what,
            unit=self._words.parameters[parameter.id].unit,
            share=parameter.unit == "share",
            value=self.runner.limits[parameter.id],
            default=parameter.default,
            low=parameter.low,
            high=parameter.high,
            free_low=free_low,
            free_high=free_high,
            looser=parameter.looser,
            whole=parameter.whole,
            set_by=self._set_by(parameter),
            grade=parameter.grade,
            cites=cites(parameter.cites, self._words),
            topics=[_link(each) for each in self.reading.topics if parameter.id in each.parameters],
        )

    def _set_by(self, parameter: Parameter) -> Literal["protocol", "runner", "clinician"]:
        value = self.runner.limits[parameter.id]
        if value == parameter.default:
            return "protocol"
        if self.runner.settings.get(parameter.id) == value:
            return "runner"
        return "clinician" if parameter.id in self.runner.note_parameters else "protocol"

    def _exercises(self, names: Iterable[str]) -> list[ExerciseLinkView]:
        known = self._words.exercises
        return [ExerciseLinkView(name, known[name].name) for name in names if name in known]


def _link(topic: Topic) -> LinkView:
    return LinkView(topic.id, topic.question)
