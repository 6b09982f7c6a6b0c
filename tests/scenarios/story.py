"""A story as it is written: a YAML file with plain keys, checked key by key when it is read."""

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from surefoot.facts.vocabulary import SITES

STORIES = Path(__file__).parent / "stories"
MONDAY = date(2026, 1, 5)
"""Day 1 of a story that names no `starts`."""

STORY = ("title", "note", "starts", "seed", "lasts", "runner", "injuries", "story", "expect")
RUNNER = (
    "age",
    "usual_week",
    "available_min",
    "equipment",
    "cross_training",
    "uphill_treadmill",
    "risks",
    "cautious",
    "race",
    "body_mass_kg",
    "cadence_spm",
    "protocol",
)
USUAL_WEEK = ("run_min", "km", "ascent_m", "descent_m", "longest_run_min", "runs")
RACE = ("day", "distance_km", "ascent_m")
INJURY = (
    "site",
    "kind",
    "days_since_onset",
    "worst_pain",
    "usual_pain",
    "limp",
    "days_without_running",
    "walk_30_min_clean",
    "longest_symptom_free_run_min",
)
SESSION = (
    "pain_during",
    "pain_hour_after",
    "began",
    "course",
    "limp",
    "sharp",
    "painkillers",
    "minutes",
    "ascent_m",
    "descent_m",
    "rpe",
    "done",
    "unplanned",
)
TOLD = (
    "red_flags",
    "takes_back_red_flags",
    "clinician_note",
    "takes_back_clinician_note",
    "other_injury",
    "new_injury",
    "runner",
    "pause",
    "flare",
    "new_usual_pain",
    "settings",
    "reads_prompt",
    "move",
    "skip",
    "swap",
    "import",
    "match",
    "late_check_in",
    "shoe",
    "reminders",
    "looks_at",
)
ENTRY = (
    "day",
    "days",
    "called",
    "note",
    "answers",
    "morning",
    "session",
    "tests",
    "weekly",
    "amber_share",
    "red_share",
    *SESSION,
    *TOLD,
)
MORNING = (
    "pain",
    "first_steps",
    "versus_yesterday",
    "sleep",
    "energy",
    "soreness",
    "swelling",
    "worrying",
    "painkillers_24h",
    "fever",
    "bridge_pain",
    "daily_life_pain",
    "stairs_down_pain",
    "sitting_pain",
)
NOTE = ("clears", "clears_other_injury", "allows_speed", "new_usual_pain", "parameters", "says")
PAUSE = ("reason", "days")
IMPORT = (
    "sport",
    "minutes",
    "km",
    "ascent_m",
    "descent_m",
    "run_min",
    "repeats",
    "fast_min",
    "steep_min",
    "cadence_spm",
)
MATCH = ("session", "activity_of")
LATE = ("about_day", *MORNING)
SHOE = ("name", "used_for_days", "retired", "km_before")
SWITCH = ("track", "shown")
EDIT = ("session", "to_day", "to_mode")
FLARE = ("pain", "limp", "sharp")
OTHER_INJURY = ("region", "pain")
RESULT = ("left", "right", "both", "pain", "clean")

DAY_CHECKS = (
    "phase",
    "light",
    "site_lights",
    "flags",
    "prompts_include",
    "prompts_exclude",
    "rules_include",
    "rules_exclude",
    "rules_in_order",
    "first_rule",
    "because",
    "until",
    "changes",
    "no_changes_of",
    "sessions_include",
    "sessions_exclude",
    "sessions",
    "done",
    "rest",
    "no_impact",
    "run_min_most",
    "run_min_least",
    "run_kind",
    "flat_and_easy",
    "ascent_m_most",
    "ascent_m_least",
    "descent_m_most",
    "descent_m_least",
    "fast_min_most",
    "contacts_most",
    "grade_pct_most",
    "stop_strength_at",
    "exercises_exclude",
    "exercises_include",
    "tests_due_include",
    "tests_due_exclude",
    "level",
    "stage",
    "usual_pain",
    "weekly_min_most",
    "weekly_min_least",
    "gate",
    "plan",
    "week_dropped",
    "event",
    "cue",
    "notes_include",
    "notes_exclude",
    "routines_include",
    "routines_exclude",
    "stretch_min_most",
    "reminders_most",
    "reminder_tracks",
    "reminder_tracks_exclude",
    "due_include",
    "due_exclude",
    "relapse_steps",
    "season",
    "shoe_km",
    "comfort_waits",
    "reaches",
    "as_known_then_is_as_issued",
    "hindsight",
    "when",
)
EXPECT = ("day", "days", "why", "note", *DAY_CHECKS)
CHANGE = ("what", "from", "to", "rule")
GATE = ("open", "met", "passed", "values")
PLAN = (
    "days",
    "no_impact",
    "no_sessions",
    "run_min_most",
    "run_min_least",
    "longest_run_min_most",
    "runs_most",
    "ascent_m_most",
    "descent_m_most",
    "sessions_exclude",
    "deload_in_week",
    "rest_days_least_in_any_seven",
    "no_sessions_on_days",
)
REACHES = ("phase", "not_before_day", "by_day")


class StoryError(ValueError):
    """A story file that cannot be read: names file and key."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the runner does on some days, other than following the plan in good health."""

    place: str
    keys: Mapping[str, Any]

    @property
    def days(self) -> Any:
        return self.keys.get("day", self.keys.get("days"))


@dataclass(frozen=True, slots=True)
class Story:
    """One runner's story and what is expected of the plan."""

    name: str
    title: str
    note: str
    starts: date
    seed: int
    lasts: int | None
    runner: Mapping[str, Any]
    injuries: tuple[Mapping[str, Any], ...]
    entries: tuple[Entry, ...]
    expectations: tuple[Entry, ...]


def names() -> list[str]:
    """Every story's file name without its ending, in order."""
    return sorted(path.stem for path in STORIES.glob("*.yaml"))


def read(path: Path) -> Story:
    """The story of a file. Raises StoryError that names the file and the key."""
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise StoryError(f"{path.name}: not readable as YAML: {error}") from error
    return from_written(path.name, written)


def from_written(name: str, written: Any) -> Story:
    """The story of a loaded file."""
    _mapping(name, written, STORY)
    for key in ("title", "runner", "injuries", "expect"):
        if key not in written:
            raise StoryError(f"{name}: the key '{key}' is missing")
    check_runner(f"{name}: runner", written["runner"])
    for number, injury in enumerate(_list(f"{name}: injuries", written["injuries"]), start=1):
        check_injury(f"{name}: injuries, number {number}", injury)
    entries = tuple(_entries(name, "story", written.get("story", [])))
    for entry in entries:
        _check_entry(entry)
    expectations = tuple(_entries(name, "expect", written["expect"]))
    if not expectations:
        raise StoryError(f"{name}: 'expect' is empty")
    for expectation in expectations:
        _check_expectation(expectation)
    _check_days(entries, expectations)
    return Story(
        name=name.removesuffix(".yaml"),
        title=str(written["title"]),
        note=str(written.get("note", "")),
        starts=written.get("starts", MONDAY),
        seed=int(written.get("seed", 1)),
        lasts=written.get("lasts"),
        runner=written["runner"],
        injuries=tuple(written["injuries"]),
        entries=entries,
        expectations=expectations,
    )


def check_runner(place: str, written: Any) -> None:
    _mapping(place, written, RUNNER)
    if "usual_week" in written:
        _mapping(f"{place}, usual_week", written["usual_week"], USUAL_WEEK)
    if written.get("race"):
        _mapping(f"{place}, race", written["race"], RACE)


def check_injury(place: str, written: Any) -> None:
    _mapping(place, written, INJURY)
    if written.get("site") not in SITES:
        raise StoryError(f"{place}: 'site' must be one of {', '.join(SITES)}")


def _check_entry(entry: Entry) -> None:
    place, keys = entry.place, entry.keys
    _mapping(place, keys, ENTRY)
    _has_day(entry)
    told = set(keys) & set(SESSION)
    if told and "session" not in keys:
        raise StoryError(f"{place}: '{min(told)}' needs the key 'session'")
    for key, known in (
        ("morning", MORNING),
        ("clinician_note", NOTE),
        ("pause", PAUSE),
        ("import", IMPORT),
        ("match", MATCH),
        ("late_check_in", LATE),
        ("move", EDIT),
        ("skip", EDIT),
        ("swap", EDIT),
        ("flare", FLARE),
        ("other_injury", OTHER_INJURY),
        ("shoe", SHOE),
        ("reminders", SWITCH),
    ):
        if key in keys and keys[key] != "none":
            _mapping(f"{place}, {key}", keys[key], known)
    if "runner" in keys:
        check_runner(f"{place}, runner", keys["runner"])
    if "new_injury" in keys:
        check_injury(f"{place}, new_injury", keys["new_injury"])
    if keys.get("answers", "green") not in ("green", "none", "noisy"):
        raise StoryError(f"{place}: 'answers' is green, none or noisy, not {keys['answers']!r}")
    if isinstance(keys.get("tests"), Mapping):
        for test, result in keys["tests"].items():
            _mapping(f"{place}, tests, {test}", result, RESULT)
    searched = isinstance(entry.days, str) and entry.days.startswith("first ")
    if searched and set(keys) & {"morning", "answers"}:
        raise StoryError(f"{place}: a day that is searched for cannot set the morning before it")


def _check_expectation(expectation: Entry) -> None:
    place, keys = expectation.place, expectation.keys
    _mapping(place, keys, EXPECT)
    if not keys.get("why"):
        raise StoryError(f"{place}: the key 'why' is missing; say it in a sentence")
    if "reaches" in keys:
        _mapping(f"{place}, reaches", keys["reaches"], REACHES)
    else:
        _has_day(expectation)
    if not set(keys) & set(DAY_CHECKS):
        raise StoryError(f"{place}: nothing is expected")
    for change in keys.get("changes", ()):
        _mapping(f"{place}, changes", change, CHANGE)
    for gate, items in keys.get("gate", {}).items():
        _mapping(f"{place}, gate, {gate}", items, GATE)
    if "plan" in keys:
        _mapping(f"{place}, plan", keys["plan"], PLAN)
    if keys.get("when", "evening") not in ("morning", "evening"):
        raise StoryError(f"{place}: 'when' is morning or evening, not {keys['when']!r}")


def _has_day(entry: Entry) -> None:
    if ("day" in entry.keys) == ("days" in entry.keys):
        raise StoryError(f"{entry.place}: needs either 'day' or 'days'")


def _entries(name: str, key: str, written: Any) -> Iterator[Entry]:
    for number, keys in enumerate(_list(f"{name}: {key}", written), start=1):
        if not isinstance(keys, Mapping):
            raise StoryError(f"{name}: {key}, entry {number}: must be a list of keys")
        when = keys.get("day", keys.get("days", "?"))
        yield Entry(f"{name}: {key}, entry {number} (day {when})", keys)


def _list(place: str, written: Any) -> list[Any]:
    if not isinstance(written, list):
        raise StoryError(f"{place}: must be a list")
    return written


def _mapping(place: str, written: Any, known: Collection[str]) -> None:
    if not isinstance(written, Mapping):
        raise StoryError(f"{place}: must be keys with values, got {written!r}")
    for key in written:
        if key not in known:
            near = difflib.get_close_matches(str(key), known, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else f"; known: {', '.join(known)}"
            raise StoryError(f"{place}: unknown key '{key}'{hint}")


_NUMBERS = re.compile(r"\s*(\d+)\s*-\s*(\d+)\s*$")
_SHIFT = re.compile(r"\s*(.+?)\s*([+-])\s*(\d+)\s*$")
SEARCH = re.compile(r"\s*first (\w+) from (.+?)\s*$")


def day_number(written: Any, named: Mapping[str, int]) -> int | None:
    """The day that '15', 'bad run' or 'bad run + 2' means; None when the name has no day (yet)."""
    if isinstance(written, int):
        return written
    text = str(written).strip()
    if text in named:
        return named[text]
    if text.isdigit():
        return int(text)
    shift = _SHIFT.match(text)
    if shift is None:
        return None
    start = day_number(shift[1], named)
    return None if start is None else start + int(shift[2] + shift[3])


def day_range(written: Any, named: Mapping[str, int]) -> range | None:
    """The days of 'day' or 'days': 15, '1-14', 'bad run + 1 to 60', 'bad run'."""
    text = str(written)
    numbers = _NUMBERS.match(text)
    first_text, _, last_text = (
        (numbers[1], "", numbers[2]) if numbers is not None else text.partition(" to ")
    )
    first = day_number(first_text, named)
    last = day_number(last_text, named) if last_text else first
    return None if first is None or last is None else range(first, last + 1)


def days_named(entries: Iterable[Entry]) -> dict[str, int]:
    """Stand-ins for the days that the entries call by a name, to check what is written."""
    return {str(entry.keys["called"]): 1 for entry in entries if "called" in entry.keys}


def _check_days(entries: tuple[Entry, ...], expected: tuple[Entry, ...]) -> None:
    named = days_named(entries)
    for entry in (*entries, *expected):
        if "reaches" in entry.keys:
            continue
        search = SEARCH.match(str(entry.days))
        if day_range(search[2] if search is not None else entry.days, named) is None:
            raise StoryError(f"{entry.place}: no day, and no entry is called that")
