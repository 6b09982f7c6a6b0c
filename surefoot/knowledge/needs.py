"""What the engine asks of a protocol, whatever it is about: without it a plan would break off.

A test holds the ids against the engine's own code.
"""

from collections.abc import Iterator, Mapping

from surefoot.knowledge.draft import Draft, Finding
from surefoot.knowledge.yaml_file import Steps

PARAMETERS: frozenset[str] = frozenset(
    [
        "run_green_top",
        "run_red_bottom",
        "strength_green_top",
        "strength_red_bottom",
        "tendon_red_bottom",
        "strain_green_top",
        "strain_red_bottom",
        "cross_training_green_top",
        "cross_training_red_bottom",
        "red_rest_h",
        "red_rest_severe_h",
        "red_first_share",
        "red_second_share",
        "red_freeze_d",
        "red_second_freeze_d",
        "amber_step",
        "week_red_share",
        "session_growth",
        "session_growth_cautious",
        "week_growth",
        "week_growth_streak",
        "green_weeks_for_streak",
        "week_growth_floor_min",
        "small_week_min",
        "week_ratio_most",
        "ladder_week_growth_min",
        "ladder_levels_per_week",
        "ladder_entry_short",
        "ladder_entry_long",
        "baseline_floor_min",
        "mild_start_share",
        "long_run_share_3",
        "long_run_share_4",
        "second_of_pair_share",
        "fourth_run_from_min",
        "beyond_share",
        "beyond_min",
        "flat_climb_m",
        "flat_climb_m_per_km",
        "fast_tolerance_min",
        "ascent_first_share",
        "ascent_step",
        "descent_first_share",
        "descent_step",
        "descent_lag",
        "flat_runner_climb_m",
        "flat_runner_first_m_per_km",
        "first_hill_grade_pct",
        "fast_first_min",
        "fast_step_min",
        "fast_most_min",
        "fast_share",
        "technical_first_min",
        "technical_step_min",
        "technical_most_min",
        "speed_hold_weeks",
        "effort_ceiling",
        "contacts_first",
        "contacts_second",
        "contacts_most",
        "energy_storage_gap_d",
        "stage_weeks",
        "dose_step_greens",
        "exercises_per_session",
        "deload_share",
        "deload_every_weeks",
        "deload_from_share",
        "taper_days",
        "taper_cut",
        "race_rest_days",
        "race_recovery_days",
        "off_season_days",
        "build_days",
        "cue_runs_least",
        "cadence_first_step",
        "cadence_second_step",
        "cadence_step_d",
        "cadence_band",
        "cadence_held_share",
        "cadence_held_runs",
        "stretch_minutes_most",
        "amber_after_unknown_d",
        "lay_off_after_d",
        "lay_off_share",
        "check_ins_of_seven",
        "logged_share",
        "test_age_d",
        "walk_run_day_mild",
        "walk_run_day_moderate",
        "walk_run_day_severe",
        "severe_from_pain",
    ]
)
"""Numbers that the engine reads."""
RULES: frozenset[str] = frozenset(
    [
        "FLAG",
        "FLAG-MISTAKE",
        "WORRY",
        "NOTE",
        "UNDER-AGE",
        "OTHER-INJURY",
        "CLINICIAN-FIRST",
        "PREGNANCY",
        "NEW-INJURY",
        "CONTRA-HAMSTRING",
        "RED-3",
        "RED-2",
        "RED-1",
        "FEVER",
        "PAUSE",
        "LAY-OFF",
        "RED-REST",
        "RELAPSE",
        "RETURNING",
        "AMBER-2",
        "WEEK-RED",
        "AMBER",
        "UNKNOWN",
        "GREEN",
        "GATE-UP",
        "GATE-HOLD",
        "STAGE-UP",
        "LADDER-UP",
        "LEVER-UP",
        "LEVER-HOLD",
        "BEYOND-LONG",
        "BEYOND-HILLS",
        "BEYOND-FAST",
        "REHAB-UP",
        "REFERENCE",
        "DELOAD",
        "TAPER",
        "INITIAL-CUT",
        "RACE-RECOVERY",
        "OFF-SEASON",
        "CUE",
        "CADENCE-UP",
        "CADENCE-BACK",
        "RACE-NOT-READY",
        "CAP-SESSION",
        "CAP-WEEK",
        "CAP-CEILING",
        "CAP-RED-WEEK",
        "CAP-NO-MORE",
        "CAP-DAY",
        "SPACE-HARD",
        "SPACE-RUNS",
        "SPACE-JUMPS",
        "SPACE-HEAVY",
        "REST-DAYS",
        "DROPPED",
        "WEEK-SHAPE",
        "STRENGTH-BLOCK",
        "TESTS-DUE",
        "EDIT-MOVED",
        "EDIT-SWAPPED",
        "EDIT-SKIPPED",
        "EDIT-REFUSED",
    ]
)
"""Rules that a decision may name."""

REFERRALS = ("third_red", "under_age")
"""Referrals that the engine itself waits for or sends to."""
GATED = ("P1", "P2", "P3", "P4", "P5", "P6", "P7", "descent", "plyometrics")
"""What opens by a gate and by nothing else."""
BLOCKS = ("calm", "weeks_1_4", "weeks_5_8", "maintenance")
STAGES = (1, 2, 3, 4)

_NO_END = float("inf")
MODEL_LIMITS: Mapping[str, tuple[float, float]] = {
    "run_green_top": (0, 3),
    "run_red_bottom": (1, 5),
    "strength_green_top": (0, 3),
    "strength_red_bottom": (1, 5),
    "tendon_red_bottom": (1, 6),
    "strain_red_bottom": (1, 3),
    "red_rest_h": (48, _NO_END),
    "red_rest_severe_h": (72, _NO_END),
    "red_first_share": (0, 0.7),
    "red_second_share": (0, 0.5),
    "session_growth": (1, 1.1),
    "session_growth_cautious": (1, 1.05),
    "week_growth": (0, 0.1),
    "week_growth_streak": (0, 0.15),
    "green_weeks_for_streak": (4, _NO_END),
    "week_ratio_most": (1, 1.3),
    "ladder_week_growth_min": (0, 20),
    "ladder_levels_per_week": (1, 2),
    "long_run_share_3": (0, 0.4),
    "long_run_share_4": (0, 0.35),
    "second_of_pair_share": (0, 0.6),
    "ascent_first_share": (0, 0.3),
    "ascent_step": (0, 0.15),
    "energy_storage_gap_d": (3, _NO_END),
    "deload_share": (0.3, 0.5),
    "test_age_d": (1, 14),
    "cadence_first_step": (0, 0.03),
    "cadence_second_step": (0, 0.05),
    "cadence_step_d": (7, _NO_END),
}
"""The outermost values that the decision model's invariants allow a hard range to have."""

BANDS = (
    ("run_green_top", "run_red_bottom"),
    ("strength_green_top", "strength_red_bottom"),
    ("strain_green_top", "strain_red_bottom"),
    ("cross_training_green_top", "cross_training_red_bottom"),
)
"""Pairs of the highest green and the lowest red pain."""


def needed_parts(draft: Draft) -> Iterator[Finding]:
    """Ids that the engine will look for and not find."""
    for key, wanted, found, what in (
        ("parameters", PARAMETERS, draft.parameters, "the engine reads the number"),
        ("rules", RULES, draft.rules, "decisions name the rule"),
        ("referrals", REFERRALS, draft.referrals, "the engine sends runners to the referral"),
    ):
        have = {each.id for each in found}
        for name in sorted(set(wanted) - have):
            if draft.has((key,)):
                yield Finding((key,), f"{what} `{name}`, and it is not here: add it")
    if draft.has(("strength",)):
        yield from _blocks(draft)
    if draft.has(("hamstring",)):
        missing = set(STAGES) - {each.stage for each in draft.hamstring}
        for stage in sorted(missing):
            yield Finding(("hamstring",), f"there is no stage {stage}: give stages 1 to 4")


def _blocks(draft: Draft) -> Iterator[Finding]:
    have = {each.block for each in draft.strength if each.day == "A"}
    for block in BLOCKS:
        if block not in have:
            yield Finding(
                ("strength",),
                f"block {block} has no day A: the plan falls back on it, so add one",
            )


def gates_for_all(draft: Draft) -> Iterator[Finding]:
    """Every phase but the first, descent and jumps open by a gate."""
    have = {gate.opens for gate in draft.gates}
    for name in GATED:
        if name not in have:
            yield Finding(("gates",), f"no gate opens {name}: nobody could get there, add one")


def within_the_model(draft: Draft) -> Iterator[Finding]:
    """Hard ranges inside the model's own limits, and bands that do not overlap."""
    positions = {each.id: position for position, each in enumerate(draft.parameters)}
    for position, each in enumerate(draft.parameters):
        low, high = MODEL_LIMITS.get(each.id, (-_NO_END, _NO_END))
        steps: Steps = ("parameters", position)
        if each.low < low:
            yield Finding((*steps, "low"), f"{each.id} may not go below {low:g}: raise `low`")
        if each.high > high:
            yield Finding((*steps, "high"), f"{each.id} may not go above {high:g}: lower `high`")
    for green, red in BANDS:
        if green in positions and red in positions:
            top = draft.parameters[positions[green]].default
            bottom = draft.parameters[positions[red]].default
            if bottom <= top:
                yield Finding(
                    ("parameters", positions[red], "default"),
                    f"{red} {bottom:g} must be above {green} {top:g}: no pain is both",
                )
