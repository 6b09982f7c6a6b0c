"""Words for ids, days and amounts, in the language spoken."""

from collections.abc import Mapping
from datetime import date

from surefoot.facts.units import feet_of_metres, metres_of_miles, miles_of_metres
from surefoot.text.language import ENGLISH, later, spoken, t

SITE = {
    "ITB_L": later("left outer knee (IT band)"),
    "ITB_R": later("right outer knee (IT band)"),
    "HAM_L": later("left hamstring"),
    "HAM_R": later("right hamstring"),
}
SITE_SHORT = {
    "ITB_L": later("Left outer knee"),
    "ITB_R": later("Right outer knee"),
    "HAM_L": later("Left hamstring"),
    "HAM_R": later("Right hamstring"),
}
LEVER = {
    "volume": later("weekly running minutes"),
    "weekly minutes": later("weekly minutes"),
    "frequency": later("the number of runs"),
    "runs": later("runs"),
    "ascent": later("climbing"),
    "descent": later("descending"),
    "speed": later("fast minutes"),
    "fast_min": later("fast minutes"),
    "technical": later("technical ground"),
    "technical_min": later("minutes on technical ground"),
    "surface": later("running without walks"),
    "phase": later("the phase itself"),
    "level": later("walk-run level"),
    "return": later("runs after a setback"),
    "session": later("sessions"),
    "plyometrics": later("jumps"),
    "strength": later("strength load"),
    "stage": later("the hamstring stage"),
    "cue": later("the technique cue"),
    "cadence": later("cadence"),
    "": later("nothing"),
}
KIND = {
    "run": later("run"),
    "walk": later("walk"),
    "hike": later("hike"),
    "strength": later("strength"),
    "cross_training": later("cross-training"),
    "plyometrics": later("jumps"),
}
"""Kinds of session, as they are done."""
POSITION = {
    "as planned": later("as planned"),
    "a step back": later("a step back"),
    "short and flat": later("short and flat"),
}
ROLE = {
    "physiotherapist": later("physiotherapist"),
    "sports_doctor": later("sports doctor"),
    "doctor": later("doctor"),
    "other": later("other profession"),
}
OBSTACLE = {
    "freeze": later("a red is less than its hold ago"),
    "unknown": later("yesterday or today has no check-in"),
    "light": later("this morning was not green"),
    "check_ins": later("fewer than five check-ins in seven days"),
    "latest_session": later("the latest run was not green"),
    "ambers": later("two ambers in seven days"),
    "reds": later("a red in seven days"),
    "week_pain": later("morning pain rose since last week"),
    "logs": later("fewer than four in five sessions were logged"),
    "returning": later("runs are still short after a setback"),
    "lay_off": later("there was a gap"),
    "held": later("the plan is held until a clinician has answered"),
    "off_season": later("these are the weeks between races"),
    "other_change": later("shoes or ground changed this week, and that is the one change"),
    "taper": later("a race is near"),
    "beyond": later("more was done than planned in the last seven days"),
    "new_phase": later("the phase changed this week, and that is the one change"),
}
REFUSAL = {
    "not_this_week": later("only sessions of this week, from today on, can be moved"),
    "minutes": later("that day has too few free minutes"),
    "same_kind": later("that day already has one of these"),
    "runs_48_h": later("runs need 48 hours between them"),
    "hard_days": later("two hard days may not follow each other"),
    "energy_storage": later("jumps need 72 hours between them"),
    "heavy_near_quality": later(
        "heavy hamstring work and hills or fast running need a day between them"
    ),
    "rest_days": later("the week would lose a rest day"),
    "only_training": later("a walk can be moved or left out, not swapped"),
    "mode_barred": later(
        "this way of cross-training is not open to you yet, or needs equipment that you have not "
        "named"
    ),
    "cross_training_most": later("the week holds as much cross-training as its phase allows"),
}
DROPPED = {
    "cross_training": later("cross-training"),
    "strength": later("a strength session"),
    "run": later("a run"),
    "heavy_strength": later("heavy hamstring work"),
    "plyometrics": later("jumps"),
}


_LIGHT = {
    "green": later("GREEN"),
    "amber": later("AMBER"),
    "red": later("RED"),
    "unknown": later("UNKNOWN"),
}
SPORT = {
    "run": later("run"),
    "walk": later("walk"),
    "hike": later("hike"),
    "bike": later("ride"),
    "swim": later("swim"),
    "row": later("rowing"),
    "elliptical": later("elliptical"),
    "strength": later("strength"),
    "other": later("other sport"),
}
FILE_STATUS = {
    "imported": later("imported"),
    "partial": later("partial"),
    "skipped": later("skipped"),
    "failed": later("failed"),
    "duplicate": later("duplicate"),
}
LAYER = {
    "red_flag": later("warning sign"),
    "contraindication": later("contraindication"),
    "light": later("light"),
    "gate": later("gate"),
    "cap": later("limit"),
    "spacing": later("spacing"),
    "template": later("plan"),
    "preference": later("your wish"),
}
_MONTHS = (
    later("January"),
    later("February"),
    later("March"),
    later("April"),
    later("May"),
    later("June"),
    later("July"),
    later("August"),
    later("September"),
    later("October"),
    later("November"),
    later("December"),
)
_MONTHS_SHORT = (
    later("Jan"),
    later("Feb"),
    later("Mar"),
    later("Apr"),
    later("May"),
    later("Jun"),
    later("Jul"),
    later("Aug"),
    later("Sep"),
    later("Oct"),
    later("Nov"),
    later("Dec"),
)
WEEKDAYS = (
    later("Monday"),
    later("Tuesday"),
    later("Wednesday"),
    later("Thursday"),
    later("Friday"),
    later("Saturday"),
    later("Sunday"),
)


def listed(names: list[str]) -> str:
    """'a, b and c'."""
    if len(names) < 2:
        return "".join(names)
    return t("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])


def words(ids: str, table: Mapping[str, str]) -> str:
    """Comma-separated ids as a list in words; an unknown id is shown as it is."""
    return listed([name(i, table) for i in ids.split(", ") if i])


def name(id: str, table: Mapping[str, str]) -> str:
    """The word for an id; an unknown id is shown as it is."""
    return t(table[id]) if id in table else id.replace("_", " ")


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def inside(title: str) -> str:
    """A title within a sentence: in small letters where the language does so."""
    return title[:1].lower() + title[1:] if spoken().language == ENGLISH else title


def day(value: date) -> str:
    """'3 May'."""
    return t("{day} {month}", day=value.day, month=t(_MONTHS[value.month - 1]))


def full_day(value: date) -> str:
    """'3 May 2026'."""
    return t("{day} {year}", day=day(value), year=value.year)


def month(value: date) -> str:
    """'Sep', for an axis."""
    return t(_MONTHS_SHORT[value.month - 1])


def short_day(value: date) -> str:
    """'3 Sep', for an axis."""
    return t("{day} {month}", day=value.day, month=month(value))


def long_day(value: date) -> str:
    """'Sunday 3 May'."""
    return t("{weekday} {date}", weekday=weekday(value), date=day(value))


def weekday(value: date) -> str:
    """'Sunday'."""
    return t(WEEKDAYS[value.weekday()])


def number(value: float | int | str) -> str:
    """A number without a trailing zero, with the language's decimal sign."""
    if not isinstance(value, float):
        return str(value)
    text = f"{value:g}"
    return text if spoken().language == ENGLISH else text.replace(".", ",")


def tick(value: float) -> str:
    """A number beside an axis."""
    return number(float(value))


def percent(share: float) -> str:
    """0.3 as '30%'."""
    return t("{number}%", number=round(share * 100))


def light(word: str) -> str:
    """'GREEN'."""
    return t(_LIGHT[word])


def distance(metres: float) -> str:
    """'12.3 km' or '7.6 mi'."""
    if spoken().units == "imperial":
        return t("{number} mi", number=number(round(miles_of_metres(metres), 1)))
    return t("{number} km", number=number(round(metres / 1000, 1)))


def pace(speed_mps: float) -> str:
    """A speed above 0 as '5:57 min/km' or '9:34 min/mi'."""
    imperial = spoken().units == "imperial"
    length_m = metres_of_miles(1) if imperial else 1000.0
    minutes, seconds = divmod(round(length_m / speed_mps), 60)
    time = f"{minutes}:{seconds:02d}"
    return t("{time} min/mi", time=time) if imperial else t("{time} min/km", time=time)


def climb(metres: float) -> str:
    """Metres of height as '120 m' or '394 ft'."""
    if spoken().units == "imperial":
        return t("{number} ft", number=round(feet_of_metres(metres)))
    return t("{number} m", number=round(metres))
