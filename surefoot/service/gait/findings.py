"""What a clip shows that is worth saying, beside what the plan does about it."""

from collections.abc import Mapping, Sequence

from surefoot.engine import technique
from surefoot.engine.gait_findings import findings
from surefoot.engine.lights import Light
from surefoot.engine.plan import rest_of_week
from surefoot.engine.replay import Course
from surefoot.facts.technique import GaitMeasured
from surefoot.gait import comparing
from surefoot.knowledge.index import Index
from surefoot.service.gait.views import FindingView
from surefoot.service.session_views import ExerciseLinkView
from surefoot.text import gait as words
from surefoot.text.knowledge import in_words


def finding_views(
    fact: GaitMeasured, others: Sequence[GaitMeasured], course: Course
) -> list[FindingView]:
    """others: measured clips, newest first; the newest one before it that is of its kind tells what
    changed."""
    decision, draft = course.decision, course.draft
    if draft is None:
        return []
    carry = draft.day.carry
    index = in_words(course.index)
    earlier = next((each for each in others if before(each, fact)), None)
    changed = {} if earlier is None else {
        (each.id, each.side): each.change
        for each in comparing.differences(earlier, fact, detectable(index))
        if each.counts
    }  # fmt: skip
    sessions = (*decision.sessions, *rest_of_week(course))
    found = findings(
        index,
        draft.runner,
        fact,
        cue_in_force=draft.standing.cue,
        planned={item.exercise for session in sessions for item in session.items},
        changed=changed,
        own_spm=technique.own_spm(draft),
        stopped=bool(carry.flags) or carry.worried_since is not None or decision.light == Light.RED,
    )
    return [
        FindingView(
            id=each.id,
            sentence=words.finding(index, each),
            help=list(words.help_for(index, each)),
            exercises=[
                ExerciseLinkView(id, index.exercises[id].name)
                for id in (*each.planned, *each.library)
            ],
        )
        for each in found
    ]


def before(other: GaitMeasured, fact: GaitMeasured) -> bool:
    """Whether a clip is of the same kind and was filmed earlier."""
    return other.happened_at < fact.happened_at and comparing.comparable(other, fact)


def detectable(index: Index) -> Mapping[str, float]:
    """The smallest difference of each number that counts, where one is known."""
    return {
        each.id: each.detectable
        for each in index.gait_measures.values()
        if each.detectable is not None
    }
