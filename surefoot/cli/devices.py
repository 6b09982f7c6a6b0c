"""The command for phones that may call: list, pair, end their right."""

import sys
from argparse import Namespace

from surefoot.cli import opening
from surefoot.cli.printing import print_json
from surefoot.service.devices import Devices
from surefoot.service.devices_views import DeviceView
from surefoot.service.errors import BadInput
from surefoot.text import names
from surefoot.text.language import t, tn


def devices(arguments: Namespace) -> int:
    """Does what is asked with the devices."""
    if (arguments.do == "revoke") != bool(arguments.device):
        raise BadInput(
            t("Say which device: surefoot devices revoke DEVICE, its id or its name.")
            if arguments.do == "revoke"
            else t("Only revoke takes a device: surefoot devices revoke DEVICE.")
        )
    with opening.surefoot(arguments) as surefoot:
        known = surefoot.devices
        match arguments.do:
            case "pair":
                _pair(known, arguments)
            case "revoke":
                name = known.revoke(arguments.device)
                said = t("{name} may not call any more.", name=name)
                print_json({"revoked": name}) if arguments.json else print(said)
            case "revoke-all":
                count = known.revoke_all()
                said = tn(
                    "{count} device may not call any more.",
                    "{count} devices may not call any more.",
                    count,
                )
                print_json({"revoked": count}) if arguments.json else print(said)
            case _:
                _list(known, arguments)
    return 0


def _list(known: Devices, arguments: Namespace) -> None:
    if arguments.json:
        print_json(known.view())
        return
    every = known.all()
    for device in every:
        print(_line(device))
    if not every:
        print(t("No device is paired."))


def _line(device: DeviceView) -> str:
    said = t(
        "{name}, paired {paired}, last seen {seen}",
        name=device.name,
        paired=names.day(device.paired_at.astimezone().date()),
        seen=names.day(device.seen_at.astimezone().date()),
    )
    return f"{device.id}  {said}"


def _pair(known: Devices, arguments: Namespace) -> None:
    if arguments.json:
        print_json(known.new_code())
    else:
        print(how_to_pair(known))


def how_to_pair(known: Devices) -> str:
    """A new code as text and picture, and how to know the certificate. Raises BadInput."""
    code = known.new_code()
    first, *others = [link.address.partition("pair?")[0] for link in code.links]
    where = {"address": first, "digits": f"{code.digits[:4]} {code.digits[4:]}"}
    picture = _picture(code.links[0].address)
    lines = [
        t("To pair a phone, once and within five minutes:"),
        *picture,
        t("Scan this, or open {address} on the phone and type {digits}.", **where)
        if picture
        else t("Open {address} on the phone and type {digits}.", **where),
    ]
    if others:
        lines.append(t("Also at: {addresses}", addresses=names.listed(others)))
    authority = known.view().authority
    if authority is not None:
        lines += [
            t("If the phone warns of the page, the page says what to do. Compare the certificate:"),
            f"SHA-256 {authority.fingerprint}",
            authority.words,
        ]
    return "\n".join(lines)


def _picture(address: str) -> list[str]:
    from surefoot.service import qr

    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    return [qr.printed(address)] if encoding == "utf8" and sys.stdout.isatty() else []
