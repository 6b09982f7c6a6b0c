"""What the validator has to know of a planned week, taken from the second reading of the facts."""

from dataclasses import dataclass
from datetime import date

from surefoot.engine.decision import Session
from surefoot.engine.standing import Week
from surefoot.engine.validate import Before, Context, is_hard
from tests.engine.book import GREEN, RED, Book
from tests.engine.lives import Lived, Moment
from tests.engine.starts import INDEX


def phase_of(decision_phase: str) -> int:
    return int(decision_phase[1:])


def phases(moment: Moment) -> dict[int, int]:
    """Phase at the end of each day so far."""
    return {
        d.day.toordinal(): phase_of(d.phase)
        for d, s in zip(moment.course.decisions, moment.course.standings, strict=True)
        if s is not None
    }


def block_of(moment: Moment, day: int) -> int:
    """First day of the block of seven that a day belongs to."""
    standing = moment.standing
    assert standing is not None
    return standing.started + (day - standing.started) // 7 * 7


def entry(moment: Moment, book: Book) -> tuple[int, float]:
    """The last entry to running, and the minutes that it licenses (§1, L30)."""
    found = None
    before = -1
    for day, phase in phases(moment).items():
        if phase >= 2 > before:
            mild = before == -1
            licence = 30.0
            if mild:
                longest = [
                    i.longest_symptom_free_run_min
                    for i in book.on(day).injuries.values()
                    if i.longest_symptom_free_run_min is not None
                ]
                licence = min(longest, default=30.0)
            found = (day, licence)
        before = phase
    standing = moment.standing
    assert standing is not None
    return found or (standing.started, 30.0)


@dataclass(frozen=True)
class Longest:
    """L30 in minutes, minutes on feet and metres."""

    run_min: float
    on_feet_min: float
    distance_m: float | None


def longest_green(moment: Moment, book: Book) -> Longest:
    """The longest green run in the 30 days up to the last run, since the last entry (§7.1)."""
    today = moment.day
    entered, licence = entry(moment, book)
    ran = [d.day for d in book.done(entered, today - 1) if d.kind == "run" and d.run_min > 0]
    last_run = next(
        (d for d in range(today - 1, book.first - 1, -1)
         if any(x.kind == "run" and x.run_min > 0 for x in book.on(d).done)), None
    )  # fmt: skip
    anchor = max([entered, *ran, *([last_run] if last_run is not None else [])])
    greens = [
        d
        for d in book.done(max(anchor - 30, entered), today - 1)
        if d.kind == "run" and d.closed == GREEN
    ]
    licensed = licence if anchor - entered <= 30 else 0.0
    run_min = max([licensed, *(d.run_min for d in greens)])
    feet = max([30.0 if licensed else 0.0, licensed, *(d.on_feet_min for d in greens)])
    metres = max((d.distance_m for d in greens if d.distance_m is not None), default=None)
    if run_min == 0:
        weeks = -(-max(0, today - entered - 30) // 7)
        run_min = feet = licence * 0.9**weeks
    weeks = -(-max(0, today - anchor - 14) // 7)
    factor = 0.9**weeks
    return Longest(run_min * factor, feet * factor, None if metres is None else metres * factor)


def hill_weeks(moment: Moment, book: Book) -> int:
    """Blocks with climbing since hills were opened."""
    standing = moment.standing
    assert standing is not None
    opened = None
    for day, phase in phases(moment).items():
        if phase < 4:
            opened = None
        elif opened is None:
            opened = day
    if opened is None:
        return 0
    blocks = {
        block_of(moment, d.day)
        for d in book.done(opened, moment.day)
        if d.kind == "run" and d.ascent_m > 0
    }
    return len(blocks - {block_of(moment, moment.day)})


def green_blocks(moment: Moment, book: Book) -> int:
    """Blocks in a row up to the current one, each with runs and every run green."""
    count = 0
    start = block_of(moment, moment.day) - 7
    while start >= book.first:
        runs = [d for d in book.done(start, start + 6) if d.kind == "run"]
        days = [book.on(day) for day in range(start, start + 7)]
        if not runs or any(d.final != GREEN for d in runs) or any(p.morning == RED for p in days):
            break
        count += 1
        start -= 7
    return count


def before_of(
    moment: Moment, book: Book, first: int, planned: list[Session], context: Context | None
) -> tuple[Before, ...]:
    """The six days before a day: as lived up to today, as planned after."""
    lived_until = moment.day if moment.part == "evening" else moment.day - 1
    found = []
    for day in range(first - 6, first):
        if day > lived_until:
            sessions = [s for s in planned if s.day.toordinal() == day]
            assert context is not None
            found.append(_planned_before(date.fromordinal(day), sessions, context))
        elif book.has(day):
            found.append(_lived_before(book, day))
    return tuple(found)


def _planned_before(day: date, sessions: list[Session], context: Context) -> Before:
    return Before(
        day=day,
        active=any(s.kind != "walk" for s in sessions),
        run_min=sum(s.run_min for s in sessions if s.kind == "run"),
        hard=any(is_hard(s, context) for s in sessions),
        hard_run=any(is_hard(s, context) for s in sessions if s.kind == "run"),
        energy_storage=any(s.contacts for s in sessions),
        heavy_hamstring=any(
            INDEX.exercises[i.exercise].heavy_hamstring for s in sessions for i in s.items
        ),
        quality=any(
            s.fast_min or s.technical_min or (s.ascent_m and s.variant == "hill") for s in sessions
        ),
    )


def _lived_before(book: Book, day: int) -> Before:
    done = book.on(day).done
    fast = any(d.kind == "run" and (d.fast_min or d.technical_min) for d in done)
    heavy = any(INDEX.exercises[e].heavy_hamstring for d in done for e in d.exercises)
    return Before(
        day=date.fromordinal(day),
        active=any(d.kind != "walk" for d in done),
        run_min=sum(d.run_min for d in done if d.kind == "run"),
        hard=fast or heavy or any(d.contacts or d.rpe >= 6 for d in done),
        hard_run=fast or any(d.rpe >= 6 for d in done if d.kind == "run"),
        energy_storage=any(d.contacts for d in done),
        heavy_hamstring=heavy,
        quality=fast,
    )


def reference(moment: Moment) -> float:
    """V_ref as it stood on the first day of the current block."""
    standing = moment.standing
    assert standing is not None
    start = block_of(moment, moment.day)
    first = moment.course.ledger.first
    values = [
        s.volume_min for s in moment.course.standings[max(0, start - first) :] if s is not None
    ]
    return max(values)


def context_of(lived: Lived, moment: Moment, book: Book) -> Context:
    """The context of the current block's remaining days."""
    standing = moment.standing
    assert standing is not None
    page = book.now
    assert page.profile is not None
    streak = green_blocks(moment, book) >= page.limits["green_weeks_for_streak"]
    opened = {"descent"} if standing.levers.descent > 0 else set[str]()
    if standing.levers.plyometrics > 0:
        opened.add("plyometrics")
    helped = sum(
        "EX29" in d.exercises and d.closed == GREEN and d.kind == "strength"
        for d in book.done(moment.day - 84, moment.day)
    )
    if strength_blocks(moment, book) >= 2:
        opened.add("nordic")
    if helped >= 4:
        opened.add("nordic_alone")
    longest = longest_green(moment, book)
    start = block_of(moment, moment.day)
    last = last_build_week(moment, start)
    until = moment.day if moment.part == "evening" else moment.day - 1
    return Context(
        phase=phase_of(moment.decision.phase),
        reference_min=reference(moment),
        longest_min=longest.run_min,
        longest_on_feet_min=longest.on_feet_min,
        usual_min=page.profile.baseline.run_min_per_week,
        exercises=INDEX.exercises,
        growth=page.limits["week_growth_streak"]
        if streak
        else min(0.10, page.limits["week_growth"]),
        session_growth=page.limits["session_growth"],
        done_min=book.run_minutes(start, until),
        runs_done=len({d.day for d in book.done(start, until) if d.kind == "run" and d.run_min}),
        frequency=standing.levers.runs,
        runs_before=None if last is None else sum(slot.kind == "run" for slot in last.slots),
        open=frozenset(opened),
        hill_weeks=hill_weeks(moment, book),
        hamstring=any(site.startswith("HAM") for site in page.injuries),
        stage=standing.levers.stage,
        cautious=page.cautious,
        available_min=page.profile.available_min,
        equipment=frozenset(page.profile.equipment),
        energy_gap_d=int(page.limits["energy_storage_gap_d"]),
    )


def last_build_week(moment: Moment, start: int) -> Week | None:
    """The newest week before a block as it was first laid out, deloads left out."""
    first: dict[int, Week] = {}
    for standing in moment.course.standings[-40:]:
        week = standing.week if standing is not None else None
        if week is not None and week.start < start and not week.deload:
            first.setdefault(week.start, week)
    return first[max(first)] if first else None


def strength_blocks(moment: Moment, book: Book) -> int:
    """Blocks before the current one with two strength sessions and more."""
    standing = moment.standing
    assert standing is not None
    count = 0
    for start in range(standing.started, block_of(moment, moment.day), 7):
        count += sum(d.kind == "strength" for d in book.done(start, start + 6)) >= 2
    return count
