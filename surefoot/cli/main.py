"""`surefoot`: each command a few lines over the service. Errors are one sentence, no traceback."""

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Callable, Sequence

from surefoot.cli.wishes import asked_for, of_system
from surefoot.text.language import speaking, t

OK, FAILED, MISUSED = 0, 1, 2
"""Exit codes: done; could not be done (the sentence says why); the command line was wrong."""

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    asked = asked_for(given)
    with speaking(asked or of_system()):
        parsed = _parser().parse_args(given)
        parsed.asked = asked
        return _run(parsed)


def _run(parsed: argparse.Namespace) -> int:
    if parsed.command != "serve":
        # A command is short: looking for garbage takes longer than leaving it, at its end too.
        gc.disable()
        atexit.register(gc.freeze)
    # Pydantic else looks for plug-ins in all that is installed, for longer than most commands take.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from surefoot.service.errors import ServiceError

    try:
        return _command(parsed.command)(parsed)
    except ServiceError as error:
        print(f"surefoot: {error.message}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print(f"surefoot: {t('stopped; what was acknowledged is stored.')}", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of a pipe (head, less) left; nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        print(f"surefoot: {error.strerror or error}: {error.filename or ''}", file=sys.stderr)
        return FAILED


def _command(name: str) -> Command:
    """The function of a command; its module is imported only when it is asked for."""
    from importlib import import_module

    module, function = _COMMANDS[name]
    found: Command = getattr(import_module(f"surefoot.cli.{module}"), function)
    return found


_COMMANDS = {
    "serve": ("serving", "serve"),
    "init": ("telling", "init"),
    "protocol": ("telling", "protocol"),
    "checkin": ("telling", "checkin"),
    "log": ("telling", "log"),
    "tell": ("telling", "tell"),
    "import": ("importing", "importing"),
    "forget": ("importing", "forget"),
    "match": ("matching", "match"),
    "gait": ("gait", "gait"),
    "today": ("looking", "today"),
    "plan": ("looking", "plan"),
    "workout": ("looking", "workout"),
    "why": ("looking", "why"),
    "beside": ("looking", "beside"),
    "shoe": ("telling", "shoe"),
    "reminders": ("telling", "reminders"),
    "looked": ("telling", "looked"),
    "cadence": ("telling", "cadence"),
    "replay": ("looking", "replay"),
    "schema": ("looking", "schema"),
    "figure": ("looking", "figure"),
    "calendar": ("keeping", "calendar"),
    "report": ("keeping", "report"),
    "export": ("keeping", "export"),
    "restore": ("keeping", "restore"),
    "destroy": ("keeping", "destroy"),
    "devices": ("devices", "devices"),
    "prefer": ("keeping", "prefer"),
    "doctor": ("keeping", "doctor"),
    "metronome": ("sounding", "metronome"),
    "music": ("sounding", "music"),
    "knowledge": ("knowing", "knowledge"),
}


_TRACKS = (
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="surefoot",
        description=t(
            "From the first sore day back to the trails. Information for adults, not a diagnosis. "
            "SUREFOOT_HOME names the data folder."
        ),
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, what: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=what, description=what)
        command.add_argument("--json", action="store_true", help=t("print JSON"))
        command.add_argument("--lang", metavar="CODE", help=t("the language to answer in: en, de"))
        return command

    serve = add("serve", t("Start the web app on this machine."))
    serve.add_argument("--demo", action="store_true", help=t("a demo runner; nothing is kept"))
    serve.add_argument(
        "--port", type=_port, default=8420, help=t("port, 0 for any free one (default: 8420)")
    )
    serve.add_argument(
        "--lan",
        action="store_true",
        help=t("listen on the network too, with TLS, for paired devices"),
    )
    serve.add_argument(
        "--host",
        metavar="ADDRESS",
        help=t(
            "with --lan: the one address to listen on (default: every one); without: an address of "
            "this machine for itself (default: 127.0.0.1)"
        ),
    )
    serve.add_argument(
        "--lan-port", type=_port, default=8443, help=t("the network's port (default: 8443)")
    )
    serve.add_argument(
        "--cert",
        metavar="FILE.pem",
        help=t("with --lan: a certificate of your own, with the chain to its authority"),
    )
    serve.add_argument("--key", metavar="FILE.pem", help=t("the key of that certificate"))
    serve.add_argument(
        "--behind-proxy",
        metavar="https://NAME",
        default="",
        help=t("let in paired devices that a reverse proxy on this machine brings from there"),
    )
    serve.add_argument(
        "--proxy-port",
        type=_port,
        default=8421,
        help=t("the port on 127.0.0.1 that the proxy calls (default: 8421)"),
    )
    serve.add_argument(
        "--watch",
        metavar="DIR",
        help=t("import what comes into this folder, from now on; '' for none"),
    )

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

    importing = add(
        "import", t("Import files of a watch: FIT, GPX, TCX, plain or gzip; folders too.")
    )
    importing.add_argument("paths", nargs="+", metavar="PATH")
    importing.add_argument(
        "--watch",
        action="store_true",
        help=t(
            "go on: import what comes into these folders, until Ctrl+C; with --json an object a "
            "line for each file"
        ),
    )

    forget = add(
        "forget", t("Take an imported activity out again, or a whole import by its file's hash.")
    )
    forget.add_argument("which", metavar="ACTIVITY_OR_HASH")

    match = add("match", t("Which planned session each imported activity was; say it by hand."))
    match.add_argument("activity", nargs="?", metavar="ACTIVITY", help=t("its id, as listed"))
    match.add_argument("session", nargs="?", metavar="SESSION", help=t("the session that it was"))
    match.add_argument("--none", action="store_true", help=t("it was none of the sessions"))
    match.add_argument("--undo", action="store_true", help=t("take back what was said of it"))
    match.add_argument(
        "--days", type=_days, default=28, metavar="N", help=t("list so many days (default: 28)")
    )

    gait = add("gait", t("Measure a clip of a run, squat or step-down; stores nothing."))
    gait.add_argument("clip", metavar="CLIP", help=t("a video file"))
    gait.add_argument(
        "--view",
        choices=["side", "rear", "front"],
        required=True,
        help=t("where the camera stood"),
    )
    gait.add_argument(
        "--task",
        choices=["run", "squat", "step_down"],
        default="run",
        help=t("what was filmed (default: run); squat and step_down from the front"),
    )
    gait.add_argument(
        "--model",
        choices=["full", "heavy"],
        default="full",
        help=t("how finely it is measured (default: full)"),
    )
    gait.add_argument(
        "--slow-motion",
        type=_slower,
        default=1.0,
        metavar="N",
        help=t("how many times slower it plays than it was (default: 1; 0: not known)"),
    )
    gait.add_argument(
        "--height", type=float, metavar="CM", help=t("your height, for what is told in cm")
    )
    gait.add_argument(
        "--keep",
        nargs="?",
        const="keypoints",
        choices=["keypoints", "clip", "nothing"],
        help=t("keep the numbers, and points and pictures (keypoints), the clip too, or nothing"),
    )

    today = add("today", t("Today: light, reason, sessions."))
    today.add_argument("--date", type=_day, help=t("another day, YYYY-MM-DD"))

    plan = add("plan", t("The weeks to come."))
    plan.add_argument("--weeks", type=_weeks, default=4, help=t("1 to 12 (default: 4)"))

    workout = add("workout", t("A day's run or walk as a FIT file to put on the watch."))
    workout.add_argument("--date", type=_day, help=t("a day of this week (default: today)"))
    workout.add_argument("--out", metavar="FILE.fit", help=t("where to write it (default: here)"))

    why = add("why", t("The reasons of a day, its gates, and what was said then."))
    why.add_argument("--date", type=_day, help=t("YYYY-MM-DD (default: today)"))

    add("beside", t("What goes beside the plan: shoes, reminders, comfort, what is due."))

    shoe = add("shoe", t("Enter a pair of shoes; a new pair counts as the week's one change."))
    shoe.add_argument("name", help=t("what you call the pair"))
    shoe.add_argument("--since", type=_day, help=t("in use since, YYYY-MM-DD (default: today)"))
    shoe.add_argument("--retired", type=_day, metavar="DAY", help=t("no longer in use since"))
    shoe.add_argument(
        "--km", type=float, default=0.0, help=t("kilometres it had run before (miles: --miles)")
    )
    shoe.add_argument("--miles", type=float, default=0.0, help=t("miles it had run before"))

    reminders = add("reminders", t("Turn the reminders of a track off, or on again."))
    reminders.add_argument("track", choices=_TRACKS)
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
        "--spread", type=float, default=0.0, help=t("standard deviation of several counts")
    )
    cadence.add_argument("--by", choices=["taps", "phone"], default="taps")

    replay = add(
        "replay", t("Replay a file of facts without any store: each day's decision, then the plan.")
    )
    replay.add_argument("facts", metavar="FACTS.jsonl")
    replay.add_argument(
        "--until", type=_day, help=t("the last day (default: that of the last fact)")
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

    metronome = add("metronome", t("Clicks for your steps as a sound file, for a locked phone."))
    metronome.add_argument(
        "target", metavar="OUT.wav", help=t("what to write: .wav; with the extra music .mp3, .opus")
    )
    metronome.add_argument(
        "--spm", type=float, required=True, metavar="N", help=t("steps per minute")
    )
    metronome.add_argument("--minutes", type=float, required=True, metavar="M")
    metronome.add_argument(
        "--every", type=int, choices=[1, 2], default=1, help=t("a click for each step, or second")
    )
    metronome.add_argument("--even", action="store_true", help=t("no foot is louder"))
    metronome.add_argument(
        "--on", type=float, default=2.0, metavar="M", help=t("minutes with clicks (default: 2)")
    )
    metronome.add_argument(
        "--off", type=float, default=0.0, metavar="M", help=t("minutes without (default: none)")
    )
    metronome.add_argument(
        "--lead-in", type=float, default=0.0, metavar="S", help=t("seconds of silence before it")
    )
    metronome.add_argument("--force", action="store_true", help=t("replace a file that is there"))

    music = add("music", t("A song of yours, brought to your steps (needs the extra music)."))
    music.add_argument("song", metavar="SONG", help=t("WAV, MP3, Ogg or FLAC"))
    music.add_argument("target", metavar="OUT.mp3", help=t("what to write: .wav, .mp3 or .ogg"))
    music.add_argument("--spm", type=float, required=True, metavar="N", help=t("steps per minute"))
    music.add_argument(
        "--clicks", type=float, default=0.0, metavar="V", help=t("clicks over it, volume 0 to 1")
    )
    music.add_argument("--force", action="store_true", help=t("replace a file that is there"))

    export = add("export", t("Everything as one archive: facts, files, decisions as issued."))
    export.add_argument(
        "target", nargs="?", metavar="FILE.zip", help=t("a name that ends in .csv: the facts alone")
    )
    restore = add("restore", t("Fill a data folder from an archive or a table of facts."))
    restore.add_argument("source", metavar="FILE")
    restore.add_argument(
        "--replace",
        action="store_true",
        help=t("what the folder holds gives way, and goes to its backups"),
    )
    destroy = add("destroy", t("Delete everything for good, the journal too."))
    destroy.add_argument("--yes", action="store_true", help=t("really"))
    prefer = add("prefer", t("Choose language, units, country; without any, show what is chosen."))
    prefer.add_argument("--language", metavar="CODE", help=t("en or de; '' for the system's"))
    prefer.add_argument("--units", choices=["metric", "imperial"], help=t("km and m, or mi and ft"))
    prefer.add_argument(
        "--country", metavar="CODE", help=t("where help is rung for, such as DE; '' to guess")
    )
    devices = add("devices", t("Phones that may call: list them, pair one, end their right."))
    devices.add_argument(
        "do", nargs="?", choices=["list", "pair", "revoke", "revoke-all"], default="list"
    )
    devices.add_argument("device", nargs="?", metavar="DEVICE", help=t("its id or name"))
    add("doctor", t("Look whether program and data folder are well."))
    _knowledge(commands)
    return parser


def _knowledge(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    what = t("About the protocol's own files, for those who write one.")
    about = commands.add_parser("knowledge", help=what, description=what).add_subparsers(
        dest="about", required=True, metavar="ABOUT"
    )
    says = t("Where each statement of the sources has its place in the plan, or why it has none.")
    coverage = about.add_parser("coverage", help=says, description=says)
    coverage.add_argument("--rules", metavar="CSV", help=t("ids to look for, in a column `id`"))
    coverage.add_argument("--json", action="store_true", help=t("print JSON"))
    says = t("Check a protocol's folder or a data folder: each problem with file and line.")
    check = about.add_parser("check", help=says, description=says)
    check.add_argument("folder", metavar="DIR")
    check.add_argument("--json", action="store_true", help=t("print JSON"))
    says = t("The JSON Schema of a kind of knowledge file, for editors that check while you type.")
    schema = about.add_parser("schema", help=says, description=says)
    schema.add_argument("kind", nargs="?", default="protocol", metavar="KIND")
    schema.add_argument("--into", metavar="DIR", help=t("write every kind as a file"))


def _fact_fields(command: argparse.ArgumentParser, fields: str) -> None:
    """Options that are fields of the fact under the same name; the fact's type checks them."""
    for field in fields.split():
        command.add_argument(f"--{field.replace('_', '-')}", dest=field, metavar="VALUE")


def _day(text: str) -> object:
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            t("{text} is not a date; write 2026-05-03", text=repr(text))
        ) from None


def _port(text: str) -> int:
    if text.isdigit() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(t("{text} is not a port from 0 to 65535", text=repr(text)))


def _weeks(text: str) -> int:
    if text.isdigit() and 1 <= int(text) <= 12:
        return int(text)
    raise argparse.ArgumentTypeError(t("weeks must be 1 to 12"))


def _slower(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if value == 0 or 1 <= value <= 64:
        return value
    raise argparse.ArgumentTypeError(t("slow motion is 1 to 64 times, or 0 for not known"))


def _days(text: str) -> int:
    if text.isdigit() and 1 <= int(text) <= 366:
        return int(text)
    raise argparse.ArgumentTypeError(t("days must be 1 to 366"))


if __name__ == "__main__":
    sys.exit(main())
