"""Steps that were counted by phone or by taps, beside the runner's own cadence and its aim."""

from surefoot.engine import cadence, technique
from surefoot.engine.corrections import effective
from surefoot.engine.replay import Course
from surefoot.facts.technique import CadenceMeasured
from surefoot.service.cadence_count_views import CadenceCountsView, CadenceCountView

_MOST = 20


def counts_view(course: Course) -> CadenceCountsView:
    """The newest counts, once corrections count."""
    told = [fact for fact in effective(course.facts).values() if isinstance(fact, CadenceMeasured)]
    told.sort(key=lambda fact: (fact.happened_at, fact.id), reverse=True)
    draft = course.draft
    return CadenceCountsView(
        None if draft is None else technique.own_spm(draft),
        None if draft is None else cadence.aim_spm(draft.standing.cadence, draft.limits),
        [
            CadenceCountView(
                str(fact.id), fact.happened_at, fact.spm, fact.spread_spm, fact.over_s, fact.by
            )
            for fact in told[:_MOST]
        ],
    )
