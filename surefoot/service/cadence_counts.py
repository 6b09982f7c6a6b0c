"""Steps that were counted by phone or by taps, beside the runner's own cadence and its aim."""

from surefoot.engine import cadence, technique
from surefoot.engine.corrections import effective
from surefoot.engine.replay import Course
from surefoot.facts.technique import CadenceMeasured
from surefoot.service.cadence_count_views import CadenceCountsView, CadenceCountView
from surefoot.service.technique_state import not_now, technique_state

_MOST = 20


def counts_view(course: Course) -> CadenceCountsView:
    """The newest counts, once corrections count."""
    told = [fact for fact in effective(course.facts).values() if isinstance(fact, CadenceMeasured)]
    told.sort(key=lambda fact: (fact.happened_at, fact.id), reverse=True)
    draft = course.draft
    asked = draft is not None and technique_state(course) == "working" and technique.aims_at_cadence(draft)
    return CadenceCountsView(
        None if draft is None else technique.own_spm(draft),
        cadence.aim_spm(draft.standing.cadence, draft.limits) if draft and asked else None,
        [
            CadenceCountView(
                str(fact.id), fact.happened_at, fact.spm, fact.spread_spm, fact.over_s, fact.by
            )
            for fact in told[:_MOST]
        ],
        not_now(course),
    )
