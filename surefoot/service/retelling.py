"""An activity of which the runner says what sport it was: measured anew from its file."""

from collections.abc import Sequence
from datetime import datetime
from typing import get_args

from surefoot.activity.model import Sport, SubSport
from surefoot.activity.read import Refused, read
from surefoot.facts.types import ActivityImported
from surefoot.service import imports, streams
from surefoot.service.errors import BadInput
from surefoot.store.columns import Column
from surefoot.store.errors import StoreError
from surefoot.store.store import Store
from surefoot.text.language import t


def as_sport(
    store: Store, fact: ActivityImported, sport: str, sub_sport: str, now: datetime
) -> tuple[ActivityImported, Sequence[Column]]:
    """The activity as that sport, and its columns. sub_sport: '' for none.

    An activity without a file keeps its totals. Raises BadInput for a sport that there is not.
    """
    if sport not in get_args(Sport) or (sub_sport or "none") not in get_args(SubSport):
        raise BadInput(
            t("There is no sport {sport}; use one of {known}.",
              sport=f"{sport} {sub_sport}".strip(), known=", ".join(get_args(Sport)))
        )  # fmt: skip
    named = {"sport": sport, "sub_sport": None if sub_sport in ("", "none") else sub_sport}
    told = fact.model_copy(update={**named, "received_at": now})
    try:
        reading = read(store.file(fact.file_sha256), fact.name, streams.told(told))
        activity = reading.activities[fact.leg]
    except (Refused, StoreError, IndexError):
        return told, ()
    measured = imports.measured(activity, reading.warnings)
    again = ActivityImported.model_validate({**dict(told), **measured})
    return again, streams.made(again, activity)
