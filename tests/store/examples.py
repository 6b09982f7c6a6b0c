"""One small example of each kind of fact, and the moments and people that they share."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from surefoot.facts.analysis import (
    Analysis,
    GradeBand,
    Measured,
    Segment,
    SpeedBand,
    TechnicalGuess,
)
from surefoot.facts.technique import CadenceMeasured, GaitMeasured
from surefoot.facts.types import (
    ActivityImported,
    ActivityMatch,
    Baseline,
    CheckIn,
    CheckpointDone,
    ClinicianNote,
    Correction,
    ExerciseDone,
    Fact,
    Flare,
    Goal,
    Injury,
    NewUsualPain,
    OtherInjury,
    PainAfter,
    Pause,
    PlanEdit,
    Profile,
    PromptAcknowledged,
    RedFlagAnswer,
    SessionFeedback,
    Settings,
    Shoe,
    SideResult,
    TestResult,
    TrackSwitch,
    WeeklyCheck,
)

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
RUNNER = UUID("00000000-0000-7000-8000-000000000001")


def said(received_at: datetime | None = NOON) -> dict[str, object]:
    """What every fact carries, with an id of its own."""
    return {
        "id": uuid4(),
        "subject": RUNNER,
        "happened_at": datetime(2026, 5, 3, 7, 30, tzinfo=UTC),
        "zone": "Europe/Berlin",
        "received_at": received_at,
    }


def check_in(pain: int = 3, received_at: datetime | None = NOON, id: UUID | None = None) -> CheckIn:
    """A morning's answer at the right ITB."""
    common = said(received_at) | ({"id": id} if id else {})
    return CheckIn.model_validate(common | {"pain": {"ITB_R": pain}})


def one_of_each_kind() -> list[Fact]:
    """Twenty-two facts, filled where text, sets, nesting or dates could suffer on the way."""
    built: list[tuple[type[Fact], dict[str, object]]] = [
        (
            Profile,
            {
                "age_years": 41,
                "body_mass_kg": 61.5,
                "baseline": Baseline(run_min_per_week=240, longest_run_min=95.5),
                "goal": Goal(on=date(2026, 9, 12), distance_m=42_000, name="Über den Grat 🏔"),
                "equipment": frozenset({"bike", "step", "mini_band", "pool"}),
                "cross_training": ("swim", "bike"),
                "risks": frozenset({"osteoporosis", "recent_surgery"}),
            },
        ),
        (Injury, {"site": "HAM_L", "onset": date(2026, 4, 20), "worst_pain_7d": 6}),
        (OtherInjury, {"region": "ankle", "pain": 4, "note": 'two\nlines "quoted" \\ \''}),
        (CheckIn, {"pain": {"ITB_R": 2, "HAM_L": 0}, "bridge_pain": {"ITB_R": 1}}),
        (
            SessionFeedback,
            {
                "session_class": "run",
                "run_min": 24.5,
                "pain_during": {"ITB_R": 3},
                "exercises": (ExerciseDone(exercise="bridge", sets=3, reps=12, load_kg=7.5),),
            },
        ),
        (PainAfter, {"session": uuid4(), "pain_60min": {"ITB_R": 1}}),
        (WeeklyCheck, {"confidence": 7, "psfs_mean": 6.3}),
        (
            TestResult,
            {
                "test": "single_leg_bridge",
                "left": SideResult(value=22),
                "right": SideResult(value=19.5),
            },
        ),
        (
            ActivityImported,
            {
                "file_sha256": "ab" * 32,
                "sport": "running",
                "distance_m": Measured(value=10_234.56, source="device"),
                "columns": ("time_s", "distance_m"),
                "analysis": Analysis(
                    run_s=Measured(value=1440.0, source="computed"),
                    segments=(Segment(gait="run", start_s=300.0, duration_s=240.0),),
                    grades=(
                        GradeBand(from_percent=None, to_percent=-30, distance_m=9, duration_s=7),
                    ),
                    speeds=(SpeedBand(from_mps=2.75, duration_s=61.0),),
                    technical=TechnicalGuess(
                        likely=True, duration_s=300.0, signs=("slow_descent", "uneven_steps")
                    ),
                ),
                "warnings": ("no heart rate",),
            },
        ),
        (PlanEdit, {"action": "move", "session": "2026-05-04/run", "to_day": date(2026, 5, 5)}),
        (Pause, {"reason": "travel", "first_day": date(2026, 5, 10)}),
        (Flare, {"pain": {"ITB_R": 7}, "sharp": True}),
        (RedFlagAnswer, {"answers": {"night_pain": False, "numbness": True}}),
        (
            ClinicianNote,
            {
                "clinician_name": "Dr Ortiz-Nuñez",
                "clinician_role": "physiotherapist",
                "seen_on": date(2026, 5, 2),
                "text": "Ruhig angehen lassen.",
                "clears_flags": frozenset({"night_pain", "numbness"}),
                "parameters": {"session_growth": 1.05},
            },
        ),
        (NewUsualPain, {"pain": {"HAM_L": 2}}),
        (Settings, {"parameters": {"weekly_growth": 0.1}}),
        (ActivityMatch, {"activity": uuid4(), "session": "2026-05-04-run"}),
        (TrackSwitch, {"track": "nutrition", "on": False}),
        (
            Shoe,
            {
                "name": "Blaue Schuhe",
                "in_use_since": date(2026, 4, 1),
                "retired_on": date(2026, 5, 2),
                "distance_before_m": 12_500.5,
            },
        ),
        (CheckpointDone, {"checkpoint": "gait_look", "found": "fine", "note": "wie zuvor"}),
        (CadenceMeasured, {"spm": 168.4, "spread_spm": 1.5, "over_s": 30, "by": "phone"}),
        (
            GaitMeasured,
            {
                "clip_sha256": "b" * 64,
                "view": "side",
                "model": "blazepose-full",
                "frames_per_s": 30.0,
                "duration_s": 12,
                "measures": [
                    {
                        "id": "cadence",
                        "value": 168.9,
                        "unit": "spm",
                        "n": 33,
                        "spread": 2.0,
                        "standing": "measured",
                    }
                ],
            },
        ),
        (PromptAcknowledged, {"prompt": "see_a_physio"}),
        (Correction, {"corrects": uuid4(), "by": check_in(pain=4), "reason": "wrong side"}),
        (Correction, {"corrects": uuid4()}),
    ]
    return [model.model_validate(said() | content) for model, content in built]
