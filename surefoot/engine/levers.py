"""The one lever that may rise at the turn of a week, and by how much (R-E015)."""

from surefoot.engine import gates, growth
from surefoot.engine.draft import Draft
from surefoot.engine.gates import baseline_min
from surefoot.engine.runs import long_most, race_day, run_count, usual_ascent_m
from surefoot.engine.standing import Week

_FULL = 1.0
_ENOUGH = 0.9


def obstacles(draft: Draft, before: Week | None) -> tuple[str, ...]:
    """Why no run lever may rise today, the taper included."""
    found = growth.obstacles(draft.ledger, draft.standing, draft.runner, draft.today, before)
    race = race_day(draft)
    if race is not None and 0 <= race - draft.today <= draft.limits.whole("taper_days"):
        found = (*found, "taper")
    return found


def raise_lever(draft: Draft, before: Week | None) -> tuple[str, float]:
    """The lever that rises this week and the week's minutes; at most one (R-E015)."""
    standing = draft.standing
    target = standing.volume_min
    if standing.phase < 3:
        return "", target
    found = obstacles(draft, before)
    if before is not None and before.phase != standing.phase:
        found = (*found, "new_phase")
    if found:
        draft.because("LEVER-HOLD", until=draft.today + 7, obstacles=", ".join(found))
        return "", target
    lever, target = _choose(draft)
    if lever:
        draft.set(suspect=lever, lever_since=draft.today)
        draft.because("LEVER-UP", until=draft.today + 7, lever=lever)
    return lever, target


def _choose(draft: Draft) -> tuple[str, float]:
    """The lever with the lowest share of its usual value; new ground opens first."""
    standing, limits = draft.standing, draft.limits
    levers, target = standing.levers, standing.volume_min
    opens = _opening(draft)
    if opens:
        return opens, target
    share = standing.volume_min / baseline_min(draft.runner)
    grown = growth.grown_week(standing, draft.runner)
    shares = {}
    if grown >= standing.volume_min + 1:
        shares["volume"] = share
    elif share >= _FULL - 0.01:
        draft.because("CAP-CEILING", usual=baseline_min(draft.runner))
    if standing.phase >= 4 and levers.ascent < _FULL:
        shares["ascent"] = levers.ascent
    if levers.descent and levers.descent < min(levers.ascent, share) - limits["descent_lag"]:
        shares["descent"] = levers.descent
    if standing.phase >= 5 and min(share, levers.ascent) >= _ENOUGH:
        if levers.fast_min < limits["fast_most_min"] and standing.speed_weeks >= limits.whole(
            "speed_hold_weeks"
        ):
            shares["speed"] = _ENOUGH + levers.fast_min / limits["fast_most_min"] / 10
        if levers.technical_min and levers.technical_min < limits["technical_most_min"]:
            shares["technical"] = _ENOUGH + levers.technical_min / limits["technical_most_min"] / 10
    if not shares:
        return ("long_run" if _long_run_short(draft) else ""), target
    lever = min(shares, key=lambda name: (shares[name], name))
    match lever:
        case "volume":
            if _fourth_run(draft):
                draft.moved("runs", levers.runs, levers.runs + 1, "LEVER-UP")
                draft.set_levers(runs=levers.runs + 1)
                return "frequency", target
            build = standing.build
            if build is not None and run_count(draft, target) > build.wanted_runs:
                draft.moved("runs", build.wanted_runs, build.wanted_runs + 1, "LEVER-UP")
                return "frequency", target
            draft.moved("weekly minutes", round(target, 1), round(grown, 1), "LEVER-UP")
            draft.because("CAP-WEEK", until=draft.today + 7, before=target, most=round(grown, 1))
            return "volume", grown
        case "ascent":
            _move(draft, "ascent", min(_FULL, levers.ascent + limits["ascent_step"]))
        case "descent":
            _move(
                draft, "descent", min(_FULL, levers.ascent, levers.descent + limits["descent_step"])
            )
        case "speed":
            _move(
                draft,
                "fast_min",
                min(limits["fast_most_min"], levers.fast_min + limits["fast_step_min"]),
            )
        case "technical":
            _move(
                draft,
                "technical_min",
                min(
                    limits["technical_most_min"],
                    levers.technical_min + limits["technical_step_min"],
                ),
            )
    return lever, target


def _long_run_short(draft: Draft) -> bool:
    """Whether the long run could be longer in the same week; nothing else is left to raise."""
    build, limits = draft.standing.build, draft.limits
    kept = long_most(build, "")
    if build is None or kept is None:
        return False
    share = limits["long_run_share_3" if build.wanted_runs <= 3 else "long_run_share_4"]
    return build.wanted_runs >= 3 and kept + 2 <= share * draft.standing.volume_min


def _move(draft: Draft, lever: str, after: float) -> None:
    after = round(after, 3)
    draft.moved(lever, getattr(draft.standing.levers, lever), after, "LEVER-UP")
    draft.set_levers(**{lever: after})


def first_climb_share(draft: Draft) -> float:
    """Share of the usual climb in the first hill week; for a flat runner no more than 20 m per
    5 km of the longest green run (A7), at 6 minutes a kilometre where no distance is known (P)."""
    share, profile = draft.limits["ascent_first_share"], draft.runner.profile
    assert profile is not None
    if profile.baseline.ascent_m_per_week > 0:
        return share
    longest = growth.longest_green(draft.ledger, draft.standing, draft.today)
    km = longest.run_min / 6 if longest.distance_m is None else longest.distance_m / 1000
    most_m = draft.limits["flat_runner_first_m_per_km"] * km
    return round(min(share, most_m / max(usual_ascent_m(draft), 1.0)), 3)


def _opening(draft: Draft) -> str:
    """A lever that the phase opens and that still stands at zero."""
    standing, limits = draft.standing, draft.limits
    levers = standing.levers
    if standing.phase >= 4 and levers.ascent == 0:
        _move(draft, "ascent", first_climb_share(draft))
        return "ascent"
    if (
        standing.phase >= 4
        and levers.descent == 0
        and gates.passes(draft.index.gate_to["descent"], draft.view)
    ):
        _move(draft, "descent", min(limits["descent_first_share"], levers.ascent))
        return "descent"
    if standing.phase >= 5 and levers.fast_min == 0:
        _move(draft, "fast_min", limits["fast_first_min"])
        return "speed"
    if (
        standing.phase >= 5
        and levers.technical_min == 0
        and standing.speed_weeks >= limits.whole("speed_hold_weeks")
    ):
        _move(draft, "technical_min", limits["technical_first_min"])
        return "technical"
    return ""


def _fourth_run(draft: Draft) -> bool:
    """Whether the volume is due for one more run instead of longer ones."""
    standing = draft.standing
    runs = max(standing.levers.runs, 3)
    profile = draft.runner.profile
    assert profile is not None
    most = min(
        draft.index.phases[f"P{standing.phase}"].runs_most,
        max(profile.baseline.runs_per_week, 3),
        4,
    )
    open_days = sum(minutes > 0 for minutes in profile.available_min)
    return (
        runs < most
        and open_days > runs
        and standing.volume_min / runs >= draft.limits["fourth_run_from_min"]
    )
