"""The encryption and signature of a push against the standard's own example and a receiver."""

from datetime import UTC, datetime

import pytest

from surefoot.service.push import sealing

from .browser import Browser, claims

# RFC 8291, appendix A
PLAIN = b"When I grow up, I want to be a watermelon"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
RECEIVER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
SALT, AUTH = "DGv6ra1nlYgDCS1FRnbzlw", "BTBZMqHH6r4Tts7J_aSIgg"
SEALED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLoc"
    "InmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLV"
    "WGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_standards_example_comes_out_the_same() -> None:
    body = sealing.sealed(
        PLAIN, RECEIVER, AUTH, salt=sealing.decoded(SALT), sender=SENDER, padded=0
    )
    assert sealing.encoded(body) == SEALED


def test_only_the_browser_reads_it_and_its_length_tells_nothing() -> None:
    browser = Browser()
    keys = browser.subscription["p256dh"], browser.subscription["auth"]
    bodies = [sealing.sealed(text, *keys) for text in (b'{"a":1}', b'{"a":"' + b"x" * 99 + b'"}')]
    assert browser.read(bodies[0]) == {"a": 1}
    assert len({len(body) for body in bodies}) == 1
    assert bodies[0] != sealing.sealed(b'{"a":1}', *keys)


def test_a_push_names_its_sender_and_its_service() -> None:
    key, now = sealing.new_key(), datetime(2026, 5, 10, 8, tzinfo=UTC)
    header = sealing.signed("https://push.example.org:8443/send/1?a=b", key, now)
    found = claims(header, sealing.public_key(key))
    assert found["aud"] == "https://push.example.org:8443"
    assert 0 < found["exp"] - now.timestamp() <= 24 * 3600


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [
        ("", AUTH),
        (RECEIVER[:-4], AUTH),
        (RECEIVER, "short"),
        ("B" + "A" * 86, AUTH),  # no point of the curve
        ("ü", AUTH),
    ],
)
def test_keys_that_cannot_be_used_are_known(p256dh: str, auth: str) -> None:
    assert sealing.problem(p256dh, auth)
    assert not sealing.problem(RECEIVER, AUTH)
