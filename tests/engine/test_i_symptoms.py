"""I27-I36: what a report does to the plan, and that worse news never brings more load."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.engine import replay
from surefoot.engine.decision import Session
from surefoot.engine.limits import problem, resolve
from surefoot.engine.plan import plan
from surefoot.engine.replay import Course
from surefoot.facts.types import (
    FACT,
    CheckIn,
    Fact,
    Flare,
    Injury,
    NewUsualPain,
    PainAfter,
    SessionFeedback,
    TestResult,
)
from surefoot.facts.vocabulary import Site
from surefoot.knowledge.index import index
from tests.engine.book import AMBER, GREEN, RED, UNKNOWN, Book
from tests.engine.checks import book, judged
from tests.engine.lives import Lived, Moment
from tests.engine.starts import INDEX, PROTOCOLS


@dataclass(frozen=True)
class Episode:
    """A red and those that belong to it: the first and last day, how it was ranked."""

    first: int
    last: int
    rank: int


def episodes(known: Book) -> list[Episode]:
    """Reds of the book; a further red within two days and without impact in between belongs to
    the one before."""
    found: list[Episode] = []
    for page in known.pages:
        if not page.red or not page.injuries:
            continue
        by_impact = any(d.impact and d.light == RED for d in page.done)
        if found and page.day - found[-1].first <= 2 and not by_impact:
            between = known.done(found[-1].last + 1, page.day)
            if not any(done.impact for done in between):
                found[-1] = Episode(found[-1].first, page.day, found[-1].rank)
                continue
        recent = [e for e in found if page.day - e.first < 28]
        rank = 1
        if recent and page.day - recent[-1].first <= 14:
            rank = 2
        if len(recent) >= 2:
            rank = 3
        found.append(Episode(page.day, page.day, rank))
    return found


def ran_on(lived: Lived) -> bool:
    """Whether the plan runs throughout: no flag, no plan missing."""
    return all(m.standing is not None for m in lived.moments)


def next_green_runs(known: Book, after: int) -> list[int]:
    """Days after a day on which a run of any length ended green."""
    return [
        d.day
        for d in known.done(after + 1, known.today)
        if d.kind == "run" and d.run_min and d.closed == GREEN
    ]


@judged
def test_i27_the_run_after_a_red_waits_and_is_short_flat_and_easy(lived: Lived) -> None:
    """48 hours and more without impact, then at most 70 % of the last green run (never less than
    the three minutes that are the shortest run there is), no climb, nothing fast."""
    if not ran_on(lived):
        return
    for moment in lived.moments:
        known = book(lived, moment)
        for episode in episodes(known)[-1:]:
            # A red is known by the evening of its day; from then on two whole days are free.
            share = 0.7 if episode.rank == 1 else 0.5
            greens = [
                d
                for d in known.done(episode.first - 60, episode.first - 1)
                if d.kind == "run" and d.run_min and d.closed is not None and d.closed == GREEN
            ]
            first_day = moment.day if moment.part == "morning" else moment.day + 1
            ahead = [s for s in moment.sessions if s.day.toordinal() >= first_day]
            for session in ahead:
                day = session.day.toordinal()
                if day <= episode.last + 2:
                    assert not impact(session), f"impact on {session.day}, red {episode}"
            if next_green_runs(known, episode.last):
                continue
            for run in [s for s in ahead if s.kind == "run"]:
                assert run.ascent_m == run.descent_m == run.fast_min == run.technical_min == 0
                if greens:
                    last = sum(d.run_min for d in greens if d.day == greens[-1].day)
                    assert run.run_min <= max(3.0, share * last) + 1e-6


def impact(session: Session) -> bool:
    return session.run_min > 0 or session.contacts > 0 or session.kind in ("run", "plyometrics")


@judged
def test_i28_the_week_after_a_red_holds_a_share_of_the_week_before(lived: Lived) -> None:
    """0.7 after a first red, 0.5 after a second within 14 days. What was run after it counts."""
    for moment in lived.moments:
        if moment.standing is None:
            continue
        known = book(lived, moment)
        for episode in episodes(known)[-1:]:
            red = episode.last
            if moment.day > red + 7:
                continue
            share = 0.7 if episode.rank == 1 else 0.5
            # Told in the morning the week before ends yesterday, told in the evening today.
            before = max(known.run_minutes(red - 6, red), known.run_minutes(red - 7, red - 1))
            until = moment.day if moment.part == "evening" else moment.day - 1
            done = known.run_minutes(red + 1, until)
            ahead = sum(
                s.run_min for s in moment.sessions if max(until, red) < s.day.toordinal() <= red + 7
            )
            assert ahead <= max(0.0, share * before - done) + 1e-6


@judged
def test_i29_a_third_red_in_28_days_goes_back_to_rebuilding(lived: Lived) -> None:
    """P1 at most, no running, and the prompt to see somebody, until it is read and a clean week
    and the gate lie behind."""
    for moment in lived.evenings:
        if moment.standing is None:
            continue
        known = book(lived, moment)
        found = episodes(known)
        if found and found[-1].rank == 3 and found[-1].first == moment.day and not known.now.flags:
            assert moment.standing.phase <= 1
            assert not any(
                impact(s) for s in moment.sessions if s.day > date.fromordinal(moment.day)
            )
            assert "third_red" in {prompt.referral for prompt in moment.decision.prompts}


@judged
def test_i29_running_stays_locked_until_seven_clean_days_and_the_prompt_read(lived: Lived) -> None:
    for moment in lived.mornings:
        if moment.standing is None or moment.standing.phase < 2:
            continue
        known = book(lived, moment)
        third = [e for e in episodes(known) if e.rank == 3]
        if third:
            assert moment.day - third[-1].first >= 7
            read = [
                f
                for f in moment.facts
                if f.kind == "prompt_acknowledged" and f.day().toordinal() >= third[-1].first
            ]
            assert read


@judged
def test_i30_a_flag_means_no_training_until_a_clinicians_note(lived: Lived) -> None:
    for moment in lived.moments:
        known = book(lived, moment)
        if known.now.flags and moment.standing is not None:
            assert moment.decision.phase == "P0"
            assert moment.sessions == ()
            assert set(moment.decision.flags) == known.now.flags
            assert "FLAG" in moment.decision.rules
        if known.now.worried:
            assert moment.sessions == ()


def load(course: Course, days: int) -> dict[str, float]:
    """Impact load from today over so many days of the plan: today's sessions as decided today.

    Running and jumps each on their own, and the sum of which A2 speaks, descent included: 20 m of
    it and 10 landings counted as a minute of running.
    """
    last = course.today + days - 1
    total = {"run_min": 0.0, "contacts": 0.0, "descent_m": 0.0}
    for week in plan(course, days):
        for day in week.days:
            if course.today <= day.day.toordinal() <= last:
                for session in day.sessions:
                    for name in total:
                        total[name] += getattr(session, name)
    descent = total.pop("descent_m")
    total["impact"] = total["run_min"] + total["contacts"] / 10 + descent / 20
    return total


ROUNDING_MIN_PER_WEEK = 1.0
"""Runs are whole minutes: the same week in other parts may round to a minute more."""


def assert_no_more(worse: Course, better: Course, what: str) -> None:
    for days in (7, 28):
        more, less = load(worse, days), load(better, days)
        for name, value in more.items():
            if value > less[name] and days == 28:
                # A session that moved within its week may cross the 28th day: whole weeks tell.
                days = _to_the_end_of_its_week(better, days)
                value, less = load(worse, days)[name], load(better, days)
            assert value <= less[name] + ROUNDING_MIN_PER_WEEK * days / 7, (
                f"{what}: {name} over {days} days {less[name]} -> {value}"
            )


def _to_the_end_of_its_week(course: Course, days: int) -> int:
    return plan(course, days)[-1].start.toordinal() + 7 - course.today


def retold(lived: Lived, moment: Moment, change: Callable[[Fact], Fact | None]) -> Course | None:
    """The course with the moment's own facts told otherwise (None leaves a fact out)."""
    earlier = lived.moments[moment.position - 1].course if moment.position else None
    if earlier is None:
        return None
    known = {fact.id for fact in earlier.facts}
    new = [fact for fact in moment.facts if fact.id not in known]
    told = [change(fact) for fact in new]
    if all(a is b for a, b in zip(told, new, strict=True)):
        return None
    return replay.append(
        earlier, [fact for fact in told if fact is not None], date.fromordinal(moment.day)
    )


def picked(lived: Lived, part: str, count: int = 4) -> Sequence[Moment]:
    """A few moments of the story, those with events first."""
    found = [m for m in lived.moments if m.part == part and m.position and m.standing is not None]
    step = max(1, len(found) // count)
    eventful = [m for m in found if m.happened]
    return [*eventful[:count], *found[step // 2 :: step]]


def more_morning_pain(by: int) -> Callable[[Fact], Fact | None]:
    def change(fact: Fact) -> Fact | None:
        if not isinstance(fact, CheckIn):
            return fact
        pain = {site: min(10, value + by) for site, value in fact.pain.items()}
        return fact.model_copy(update={"pain": pain})

    return change


def more_session_pain(by: int, where: str) -> Callable[[Fact], Fact | None]:
    def change(fact: Fact) -> Fact | None:
        if not isinstance(fact, SessionFeedback) or fact.done == "no":
            return fact
        pain = {site: min(10, value + by) for site, value in getattr(fact, where).items()}
        return fact.model_copy(update={where: pain})

    return change


@pytest.mark.parametrize("by", (1, 2, 5, 10))
def test_i31_more_morning_pain_never_brings_more_load(by: int) -> None:
    @judged
    def holds(lived: Lived) -> None:
        for moment in picked(lived, "morning", 2):
            worse = retold(lived, moment, more_morning_pain(by))
            if worse is not None:
                assert_no_more(worse, moment.course, f"+{by} in the morning")

    holds()


@pytest.mark.parametrize("where", ("pain_during", "pain_60min"))
@pytest.mark.parametrize("by", (1, 3, 10))
def test_i31_more_pain_in_a_session_never_brings_more_load(by: int, where: str) -> None:
    """Counted from the next day on: the day's own session has been done."""

    @judged
    def holds(lived: Lived) -> None:
        for moment in picked(lived, "evening", 2):
            worse = retold(lived, moment, more_session_pain(by, where))
            if worse is not None:
                tomorrow = date.fromordinal(moment.day + 1)
                assert_no_more(
                    replay.append(worse, [], tomorrow),
                    replay.append(moment.course, [], tomorrow),
                    f"+{by} {where}",
                )
                assert_no_more(worse, moment.course, f"+{by} {where}")

    holds()


def added(moment: Moment, fields: dict[str, object]) -> Course:
    day = date.fromordinal(moment.day)
    first = moment.facts[0]
    common = {
        "id": "01900000-0000-7000-8000-0000000000aa",
        "subject": first.subject,
        "happened_at": f"{day.isoformat()}T21:30:00+00:00",
        "received_at": f"{day.isoformat()}T21:30:00+00:00",
        "zone": "UTC",
    }
    return replay.append(moment.course, [FACT.validate_python({**common, **fields})], day)


@judged
def test_i32_adding_a_red_or_a_flag_never_brings_more_load(lived: Lived) -> None:
    for moment in picked(lived, "evening", 3):
        site = next(iter(book(lived, moment).now.injuries), None)
        if site is None:
            continue
        flare = added(moment, {"kind": "flare", "pain": {site: 6}})
        assert_no_more(flare, moment.course, "a flare")
        flag = added(moment, {"kind": "red_flag_answer", "answers": {"calf_swelling": True}})
        assert sum(load(flag, 28).values()) == 0


@judged
def test_i33_leaving_out_the_newest_check_in_never_brings_more_load(lived: Lived) -> None:
    """Unknown counts no more than green (A2). A check-in that said amber or red lowers load that
    nobody could know of without it, so it is left aside here, and so is one that named a worry."""
    for moment in picked(lived, "morning", 5):
        page = book(lived, moment).now
        if page.morning not in (GREEN, UNKNOWN) or page.worried or page.check_in is None:
            continue
        if page.check_in.fever or _closes_worse(lived, moment):
            continue
        silent = retold(lived, moment, lambda f: None if isinstance(f, CheckIn) else f)
        if silent is not None:
            assert_no_more(silent, moment.course, "no check-in")


def _closes_worse(lived: Lived, moment: Moment) -> bool:
    """Whether the check-in made yesterday's sessions amber or red."""
    known = book(lived, moment)
    if not known.has(moment.day - 1):
        return False
    return any(d.closed in (AMBER, RED) for d in known.on(moment.day - 1).done)


@judged
def test_i34_bad_sleep_never_brings_more_load_and_is_never_red(lived: Lived) -> None:
    def tired(fact: Fact) -> Fact | None:
        if not isinstance(fact, CheckIn):
            return fact
        return fact.model_copy(update={"sleep": "under_6_h", "energy": 1, "soreness": 5})

    for moment in picked(lived, "morning", 4):
        worse = retold(lived, moment, tired)
        if worse is not None:
            assert_no_more(worse, moment.course, "tired")
            if book(lived, moment).now.morning != RED:
                assert worse.ledger.days[-1].light < RED


@judged
def test_i35_the_worst_site_decides_every_light(lived: Lived) -> None:
    """Every light of the ledger is the second reading's: the bands part every answer in three."""
    known = Book(lived.last.facts, lived.last.day, lived.index)
    for day in lived.last.course.ledger.days:
        page = known.on(day.ordinal)
        if page.profile is None:
            continue
        assert int(day.light) == page.morning
        assert [int(s.light) for s in day.sessions if s.done] == [d.light for d in page.done]
        assert {flag.id for flag in day.carry.flags} == page.flags
        later = lived.last.course.ledger.day(day.ordinal + 1)
        if later is not None:
            closed = [
                int(light)
                for light, session in zip(later.closed, day.sessions, strict=True)
                if session.done
            ]
            assert closed == [done.closed for done in page.done]


def mirrored(fact: Fact) -> Fact:
    """The same fact with left and right swapped."""

    def site(name: str) -> str:
        return name[:-1] + {"L": "R", "R": "L"}[name[-1]]

    def swap(pain: Mapping[Site, int]) -> dict[str, int]:
        return {site(name): value for name, value in pain.items()}

    changes: dict[str, object] = {}
    if isinstance(fact, Injury):
        changes["site"] = site(fact.site)
    elif isinstance(fact, CheckIn):
        changes = {"pain": swap(fact.pain), "bridge_pain": swap(fact.bridge_pain)}
    elif isinstance(fact, SessionFeedback):
        changes = {
            "pain_during": swap(fact.pain_during),
            "pain_60min": swap(fact.pain_60min),
        }
    elif isinstance(fact, Flare | NewUsualPain):
        changes["pain"] = swap(fact.pain)
    elif isinstance(fact, PainAfter):
        changes["pain_60min"] = swap(fact.pain_60min)
    elif isinstance(fact, TestResult):
        changes = {"left": fact.right, "right": fact.left}
    return fact.model_copy(update=changes) if changes else fact


@judged
def test_i35_left_and_right_swapped_give_the_same_plan(lived: Lived) -> None:
    if any(event.what == "corrects_pain" for event in lived.story.events):
        return
    last = lived.last
    facts = [mirrored(fact) for fact in last.facts]
    other = replay.replay(lived.knowledge, facts, date.fromordinal(last.day))
    assert [d.phase for d in other.decisions] == [d.phase for d in last.course.decisions]
    assert plan(other, 28) == last.plan
    assert [d.sessions for d in other.decisions] == [d.sessions for d in last.course.decisions]


@pytest.mark.parametrize("protocol", PROTOCOLS)
@given(
    name=st.sampled_from(sorted(INDEX.parameters)),
    value=st.floats(min_value=-1000, max_value=1000, allow_nan=False),
)
def test_i36_a_setting_beyond_its_hard_range_is_refused(
    protocol: str, name: str, value: float
) -> None:
    """The service refuses it when it is entered; the engine ignores one that got through."""
    found_in = index(PROTOCOLS[protocol])
    parameter = found_in.parameters[name]
    inside = parameter.low <= value <= parameter.high and not (parameter.whole and value % 1)
    assert (problem(found_in, name, value) is None) == inside
    noted = resolve(found_in, {}, {name: value}, cautious=False)[name]
    assert noted == (value if inside else parameter.default)
    looser = {"higher": value > parameter.default, "lower": value < parameter.default}
    own = resolve(found_in, {name: value}, {}, cautious=False)[name]
    tighter = inside and not looser.get(parameter.looser, False)
    assert own == (value if tighter else parameter.default)


@pytest.mark.parametrize("protocol", PROTOCOLS)
@given(
    name=st.sampled_from(sorted(INDEX.parameters)),
    shares=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_i48_a_setting_only_tightens_what_a_note_allows(
    protocol: str, name: str, shares: tuple[float, float]
) -> None:
    found_in = index(PROTOCOLS[protocol])
    parameter = found_in.parameters[name]
    span = parameter.high - parameter.low
    own, note = (parameter.low + share * span for share in shares)
    if parameter.whole:
        own, note = float(round(own)), float(round(note))
    found = resolve(found_in, {name: own}, {name: note}, cautious=False)[name]
    match parameter.looser:
        case "higher":
            assert found == min(own, note)
        case "lower":
            assert found == max(own, note)
        case "neither":
            assert found == own
    fine = problem(found_in, name, own, {name: note}) is None
    assert fine == (found == own)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_i36_the_bands_cannot_be_set_wider_than_the_model_allows(protocol: str) -> None:
    parameters = index(PROTOCOLS[protocol]).parameters
    assert parameters["run_green_top"].high <= 3
    assert parameters["run_red_bottom"].high <= 5
    assert parameters["session_growth"].high <= 1.10
    assert parameters["red_first_share"].high <= 0.7
    assert parameters["red_second_share"].high <= 0.5
    assert parameters["red_rest_h"].low >= 48
