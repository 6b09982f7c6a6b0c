"""Commands that make sounds: the metronome as a file, a song at another tempo."""

from argparse import Namespace
from pathlib import Path

from surefoot.cli.printing import print_json
from surefoot.service import songs, sounds
from surefoot.service.errors import BadInput
from surefoot.text.language import t
from surefoot.text.names import listed


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


def music(arguments: Namespace) -> int:
    """A song of the runner's, brought to a cadence."""
    target = Path(arguments.target)
    found = songs.bring(
        Path(arguments.song),
        target,
        arguments.spm,
        clicks_volume=arguments.clicks,
        force=arguments.force,
    )
    if arguments.json:
        print_json({"song": str(target) if found.fits else None, "found": found})
        return 0 if found.fits else 1
    if not found.fits:
        spans = [t("{least} to {most}", least=c.least, most=c.most) for c in found.cadences]
        raise BadInput(
            t(
                "This song has {bpm} beats a minute. For {spm} steps a minute it would have to be "
                "changed by more than 8 %, which one hears; it fits {cadences} steps a minute.",
                bpm=f"{found.bpm:.1f}",
                spm=f"{arguments.spm:g}",
                cadences=listed(spans),
            )
        )
    print(
        t(
            "{target}: from {bpm} beats a minute to {spm} steps a minute, tempo {change} %.",
            target=target,
            bpm=f"{found.bpm:.1f}",
            spm=f"{arguments.spm:g}",
            change=f"{(found.faster - 1) * 100:+.1f}",
        )
    )
    return 0
