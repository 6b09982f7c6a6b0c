"""What the commands take that make sounds."""

from surefoot.cli.parsing.kinds import Add
from surefoot.text.language import t


def sounds(add: Add) -> None:
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
