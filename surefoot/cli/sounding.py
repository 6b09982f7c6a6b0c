"""Commands that make sounds: the metronome as a file."""

from argparse import Namespace
from pathlib import Path

from surefoot.cli.printing import print_json
from surefoot.service import sounds
from surefoot.text.language import t


def metronome(arguments: Namespace) -> int:
    """A click track as a file; what kind follows from its ending."""
    target = Path(arguments.target)
    asked = sounds.ClickTrack(
        spm=arguments.spm,
        minutes=arguments.minutes,
        every=arguments.every,
        accent=not arguments.even,
        on_min=arguments.on,
        off_min=arguments.off,
        lead_in_s=arguments.lead_in,
    )
    sounds.write(asked, target, force=arguments.force)
    if arguments.json:
        print_json({"click_track": str(target), "bytes": target.stat().st_size})
    else:
        print(t("The clicks are in {target}.", target=target))
    return 0
