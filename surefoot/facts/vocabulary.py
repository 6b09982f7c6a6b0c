"""The closed vocabularies and bounded quantities that the fact types are made of."""

from typing import Annotated, Literal

from pydantic import Field

Site = Literal["ITB_L", "ITB_R", "HAM_L", "HAM_R"]
SITES: tuple[Site, ...] = ("ITB_L", "ITB_R", "HAM_L", "HAM_R")
HamstringKind = Literal["tendon_proximal", "acute_strain", "unspecified"]
ProfileRisk = Literal[
    "previous_bone_stress_injury",
    "osteoporosis",
    "low_energy_availability",
    "steroid_or_quinolone_use",
    "anticoagulant",
    "previous_dvt",
    "pregnancy_or_postpartum",
    "recent_surgery",
]
SessionClass = Literal["run", "walk", "hike", "plyometrics", "strength", "cross_training"]
Equipment = Literal[
    "mini_band",
    "ankle_band",
    "dumbbell",
    "kettlebell",
    "bench",
    "step",
    "swiss_ball",
    "nordic_anchor",
    "foam_roller",
    "roller_stick",
    "leg_press",
    "treadmill",
    "bike",
    "pool",
    "elliptical",
    "rower",
]
CrossTrainingMode = Literal["swim", "aqua_jog", "bike", "elliptical", "row", "power_walk"]
AuthorRole = Literal["runner", "clinician", "coach", "device", "system"]

Pain = Annotated[int, Field(strict=True, ge=0, le=10, description="0 none to 10 worst")]
Effort = Annotated[int, Field(strict=True, ge=0, le=10, description="session RPE, CR-10")]
OneToFive = Annotated[int, Field(strict=True, ge=1, le=5)]
ZeroToTen = Annotated[int, Field(strict=True, ge=0, le=10)]
Minutes = Annotated[float, Field(ge=0, le=2880, allow_inf_nan=False, description="minutes")]
WeekMinutes = Annotated[
    float, Field(ge=0, le=3000, allow_inf_nan=False, description="minutes a week")
]
Metres = Annotated[float, Field(ge=0, le=500_000, allow_inf_nan=False, description="metres")]
ClimbMetres = Annotated[
    float, Field(ge=0, le=30_000, allow_inf_nan=False, description="metres of height")
]
Seconds = Annotated[float, Field(ge=0, le=604_800, allow_inf_nan=False, description="seconds")]
Kilograms = Annotated[float, Field(ge=0, le=500, allow_inf_nan=False, description="kilograms")]
StepsPerMinute = Annotated[
    float, Field(ge=0, le=300, allow_inf_nan=False, description="steps a minute")
]
ShortText = Annotated[str, Field(max_length=200)]
LongText = Annotated[str, Field(max_length=10_000)]
ReminderTrack = Literal[
    "nutrition",
    "footwear",
    "sleep_and_stress",
    "mind",
    "readiness",
    "community",
    "consistency",
    "warning_signs",
    "comfort",
]
"""What reminders speak of; each is a switch of the runner's."""
