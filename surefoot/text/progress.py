"""How things went, in words: cells of the tables behind the plots, and what a plot shows."""

from surefoot.text import names
from surefoot.text.language import t, tn

NOTHING = "–"
"""There was nothing to tell, which is not the same as not known."""


def unknown() -> str:
    return t("not known")


def pain(value: int | None) -> str:
    return unknown() if value is None else str(value)


def minutes(value: float | None) -> str:
    return unknown() if value is None else t("{minutes} min", minutes=round(value))


def climb(metres: float | None) -> str:
    return unknown() if metres is None else names.climb(metres)


def of(count: int, all_of_them: int) -> str:
    return t("{count} of {all}", count=count, all=all_of_them)


def worst_pain(site: str, now: int | None, before: int | None, weeks: int) -> str:
    """The last seven days, and the seven before where there were two weeks."""
    if weeks < 2:
        return t("{site}: {now} at worst in the last 7 days.", site=site, now=pain(now))
    if now is None and before is None:
        return t("{site}: nothing was told in the last 14 days.", site=site)
    return t(
        "{site}: {now} at worst in the last 7 days, {before} in the 7 before.",
        site=site,
        now=pain(now),
        before=pain(before),
    )


def mornings(known: int, days: int) -> str:
    return tn(
        "The morning is known on {known} of {count} day.",
        "Mornings are known on {known} of {count} days.",
        days,
        known=known,
    )


def cadence(mean: int, runs: int) -> str:
    return tn(
        "Your latest run: {mean} steps a minute.",
        "Your latest {count} runs: {mean} steps a minute on average.",
        runs,
        mean=mean,
    )


def minutes_in_band(inside: float | None, flat: float | None) -> str:
    """Flat minutes in the band, of all flat minutes."""
    if inside is None or flat is None:
        return NOTHING
    return t("{inside} of {all} min", inside=round(inside), all=round(flat))


def planned_and_done(weeks: int, planned: int, done: int, left_out: int, untold: int) -> str:
    """What became of the sessions of some weeks, without a judgement."""
    if not planned:
        return t("No session was planned in the last {weeks} weeks.", weeks=weeks)
    parts = [
        tn(
            "In the last week {done} of {planned} planned sessions were done.",
            "In the last {count} weeks {done} of {planned} planned sessions were done.",
            weeks,
            done=done,
            planned=planned,
        )
    ]
    if left_out:
        parts.append(tn("{count} was left out.", "{count} were left out.", left_out))
    if untold:
        parts.append(tn("Of {count} nothing was told.", "Of {count} nothing was told.", untold))
    return " ".join(parts)
