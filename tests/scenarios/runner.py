"""Reads a story, lives it and prints it day by day.

$ python -m tests.scenarios.runner tests/scenarios/stories/red_first.yaml
"""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from surefoot.engine.decision import Change, Decision, Session

from .expecting import problems
from .living import Lived, live
from .story import StoryError, read


def check(path: Path) -> list[str]:
    """Lives the story of a file; returns what differs from its expectations."""
    return problems(live(read(path)))


def lines(lived: Lived) -> Iterator[str]:
    """The story as a person reads it, a line a day and what moved below it."""
    yield lived.story.title
    if lived.story.note:
        yield textwrap.fill(lived.story.note, 98, initial_indent="  ", subsequent_indent="  ")
    for number, course in lived.evenings.items():
        decision = course.decision
        names = ", ".join(
            name for name, day in lived.named.items() if day == number and "," not in name
        )
        sessions = " + ".join(_session(s) for s in decision.sessions) or "nothing planned"
        head = f"day {number:>3}  {decision.day:%a %d %b}  {decision.phase}  "
        yield f"{head}{decision.light.word:<8}{sessions}" + (f"   <- {names}" if names else "")
        yield from (f"           {text}" for text in _below(decision))


def _session(session: Session) -> str:
    match session.kind:
        case "run":
            parts = [f"{session.variant} {session.run_min:g} min"]
            if session.repeats:
                parts.append(f"{session.repeats} x {session.run_s}/{session.walk_s} s")
            parts += [f"+{session.ascent_m} m"] if session.ascent_m else []
            parts += [f"-{session.descent_m} m"] if session.descent_m else []
            parts += [f"{session.fast_min} fast"] if session.fast_min else []
            parts += [f"{session.technical_min} technical"] if session.technical_min else []
            return ", ".join(parts)
        case "strength":
            jumps = f" {session.contacts} contacts" if session.contacts else ""
            items = " ".join(item.exercise for item in session.items)
            return f"strength {session.variant}{jumps} ({items})"
        case _:
            return f"{session.kind} {session.minutes} min"


def _below(decision: Decision) -> Iterator[str]:
    yield "rules: " + " > ".join(decision.rules)
    if decision.changes:
        yield "moved: " + "; ".join(_change(change) for change in decision.changes)
    for reason in decision.reasons:
        if reason.rule in ("LEVER-HOLD", "DROPPED", "EDIT-REFUSED", "LAY-OFF"):
            yield f"{reason.rule}: {dict(reason.numbers)}"
    if decision.flags:
        yield "red flags: " + ", ".join(decision.flags)
    if decision.prompts:
        yield "see a clinician: " + ", ".join(prompt.referral for prompt in decision.prompts)


def _change(change: Change) -> str:
    before = "" if change.before is None else f"{change.before} -> "
    return f"{change.what} {before}{change.after} [{change.rule}]"


def main(arguments: list[str]) -> int:
    """Prints each story and what differs; 1 when something does, 2 for an unreadable file."""
    if not arguments:
        print(__doc__)
        return 2
    wrong = 0
    for argument in arguments:
        try:
            lived = live(read(Path(argument)))
            found = problems(lived)
        except (StoryError, OSError) as error:
            print(error, file=sys.stderr)
            return 2
        print("\n".join(lines(lived)))
        print(f"\n{len(found)} of the expectations differ" if found else "\nas expected")
        print("\n".join(f"- {problem}" for problem in found))
        wrong += len(found)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
