"""What the facts say once corrections count, and a run that several files tell counts once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
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

_IN_TIME = timedelta(days=1)
"""So long after a yes to a red flag reached the journal it may be called a mistake (P)."""


def effective(facts: Iterable[Fact], as_of: datetime | None = None) -> dict[UUID, Fact]:
    """What the facts say once corrections count, by the id of the fact that was corrected.

    as_of: facts received later are left out. The order of the facts does not matter: of several
    corrections of one fact the last received wins. A correction of a correction counts for the
    fact at its root. An answered red flag stays, unless it is called a mistake in time.
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
            answers = _answered_again(original, correction)
            result[target] = original.model_copy(update={"answers": answers})
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


def _answered_again(original: RedFlagAnswer, correction: Correction) -> dict[str, bool]:
    """The answers with those given again: a yes is added at any time, taken back in time only."""
    again = correction.by.answers if isinstance(correction.by, RedFlagAnswer) else {}
    in_time = _called_a_mistake(original, correction)
    kept = {
        flag: True
        for flag, yes in original.answers.items()
        if yes and not (in_time and again.get(flag) is False)
    }
    return {**original.answers, **again, **kept}


def _called_a_mistake(original: RedFlagAnswer, correction: Correction) -> bool:
    """Whether a yes was taken back on the runner's day on which it was said, with a reason, and
    reached the journal within a day of it (P)."""
    if not correction.reason.strip() or correction.happened_at < original.happened_at:
        return False
    told, again = original.received_at, correction.received_at
    late = told is not None and again is not None and again - told > _IN_TIME
    return not late and correction.day() == original.day()


def taken_back(
    facts: Iterable[Fact], as_of: datetime | None = None
) -> Mapping[UUID, frozenset[str]]:
    """The red flags that the runner called a mistake in time, by the answer that named them."""
    told = [fact for fact in facts if isinstance(fact, RedFlagAnswer | Correction)]
    now = effective(told, as_of)
    found = {}
    for fact in told:
        answer = now.get(fact.id)
        if isinstance(fact, RedFlagAnswer) and isinstance(answer, RedFlagAnswer):
            gone = {flag for flag, yes in fact.answers.items() if yes and not answer.answers[flag]}
            if gone:
                found[fact.id] = frozenset(gone)
    return found
