"""A run or walk in the parts that a watch counts down: what to do, and for how long."""

from typing import Literal, NamedTuple

from surefoot.engine.decision import Session
from surefoot.engine.runs import WALKS_AROUND_MIN

What = Literal["warm_up", "run", "walk", "fast", "easy", "cool_down"]

_WALK_BEFORE_S = WALKS_AROUND_MIN * 60 // 2
_FAST_S, _EASY_BETWEEN_S = 60, 120
_EASY_FIRST_S = 15 * 60
_EASY_FIRST_LEAST_S = 5 * 60
"""Fast minutes begin after fifteen easy ones; after five at least where the run is short (P)."""


class Part(NamedTuple):
    """One thing to do without a break."""

    what: What
    duration_s: int


class Rounds(NamedTuple):
    """Parts that are done in turn, so many times."""

    times: int
    parts: tuple[Part, ...]


Parts = tuple[Part | Rounds, ...]


def parts(session: Session) -> Parts:
    """The parts of a run, with the walks before and after it, or of a walk.

    They last as long as the session, less the part of a minute that its minutes leave out. Empty
    for any other session.
    """
    if session.kind == "walk":
        return (Part("walk", session.minutes * 60),)
    if session.kind != "run":
        return ()
    middle = _middle(session)
    after_s = session.minutes * 60 - _WALK_BEFORE_S - duration_s(middle)
    return (Part("warm_up", _WALK_BEFORE_S), *middle, Part("cool_down", after_s))


def duration_s(found: Parts) -> int:
    """How long parts last, in s."""
    return sum(
        each.duration_s
        if isinstance(each, Part)
        else each.times * sum(part.duration_s for part in each.parts)
        for each in found
    )


def _middle(session: Session) -> Parts:
    if session.repeats and session.walk_s:
        return (
            Rounds(session.repeats, (Part("run", session.run_s), Part("walk", session.walk_s))),
        )
    run_s = int(session.run_min * 60)
    return _fartlek(run_s, session.fast_min) if session.fast_min else (Part("run", run_s),)


def _fartlek(run_s: int, fast_min: int) -> Parts:
    """Fast minutes between easy ones: no more of them than leave easy running before the first."""
    each_s = _FAST_S + _EASY_BETWEEN_S
    count = max(0, min(fast_min, (run_s - _EASY_FIRST_LEAST_S) // each_s))
    easy_s = run_s - count * each_s
    if not count:
        return (Part("run", run_s),)
    first_s = min(_EASY_FIRST_S, easy_s)
    rounds = Rounds(count, (Part("fast", _FAST_S), Part("easy", _EASY_BETWEEN_S)))
    last = (Part("easy", easy_s - first_s),) if easy_s > first_s else ()
    return (Part("easy", first_s), rounds, *last)
