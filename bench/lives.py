"""The invented runner that the benches measure with."""

from datetime import date, timedelta

from surefoot.knowledge.schema import Knowledge
from surefoot.lab.runner import Life, begin, live, noisy


def lived(knowledge: Knowledge, started: date, days: int) -> Life:
    """A sore right IT band, then day after day of facts, from a day on."""
    profile = {
        "age_years": 35,
        "baseline": {"run_min_per_week": 240, "ascent_m_per_week": 800, "runs_per_week": 4},
        "equipment": ["mini_band", "bike", "bench", "step"],
    }
    injury = {
        "site": "ITB_R",
        "onset": (started - timedelta(days=17)).isoformat(),
        "worst_pain_7d": 5,
        "usual_pain": 1,
        "days_without_running": 20,
    }
    life = begin(knowledge, profile, [injury], started, body=noisy(0.08, 0.01))
    live(life, days)
    return life
