"""The words of the knowledge files: grades, ids, precedence, whom an entry applies to."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

Grade = Literal["A", "B", "C", "S", "P"]
"""A trial or review, B cohort or laboratory, C expert protocol, S seed document, P proposed."""

Cite = Annotated[str, Field(pattern=r"^(R-[A-E]\d{3}|EV\d{3}|X\d{2}|EV-load-\d{2})$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=60)]
RuleId = Annotated[str, Field(pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)*$", max_length=40)]
PROSE = "prose"
"""Marks a text that people read: it goes into the catalogues (`surefoot.text.knowledge`)."""
Sentence = Annotated[str, Field(min_length=3, max_length=600), PROSE]
Phrase = Annotated[str, PROSE]
Title = Annotated[str, Field(min_length=3, max_length=600)]
"""A publication's own title, which stays as it is."""
Layer = Literal[
    "red_flag", "contraindication", "light", "gate", "cap", "spacing", "template", "preference"
]
LAYERS: tuple[Layer, ...] = (
    "red_flag",
    "contraindication",
    "light",
    "gate",
    "cap",
    "spacing",
    "template",
    "preference",
)
"""Precedence, first match wins (decision model, head)."""

Applies = Literal["all", "itb", "itb_only", "ham", "tendon", "acute_strain", "cautious"]
InjuryKind = Literal["itb", "tendon_proximal", "acute_strain", "unspecified"]
"""The IT band, or what kind of hamstring injury; one that nobody named is unspecified."""
StrengthDay = Literal["A", "B", "C"]
Block = Literal["calm", "weeks_1_4", "weeks_5_8", "maintenance"]
PhaseId = Literal["P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7"]

STRICT = ConfigDict(extra="forbid", strict=False)
