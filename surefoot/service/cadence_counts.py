"""Steps that were counted by phone or by taps, beside the runner's own cadence and its aim."""

from typing import Any

from surefoot.engine import cadence, technique
from surefoot.engine.corrections import effective
from surefoot.engine.replay import Course
from surefoot.facts.technique import WALKING_BELOW_SPM, CadenceMeasured
from surefoot.service.cadence_count_views import CadenceCountsView, CadenceCountView
from surefoot.service.errors import BadInput
from surefoot.service.technique_state import not_now, technique_state
from surefoot.text.language import t

_MOST = 20


def counted(spm: float, over_s: float, spread_spm: float | None, by: str) -> dict[str, Any]:
    """What a fact tells of a count while running. spread_spm: None for a single count, which is
    good to one step more or less (P). Raises BadInput."""
    bounds = (
        (t("Steps a minute while running, both feet counted"), spm, WALKING_BELOW_SPM, 300.0),
        (t("Seconds of counting"), over_s, 10.0, 3600.0),
        (t("Spread of several counts"), spread_spm or 0.0, 0.0, 30.0),
    )
    problems = [
        t("{what}: {least} to {most}, not {given}.", what=what, least=f"{least:g}",
          most=f"{most:g}", given=f"{given:g}")
        for what, given, least, most in bounds
        if not least <= given <= most
    ]  # fmt: skip
    if problems:
        raise BadInput(" ".join(problems), problems)
    spread = 60 / over_s if spread_spm is None else spread_spm
    return {"spm": spm, "spread_spm": round(spread, 1), "over_s": over_s, "by": by}


def counts_view(course: Course) -> CadenceCountsView:
    """The newest counts, once corrections count."""
    told = [fact for fact in effective(course.facts).values() if isinstance(fact, CadenceMeasured)]
    told.sort(key=lambda fact: (fact.happened_at, fact.id), reverse=True)
    draft = course.draft
    working = draft if technique_state(course) == "working" else None
    asked = working if working and technique.aims_at_cadence(working) else None
    return CadenceCountsView(
        None if draft is None else technique.own_spm(draft),
        None if asked is None else cadence.aim_spm(asked.standing.cadence, asked.limits),
        [
            CadenceCountView(
                str(fact.id), fact.happened_at, fact.spm, fact.spread_spm, fact.over_s, fact.by
            )
            for fact in told[:_MOST]
        ],
        not_now(course),
    )
