"""The weeks ahead of a day as they would be if nothing more were reported."""

from collections.abc import Iterator, Sequence

from surefoot.engine import blocks
from surefoot.engine.decision import Session
from surefoot.engine.draft import Draft
from surefoot.engine.sessions import sessions_on
from surefoot.engine.spacing import Walk, give, walk_of
from surefoot.engine.standing import Week
from surefoot.engine.week import lay_out


def weeks_ahead(
    draft: Draft, todays: Sequence[Session], days: int
) -> Iterator[tuple[Week, tuple[Session, ...]]]:
    """The block of today and those after it, up to the one that holds the last of the days.

    draft: of the end of today; its week is replaced on the way. todays: today's sessions as they
    were decided.
    """
    walk = walk_of(draft)
    first = draft.standing.block_start(draft.today)
    yield _this_week(draft, todays, first, walk)
    for start in range(first + 7, draft.today + days, 7):
        week = blocks.projected(draft, start)
        draft.set(week=week)
        yield (
            week,
            tuple(sessions_on(draft, week.slots, start, start + 6, provisional=True, walk=walk)),
        )


def _this_week(
    draft: Draft, todays: Sequence[Session], start: int, walk: Walk
) -> tuple[Week, tuple[Session, ...]]:
    today, week = draft.today, draft.standing.week
    if week is None or week.start != start or week.phase != draft.standing.phase:
        # The evening changed the phase: the rest of the week is laid out from tomorrow.
        target = draft.standing.volume_min
        week = (
            lay_out(draft, start, today + 1, target)
            if today + 1 < start + 7
            else Week(start, 1, draft.standing.phase, (), target, False, "", "", (), today)
        )
        draft.set(week=week)
    for session in todays:
        give(walk, draft, session)
    later = sessions_on(draft, week.slots, today + 1, start + 6, walk=walk)
    return week, (*todays, *later)
