"""A runner filmed from the side."""

from surefoot.facts.technique import GaitMeasure
from surefoot.gait import cadence
from surefoot.gait.contacts import initial_contacts, mid_stances
from surefoot.gait.outcome import Analysis
from surefoot.gait.track import Track


def run_from_the_side(track: Track) -> Analysis:
    """Cadence, contacts and what is measured at them."""
    spectral = cadence.spectral_spm(track)
    if spectral is None:
        return Analysis((), doubts=("body_not_in_frame",))
    stride_s = 120 / spectral
    contacts = initial_contacts(track, stride_s)
    slope = cadence.slope_of(contacts, stride_s)
    if slope is None:
        return Analysis((), doubts=("too_few_contacts",))
    if not cadence.agree(slope.spm, spectral):
        return Analysis((), doubts=("estimators_disagree",))
    measure = GaitMeasure(
        id="cadence",
        value=slope.spm,
        unit="spm",
        n=slope.n,
        spread=slope.spread_spm,
        standing="measured",
    )
    return Analysis((measure,), contacts, mid_stances(track, contacts, stride_s))
