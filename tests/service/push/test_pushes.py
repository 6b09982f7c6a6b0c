"""Reminders of a runner: devices taken up and removed, what goes out, what comes back."""

from datetime import timedelta

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput, NotKnown
from surefoot.service.push.due import KINDS, Wishes
from surefoot.service.push.pushes import Outgoing, is_push_service
from tests.service.conftest import Clock, fact, onboard

from .browser import Browser


@pytest.fixture
def browser(surefoot: Surefoot, clock: Clock) -> Browser:
    """A runner's browser, subscribed, with every reminder on at nine in the morning (UTC)."""
    onboard(surefoot, clock)
    surefoot.pushes.key()
    found = Browser()
    surefoot.pushes.add(**found.subscription, name="Phone")
    surefoot.pushes.choose(Wishes(on=frozenset(KINDS)))
    clock.moment = clock.moment.replace(hour=9)
    return found


def texts(browser: Browser, outgoing: list[Outgoing]) -> list[str]:
    return [browser.read(each.body)["body"] for each in outgoing]


def test_nothing_is_on_and_no_key_is_made_before_it_is_asked_for(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    view = surefoot.pushes.view()
    assert view.on == [] and view.devices == [] and view.discreet
    assert (view.quiet_from, view.quiet_until) == ("21:00", "08:00")
    assert surefoot.pushes.due() == []
    assert surefoot._store.setting("push_key") is None
    assert surefoot.pushes.key() == surefoot.pushes.key()


def test_a_discreet_reminder_says_nothing_of_health(surefoot: Surefoot, browser: Browser) -> None:
    [out] = surefoot.pushes.due()
    assert browser.read(out.body) == {
        "title": "Surefoot",
        "body": "Surefoot has something for you.",
        "url": "/#/",
        "tag": "check_in",
    }
    assert out.headers["ttl"] == str(3 * 3600) and out.headers["topic"] == "check_in"
    assert surefoot.pushes.due() == []  # noted as sent


def test_a_plain_reminder_is_in_the_devices_language(surefoot: Surefoot, browser: Browser) -> None:
    wishes = Wishes(on=frozenset({"check_in"}), discreet=False)
    surefoot.pushes.choose(wishes)
    assert texts(browser, surefoot.pushes.due()) == [
        "Your check-in is open. It takes a moment, whenever it suits."
    ]


def test_a_check_in_a_pause_and_a_warning_sign_end_the_reminders(
    surefoot: Surefoot, browser: Browser, clock: Clock
) -> None:
    surefoot.pushes.choose(Wishes(on=frozenset({"check_in"})))
    day = surefoot.day().isoformat()
    for kind, fields in (
        ("check_in", {"pain": {"ITB_R": 1}}),
        ("pause", {"reason": "illness", "first_day": day}),
        ("red_flag_answer", {"answers": {next(iter(surefoot.index.red_flags)): True}}),
    ):
        said = fact(surefoot, kind, clock(), **fields)
        surefoot.receive([said])
        assert surefoot.pushes.due() == [], kind
        if kind != "red_flag_answer":
            surefoot.receive([fact(surefoot, "correction", clock(), corrects=said["id"], by=None)])


def test_pain_is_asked_for_after_a_session_until_it_is_told(
    surefoot: Surefoot, browser: Browser, clock: Clock
) -> None:
    surefoot.pushes.choose(Wishes(on=frozenset({"pain_after"}), discreet=False))
    run = fact(surefoot, "session_feedback", clock(), session_class="walk", minutes=30)
    surefoot.receive([run])
    clock.forward(minutes=59)
    assert surefoot.pushes.due() == []
    clock.forward(minutes=2)
    [out] = surefoot.pushes.due()
    assert texts(browser, [out]) == ["How does it feel an hour after?"]
    surefoot.pushes.settle([(out, 0)])  # no network: due again
    after = fact(surefoot, "pain_after", clock(), session=run["id"], pain_60min={"ITB_R": 1})
    surefoot.receive([after])
    assert surefoot.pushes.due() == []


def test_a_subscription_that_is_gone_is_dropped(surefoot: Surefoot, browser: Browser) -> None:
    [out] = surefoot.pushes.due()
    surefoot.pushes.settle([(out, 410)])
    assert surefoot.pushes.view().devices == []


def test_a_service_that_is_not_reached_is_tried_again_and_a_refusal_is_told(
    surefoot: Surefoot, browser: Browser
) -> None:
    [out] = surefoot.pushes.due()
    surefoot.pushes.settle([(out, 503)])
    [again] = surefoot.pushes.due()
    surefoot.pushes.settle([(again, 403)])
    assert surefoot.pushes.due() == []
    [device] = surefoot.pushes.view().devices
    assert device.problem == "Its push service answered 403."


def test_at_most_two_reminders_go_out_a_day(
    surefoot: Surefoot, browser: Browser, clock: Clock
) -> None:
    other = Browser("https://push.example.org/send/2")
    surefoot.pushes.add(**other.subscription, name="Tablet")
    sent = set()
    for _ in range(3 * 24 * 4):
        for out in surefoot.pushes.due():
            assert out.push is not None
            sent.add((surefoot.day(), out.push.kind, out.push.about))
        clock.forward(minutes=15)
    days = [day for day, _, _ in sent]
    assert sent and max(days.count(day) for day in days) <= 2


def test_a_device_is_renewed_and_removed(surefoot: Surefoot, browser: Browser) -> None:
    surefoot.pushes.add(**browser.subscription, name="My phone")
    [device] = surefoot.pushes.view().devices
    assert device.name == "My phone"
    assert browser.read(surefoot.pushes.trial(device.id).body)["tag"] == "trial"
    assert surefoot.pushes.remove(device.id).devices == []
    with pytest.raises(NotKnown):
        surefoot.pushes.remove(device.id)


def test_a_subscription_that_cannot_be_used_is_refused(surefoot: Surefoot) -> None:
    surefoot.pushes.key()
    said = Browser().subscription
    for change in ({"endpoint": "https://localhost/x"}, {"p256dh": "abc"}, {"auth": ""}):
        with pytest.raises(BadInput, match="cannot be used"):
            surefoot.pushes.add(**{**said, **change}, name="")


@pytest.mark.parametrize(
    ("endpoint", "fits"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc", True),
        ("https://updates.push.services.mozilla.com:443/wpush/v2/abc", True),
        ("http://push.example.org/a", False),
        ("https://localhost/a", False),
        ("https://127.0.0.1/a", False),
        ("https://192.168.1.4/a", False),
        ("https://[::1]/a", False),
        ("https://printer.local/a", False),
        ("https://router.lan/a", False),
        ("https://nas.home.arpa/a", False),
        ("https://localhost./a", False),
        ("https://127.1/a", False),
        ("https://0x7f.0.0.1/a", False),
        ("https://push..example.org/a", False),
        ("https://user@push.example.org/a", False),
        ("https://push.example.org:port/a", False),
        ("https://push.example.org/ä", False),
        ("https://push.example.org/a b", False),
        ("", False),
    ],
)
def test_only_a_push_service_is_written_to(endpoint: str, fits: bool) -> None:
    assert is_push_service(endpoint) is fits


def test_reminders_survive_a_restart_and_stay_out_of_the_facts(
    surefoot: Surefoot, browser: Browser, clock: Clock
) -> None:
    facts = len(surefoot.facts())
    [out] = surefoot.pushes.due()
    clock.forward(minutes=1)
    assert surefoot.pushes.due() == [] and len(surefoot.facts()) == facts
    assert out.url == browser.endpoint
    clock.moment += timedelta(days=1)
    assert len(surefoot.pushes.due()) == 1
