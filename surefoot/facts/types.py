"""Every kind of fact (decision model §1-3): typed, dated, authored, only ever appended."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Annotated, Literal, Self, get_args
from uuid import UUID

from pydantic import ConfigDict, Field, TypeAdapter, model_validator

from surefoot.facts.analysis import MISSING, Analysis, Measured
from surefoot.facts.base import EARLIEST, LATEST, FactBase
from surefoot.facts.days import DEFAULT_DAY_STARTS_AT_H
from surefoot.facts.technique import CadenceMeasured, GaitMeasured
from surefoot.facts.told import Told
from surefoot.facts.value import Value
from surefoot.facts.vocabulary import (
    ClimbMetres,
    CrossTrainingMode,
    Effort,
    Equipment,
    HamstringKind,
    Kilograms,
    LongText,
    Metres,
    Minutes,
    OneToFive,
    Pain,
    ProfileRisk,
    ReminderTrack,
    Seconds,
    SessionClass,
    ShortText,
    Site,
    StepsPerMinute,
    WeekMinutes,
    ZeroToTen,
)


class Baseline(Value):
    """The four weeks before the injury."""

    run_min_per_week: WeekMinutes
    run_m_per_week: Metres | None = None
    ascent_m_per_week: ClimbMetres = 0
    descent_m_per_week: ClimbMetres | None = None
    """None: as much as the ascent."""
    longest_run_min: Minutes | None = None
    runs_per_week: Annotated[int, Field(ge=0, le=14)] = 3
    cadence_spm: StepsPerMinute | None = None


class Goal(Value):
    """A race or another dated aim."""

    on: date
    distance_m: Metres | None = None
    ascent_m: ClimbMetres | None = None
    name: ShortText = ""


class Profile(FactBase):
    """The person; the newest profile counts."""

    kind: Literal["profile"] = "profile"
    age_years: Annotated[int, Field(ge=0, le=120)]
    sex: Literal["female", "male", "other"] | None = None
    body_mass_kg: Annotated[float, Field(ge=25, le=300)] | None = None
    baseline: Baseline
    goal: Goal | None = None
    available_min: Annotated[
        tuple[Annotated[int, Field(ge=0, le=1440)], ...], Field(min_length=7, max_length=7)
    ] = (90, 90, 90, 90, 90, 180, 180)
    """Minutes free for training, Monday to Sunday; 0 = not available."""
    equipment: frozenset[Equipment] = frozenset()
    cross_training: tuple[CrossTrainingMode, ...] = ()
    """Preferred modes, best first; empty = the protocol's order."""
    uphill_treadmill: bool = False
    """The ITB-only option of walking and jogging uphill on a treadmill (R-E005..E007)."""
    strength_experience: Literal["none", "some", "regular"] = "none"
    clinician_contact: ShortText = ""
    risks: frozenset[ProfileRisk] = frozenset()
    cautious: bool = False
    """Chosen by the runner; any profile risk sets it anyway (A10)."""
    day_starts_at_h: Annotated[int, Field(ge=0, le=12)] = DEFAULT_DAY_STARTS_AT_H
    protocol: ShortText | None = None
    """Id of the protocol that is followed; None = the usual one."""


class Injury(FactBase):
    """A declared injury at one of the four supported sites; the newest for a site counts."""

    kind: Literal["injury"] = "injury"
    site: Site
    hamstring_kind: HamstringKind | None = None
    onset: date
    worst_pain_7d: Pain
    usual_pain: Pain = 0
    """Morning pain these days: the baseline until three check-ins replace it."""
    limp: bool = False
    days_without_running: Annotated[int, Field(ge=0, le=20_000)] = 0
    walk_30_min_clean: bool = False
    """A 30-minute walk without pain or limp in the last days."""
    longest_symptom_free_run_min: Minutes | None = None
    """Longest run without symptoms since onset."""

    @model_validator(mode="after")
    def _kind_fits_site(self) -> Self:
        if self.hamstring_kind is not None and not self.site.startswith("HAM"):
            raise ValueError(f"hamstring_kind belongs to a hamstring, not to {self.site}")
        return self


class OtherInjury(FactBase):
    """A new injury that no protocol here covers: the plan stops progressing (A12)."""

    kind: Literal["other_injury"] = "other_injury"
    region: ShortText
    pain: Pain
    note: LongText = ""


class CheckIn(FactBase):
    """The morning's answers (§2). None = not asked or not answered, never zero."""

    kind: Literal["check_in"] = "check_in"
    pain: dict[Site, Pain]
    first_steps: Literal["normal", "stiff", "limping"] | None = None
    versus_yesterday: Literal["better", "same", "worse"] | None = None
    sleep: Literal["under_6_h", "6_to_7_h", "over_7_h"] | None = None
    energy: OneToFive | None = None
    soreness: OneToFive | None = None
    swelling: bool | None = None
    """New swelling at an injured site."""
    worrying: bool | None = None
    """'Anything new or worrying?': yes leads to the red-flag list."""
    painkillers_24h: bool | None = None
    fever: bool | None = None
    bridge_pain: dict[Site, Pain] = Field(default_factory=dict)
    """Pain of three single-leg bridges before the day's first load (EV024)."""
    daily_life_pain: Pain | None = None
    stairs_down_pain: Pain | None = None
    sitting_pain: Pain | None = None


class ExerciseDone(Value):
    """One exercise as it was done."""

    exercise: ShortText
    sets: Annotated[int, Field(ge=0, le=50)]
    reps: Annotated[int, Field(ge=0, le=1000)] | None = None
    hold_s: Seconds | None = None
    load_kg: Kilograms | None = None
    reps_in_reserve: Annotated[int, Field(ge=0, le=20)] | None = None
    pain: Pain | None = None


class SessionFeedback(FactBase):
    """A session as it went (§3); the next morning's check-in closes it."""

    kind: Literal["session_feedback"] = "session_feedback"
    session_class: SessionClass
    planned_session: ShortText | None = None
    """Id of the planned session that this answers; None = matched by day and class."""
    activity: UUID | None = None
    """The imported activity that this tells the pain of."""
    done: Literal["yes", "partly", "no"] = "yes"
    run_min: Minutes = 0
    """Minutes of running without the walks."""
    on_feet_min: Minutes | None = None
    """Running and walking together; None = as run_min."""
    distance_m: Metres | None = None
    ascent_m: ClimbMetres | None = None
    descent_m: ClimbMetres | None = None
    fast_min: Minutes = 0
    technical_min: Minutes = 0
    contacts: Annotated[int, Field(ge=0, le=5000)] = 0
    minutes: Minutes | None = None
    """Duration of a session that is not a run."""
    terrain: Literal["flat", "rolling", "hilly", "technical", "treadmill"] | None = None
    pain_during: dict[Site, Pain] = Field(default_factory=dict)
    """Worst pain during, by site; a site without an answer is unknown."""
    pain_60min: dict[Site, Pain] = Field(default_factory=dict)
    began: Literal["never", "start", "middle", "end"] | None = None
    course: Literal["eased", "steady", "rose"] | None = None
    limp: bool = False
    """Limped or changed form."""
    sharp: bool = False
    painkillers_24h: bool | None = None
    rpe: Effort | None = None
    shoe: ShortText | None = None
    """Name of the shoe it was run in; None = the only pair in use, if there is one."""
    exercises: tuple[ExerciseDone, ...] = ()


class PainAfter(FactBase):
    """Pain an hour after a session that was logged before it was known."""

    kind: Literal["pain_after"] = "pain_after"
    session: UUID
    pain_60min: dict[Site, Pain]


class WeeklyCheck(FactBase):
    """The minute a week (§2). Totals of published questionnaires only, never their text."""

    kind: Literal["weekly_check"] = "weekly_check"
    confidence: ZeroToTen | None = None
    worst_pain: Pain | None = None
    took_part: Annotated[int, Field(ge=0, le=3)] | None = None
    cut_volume: Annotated[int, Field(ge=0, le=3)] | None = None
    cut_performance: Annotated[int, Field(ge=0, le=3)] | None = None
    symptoms: Annotated[int, Field(ge=0, le=3)] | None = None
    new_shoes: bool | None = None
    new_surface: bool | None = None
    overwhelmed: bool | None = None
    """'This is getting me down more than I can handle.'"""
    feels_back: bool | None = None
    """The runner's own rating: 'I am back'."""
    uwri_total: Annotated[int, Field(ge=0, le=36)] | None = None
    iprrs_total: Annotated[int, Field(ge=0, le=60)] | None = None
    visa_h_total: Annotated[int, Field(ge=0, le=100)] | None = None
    psfs_mean: Annotated[float, Field(ge=0, le=10)] | None = None
    lefs_total: Annotated[int, Field(ge=0, le=80)] | None = None


Reached = Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)]


class SideResult(Value):
    """One side of a test: what was reached in the test's unit, its pain, its form."""

    value: Reached
    pain: Pain | None = None
    clean: bool | None = None
    attempts: Annotated[tuple[Reached, ...], Field(max_length=10)] = ()
    """Each try, where the value is their best or mean."""
    faults: Annotated[
        dict[ShortText, Annotated[int, Field(ge=1, le=1000)]], Field(max_length=20)
    ] = Field(default_factory=dict)
    """Repetitions that were not clean, by the fault of the test."""


class TestResult(FactBase):
    """A test of the protocol, per side (both-sided tests fill `both`)."""

    __test__ = False

    kind: Literal["test_result"] = "test_result"
    test: ShortText
    left: SideResult | None = None
    right: SideResult | None = None
    both: SideResult | None = None
    lever_cm: Annotated[float, Field(gt=0, le=150, allow_inf_nan=False)] | None = None
    """From the joint to where a force was measured."""
    band: Literal["light", "medium", "strong", "very_strong"] | None = None
    """The band that both sides were tested with."""

    @model_validator(mode="after")
    def _has_a_result(self) -> Self:
        if self.left is None and self.right is None and self.both is None:
            raise ValueError("a test result needs left, right or both")
        return self


class ActivityImported(FactBase):
    """The summary of an activity from a watch; happened_at is its start in UTC."""

    kind: Literal["activity"] = "activity"
    file_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    leg: Annotated[int, Field(ge=0, le=100)] = 0
    """Which activity of the file, counted from 0."""
    name: ShortText = ""
    sport: ShortText
    sub_sport: ShortText | None = None
    utc_offset_s: Annotated[int, Field(ge=-64_800, le=64_800)] | None = None
    elapsed_s: Measured = MISSING
    timer_s: Measured = MISSING
    moving_s: Measured = MISSING
    distance_m: Measured = MISSING
    ascent_m: Measured = MISSING
    descent_m: Measured = MISSING
    cadence_spm: Measured = MISSING
    heart_rate_bpm: Measured = MISSING
    device_serial: ShortText | None = None
    columns: tuple[ShortText, ...] = ()
    """The streams that the file carries or that were computed of it."""
    analysis: Analysis | None = None
    """None: an older import, or an activity that is not on foot."""
    warnings: tuple[str | Told, ...] = ()
    """What is doubtful about the file, as data; a sentence in older facts."""


ACTIVITY_TOTALS = (
    "elapsed_s",
    "timer_s",
    "moving_s",
    "distance_m",
    "ascent_m",
    "descent_m",
    "cadence_spm",
    "heart_rate_bpm",
)
"""The fields of an activity that hold a total of the whole."""


class ActivityMatch(FactBase):
    """The runner says which planned session an activity was; the newest for an activity counts."""

    kind: Literal["activity_match"] = "activity_match"
    activity: UUID
    session: ShortText | None = None
    """Id of the planned session, of the day or of some days before or after; None = of none."""


class PlanEdit(FactBase):
    """The runner moves, skips or swaps a planned session; the engine keeps its rules."""

    kind: Literal["plan_edit"] = "plan_edit"
    action: Literal["move", "skip", "swap"]
    session: ShortText
    """Id of the planned session."""
    to_day: date | None = None
    to_mode: CrossTrainingMode | None = None

    @model_validator(mode="after")
    def _action_is_whole(self) -> Self:
        if self.action == "move" and self.to_day is None:
            raise ValueError("a move needs to_day")
        if self.action == "swap" and self.to_mode is None:
            raise ValueError("a swap needs to_mode")
        return self


class Pause(FactBase):
    """No training from a day on, until a day or until ended (illness, travel, life)."""

    kind: Literal["pause"] = "pause"
    reason: Literal["illness", "travel", "other"]
    first_day: date
    last_day: date | None = None
    """None = open; a later pause fact with the same first_day closes it."""

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if not EARLIEST.date() <= self.first_day < LATEST.date():
            raise ValueError("first_day must lie between 1990 and 2200")
        if self.last_day is not None and not (
            self.first_day <= self.last_day <= self.first_day + timedelta(days=1000)
        ):
            raise ValueError("last_day must lie between first_day and 1000 days later")
        return self


class Flare(FactBase):
    """'I flared': worse outside any session."""

    kind: Literal["flare"] = "flare"
    pain: dict[Site, Pain]
    limp: bool = False
    sharp: bool = False
    note: LongText = ""


class RedFlagAnswer(FactBase):
    """Answers to the red-flag list, by flag id; any yes stops the plan."""

    kind: Literal["red_flag_answer"] = "red_flag_answer"
    answers: dict[ShortText, bool]


class ClinicianNote(FactBase):
    """What a clinician said. Entered by the runner it is shown as taken on their word."""

    kind: Literal["clinician_note"] = "clinician_note"
    clinician_name: Annotated[str, Field(min_length=1, max_length=200)]
    clinician_role: Literal["physiotherapist", "sports_doctor", "doctor", "other"]
    seen_on: date
    text: Annotated[str, Field(min_length=1, max_length=10_000)]
    clears_flags: frozenset[ShortText] = frozenset()
    clears_other_injury: bool = False
    allows_speed: bool = False
    """Lets a cautious profile past the gate to speed (A10)."""
    new_usual_pain: dict[Site, Pain] = Field(default_factory=dict)
    parameters: dict[ShortText, Annotated[float, Field(allow_inf_nan=False)]] = Field(
        default_factory=dict
    )
    """Overrides by parameter id: tighter at will, looser only inside the hard range (I48)."""


class NewUsualPain(FactBase):
    """'This is my new normal': the only way, beside a note, that the pain baseline rises (A1)."""

    kind: Literal["new_usual_pain"] = "new_usual_pain"
    pain: dict[Site, Pain]


class Settings(FactBase):
    """Parameters that the runner set inside their hard ranges; the newest counts."""

    kind: Literal["settings"] = "settings"
    parameters: dict[ShortText, Annotated[float, Field(allow_inf_nan=False)]] = Field(
        default_factory=dict
    )
    tendon_strength_profile: bool = False


class PromptAcknowledged(FactBase):
    """The runner read a referral prompt."""

    kind: Literal["prompt_acknowledged"] = "prompt_acknowledged"
    prompt: ShortText


class TrackSwitch(FactBase):
    """The runner turns the reminders of one track off, or on again; the newest counts."""

    kind: Literal["track_switch"] = "track_switch"
    track: ReminderTrack
    on: bool


class Shoe(FactBase):
    """A pair of shoes; the newest fact of a name counts. A pair taken into use is a change."""

    kind: Literal["shoe"] = "shoe"
    name: Annotated[str, Field(min_length=1, max_length=200)]
    in_use_since: date
    retired_on: date | None = None
    distance_before_m: Annotated[float, Field(ge=0, le=5_000_000, allow_inf_nan=False)] = 0
    """What it had run before it was entered here."""

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.retired_on is not None and self.retired_on < self.in_use_since:
            raise ValueError("retired_on must not lie before in_use_since")
        return self


class CheckpointDone(FactBase):
    """A look at something that no other fact answers: gait, mobility, shoes, a check-up."""

    kind: Literal["checkpoint"] = "checkpoint"
    checkpoint: ShortText
    found: Literal["fine", "changed", "not_sure"] | None = None
    note: LongText = ""


_Content = (
    Profile
    | Injury
    | OtherInjury
    | CheckIn
    | SessionFeedback
    | PainAfter
    | WeeklyCheck
    | TestResult
    | ActivityImported
    | ActivityMatch
    | PlanEdit
    | Pause
    | Flare
    | RedFlagAnswer
    | ClinicianNote
    | NewUsualPain
    | Settings
    | PromptAcknowledged
    | TrackSwitch
    | Shoe
    | CheckpointDone
    | CadenceMeasured
    | GaitMeasured
)
Content = Annotated[_Content, Field(discriminator="kind")]


class Correction(FactBase):
    """Replaces an earlier fact, or withdraws it when `by` is None. Both stay in the journal."""

    kind: Literal["correction"] = "correction"
    corrects: UUID
    by: Content | None = None
    reason: ShortText = ""


Fact = Annotated[_Content | Correction, Field(discriminator="kind")]

FACT: TypeAdapter[Fact] = TypeAdapter(Fact, config=ConfigDict(defer_build=True))
"""Validates any fact: `FACT.validate_python`, `FACT.validate_json`, `FACT.json_schema`."""

MODELS: Mapping[str, type[Fact]] = MappingProxyType(
    {model.model_fields["kind"].default: model for model in (*get_args(_Content), Correction)}
)
"""The class of each kind of fact. Built one by one as they are met, where FACT builds them all."""

KINDS: tuple[str, ...] = tuple(sorted(MODELS))
