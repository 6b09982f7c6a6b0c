"""A second reading of the facts, written from the decision model and not from the engine.

The invariants are judged by this book: what was run, how it felt, which lights that gives, which
flags stand. It knows nothing of plans. Slow and plain on purpose.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from surefoot.facts.types import (
    ActivityImported,
    CheckIn,
    ClinicianNote,
    Correction,
    Fact,
    Flare,
    Injury,
    NewUsualPain,
    PainAfter,
    Profile,
    RedFlagAnswer,
    SessionFeedback,
    Settings,
    TestResult,
    WeeklyCheck,
)
from surefoot.facts.vocabulary import Site
from surefoot.knowledge.index import Index
from tests.engine.starts import INDEX

GREEN, UNKNOWN, AMBER, RED = range(4)
IMPACT = ("run", "hike", "plyometrics")
SPORTS = {"run": "run", "walk": "walk", "hike": "hike", "strength": "strength"}


@dataclass
class Done:
    """A session that took place: what was done and how it felt."""

    day: int
    kind: str
    run_min: float
    on_feet_min: float
    minutes: float
    distance_m: float | None
    ascent_m: float
    descent_m: float
    fast_min: float
    technical_min: float
    contacts: int
    rpe: int
    worst: int | None
    light: int
    """Before the next morning."""
    severe: bool
    exercises: tuple[str, ...]
    closed: int | None = None
    """After the next morning; None while that has not come."""

    @property
    def impact(self) -> bool:
        return self.kind in IMPACT

    @property
    def final(self) -> int:
        return self.light if self.closed is None else self.closed


@dataclass
class Page:
    """One day."""

    day: int
    check_in: CheckIn | None = None
    morning: int = UNKNOWN
    rises: dict[str, int] = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)
    flares: list[Flare] = field(default_factory=list)
    tests: list[TestResult] = field(default_factory=list)
    weekly: list[WeeklyCheck] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    worried: bool = False
    red: bool = False
    severe: bool = False
    profile: Profile | None = None
    injuries: dict[Site, Injury] = field(default_factory=dict)
    new_sites: bool = False
    speed_allowed: bool = False
    limits: dict[str, float] = field(default_factory=dict)

    @property
    def cautious(self) -> bool:
        return self.profile is not None and (self.profile.cautious or bool(self.profile.risks))

    @property
    def trained(self) -> bool:
        """Whether it was no rest day (A8)."""
        return any(done.kind != "walk" for done in self.done)

    @property
    def run_min(self) -> float:
        return sum(done.run_min for done in self.done)


class Book:
    """Pages from the first fact to today."""

    def __init__(self, facts: Sequence[Fact], today: int, index: Index = INDEX) -> None:
        self.today = today
        standing = _after_corrections(facts)
        boundary = _boundary(standing)
        by_day: dict[int, list[Fact]] = {}
        for fact in standing:
            by_day.setdefault(_day_of(fact, boundary), []).append(fact)
        self.first = min((day for day in by_day if day <= today), default=today)
        self.pages: list[Page] = []
        writer = _Writer(index)
        for day in range(self.first, today + 1):
            ordered = sorted(by_day.get(day, []), key=lambda f: (f.happened_at, f.id))
            self.pages.append(writer.page(day, ordered, self.pages[-1] if self.pages else None))

    def until(self, day: int, *, morning: bool) -> "Book":
        """The book as it stood on an earlier day, for facts that came on their day.

        morning: before that day's training, tests and weekly check.
        """
        earlier = Book.__new__(Book)
        earlier.today, earlier.first = day, self.first
        earlier.pages = self.pages[: day - self.first + 1]
        last = earlier.pages[-1]
        if morning:
            red = last.morning == RED
            last = replace(last, done=[], tests=[], weekly=[], red=red)
        else:
            last = replace(last, done=[replace(done, closed=None) for done in last.done])
        earlier.pages[-1] = last
        return earlier

    def on(self, day: int) -> Page:
        return self.pages[day - self.first]

    def has(self, day: int) -> bool:
        return self.first <= day <= self.today

    @property
    def now(self) -> Page:
        return self.pages[-1]

    def back(self, days: int) -> Iterator[Page]:
        """Today and the days before, newest first, `days` in all."""
        for day in range(self.today, max(self.today - days, self.first - 1), -1):
            yield self.on(day)

    def done(self, first: int, last: int) -> Iterator[Done]:
        """Sessions done in first..last, oldest first."""
        for day in range(max(first, self.first), min(last, self.today) + 1):
            yield from self.on(day).done

    def run_minutes(self, first: int, last: int) -> float:
        return sum(done.run_min for done in self.done(first, last))

    @cached_property
    def last_run(self) -> int | None:
        return next((d for d in range(self.today, self.first - 1, -1) if self.on(d).run_min), None)

    def usual_minutes(self) -> float:
        """B_min, counted as 90 at least (A3)."""
        assert self.now.profile is not None
        return max(90.0, self.now.profile.baseline.run_min_per_week)


def _after_corrections(facts: Sequence[Fact]) -> list[Fact]:
    kept: dict[UUID, Fact] = {f.id: f for f in facts if not isinstance(f, Correction)}
    corrections = [f for f in facts if isinstance(f, Correction)]
    root = {c.id: c.corrects for c in corrections}
    for correction in sorted(corrections, key=lambda c: (c.received_at or c.happened_at, c.id)):
        target = correction.corrects
        while target in root:
            target = root[target]
        if target in kept and isinstance(kept[target], RedFlagAnswer):
            continue
        if correction.by is None:
            kept.pop(target, None)
        elif target in kept:
            kept[target] = correction.by
    return list(kept.values())


def _boundary(facts: Sequence[Fact]) -> int:
    profiles = [f for f in facts if isinstance(f, Profile)]
    if not profiles:
        return 3
    return max(profiles, key=lambda f: (f.happened_at, f.id)).day_starts_at_h


def _day_of(fact: Fact, boundary: int) -> int:
    wall = fact.happened_at.astimezone(ZoneInfo(fact.zone)).replace(tzinfo=None)
    return (wall - timedelta(hours=boundary)).date().toordinal()


def _whole_list(answer: RedFlagAnswer) -> bool:
    """Whether every question of the red-flag list was answered."""
    return set(INDEX.red_flags) <= set(answer.answers)


def _worst_of(told: Sequence[CheckIn]) -> CheckIn | None:
    """A day's check-ins as one: of two answers to a question the worse one counts."""
    if len(told) < 2:
        return told[0] if told else None
    changes: dict[str, object] = {}
    for name in ("pain", "bridge_pain"):
        sites = {site for each in told for site in getattr(each, name)}
        changes[name] = {s: max(getattr(each, name).get(s, 0) for each in told) for s in sites}
    orders = {
        "first_steps": ("normal", "stiff", "limping"),
        "versus_yesterday": ("better", "same", "worse"),
        "sleep": ("over_7_h", "6_to_7_h", "under_6_h"),
    }
    for name, order in orders.items():
        said = [order.index(a) for each in told if (a := getattr(each, name)) is not None]
        changes[name] = order[max(said)] if said else None
    highest = ("soreness", "swelling", "worrying", "painkillers_24h", "fever", "daily_life_pain",
               "stairs_down_pain", "sitting_pain")  # fmt: skip
    for name in highest:
        numbers = [a for each in told if (a := getattr(each, name)) is not None]
        changes[name] = max(numbers) if numbers else None
    energies = [each.energy for each in told if each.energy is not None]
    changes["energy"] = min(energies) if energies else None
    return told[-1].model_copy(update=changes)


class _Writer:
    """Carries what one page needs of the pages before."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.profile: Profile | None = None
        self.injuries: dict[Site, Injury] = {}
        self.base: dict[str, int] = {}
        self.scores: dict[str, list[int]] = {}
        self.flags: set[str] = set()
        self.flag_days: dict[str, int] = {}
        self.worried = False
        self.worse = False
        self.began: dict[str, int] = {}
        self.speed = False
        self.tendon = False
        self.settings: dict[str, float] = {}
        self.note: dict[str, float] = {}
        self.last_red: int | None = None

    def page(self, day: int, facts: Sequence[Fact], before: Page | None) -> Page:
        page = Page(day)
        told = _worst_of([f for f in facts if isinstance(f, CheckIn)])
        self._standing_facts(day, facts, page, told)
        page.profile, page.injuries = self.profile, dict(self.injuries)
        page.flags, page.speed_allowed = set(self.flags), self.speed
        page.limits = self._limits(page.cautious)
        page.check_in = told
        page.flares = [f for f in facts if isinstance(f, Flare)]
        page.tests = [f for f in facts if isinstance(f, TestResult)]
        page.weekly = [f for f in facts if isinstance(f, WeeklyCheck)]
        check_in = page.check_in
        if check_in is not None:
            page.rises = {s: pain - self.base.get(s, 0) for s, pain in check_in.pain.items()}
        page.morning = self._morning_light(page)
        page.done = self._sessions(day, facts, page)
        if before is not None:
            for done in before.done:
                done.closed = self._close(done.light, page)
        if page.flares:
            page.morning = RED
        reds = page.morning == RED or any(done.light == RED for done in page.done)
        page.red = reds
        page.severe = (
            any(f.limp or f.sharp for f in page.flares)
            or (
                page.morning == RED
                and check_in is not None
                and (check_in.first_steps == "limping" or max(page.rises.values(), default=0) >= 3)
            )
            or any(done.light == RED and done.severe for done in page.done)
        )
        if reds:
            self.last_red = day
        self._learn(check_in)
        if check_in is not None and check_in.worrying:
            answers = [f for f in facts if isinstance(f, RedFlagAnswer)]
            self.worried = self.worried or not any(_whole_list(f) for f in answers)
        page.worried = self.worried
        return page

    def _standing_facts(
        self, day: int, facts: Sequence[Fact], page: Page, told: CheckIn | None
    ) -> None:
        red_today = any(isinstance(f, Flare) for f in facts) or (
            told is not None
            and (
                told.first_steps == "limping"
                or max((p - self.base.get(s, 0) for s, p in told.pain.items()), default=0) >= 2
            )
        )
        for fact in facts:
            if isinstance(fact, Profile):
                if self.profile is not None and fact.risks - self.profile.risks:
                    self.speed = False
                self.profile = fact
            elif isinstance(fact, Injury):
                before = self.injuries.get(fact.site)
                if before is None:
                    self.base[fact.site] = fact.usual_pain
                page.new_sites |= before is None or fact.onset > before.onset
                self.injuries[fact.site] = fact
            elif isinstance(fact, RedFlagAnswer):
                self.worried = self.worried and not _whole_list(fact)
                raised = {name for name, yes in fact.answers.items() if yes}
                for name in raised - self.flags:
                    self.flag_days[name] = day
                self.flags |= raised
                self.speed = self.speed and not raised
            elif isinstance(fact, ClinicianNote):
                # A note clears what it names, and nothing that came after it was written.
                seen = fact.seen_on.toordinal()
                self.flags -= {f for f in fact.clears_flags if seen >= self.flag_days.get(f, 0)}
                self.speed |= fact.allows_speed
                self.note.update(fact.parameters)
                self._new_base(fact.new_usual_pain)
            elif isinstance(fact, NewUsualPain):
                quiet = self.last_red is None or day - self.last_red > 14
                if quiet and not red_today:
                    self._new_base(fact.pain)
            elif isinstance(fact, Settings):
                self.settings, self.tendon = dict(fact.parameters), fact.tendon_strength_profile

    def _new_base(self, pain: Mapping[Site, int]) -> None:
        for site, value in pain.items():
            if site in self.injuries:
                if value > self.base[site]:
                    self.scores[site] = []
                self.base[site] = value

    def _limits(self, cautious: bool) -> dict[str, float]:
        values = {}
        for p in self.index.parameters.values():
            values[p.id] = p.default
            for given in (self.note, self.settings):
                value = given.get(p.id, values[p.id])
                looser = {"higher": value > values[p.id], "lower": value < values[p.id]}
                if given is self.settings and looser.get(p.looser, False):
                    continue
                if p.low <= value <= p.high and not (p.whole and value % 1):
                    values[p.id] = value
        if cautious:
            values["session_growth"] = min(values["session_growth"], 1.05)
            values["run_green_top"] = min(values["run_green_top"], 2)
            for name in ("week_growth", "week_growth_streak"):
                values[name] = min(values[name], 0.10)
        return values

    def _learn(self, check_in: CheckIn | None) -> None:
        self.worse = check_in is not None and check_in.versus_yesterday == "worse"
        if check_in is None:
            return
        for site, score in check_in.pain.items():
            scores = self.scores.setdefault(site, [])
            scores.append(score)
            window = sorted(scores[-7:])
            if len(window) >= 3 and site in self.base:
                middle = len(window) // 2
                median = (
                    window[middle]
                    if len(window) % 2
                    else (window[middle - 1] + window[middle]) // 2
                )
                self.base[site] = min(self.base[site], median)

    def _morning_light(self, page: Page) -> int:
        told = page.check_in
        if told is None:
            return UNKNOWN
        worst = max(page.rises.values(), default=0)
        if told.first_steps == "limping" or told.swelling or worst >= 2:
            return RED
        tired = (
            (told.sleep == "under_6_h") + ((told.energy or 5) <= 2) + ((told.soreness or 1) >= 4)
        )
        if worst == 1 or (self.worse and told.versus_yesterday == "worse") or tired >= 2:
            return AMBER
        unanswered = set(self.injuries) - set(told.pain) or told.first_steps is None
        return UNKNOWN if unanswered or told.painkillers_24h is not False else GREEN

    def _close(self, light: int, page: Page) -> int:
        told = page.check_in
        if told is None:
            return max(light, UNKNOWN)
        worst = max(page.rises.values(), default=0)
        if told.swelling or worst >= 2 or light == RED:
            return RED
        if worst == 1 or light == AMBER:
            return AMBER
        unanswered = set(self.injuries) - set(told.pain)
        return UNKNOWN if unanswered or told.painkillers_24h is not False else light

    def _sessions(self, day: int, facts: Sequence[Fact], page: Page) -> list[Done]:
        activities = {f.id: f for f in facts if isinstance(f, ActivityImported)}
        later = [f for f in facts if isinstance(f, PainAfter)]
        found = []
        for told in facts:
            if not isinstance(told, SessionFeedback):
                continue
            hurt = told.limp or told.sharp or any(told.pain_during.values())
            if told.done == "no" and not hurt:
                continue
            activity = None
            if told.activity is not None:
                activity = activities.pop(told.activity, None)
            else:
                for key, each in activities.items():
                    if SPORTS.get(each.sport) == told.session_class:
                        activity = activities.pop(key)
                        break
            pain_60 = dict(told.pain_60min)
            for after in later:
                if after.session == told.id:
                    pain_60.update(after.pain_60min)
            found.append(self._done(day, told, pain_60, page, activity))
        for each in activities.values():
            kind = SPORTS.get(each.sport)
            if kind is not None:
                minutes = (each.moving_s.value or each.elapsed_s.value or 0) / 60
                run = minutes if kind == "run" else 0
                found.append(
                    Done(day, kind, run, run, minutes, each.distance_m.value,
                         each.ascent_m.value or 0,
                         each.descent_m.value or 0, 0, 0, 0, 0, None, UNKNOWN, False, ())
                )  # fmt: skip
        return found

    def _done(
        self,
        day: int,
        told: SessionFeedback,
        pain_60: Mapping[Site, int],
        page: Page,
        activity: ActivityImported | None,
    ) -> Done:
        run_min = told.run_min
        if activity is not None and told.session_class == "run" and run_min == 0:
            run_min = (activity.moving_s.value or 0) / 60
        feet = max(run_min, told.on_feet_min or run_min)
        return Done(
            day=day,
            kind=told.session_class,
            run_min=run_min,
            on_feet_min=feet,
            minutes=feet if told.minutes is None else told.minutes,
            distance_m=told.distance_m,
            ascent_m=told.ascent_m or 0,
            descent_m=told.descent_m or 0,
            fast_min=told.fast_min,
            technical_min=told.technical_min,
            contacts=told.contacts,
            rpe=told.rpe or 0,
            worst=max(told.pain_during.values(), default=None),
            light=self._during(told, pain_60, page),
            severe=told.limp or told.began == "start",
            exercises=tuple(each.exercise for each in told.exercises),
        )

    def _during(self, told: SessionFeedback, pain_60: Mapping[Site, int], page: Page) -> int:
        order = {"start": 0, "middle": 1, "end": 2, "never": 3, None: 3}
        last = self.began.get(told.session_class, 0)
        began = order[told.began]
        self.began[told.session_class] = began
        if told.limp or told.sharp:
            return RED
        strict = told.session_class in (*IMPACT, "walk")
        morning = None if page.check_in is None else page.check_in.painkillers_24h
        clear = told.painkillers_24h is False or (told.painkillers_24h is None and morning is False)
        light = GREEN if clear and not morning else UNKNOWN
        for site in dict.fromkeys((*self.injuries, *told.pain_during)):
            injury = self.injuries.get(site)
            pain = told.pain_during.get(site)
            if pain is None:
                light = max(light, UNKNOWN)
                continue
            top, bottom = self._band(told.session_class, injury, page.limits)
            light = max(light, RED if pain >= bottom else GREEN if pain <= top else AMBER)
            if strict:
                base, after = self.base.get(site, 0), pain_60.get(site)
                if after is None:
                    light = max(light, UNKNOWN if pain > base else GREEN)
                elif after > base:
                    light = max(light, AMBER)
        if strict and (told.course == "rose" or began < last):
            light = max(light, AMBER)
        return light

    def _band(
        self, kind: str, injury: Injury | None, limits: dict[str, float]
    ) -> tuple[float, float]:
        if kind in (*IMPACT, "walk"):
            return limits["run_green_top"], limits["run_red_bottom"]
        if kind == "cross_training":
            return limits["cross_training_green_top"], limits["cross_training_red_bottom"]
        ham = None if injury is None else injury.hamstring_kind
        if ham == "acute_strain":
            return limits["strain_green_top"], limits["strain_red_bottom"]
        if self.tendon and ham == "tendon_proximal":
            return limits["strength_green_top"], limits["tendon_red_bottom"]
        return limits["strength_green_top"], limits["strength_red_bottom"]
