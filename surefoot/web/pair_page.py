"""The page that pairs a device: plain HTML, as a phone gets nothing else before it is paired."""

from html import escape
from string import Template

from surefoot.service.devices import NAME_MOST
from surefoot.service.devices_views import AuthorityView
from surefoot.text.language import later, spoken, t

SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Macintosh", "Mac"),
    ("Windows", "Windows"),
    ("Linux", "Linux"),
)
PAGE = Template("""<!doctype html>
<html lang="$language">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>$title · Surefoot</title>
    <link rel="icon" href="/mark.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/pair.css">
  </head>
  <body>
    <main>
      <p class="mark"><img src="/mark.svg" alt="" width="32" height="32"> Surefoot</p>
      <h1>$title</h1>
      $error
      <form method="post" action="/pair">
        <p>$how</p>
        $code
        <label>$called
          <input name="name" value="$name" maxlength="$most" autocomplete="off" required>
        </label>
        <button>$pair</button>
      </form>
      <p><a href="/">$already</a></p>
      $trust
    </main>
  </body>
</html>
""")
DIGITS = Template("""<label>$label
          <input class="digits" name="code" inputmode="numeric" autocomplete="one-time-code"
            pattern="[0-9 ]{8,12}" maxlength="12" required>
        </label>""")
TRUST = Template("""<section>
        <h2>$heading</h2>
        <p>$why</p>
        <p><a class="button" href="/authority.crt">$get</a></p>
        $steps
        <p>$compare</p>
        <p class="print">$fingerprint</p>
        <p class="print">$words</p>
        <p>$then</p>
      </section>""")
STEPS = {
    later("iPhone and iPad"): (
        later("Tap the certificate above and allow the profile."),
        later("Open Settings, tap Profile Downloaded and install it."),
        later("Settings, General, About, Certificate Trust Settings: switch Surefoot on."),
    ),
    later("Android"): (
        later("Tap the certificate above, so that it is kept as a file."),
        later(
            "Settings, Security and privacy, More security settings, Install from storage, CA "
            "certificate: choose the file."
        ),
    ),
}


def guessed(user_agent: str) -> str:
    """What to call a device, as its browser tells of itself; '' when it does not."""
    return next((name for mark, name in SYSTEMS if mark in user_agent), "")


def page(code: str, name: str, error: str, authority: AuthorityView | None) -> str:
    """code: as scanned, '' to ask for the digits. authority: None when no own one vouches."""
    scanned = t("The code that you scanned is good for five minutes and for one device.")
    typed = t(
        "On the machine that runs Surefoot, open More, then Devices, and make a code; or run "
        "“surefoot devices pair” there."
    )
    hidden = f'<input type="hidden" name="code" value="{escape(code)}">'
    digits = DIGITS.substitute(label=escape(t("The 8 digits")))
    return PAGE.substitute(
        language=spoken().language,
        title=escape(t("Pair this device")),
        error=f'<p class="problem" role="alert">{escape(error)}</p>' if error else "",
        how=escape(scanned if code else typed),
        code=hidden if code else digits,
        called=escape(t("What to call it")),
        name=escape(name),
        most=NAME_MOST,
        pair=escape(t("Pair")),
        already=escape(t("It is paired already: open Surefoot")),
        trust="" if authority is None else trust(authority),
    )


def trust(authority: AuthorityView) -> str:
    """What to do so that the phone trusts the page: without it nothing is installed."""
    why = t(
        "The connection is encrypted, but your phone does not know yet who vouches for it. "
        "Installing Surefoot as an app, reminders and motion need that. Do this once:"
    )
    compare = t(
        "The phone shows a fingerprint (SHA-256) of the certificate. Compare it with the one under "
        "Devices on the machine itself: they have to be the same. The one that came here with this "
        "page is:"
    )
    return TRUST.substitute(
        heading=escape(t("If the browser warned of this page")),
        why=escape(why),
        get=escape(t("Get the certificate")),
        steps="".join(steps(system, each) for system, each in STEPS.items()),
        compare=escape(compare),
        fingerprint=escape(authority.fingerprint),
        words=escape(authority.words),
        then=escape(t("Then close this page and open it again: no warning may come any more.")),
    )


def steps(system: str, each: tuple[str, ...]) -> str:
    items = "".join(f"<li>{escape(t(step))}</li>" for step in each)
    return f"<details><summary>{escape(t(system))}</summary><ol>{items}</ol></details>"
