"""What the facts say once corrections count, and a run that several files tell counts once."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from surefoot.engine import same_run
from surefoot.facts.types import (
    ActivityImported,
    ActivityMatch,
    Correction,
    Fact,
    RedFlagAnswer,
    SessionFeedback,
)


def effective(facts: Iterable[Fact], as_of: datetime | None = None) -> dict[UUID, Fact]:
    """What the facts say once corrections count, by the id of the fact that was corrected.

    as_of: facts received later are left out. The order of the facts does not matter: of several
    corrections of one fact the last received wins. A correction of a correction counts for the
    fact at its root. An answered red flag stays: a correction cannot take it back, only say so.
    """
    known = (
        facts
        if as_of is None
        else [f for f in facts if f.received_at is None or f.received_at <= as_of]
    )
    result: dict[UUID, Fact] = {}
    corrections: list[Correction] = []
    for fact in known:
        if isinstance(fact, Correction):
            corrections.append(fact)
        else:
            result[fact.id] = fact
    root = {c.id: c.corrects for c in corrections}
    for correction in sorted(corrections, key=lambda c: (c.received_at or c.happened_at, c.id)):
        target = correction.corrects
        seen = {correction.id}
        while target in root and target not in seen:
            seen.add(target)
            target = root[target]
        original = result.get(target)
        if original is None and (correction.by is None or target not in root):
            continue
        if isinstance(original, RedFlagAnswer):
            kept = {flag: True for flag, yes in original.answers.items() if yes}
            later = correction.by.answers if isinstance(correction.by, RedFlagAnswer) else {}
            result[target] = original.model_copy(update={"answers": {**later, **kept}})
        elif correction.by is None:
            result.pop(target, None)
        else:
            # Under its first id, so that whatever names the fact still finds it.
            result[target] = correction.by.model_copy(update={"id": target})
    return result


def counted(facts: Sequence[Fact], as_of: datetime | None = None) -> dict[UUID, Fact]:
    """What counts: `effective`, and of the files that tell of one run the fullest one.

    What was said of a run belongs to the activity that counts, whichever file it was said of.
    """
    known = effective(facts, as_of)
    imported = [
        f
        for f in facts
        if isinstance(f, ActivityImported)
        and (as_of is None or f.received_at is None or f.received_at <= as_of)
    ]
    if len(imported) < 2:
        return known
    living = [f for f in known.values() if isinstance(f, ActivityImported)]
    instead = same_run.told_once(living, [f for f in imported if f.id not in known])
    if not instead:
        return known
    result: dict[UUID, Fact] = {}
    for key, fact in known.items():
        if isinstance(fact, SessionFeedback | ActivityMatch) and fact.activity in instead:
            result[key] = fact.model_copy(update={"activity": instead[fact.activity]})
        elif key not in instead:
            result[key] = fact
    return result


def taken_back(facts: Iterable[Fact]) -> frozenset[UUID]:
    """Ids of the red-flag answers that the runner later called a mistake."""
    return frozenset(fact.corrects for fact in facts if isinstance(fact, Correction))
