"""What the fake runner is shown: sessions, questions, signs, reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from surefoot.service.session_views import CiteView, ItemView, SessionView
from surefoot.service.today_views import FlagView, PhaseView, QuestionView, ReasonView

TODAY = date(2026, 5, 6)  # a Wednesday
PHASE = PhaseView("P2", "Walk-run", "Bring running back in short pieces on flat ground.")
CITES = [
    CiteView(
        "EV054",
        "A walk-run level is repeated until two sessions in a row stay free of symptoms.",
        "Return-to-running guideline, 2017",
        "read in full",
    ),
    CiteView("R-A248", "At least a day between two runs.", "The first seed document", "as given"),
]
FLAGS = [
    FlagView(
        "saddle_numbness",
        "emergency",
        "Is there numbness or tingling between your legs where a saddle would touch?",
        "Call the emergency number or go to a hospital.",
    ),
    FlagView(
        "groin_or_front_hip_pain",
        "same_day",
        "Is there pain in the groin or the front of the hip when you run, hop or stand on that "
        "leg, or there at night?",
        "Walk as little as you can until then, and ask about a stress injury of the hip.",
    ),
    FlagView(
        "focal_bone_pain",
        "within_week",
        "Can you put a fingertip on one sore spot on a bone?",
        "Go to a sports doctor, and do not run or jump until then.",
    ),
]
QUESTIONS = [
    QuestionView(
        "first_steps",
        "First steps this morning",
        [("Normal", "normal"), ("Stiff", "stiff"), ("Limping", "limping")],
        [],
        "",
    ),
    QuestionView(
        "versus_yesterday",
        "Against yesterday",
        [("Better", "better"), ("Same", "same"), ("Worse", "worse")],
        [],
        "",
    ),
    QuestionView(
        "sleep",
        "Sleep",
        [("Under 6 h", "under_6_h"), ("6-7 h", "6_to_7_h"), ("Over 7 h", "over_7_h")],
        [],
        "",
    ),
    QuestionView(
        "energy",
        "Energy",
        [("Empty", 1), ("Low", 2), ("Fair", 3), ("Good", 4), ("Full", 5)],
        [],
        "",
    ),
    QuestionView("worrying", "Anything new or worrying?", [("No", False), ("Yes", True)], [], ""),
]
GATE_QUESTION = QuestionView(
    "stairs_down_pain",
    "Pain going down stairs",
    [],
    [],
    "The gate to walk-run asks for 1 or less.",
)


def run_session(day: date, **other: Any) -> SessionView:
    base = SessionView(
        id=f"{day}-run",
        date=day,
        kind="run",
        title="Walk-run, level 4",
        dose="6 × (3 min run, 2 min walk), flat and soft",
        minutes=40,
        run_min=18.0,
        on_feet_min=30.0,
        ascent_m=0,
        descent_m=0,
        fast_min=0,
        contacts=0,
        items=[
            ItemView(
                exercise="EX52",
                name="Brisk walk to warm up",
                dose="5 min",
                sets=1,
                reps=None,
                hold_s=None,
                load="easy",
                setup="Flat ground, running shoes.",
                movement="Walk briskly and let the arms swing.",
                cues=["Breathe through the nose", "Tall, relaxed shoulders"],
                feel="Warm, not out of breath.",
                stop="A limp on the way: go home instead.",
                optional=False,
                cites=["R-A245"],
                grade="S",
            )
        ],
        why="Level 3 was green twice, so the running pieces grow by a minute.",
        rules=["R-W4"],
        amber_from=3,
        red_from=4,
        done="",
        optional=False,
        provisional=False,
    )
    return replace(base, **other)


def strength_session(day: date, **other: Any) -> SessionView:
    def item(number: str, name: str, dose: str, load: str, optional: bool = False) -> ItemView:
        return ItemView(
            exercise=number,
            name=name,
            dose=dose,
            sets=3,
            reps=12,
            hold_s=None,
            load=load,
            setup="Lie on your back, one foot flat on the floor near the seat, the other leg long.",
            movement="Press through the heel until shoulder, hip and knee are in line, pause, and "
            "lower with control.",
            cues=["Squeeze the seat at the top", "Keep both hip bones level"],
            feel="Work in the seat, some in the back of the thigh.",
            stop="A cramp that does not ease, sit-bone pain above 3 of 10, or low back pain.",
            optional=optional,
            cites=["EV041"],
            grade="B",
        )

    base = SessionView(
        id=f"{day}-strength",
        date=day,
        kind="strength",
        title="Hips and hamstrings A",
        dose="4 exercises, 2 reps in hand",
        minutes=25,
        run_min=0,
        on_feet_min=0,
        ascent_m=0,
        descent_m=0,
        fast_min=0,
        contacts=0,
        items=[
            item("EX03", "Single-leg bridge", "3 × 12 each side", "bodyweight"),
            item("EX06", "Side-lying leg raise with a band", "3 × 15 each side", "light band"),
            item("EX26", "Step-down from 15 cm", "3 × 10 each side", "bodyweight"),
            item("EX12", "Side plank", "3 × 30 s each side", "bodyweight", optional=True),
        ],
        why="Strength shares the day with an easy run, so that two whole days stay free.",
        rules=["A8"],
        amber_from=4,
        red_from=5,
        done="",
        optional=False,
        provisional=False,
    )
    return replace(base, **other)


def bike_session(day: date, **other: Any) -> SessionView:
    return run_session(
        day,
        id=f"{day}-bike",
        kind="cross_training",
        title="Easy ride",
        dose="40 min on the bike, effort 3-4 of 10",
        run_min=0.0,
        on_feet_min=0.0,
        items=[],
        why="Keeps the engine going without impact.",
        amber_from=2,
        red_from=3,
        **other,
    )


def reason(sentence: str, rule: str = "R-W4", until: date | None = None) -> ReasonView:
    return ReasonView(
        rule=rule,
        layer="symptom light",
        sentence=sentence,
        numbers={"pain_during": 1, "run_min": 18, "green_in_a_row": 2},
        facts=["018f2d3c-0000-7000-8000-000000000001"],
        cites=CITES,
        grade="B",
        until=until,
        changes="Two more green sessions at this level open the next one.",
    )
