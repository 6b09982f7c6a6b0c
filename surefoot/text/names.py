"""Words for the ids of sites, levers, obstacles and units."""

from datetime import date

SITE = {
    "ITB_L": "left outer knee (IT band)",
    "ITB_R": "right outer knee (IT band)",
    "HAM_L": "left hamstring",
    "HAM_R": "right hamstring",
}
LEVER = {
    "volume": "weekly running minutes",
    "frequency": "the number of runs",
    "ascent": "climbing",
    "descent": "descending",
    "speed": "fast minutes",
    "technical": "technical ground",
    "surface": "running without walks",
    "phase": "the phase itself",
    "plyometrics": "jumps",
    "strength": "strength load",
    "stage": "the hamstring stage",
    "": "nothing",
}
OBSTACLE = {
    "freeze": "a red is less than its hold ago",
    "unknown": "yesterday or today has no check-in",
    "light": "this morning was not green",
    "check_ins": "fewer than five check-ins in seven days",
    "latest_session": "the latest run was not green",
    "ambers": "two ambers in seven days",
    "reds": "a red in seven days",
    "week_pain": "morning pain rose since last week",
    "logs": "fewer than four in five sessions were logged",
    "returning": "runs are still short after a setback",
    "lay_off": "there was a gap",
    "held": "the plan is held until a clinician has answered",
    "other_change": "shoes or ground changed this week, and that is the one change",
    "taper": "a race is near",
    "new_phase": "the phase changed this week, and that is the one change",
}
REFUSAL = {
    "not_this_week": "only sessions of this week, from today on, can be moved",
    "minutes": "that day has too few free minutes",
    "same_kind": "that day already has one of these",
    "runs_48_h": "runs need 48 hours between them",
    "hard_days": "two hard days may not follow each other",
    "energy_storage": "jumps need 72 hours between them",
    "heavy_near_quality": "heavy hamstring work and hills or fast running need a day between them",
    "rest_days": "the week would lose a rest day",
    "only_cross_training": "only cross-training can be swapped for another kind",
}
DROPPED = {
    "cross_training": "cross-training",
    "strength": "a strength session",
    "run": "a run",
    "heavy_strength": "heavy hamstring work",
    "plyometrics": "jumps",
}


def listed(names: list[str]) -> str:
    """'a, b and c'."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def words(ids: str, table: dict[str, str]) -> str:
    """Comma-separated ids as a list in words; an unknown id is shown as it is."""
    return listed([table.get(i, i.replace("_", " ")) for i in ids.split(", ") if i])


def day(value: date) -> str:
    """'3 May'."""
    return f"{value.day} {value:%B}"


def number(value: float | int | str) -> str:
    """A number without a trailing zero."""
    return f"{value:g}" if isinstance(value, float) else str(value)
