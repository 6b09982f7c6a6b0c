"""What the commands take that tell facts."""

import argparse

from surefoot.cli.parsing.kinds import Add, day
from surefoot.text.language import t

TRACKS = (
    "nutrition",
    "footwear",
    "sleep_and_stress",
    "mind",
    "readiness",
    "community",
    "consistency",
    "warning_signs",
    "comfort",
)
"""As `ReminderTrack` of the facts, which a command line is too short to wait for (tested)."""


def each_day(add: Add) -> None:
    """Who somebody is, and how it goes."""
    init = add("init", t("Set up: who you are, what hurts, what you ran before."))
    init.add_argument(
        "--profile", metavar="FILE", help=t('a JSON file: {"profile": {…}, "injuries": [{…}]}')
    )
    init.add_argument(
        "--protocol", metavar="ID", help=t("the protocol to follow (default: what fits closest)")
    )

    protocol = add("protocol", t("The protocol that your plan follows, or another one."))
    protocol.add_argument("which", nargs="?", metavar="ID", help=t("the protocol to change to"))
    protocol.add_argument("--accept", action="store_true", help=t("take what is offered"))

    checkin = add("checkin", t("This morning's answers."))
    checkin.add_argument(
        "pain", nargs="*", metavar="SITE=PAIN", help=t("e.g. ITB_R=2, pain 0 to 10")
    )
    checkin.add_argument("--same", action="store_true", help=t("morning pain as yesterday"))
    _fact_fields(
        checkin,
        "first_steps versus_yesterday sleep energy soreness daily_life_pain stairs_down_pain "
        "sitting_pain",
    )
    for flag in ("painkillers", "worrying", "swelling", "fever"):
        checkin.add_argument(f"--{flag}", action=argparse.BooleanOptionalAction)
    checkin.add_argument(
        "--bridge",
        nargs="*",
        metavar="SITE=PAIN",
        default=[],
        help=t("pain of three single-leg bridges"),
    )

    log = add("log", t("A session as it went."))
    log.add_argument(
        "session_class",
        choices=["run", "walk", "hike", "strength", "cross_training", "plyometrics"],
    )
    log.add_argument(
        "pain", nargs="*", metavar="SITE=PAIN", help=t("worst pain during, e.g. ITB_R=2")
    )
    log.add_argument(
        "--after", nargs="*", metavar="SITE=PAIN", default=[], help=t("pain an hour later")
    )
    log.add_argument("--done", choices=["yes", "partly", "no"], default="yes")
    _fact_fields(
        log,
        "minutes run_min on_feet_min distance_m ascent_m descent_m fast_min technical_min contacts "
        "rpe began course planned_session shoe",
    )
    for flag in ("limp", "sharp", "painkillers"):
        log.add_argument(f"--{flag}", action="store_true", default=None)

    tell = add(
        "tell",
        t(
            "Any other facts, as JSON Lines from a file or standard input ('surefoot schema "
            "facts')."
        ),
    )
    tell.add_argument("file", metavar="FILE", help=t("a file, or - for standard input"))


def beside(add: Add) -> None:
    """What goes beside the plan."""
    shoe = add("shoe", t("Enter a pair of shoes; a new pair counts as the week's one change."))
    shoe.add_argument("name", help=t("what you call the pair"))
    shoe.add_argument("--since", type=day, help=t("in use since, YYYY-MM-DD (default: today)"))
    shoe.add_argument("--retired", type=day, metavar="DAY", help=t("no longer in use since"))
    shoe.add_argument(
        "--km", type=float, default=0.0, help=t("kilometres it had run before (miles: --miles)")
    )
    shoe.add_argument("--miles", type=float, default=0.0, help=t("miles it had run before"))

    reminders = add("reminders", t("Turn the reminders of a track off, or on again."))
    reminders.add_argument("track", choices=TRACKS)
    reminders.add_argument("state", choices=["on", "off"])

    looked = add("looked", t("Say that something that was due has been looked at."))
    looked.add_argument("checkpoint", help=t("its id, as 'surefoot beside' shows it"))
    looked.add_argument("--found", choices=["fine", "changed", "not_sure"])
    looked.add_argument("--note", default="", help=t("what you saw"))

    cadence = add("cadence", t("Enter steps that you counted while running, per minute."))
    cadence.add_argument("spm", type=float, help=t("steps a minute, both feet"))
    cadence.add_argument(
        "--seconds", type=float, default=60.0, help=t("how long you counted (default: 60)")
    )
    cadence.add_argument(
        "--spread",
        type=float,
        help=t("standard deviation of several counts (default: one step more or less)"),
    )
    cadence.add_argument("--by", choices=["taps", "phone"], default="taps")


def _fact_fields(command: argparse.ArgumentParser, fields: str) -> None:
    """Options that are fields of the fact under the same name; the fact's type checks them."""
    for field in fields.split():
        command.add_argument(f"--{field.replace('_', '-')}", dest=field, metavar="VALUE")
