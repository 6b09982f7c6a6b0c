"""What the property tests draw: runners, injuries, settings, and stories of what happens to them.

A story is small and prints whole: a start (a fresh set-up, or a runner that has been living with
the plan for some time), habits (how often things go amber, are skipped, overdone ...) and a list of
events on days. `lives.live` turns it into facts and courses. Hypothesis shrinks stories.
"""

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from surefoot.facts.vocabulary import SITES

Fields = tuple[tuple[str, object], ...]
"""The fields of a fact as a hashable value."""

EQUIPMENT = ("mini_band", "ankle_band", "dumbbell", "kettlebell", "bench", "step", "swiss_ball",
             "nordic_anchor", "foam_roller", "leg_press", "treadmill", "bike", "pool",
             "elliptical", "rower")  # fmt: skip
RISKS = ("previous_bone_stress_injury", "osteoporosis", "anticoagulant", "previous_dvt",
         "pregnancy_or_postpartum", "recent_surgery")  # fmt: skip
FLAGS = ("calf_swelling", "focal_bone_pain", "saddle_numbness", "night_pain")

EVENTS = (
    "morning_pain",  # size: pain over usual, 0-10
    "limping_morning",
    "stiff_and_worse",
    "tired",  # size: how short the night and how low the energy
    "painkillers",
    "swelling",
    "no_check_in",  # for size days
    "second_check_in",  # contradicts the first
    "session_pain",  # size: pain during
    "session_pain_after",  # size: pain an hour after
    "rising_pain",
    "limp_in_session",
    "sharp_in_session",
    "no_answer_on_pain",
    "skips_training",  # for size days
    "trains_partly",
    "trains_more",  # size: twice and more
    "unplanned_run",  # size x 10 min
    "unplanned_strength",
    "imported_run",  # size x 10 min, pain never told
    "flare",  # size: pain
    "red_flag",
    "worried",
    "answers_the_list",  # every red-flag question with no
    "clinician_note",  # clears every flag
    "note_on_one_flag",
    "tight_note",  # a clinician's tighter parameters
    "pause",  # for size + 1 days
    "open_pause",
    "fever",
    "move",  # one of the week's sessions to another day
    "skip",
    "swap",
    "fewer_days",  # a new profile with less time
    "more_days",
    "race",  # a race size + 1 weeks from now
    "second_site",
    "worse_again",  # the first site declared again with a later onset
    "other_injury",
    "failed_tests",  # for size days
    "new_shoes",
    "new_usual_pain",
    "acknowledges",
    "settings",
    "withdraws_last",  # a correction takes back the newest session or check-in
    "corrects_pain",  # a correction gives the newest check-in another pain
    "late",  # the day's training facts arrive size days later
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens on the n-th day of the story."""

    day: int
    what: str
    size: int = 0
    which: int = 0
    """Picks a site, session or flag; taken modulo what there is."""


@dataclass(frozen=True, slots=True)
class Habits:
    """Percentages of days on which a thing goes its own way, and the seed of their dice."""

    seed: int = 0
    amber: int = 0
    red: int = 0
    silent: int = 0
    skips: int = 0
    partly: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """A runner, a point of departure, and what happens in the days that follow."""

    days: int
    start: str = "set_up"
    """'set_up', or the name of a runner in `starts.STARTS`."""
    start_day: int = 0
    profile: Fields = ()
    injuries: tuple[Fields, ...] = ()
    habits: Habits = Habits()
    events: tuple[Event, ...] = ()
    protocol: str = "itbs-hamstring"


def every_fourth_strained(story: Story) -> Story:
    """The story as it is, or (one in four, by its seed) as that of a runner whose injuries are
    acute strains and who follows the protocol for them."""
    if story.habits.seed % 4 != 3:
        return story
    strained: dict[str, Fields] = {}
    for fields in story.injuries:
        told = dict(fields)
        told["site"] = "HAM_L" if str(told["site"]).endswith("_L") else "HAM_R"
        told["hamstring_kind"] = "acute_strain"
        strained[str(told["site"])] = tuple(told.items())
    return replace(
        story,
        start=story.start if story.start == "set_up" else "strain",
        injuries=tuple(strained.values()),
        # Another kind of injury would change the protocol, which is the service's part.
        events=tuple(event for event in story.events if event.what != "second_site"),
        protocol="hamstring-strain",
    )


def available() -> st.SearchStrategy[tuple[int, ...]]:
    """Minutes a day: plenty, every other day, few days, odd numbers."""
    minutes = st.sampled_from((0, 20, 35, 45, 60, 75, 90, 120, 300))
    return st.one_of(
        st.just((120, 120, 120, 120, 120, 300, 300)),
        st.just((60, 0, 60, 0, 60, 0, 180)),
        st.tuples(*[minutes] * 7),
    )


@st.composite
def profiles(draw: st.DrawFn) -> Fields:
    """A grown-up runner's profile."""
    usual = draw(st.integers(min_value=60, max_value=600))
    return (
        ("age_years", draw(st.sampled_from((18, 35, 72)))),
        (
            "baseline",
            (
                ("run_min_per_week", usual),
                ("ascent_m_per_week", draw(st.sampled_from((0, 150, 800, 3000)))),
                ("descent_m_per_week", draw(st.sampled_from((None, 0, 1500)))),
                ("runs_per_week", draw(st.integers(min_value=1, max_value=6))),
            ),
        ),
        ("available_min", draw(available())),
        (
            "equipment",
            draw(st.sampled_from(((), ("mini_band", "dumbbell"), EQUIPMENT))),
        ),
        ("uphill_treadmill", draw(st.booleans())),
        ("risks", draw(st.sampled_from(((), (), (), *((risk,) for risk in RISKS))))),
        ("cautious", draw(st.sampled_from((False, False, False, True)))),
    )


@st.composite
def injuries(draw: st.DrawFn, site: str | None = None) -> Fields:
    """A declared injury; a third of them mild enough to run on."""
    where = draw(st.sampled_from(SITES)) if site is None else site
    kinds = ("tendon_proximal", "acute_strain", "unspecified", None)
    kind = draw(st.sampled_from(kinds)) if where.startswith("HAM") else None
    if draw(st.sampled_from((True, False, False))):
        worst, limp, walks = draw(st.integers(min_value=0, max_value=2)), False, True
        ago = draw(st.integers(min_value=0, max_value=13))
    else:
        worst = draw(st.integers(min_value=0, max_value=10))
        limp, walks = draw(st.booleans()), draw(st.booleans())
        ago = draw(st.integers(min_value=0, max_value=60))
    return (
        ("site", where),
        ("hamstring_kind", kind),
        ("onset_days_ago", ago),
        ("worst_pain_7d", worst),
        ("usual_pain", draw(st.integers(min_value=0, max_value=min(worst, 4)))),
        ("limp", limp),
        ("days_without_running", draw(st.integers(min_value=0, max_value=ago))),
        ("walk_30_min_clean", walks),
        ("longest_symptom_free_run_min", draw(st.sampled_from((None, 0, 12, 30, 75)))),
    )


@st.composite
def injury_sets(draw: st.DrawFn) -> tuple[Fields, ...]:
    """One site or several, each once."""
    sites = draw(st.lists(st.sampled_from(SITES), min_size=1, max_size=3, unique=True))
    return tuple(draw(injuries(site)) for site in sites)


@st.composite
def events(draw: st.DrawFn, days: int, kinds: tuple[str, ...] = EVENTS) -> tuple[Event, ...]:
    """Up to twelve events of the given kinds."""
    return tuple(
        draw(
            st.lists(
                st.builds(
                    Event,
                    day=st.integers(min_value=0, max_value=days - 1),
                    what=st.sampled_from(kinds),
                    size=st.integers(min_value=0, max_value=10),
                    which=st.integers(min_value=0, max_value=7),
                ),
                max_size=12,
            )
        )
    )


def habits() -> st.SearchStrategy[Habits]:
    """Mostly faithful runners, some noisy, some careless."""
    return st.builds(
        Habits,
        seed=st.integers(min_value=0, max_value=999),
        amber=st.sampled_from((0, 0, 3, 10, 25)),
        red=st.sampled_from((0, 0, 0, 1, 4)),
        silent=st.sampled_from((0, 0, 0, 5, 20)),
        skips=st.sampled_from((0, 0, 0, 5, 30)),
        partly=st.sampled_from((0, 0, 5, 20)),
        more=st.sampled_from((0, 0, 0, 5, 20)),
    )


@st.composite
def stories(draw: st.DrawFn, kinds: tuple[str, ...] = EVENTS) -> Story:
    """A fresh set-up for 20 to 120 days, or a runner of `starts.STARTS` for 14 to 60 more."""
    from tests.engine.starts import START_DAYS, STARTS

    start = draw(st.sampled_from((*STARTS, "set_up", "set_up", "set_up")))
    if start == "set_up":
        days = draw(st.integers(min_value=20, max_value=120))
        return Story(
            days=days,
            profile=draw(profiles()),
            injuries=draw(injury_sets()),
            habits=draw(habits()),
            events=draw(events(days, kinds)),
        )
    days = draw(st.integers(min_value=14, max_value=60))
    return Story(
        days=days,
        start=start,
        start_day=START_DAYS - draw(st.integers(min_value=0, max_value=START_DAYS - 7)),
        habits=draw(habits()),
        events=draw(events(days, kinds)),
    )
