"""The client against the server: the same fields on both sides."""

import dataclasses
import re
from types import ModuleType
from typing import get_args

import pytest

from surefoot.activity.model import Sport
from surefoot.facts.vocabulary import CrossTrainingMode, SessionClass
from surefoot.figures import plot
from surefoot.service import (
    activity_views,
    baseline_views,
    beside_views,
    cadence_count_views,
    calendar_views,
    devices_views,
    help_views,
    jobs_views,
    library_views,
    light_views,
    logged_views,
    map_tiles_views,
    match_views,
    pause_views,
    plan_views,
    preview_views,
    profile_views,
    progress_views,
    reading_views,
    road_views,
    schedule_views,
    session_views,
    songs_views,
    sounds_views,
    technique_views,
    testing_views,
    today_views,
    views,
    why_views,
    your_data_views,
)
from surefoot.service.gait import views as gait_views
from surefoot.service.push import views as push_views

from .in_browser import CLIENT


@pytest.mark.parametrize(
    ("name", "modules"),
    [
        ("views", (views, today_views, plan_views, why_views, session_views, beside_views)),
        ("reading", (reading_views,)),
        ("activities", (activity_views,)),
        ("mapTiles", (map_tiles_views,)),
        ("matches", (match_views,)),
        ("pauses", (pause_views,)),
        ("profile", (profile_views,)),
        ("push", (push_views,)),
        ("calendar", (calendar_views,)),
        ("lights", (light_views,)),
        ("progress", (progress_views, plot)),
        ("help", (help_views,)),
        ("preview", (preview_views,)),
        ("yourData", (your_data_views,)),
        ("road", (road_views,)),
        ("schedule", (schedule_views,)),
        ("baseline", (baseline_views,)),
        ("cadenceCounts", (cadence_count_views,)),
        ("devices", (devices_views,)),
        ("logged", (logged_views,)),
        ("library", (library_views,)),
        ("gait", (gait_views,)),
        ("jobs", (jobs_views,)),
        ("sounds", (sounds_views,)),
        ("technique", (technique_views,)),
        ("testing", (testing_views,)),
        ("songs", (songs_views,)),
    ],
)
def test_the_client_knows_every_field_of_every_view(
    name: str, modules: tuple[ModuleType, ...]
) -> None:
    text = (CLIENT / "src" / "api" / f"{name}.ts").read_text()
    interfaces = {
        name: re.findall(r"^  (\w+)\??:", body, re.MULTILINE)
        for name, body in re.findall(r"export interface (\w+) \{\n(.*?)\n\}", text, re.DOTALL)
    }
    server = {
        name: [field.name for field in dataclasses.fields(view)]
        for module in modules
        for name, view in vars(module).items()
        if dataclasses.is_dataclass(view) and view.__module__ == module.__name__
    }
    assert interfaces == server


def test_every_sport_mode_and_kind_of_session_has_an_icon_that_fits() -> None:
    code = (CLIENT / "src" / "parts" / "Icon.tsx").read_text()
    [table] = re.findall(r"const KINDS.*?\{(.*?)\};", code, re.DOTALL)
    icons = dict(re.findall(r'(\w+): "(\w+)"', table))
    named = {*get_args(Sport), *get_args(CrossTrainingMode), *get_args(SessionClass)}
    assert named - set(icons) == {"cross_training", "other"}
    alike = {name for name, icon in icons.items() if icon != name}
    assert {name: icons[name] for name in alike} == {"power_walk": "hike", "plyometrics": "jump"}
