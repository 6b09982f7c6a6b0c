"""Commands that tell facts: init, protocol, checkin, log, cadence, tell."""

import json
import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import Any

from surefoot.cli import asking, opening
from surefoot.cli.printing import print_json
from surefoot.facts.units import metres_of_miles
from surefoot.service.app import Surefoot
from surefoot.service.cadence_counts import counted
from surefoot.service.errors import BadInput
from surefoot.service.ids import new_id
from surefoot.service.opening import utc_now
from surefoot.service.views import ReceivedView
from surefoot.service.zones import system_zone
from surefoot.text import names
from surefoot.text.language import t

_INTEGERS = frozenset(
    {"energy", "soreness", "daily_life_pain", "stairs_down_pain", "sitting_pain", "rpe", "contacts"}
)
_NUMBERS = frozenset(
    {
        "minutes",
        "run_min",
        "on_feet_min",
        "distance_m",
        "ascent_m",
        "descent_m",
        "fast_min",
        "technical_min",
    }
)


def envelope(surefoot: Surefoot, kind: str, now: datetime) -> dict[str, Any]:
    """The fields that every fact carries, for one told here and now."""
    return {
        "id": str(new_id(now)),
        "kind": kind,
        "subject": str(surefoot.subject),
        "happened_at": now.isoformat(),
        "zone": system_zone(),
    }


def init(arguments: Namespace) -> int:
    """Set-up from a file, or by asking."""
    with opening.surefoot(arguments) as surefoot:
        told = _profile_file(arguments.profile) if arguments.profile else asking.profile()
        now = utc_now()
        proposed = arguments.protocol or surefoot.proposed_protocol(told["injuries"])
        profile = {"protocol": proposed, **told["profile"]}
        entries = [{**envelope(surefoot, "profile", now), **profile}]
        entries += [{**envelope(surefoot, "injury", now), **injury} for injury in told["injuries"]]
        if told.get("red_flags"):
            entries.append(
                {**envelope(surefoot, "red_flag_answer", now), "answers": told["red_flags"]}
            )
        received = surefoot.receive(entries)
        if arguments.json:
            print_json(received)
        else:
            print(t("Stored. Your first plan is ready: surefoot today"))
            print(_followed(surefoot))
    return 0


def protocol(arguments: Namespace) -> int:
    """The protocol in force; another one waits to be accepted and says what it would change."""
    with opening.surefoot(arguments) as surefoot:
        if arguments.which is not None:
            surefoot.choose_protocol(arguments.which)
        if arguments.accept:
            surefoot.accept_upgrade()
        state = surefoot.state()
        if arguments.json:
            print_json({"protocol": state.protocol, "upgrade": state.upgrade})
            return 0
        print(_followed(surefoot))
        for each in state.protocols:
            print(f"  {each.id}: {each.title}")
        if state.upgrade is not None:
            print(t("{offered} would change:", offered=state.upgrade.offered))
            print("\n".join(f"  {line}" for line in state.upgrade.differences))
            print(t("Nothing of it holds yet. To take it: surefoot protocol --accept"))
    return 0


def _followed(surefoot: Surefoot) -> str:
    return t("Your plan follows {protocol}.", protocol=surefoot.state().protocol)


def _profile_file(name: str) -> dict[str, Any]:
    try:
        told: Any = json.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(t("{name} cannot be read: {error}.", name=name, error=error)) from error
    except json.JSONDecodeError as error:
        raise BadInput(
            t(
                "{name} is not JSON: line {number}: {why}.",
                name=name,
                number=error.lineno,
                why=error.msg,
            )
        ) from error
    whole = (
        isinstance(told, dict)
        and isinstance(told.get("profile"), dict)
        and isinstance(told.get("injuries"), list)
        and all(isinstance(injury, dict) for injury in told["injuries"])
    )
    if not whole or not told["injuries"]:
        raise BadInput(
            t(
                "{name} must hold {shape} with one injury or more.",
                name=name,
                shape='{"profile": {…}, "injuries": [{…}]}',
            )
        )
    found: dict[str, Any] = told
    return found


def checkin(arguments: Namespace) -> int:
    """The morning's answers from options; asked for when none is given on a terminal."""
    with opening.surefoot(arguments) as surefoot:
        view = surefoot.today()
        pain = _pains(arguments.pain)
        if arguments.same:
            yesterday = {s.site: s.yesterday for s in view.sites if s.yesterday is not None}
            if not yesterday:
                raise BadInput(t("There is no check-in of yesterday to repeat: give SITE=PAIN."))
            pain = {**yesterday, **pain}
        told: dict[str, Any] = {"pain": pain, **_given(arguments)}
        if not pain:
            if not sys.stdin.isatty():
                sites = " ".join(f"{s.site}=…" for s in view.sites)
                raise BadInput(
                    t("Which pain this morning, 0 to 10? surefoot checkin {sites}", sites=sites)
                )
            told = asking.checkin(view)
        else:
            for option, field in (
                ("painkillers", "painkillers_24h"),
                ("worrying", "worrying"),
                ("swelling", "swelling"),
                ("fever", "fever"),
            ):
                if getattr(arguments, option) is not None:
                    told[field] = getattr(arguments, option)
            told["bridge_pain"] = _pains(arguments.bridge)
        received = surefoot.receive([{**envelope(surefoot, "check_in", utc_now()), **told}])
        return _stored(arguments, surefoot, received)


def log(arguments: Namespace) -> int:
    """A session as it went."""
    with opening.surefoot(arguments) as surefoot:
        told: dict[str, Any] = {
            "session_class": arguments.session_class,
            "done": arguments.done,
            "pain_during": _pains(arguments.pain),
            "pain_60min": _pains(arguments.after),
            **_given(arguments),
        }
        if arguments.session_class == "run" and "run_min" not in told and "minutes" in told:
            told["run_min"] = told["minutes"]
        told.update({flag: True for flag in ("limp", "sharp") if getattr(arguments, flag)})
        if arguments.painkillers:
            told["painkillers_24h"] = True
        received = surefoot.receive([{**envelope(surefoot, "session_feedback", utc_now()), **told}])
        return _stored(arguments, surefoot, received)


def shoe(arguments: Namespace) -> int:
    """A pair of shoes: taken into use, or retired."""
    with opening.surefoot(arguments) as surefoot:
        told: dict[str, Any] = {
            "name": arguments.name,
            "in_use_since": (arguments.since or surefoot.day()).isoformat(),
            "retired_on": arguments.retired.isoformat() if arguments.retired else None,
            "distance_before_m": arguments.km * 1000 + metres_of_miles(arguments.miles),
        }
        return _stored(arguments, surefoot, _told(surefoot, "shoe", told))


def reminders(arguments: Namespace) -> int:
    """A track's reminders, off or on."""
    with opening.surefoot(arguments) as surefoot:
        told = {"track": arguments.track, "on": arguments.state == "on"}
        return _stored(arguments, surefoot, _told(surefoot, "track_switch", told))


def looked(arguments: Namespace) -> int:
    """A checkpoint that was looked at."""
    with opening.surefoot(arguments) as surefoot:
        told = {
            "checkpoint": arguments.checkpoint,
            "found": arguments.found,
            "note": arguments.note,
        }
        return _stored(arguments, surefoot, _told(surefoot, "checkpoint", told))


def cadence(arguments: Namespace) -> int:
    """Steps a minute that were counted while running."""
    told = counted(arguments.spm, arguments.seconds, arguments.spread, arguments.by)
    with opening.surefoot(arguments) as surefoot:
        return _stored(arguments, surefoot, _told(surefoot, "cadence_measured", told))


def _told(surefoot: Surefoot, kind: str, told: dict[str, Any]) -> ReceivedView:
    return surefoot.receive([{**envelope(surefoot, kind, utc_now()), **told}])


def tell(arguments: Namespace) -> int:
    """Facts as JSON Lines; id, subject, time and zone are filled in where they are missing."""
    text = (
        sys.stdin.read()
        if arguments.file == "-"
        else Path(arguments.file).read_text(encoding="utf-8")
    )
    with opening.surefoot(arguments) as surefoot:
        entries = []
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
            except json.JSONDecodeError as error:
                raise BadInput(
                    t(
                        "line {number} is not JSON: {why}; nothing was stored.",
                        number=number,
                        why=error.msg,
                    )
                ) from error
            if not isinstance(entry, dict):
                raise BadInput(
                    t("line {number} is not an object; nothing was stored.", number=number)
                )
            entries.append({**envelope(surefoot, str(entry.get("kind", "")), utc_now()), **entry})
        return _stored(arguments, surefoot, surefoot.receive(entries))


def _stored(arguments: Namespace, surefoot: Surefoot, received: ReceivedView) -> int:
    if arguments.json:
        print_json(received)
    else:
        view = surefoot.today()
        print(
            t(
                "Stored. {light}: {sentence}",
                light=names.light(view.light),
                sentence=view.sentence,
            )
        )
    return 0


def _pains(pairs: list[str]) -> dict[str, int]:
    found = {}
    for pair in pairs:
        site, equals, pain = pair.partition("=")
        if not equals or not pain.strip().isdigit():
            raise BadInput(
                t("{pair} is not SITE=PAIN, such as ITB_R=2 (pain 0 to 10).", pair=repr(pair))
            )
        found[site.strip().upper()] = int(pain)
    return found


def _given(arguments: Namespace) -> dict[str, Any]:
    """The options that carry a field of the fact, as numbers where the field is one."""
    given: dict[str, Any] = {}
    for field in (
        *_INTEGERS,
        *_NUMBERS,
        "first_steps",
        "versus_yesterday",
        "sleep",
        "began",
        "course",
        "planned_session",
        "shoe",
    ):
        text = getattr(arguments, field, None)
        if text is None:
            continue
        try:
            given[field] = (
                int(text) if field in _INTEGERS else float(text) if field in _NUMBERS else text
            )
        except ValueError:
            raise BadInput(
                t(
                    "--{option} needs a number, got {text}.",
                    option=field.replace("_", "-"),
                    text=repr(text),
                )
            ) from None
    return given
