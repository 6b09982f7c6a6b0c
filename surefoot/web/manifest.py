"""What a phone needs to install the app: its name, its marks, its shortcuts."""

from typing import Any

from surefoot.text.language import t

PATH = "/manifest.webmanifest"
MEDIA_TYPE = "application/manifest+json"
PAPER, PINE = "#f5f3ec", "#1d5b47"


def manifest() -> dict[str, Any]:
    """The web app manifest, in the language of whoever asks. The icons are made by the build."""
    return {
        "id": "/",
        "name": "Surefoot",
        "short_name": "Surefoot",
        "description": t("A rehab plan for trail runners, one explained day at a time."),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PINE,
        "categories": ["health", "sports"],
        "icons": [
            _icon("/icon-192.png", "192x192"),
            _icon("/icon-512.png", "512x512"),
            _icon("/icon-maskable-512.png", "512x512", "maskable"),
            _icon("/icon-monochrome-96.png", "96x96", "monochrome"),
        ],
        "shortcuts": [
            {
                "name": t("Check in"),
                "url": "/#/check-in",
                "icons": [_icon("/icon-192.png", "192x192")],
            },
            {
                "name": t("It hurts"),
                "url": "/#/hurts",
                "icons": [_icon("/icon-192.png", "192x192")],
            },
        ],
    }


def _icon(source: str, sizes: str, purpose: str = "any") -> dict[str, str]:
    return {"src": source, "sizes": sizes, "type": "image/png", "purpose": purpose}
