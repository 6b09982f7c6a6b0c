"""What the commands take that show something or write it as a file."""

from surefoot.cli.parsing.kinds import Add, day, weeks
from surefoot.text.language import t


def the_plan(add: Add) -> None:
    today = add("today", t("Today: light, reason, sessions."))
    today.add_argument("--date", type=day, help=t("another day, YYYY-MM-DD"))

    plan = add("plan", t("The weeks to come."))
    plan.add_argument("--weeks", type=weeks, default=4, help=t("1 to 12 (default: 4)"))

    workout = add("workout", t("A day's run or walk as a FIT file to put on the watch."))
    workout.add_argument("--date", type=day, help=t("a day of this week (default: today)"))
    workout.add_argument("--out", metavar="FILE.fit", help=t("where to write it (default: here)"))

    why = add("why", t("The reasons of a day, its gates, and what was said then."))
    why.add_argument("--date", type=day, help=t("YYYY-MM-DD (default: today)"))

    add("beside", t("What goes beside the plan: shoes, reminders, comfort, what is due."))


def files(add: Add) -> None:
    """What is printed or written for other programs, or for paper."""
    replay = add(
        "replay", t("Replay a file of facts without any store: each day's decision, then the plan.")
    )
    replay.add_argument("facts", metavar="FACTS.jsonl")
    replay.add_argument(
        "--until", type=day, help=t("the last day (default: that of the last fact)")
    )
    replay.add_argument("--as-of", metavar="MOMENT", help=t("leave out facts received later"))

    schema = add("schema", t("The JSON Schema of the facts."))
    schema.add_argument("what", choices=["facts"])

    figure = add("figure", t("The moving figure of an exercise, as an SVG file."))
    figure.add_argument("exercise", metavar="EXERCISE", help=t("its id, e.g. EX01"))
    figure.add_argument("target", metavar="OUT.svg")

    calendar = add("calendar", t("The plan as a calendar file (iCalendar) for other programs."))
    calendar.add_argument("--out", metavar="FILE.ics", help=t("a file (default: printed)"))

    report = add("report", t("A summary for the physiotherapist as PDF, two pages."))
    report.add_argument("target", metavar="OUT.pdf")
    report.add_argument(
        "--weeks", type=int, choices=[4, 8, 12], default=8, help=t("how far back (default: 8)")
    )
