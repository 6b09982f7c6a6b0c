"""What the commands take that are about recordings: imports, what they were, clips."""

from surefoot.cli.parsing.kinds import Add, days, slower
from surefoot.text.language import t


def recordings(add: Add) -> None:
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
        "--days", type=days, default=28, metavar="N", help=t("list so many days (default: 28)")
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
        type=slower,
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
