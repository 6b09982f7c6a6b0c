"""Pictures of the demo: the README's four, or every page for a look at all of them.

Run: python scripts/pictures.py             docs/pictures, on a phone, light
     python scripts/pictures.py --every DIR every page at 390 and 1280 px, light and dark
     ... --every DIR --locale de-DE         the same in German
Needs the test tools (`./test` installs them) and the system's Chromium.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SHOWN = ROOT / "docs" / "pictures"
README = {"today": "", "plan": "plan", "progress": "progress", "why": "why"}
SCREENS = re.findall(
    r'^  "?([a-z-]*)"?: \{', (ROOT / "client" / "src" / "screens.tsx").read_text(), re.MULTILINE
)
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--every", type=Path, metavar="DIR")
    arguments.add_argument("--locale", default="en-GB")
    wanted = arguments.parse_args()
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        sys.exit("There is no Chromium here: install it (Debian: apt install chromium).")
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        if wanted.every is None:
            context = browser.new_context(viewport=PHONE, device_scale_factor=2, locale="en-GB")
            for name, path in README.items():
                draw(context, f"{address}#/{path}", SHOWN / f"{name}.png", whole=False)
        else:
            for scheme in ("light", "dark"):
                for size in (PHONE, DESKTOP):
                    context = browser.new_context(
                        viewport=size,
                        color_scheme=scheme,
                        locale=wanted.locale,
                        service_workers="block",
                    )
                    for path in SCREENS:
                        name = f"{path or 'today'}-{size['width']}-{scheme}.png"
                        draw(context, f"{address}#/{path}", wanted.every / name, whole=True)
        browser.close()


@contextmanager
def demo() -> Iterator[str]:
    """The demo's server on a free port, with a home of its own; its address."""
    with tempfile.TemporaryDirectory() as home:
        server = subprocess.Popen(
            [sys.executable, "-m", "surefoot.cli.main", "serve", "--demo", "--port", "0"],
            env={**os.environ, "SUREFOOT_HOME": home, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert server.stdout is not None
            found = re.search(r"http://\S+/", server.stdout.readline())
            if found is None:
                sys.exit("The demo did not start.")
            yield found.group()
        finally:
            server.terminate()
            server.wait()


def draw(context: Any, address: str, path: Path, whole: bool) -> None:
    page = context.new_page()
    page.goto(address)
    page.locator("main h1").first.wait_for()
    page.wait_for_load_state("networkidle")
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=whole)
    page.close()


if __name__ == "__main__":
    main()
