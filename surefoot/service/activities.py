"""What there is to see of recorded activities."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import numpy as np

from surefoot.activity import thinning
from surefoot.engine import paces, same_run
from surefoot.engine.ledger import Runner
from surefoot.facts.analysis import Analysis, Measured, TechnicalGuess
from surefoot.facts.days import day_of
from surefoot.facts.types import ACTIVITY_TOTALS, ActivityImported, SessionFeedback
from surefoot.service import streams
from surefoot.service.activity_views import (
    ActivitiesView,
    ActivityLineView,
    ActivityPageView,
    GradeBandView,
    LapView,
    NumberView,
    OtherFileView,
    PauseView,
    SegmentView,
    TracesView,
    TraceView,
    Wanted,
)
from surefoot.service.errors import NotKnown
from surefoot.service.streams import Stream
from surefoot.store.store import Store
from surefoot.text import names
from surefoot.text.language import later, said, t

ALL = Wanted()
STRETCHES = 400
"""A chart on a phone has fewer pixels than twice this, one for each extreme."""
_ROUTE_POINTS = 600
_DRAWN = (
    "elevation_m",
    "speed_mps",
    "cadence_spm",
    "heart_rate_bpm",
    "power_w",
)
_SIGNS = {
    "device_says_trail": later("the watch was set to trail"),
    "steep_descent": later("there is a steep descent"),
    "slow_descent": later("you went down slower than on the flat"),
    "uneven_steps": later("your steps were uneven"),
}


class Activities:
    """The activities that were not taken out, newest first, and sessions logged by hand."""

    def __init__(
        self,
        store: Store,
        known: Mapping[UUID, ActivityImported],
        runner: Runner,
        by_hand: Sequence[SessionFeedback] = (),
        in_band: Callable[[ActivityImported], str] = lambda fact: "",
    ) -> None:
        self._in_band = in_band
        self._by_hand = by_hand
        self._store = store
        self._runner = runner
        self._known = sorted(known.values(), key=lambda fact: fact.happened_at, reverse=True)
        self._instead = same_run.told_once(self._known)

    def lines(self, wanted: Wanted = ALL, skip: int = 0, most: int = 50) -> ActivitiesView:
        """The list of those that are wanted, without the first so many."""
        recorded = [fact for fact in self._known if _fits(fact, wanted)]
        logged = [line for line in map(_logged_line, self._by_hand) if _line_fits(line, wanted)]
        found: list[ActivityImported | ActivityLineView] = [*recorded, *logged]
        found.sort(key=_began, reverse=True)
        return ActivitiesView(
            activities=[
                entry if isinstance(entry, ActivityLineView) else self._line(entry)
                for entry in found[skip : skip + most]
            ],
            total=len(found),
            kept=len(self._known) + len(self._by_hand),
            sports=sorted(
                {fact.sport for fact in self._known}
                | {fact.session_class for fact in self._by_hand}
            ),
        )

    def page(self, activity_id: str) -> ActivityPageView:
        """An activity's page. Raises NotKnown."""
        fact = self._fact(activity_id)
        told = fact.analysis or Analysis()
        numbers = {name: _number(getattr(fact, name)) for name in ACTIVITY_TOTALS}
        numbers |= {name: _number(value) for name, value in told if isinstance(value, Measured)}
        speeds_mps = paces.level_speeds_mps(self._before(fact))[: paces.RUNS_LOOKED_AT]
        easy_mps = paces.easy_speed_mps(self._runner.profile, speeds_mps)
        fast_min = paces.fast_min(told, easy_mps, self._runner.limits)
        numbers["fast_s"] = _computed(None if fast_min is None else fast_min * 60)
        instead = self._instead.get(fact.id)
        columns = streams.of_activity(self._store, fact)
        return ActivityPageView(
            id=str(fact.id),
            start=fact.happened_at,
            utc_offset_s=fact.utc_offset_s,
            zone=fact.zone,
            sport=fact.sport,
            sub_sport=fact.sub_sport or "",
            name=fact.name,
            device=fact.author.name,
            instead="" if instead is None else str(instead),
            others=self._others(fact),
            numbers=numbers,
            segments=[SegmentView(s.gait, s.start_s, s.duration_s) for s in told.segments],
            grades=[
                GradeBandView(b.from_percent, b.to_percent, b.distance_m, b.duration_s)
                for b in told.grades
            ],
            zones_s=list(told.heart_rate_zones_s),
            laps=_laps(columns),
            pauses=_pauses(columns),
            technical=_technical(told.technical),
            fast=_fast(easy_mps, self._runner.limits["fast_share"]),
            in_band=self._in_band(fact),
            warnings=[
                t(warning) if isinstance(warning, str) else said(warning)
                for warning in fact.warnings
            ],
        )

    def traces(self, activity_id: str, most: int = STRETCHES) -> TracesView:
        """An activity's streams, thin enough for a chart. Raises NotKnown."""
        columns = streams.of_activity(self._store, self._fact(activity_id))
        time_s = columns.get("time_s")
        if time_s is None or len(time_s) < 2:
            return TracesView([], [], {}, [])
        cut = thinning.stretches(time_s, most)
        along = columns.get("distance_m")
        nothing = np.full(len(cut.start_s), np.nan)
        return TracesView(
            start_s=np.round(cut.start_s, 1).tolist(),
            at_m=_rounded(nothing if along is None else cut.trace(along).mean, 0),
            columns={
                name: _trace(cut.trace(columns[name]), 2 if name == "speed_mps" else 1)
                for name in _DRAWN
                if name in columns
            },
            route=[(round(north, 5), round(east, 5), round(at_s, 1))
                   for north, east, at_s in thinning.route(columns, _ROUTE_POINTS)],
        )  # fmt: skip

    def _fact(self, activity_id: str) -> ActivityImported:
        for fact in self._known:
            if str(fact.id) == activity_id:
                return fact
        raise NotKnown(t("There is no activity {activity_id}.", activity_id=activity_id))

    def _before(self, fact: ActivityImported) -> list[ActivityImported]:
        return [
            each
            for each in self._known
            if each.happened_at < fact.happened_at and each.id not in self._instead
        ]

    def _line(self, fact: ActivityImported) -> ActivityLineView:
        return ActivityLineView(
            id=str(fact.id),
            start=fact.happened_at,
            zone=fact.zone,
            sport=fact.sport,
            sub_sport=fact.sub_sport or "",
            name=fact.name,
            distance_m=fact.distance_m.value,
            moving_s=fact.moving_s.value,
            ascent_m=fact.ascent_m.value,
            run_s=None if fact.analysis is None else fact.analysis.run_s.value,
            counts=fact.id not in self._instead,
            doubtful=_doubtful(fact),
        )

    def _others(self, fact: ActivityImported) -> list[OtherFileView]:
        """The other files of the same run."""
        best = self._instead.get(fact.id, fact.id)
        return [
            OtherFileView(
                str(other.id), other.name, other.author.name, other.id not in self._instead
            )
            for other in self._known
            if other.id != fact.id and self._instead.get(other.id, other.id) == best
        ]


def _began(entry: ActivityImported | ActivityLineView) -> datetime:
    return entry.start if isinstance(entry, ActivityLineView) else entry.happened_at


def _logged_line(fact: SessionFeedback) -> ActivityLineView:
    """A session without a file; what was not said is missing, not zero."""
    minutes = fact.minutes or max(fact.on_feet_min or 0.0, fact.run_min) or None
    return ActivityLineView(
        id=str(fact.id),
        start=fact.happened_at,
        zone=fact.zone,
        sport=fact.session_class,
        sub_sport="",
        name="",
        distance_m=fact.distance_m,
        moving_s=None if minutes is None else minutes * 60,
        ascent_m=fact.ascent_m,
        run_s=fact.run_min * 60 if fact.session_class == "run" else None,
        counts=True,
        doubtful=False,
        by_hand=True,
    )


def _line_fits(line: ActivityLineView, wanted: Wanted) -> bool:
    day = day_of(line.start, line.zone)
    text = names.name(line.sport, names.KIND).lower()
    return (
        wanted.sport in ("", line.sport)
        and (wanted.first_day is None or day >= wanted.first_day)
        and (wanted.last_day is None or day <= wanted.last_day)
        and (
            wanted.least_m is None
            or (line.distance_m is not None and line.distance_m >= wanted.least_m)
        )
        and all(word in text for word in wanted.words.lower().split())
        and not wanted.doubtful
    )


def _fits(fact: ActivityImported, wanted: Wanted) -> bool:
    day = day_of(fact.happened_at, fact.zone)
    metres = fact.distance_m.value
    text = " ".join((fact.name, fact.author.name, names.name(fact.sport, names.SPORT))).lower()
    return (
        wanted.sport in ("", fact.sport)
        and (wanted.first_day is None or day >= wanted.first_day)
        and (wanted.last_day is None or day <= wanted.last_day)
        and (wanted.least_m is None or (metres is not None and metres >= wanted.least_m))
        and all(word in text for word in wanted.words.lower().split())
        and (not wanted.doubtful or _doubtful(fact))
    )


def _doubtful(fact: ActivityImported) -> bool:
    totals = (getattr(fact, name) for name in ACTIVITY_TOTALS)
    return bool(fact.warnings) or any(total.source == "corrected" for total in totals)


def _number(measured: Measured) -> NumberView:
    return NumberView(measured.value, measured.source)


def _computed(value: float | None) -> NumberView:
    return NumberView(value, "missing" if value is None else "computed")


def _technical(guess: TechnicalGuess | None) -> str:
    """The guess in a sentence; '' when nothing was seen of technical ground."""
    if guess is None or not guess.likely:
        return ""
    signs = names.listed([t(_SIGNS[sign]) for sign in guess.signs])
    return t(
        "Probably technical ground: {signs}. A guess of ours (grade P) from how you moved.",
        signs=signs,
    )


def _fast(easy_mps: float | None, share: float) -> str:
    if easy_mps is None:
        return ""
    return t(
        "Fast is running {share} above your easy {pace}, climbs reckoned as level ground.",
        share=names.percent(share - 1),
        pace=names.pace(easy_mps),
    )


def _laps(columns: Mapping[str, Stream]) -> list[LapView]:
    starts = columns.get("lap_start_s")
    if starts is None:
        return []
    unknown = np.full(len(starts), np.nan)
    rest = {
        name: _rounded(columns.get(f"lap_{name}", unknown), 1)
        for name in ("timer_s", "distance_m", "ascent_m", "descent_m", "cadence_spm",
                     "heart_rate_bpm")
    }  # fmt: skip
    return [
        LapView(start, **{name: values[lap] for name, values in rest.items()})
        for lap, start in enumerate(starts.tolist())
    ]


def _pauses(columns: Mapping[str, Stream]) -> list[PauseView]:
    """The pauses that were kept; whether the device told them is not."""
    starts, lengths = columns.get("pause_start_s"), columns.get("pause_duration_s")
    if starts is None or lengths is None:
        return []
    return [PauseView(*each) for each in zip(starts.tolist(), lengths.tolist(), strict=True)]


def _trace(found: thinning.Trace, digits: int) -> TraceView:
    return TraceView(*(_rounded(each, digits) for each in (found.low, found.high, found.mean)))


def _rounded(values: Stream, digits: int) -> list[float | None]:
    found: Sequence[float] = np.round(values, digits).tolist()
    return [None if value != value else value for value in found]
