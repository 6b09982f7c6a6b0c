"""Facts to decisions, day by day: a full replay, and the same a fact at a time.

Pure: today and the knowledge are given. A fact changes the decisions of its own day and later;
appending re-reads only the days from there on and gives what a full replay gives (tested).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from surefoot.engine import folding, same_run
from surefoot.engine.corrections import counted, effective, taken_back
from surefoot.engine.decide import decide
from surefoot.engine.decision import Decision
from surefoot.engine.draft import Draft
from surefoot.engine.ledger import Day, Ledger
from surefoot.engine.standing import Standing
from surefoot.facts.days import DEFAULT_DAY_STARTS_AT_H
from surefoot.facts.types import (
    ActivityImported,
    ActivityMatch,
    Correction,
    Fact,
    Injury,
    PainAfter,
    Profile,
)
from surefoot.knowledge.index import Index, index
from surefoot.knowledge.schema import Knowledge

_DAYS_BEFORE_SET_UP = 60
DAYS_MOST = 40 * 366
"""A journal that spans more days than this has a fact with a wrong date."""

Decided = tuple[tuple[Decision, ...], tuple[Standing | None, ...]]
"""Each day's decision, and where it left the runner."""


@dataclass(frozen=True, slots=True)
class Course:
    """A runner's days up to one: what is known, what was decided, where it left them."""

    knowledge: Knowledge
    facts: tuple[Fact, ...]
    today: int
    day_starts_at_h: int
    ledger: Ledger
    decisions: tuple[Decision, ...]
    standings: tuple[Standing | None, ...]

    @property
    def index(self) -> Index:
        return index(self.knowledge)

    @property
    def decision(self) -> Decision:
        """Today's."""
        return self.decisions[-1]

    @property
    def standing(self) -> Standing | None:
        """Where the runner stands at the end of today."""
        return self.standings[-1]

    @property
    def draft(self) -> Draft | None:
        """Where the runner stands at the end of today, to ask more of it; None without a plan."""
        standing = self.standing
        if standing is None:
            return None
        return Draft(self.index, self.ledger, self.ledger.days[-1], standing)

    def on(self, day: date) -> Decision | None:
        """The decision of a day as this replay sees it (not necessarily as it was issued)."""
        position = day.toordinal() - self.ledger.first
        return self.decisions[position] if 0 <= position < len(self.decisions) else None


def day_boundary(facts: Iterable[Fact]) -> int:
    """Hour at which the runner's day starts: the newest profile's."""
    newest: Profile | None = None
    for fact in facts:
        if isinstance(fact, Profile) and (
            newest is None or (fact.happened_at, fact.id) > (newest.happened_at, newest.id)
        ):
            newest = fact
    return DEFAULT_DAY_STARTS_AT_H if newest is None else newest.day_starts_at_h


def fold_facts(
    knowledge: Knowledge, facts: Sequence[Fact], today: date, as_of: datetime | None = None
) -> Ledger:
    """What the facts say, day by day up to today, without any decision."""
    known = counted(facts, as_of)
    boundary = day_boundary(known.values())
    grouped = folding.by_day(known, boundary)
    last = today.toordinal()
    first = _first_day(grouped, last)
    found = index(knowledge)
    days = folding.fold(
        found, grouped, taken_back(facts, as_of), folding.empty_carry(found), None, first, last
    )
    return Ledger(first, days)


def _first_day(grouped: dict[int, list[Fact]], last: int) -> int:
    """The first day to walk through: with a fact, not after today, and not long before set-up.

    An imported archive reaches years back; what the plan reads of it lies in the last weeks.
    """
    first = set_up = last
    for day, facts in grouped.items():
        if day <= last:
            first = min(first, day)
            if day < set_up and any(isinstance(fact, (Profile, Injury)) for fact in facts):
                set_up = day
    return max(first, set_up - _DAYS_BEFORE_SET_UP, last - DAYS_MOST)


def replay(
    knowledge: Knowledge, facts: Sequence[Fact], today: date, as_of: datetime | None = None
) -> Course:
    """Every day's decision from the first fact to today.

    facts: in any order, of one subject; duplicates by id count once. as_of: facts received later
    are left out ('what was known then'). Facts that happen after today wait.
    """
    unique = tuple({fact.id: fact for fact in facts}.values())
    known = tuple(
        f for f in unique if as_of is None or f.received_at is None or f.received_at <= as_of
    )
    ledger = fold_facts(knowledge, known, today)
    return _course(knowledge, known, ledger, _decide_all(knowledge, ledger, ledger.first, None))


def resume(knowledge: Knowledge, facts: tuple[Fact, ...], today: date, decided: Decided) -> Course:
    """The course of a replay that was made before, from what that replay decided.

    knowledge, facts, today: those of that replay; the facts are only folded again. Raises
    ValueError when there is not one decision for each day.
    """
    ledger = fold_facts(knowledge, facts, today)
    decisions, standings = decided
    if not len(decisions) == len(standings) == len(ledger.days):
        raise ValueError(f"{len(ledger.days)} days, but {len(decisions)} decisions")
    return _course(knowledge, facts, ledger, decided)


def _course(
    knowledge: Knowledge, facts: tuple[Fact, ...], ledger: Ledger, decided: Decided
) -> Course:
    decisions, standings = decided
    return Course(
        knowledge=knowledge,
        facts=facts,
        today=ledger.last,
        day_starts_at_h=day_boundary(effective(facts).values()),
        ledger=ledger,
        decisions=decisions,
        standings=standings,
    )


def _decide_all(
    knowledge: Knowledge, ledger: Ledger, first: int, standing: Standing | None
) -> Decided:
    found = index(knowledge)
    decisions, standings = [], []
    for today in range(first, ledger.last + 1):
        decision, standing = decide(found, knowledge.version, ledger, standing, today)
        decisions.append(decision)
        standings.append(standing)
    return tuple(decisions), tuple(standings)


def append(course: Course, facts: Sequence[Fact], today: date | None = None) -> Course:
    """The course with more facts and, maybe, more days; only the days from the earliest change on
    are read again."""
    last = course.today if today is None else today.toordinal()
    known_ids = {fact.id for fact in course.facts}
    new = tuple({fact.id: fact for fact in facts if fact.id not in known_ids}.values())
    too_long = last - course.ledger.first > DAYS_MOST
    if last < course.today or too_long or _touches_set_up(course, new):
        return replay(course.knowledge, (*course.facts, *new), date.fromordinal(last))
    everything = (*course.facts, *new)
    changed = _first_change(course, new, last)
    # Days that nobody asked for yet are walked through as well.
    changed = course.today + 1 if changed is None else min(changed, course.today + 1)
    if changed <= course.ledger.first:
        return replay(course.knowledge, everything, date.fromordinal(last))
    grouped = folding.by_day(
        counted(_from_day_before(everything, new, changed, course)),
        course.day_starts_at_h,
    )
    keep = changed - course.ledger.first
    kept_days = course.ledger.days[:keep]
    before: Day = kept_days[-1]
    days = folding.fold(
        course.index, grouped, taken_back(everything), before.carry, before, changed, last
    )
    ledger = Ledger(course.ledger.first, (*kept_days, *days))
    decisions, standings = _decide_all(
        course.knowledge, ledger, changed, course.standings[keep - 1]
    )
    return Course(
        knowledge=course.knowledge,
        facts=everything,
        today=last,
        day_starts_at_h=course.day_starts_at_h,
        ledger=ledger,
        decisions=(*course.decisions[:keep], *decisions),
        standings=(*course.standings[:keep], *standings),
    )


def _touches_set_up(course: Course, new: tuple[Fact, ...]) -> bool:
    """Whether a fact brings, replaces or withdraws a profile or an injury: the day boundary or the
    first day to walk through may move."""
    if any(isinstance(fact, (Profile, Injury)) for fact in new):
        return True
    corrections = [fact for fact in new if isinstance(fact, Correction)]
    if not corrections:
        return False
    by_id = {fact.id: fact for fact in (*course.facts, *new)}
    return any(
        isinstance(touched, Profile | Injury)
        for correction in corrections
        for touched in _touched(correction, by_id)
    )


def _from_day_before(
    everything: tuple[Fact, ...], new: tuple[Fact, ...], changed: int, course: Course
) -> list[Fact]:
    """The facts that the days from `changed` on need: those, and whatever corrections touch."""
    if any(isinstance(fact, Correction) for fact in everything):
        return list(everything)
    boundary = course.day_starts_at_h
    # Facts come mostly in order: a fact more than two days before the change in UTC is not needed,
    # but an activity may be told fuller by one of a day before.
    return [
        f
        for f in everything
        if isinstance(f, ActivityMatch)
        or (
            f.happened_at.toordinal() >= changed - 2
            and (isinstance(f, ActivityImported) or f.day(boundary).toordinal() >= changed)
        )
    ]


def _first_change(course: Course, new: tuple[Fact, ...], last: int) -> int | None:
    """The first day that the new facts can change; None when they change none up to today."""
    by_id: dict[UUID, Fact] = {}
    changing: list[Fact] = []
    for fact in new:
        if isinstance(fact, Correction):
            if not by_id:
                by_id = {f.id: f for f in (*course.facts, *new)}
            changing += _touched(fact, by_id)
        else:
            changing.append(fact)
    # What was said of a session or an activity counts on the day of that.
    owners = {f.session for f in changing if isinstance(f, PainAfter)}
    owners |= {f.activity for f in changing if isinstance(f, ActivityMatch)}
    if owners:
        changing += (f for f in (*course.facts, *new) if f.id in owners)
    if activities := [f for f in changing if isinstance(f, ActivityImported)]:
        others = [f for f in (*course.facts, *new) if isinstance(f, ActivityImported)]
        changing += [f for activity in activities for f in same_run.kin(activity, others)]
    days = [f.day(course.day_starts_at_h).toordinal() for f in changing]
    days = [day for day in days if day <= last]
    return min(days, default=None)


def _touched(correction: Correction, by_id: dict[UUID, Fact]) -> list[Fact]:
    """Every fact whose day a correction can change: what it replaces, down the chain, and by."""
    touched: list[Fact] = []
    target: Fact | None = correction
    seen: set[UUID] = set()
    while isinstance(target, Correction) and target.id not in seen:
        seen.add(target.id)
        if target.by is not None:
            touched.append(target.by)
        target = by_id.get(target.corrects)
    if target is not None and not isinstance(target, Correction):
        touched.append(target)
    # Earlier corrections of the same fact may have moved it to another day.
    for fact in by_id.values():
        if (
            isinstance(fact, Correction)
            and fact.corrects == correction.corrects
            and fact.by is not None
        ):
            touched.append(fact.by)
    return touched
