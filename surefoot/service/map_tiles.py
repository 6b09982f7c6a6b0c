"""The tile server that the runner turned on, for a map behind a route; none by default."""

from string import Formatter
from urllib.parse import urlsplit

from surefoot.service.errors import BadInput, NotKnown
from surefoot.service.map_tiles_views import MapTilesView
from surefoot.store.store import Store
from surefoot.text.language import t

_ADDRESS, _CREDIT = "map_tiles_address", "map_tiles_credit"
_PLACES = {"z", "x", "y"}
ZOOM_MOST = 20


class MapTiles:
    """The tile server of one data folder."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def view(self) -> MapTilesView:
        return MapTilesView(self._store.setting(_ADDRESS) or "", self._store.setting(_CREDIT) or "")

    def choose(self, address: str, credit: str) -> MapTilesView:
        """Takes a tile server, '' for none. Raises BadInput."""
        address = address.strip()
        if address and not fits(address):
            raise BadInput(
                t(
                    "A tile server's address begins with https:// (or http://) and holds {places}.",
                    places="{z}, {x}, {y}",
                )
            )
        self._store.set_setting(_ADDRESS, address)
        self._store.set_setting(_CREDIT, credit.strip() if address else "")
        return self.view()

    def tile(self, zoom: int, column: int, row: int) -> str:
        """Where that tile is fetched. Raises NotKnown while there is no map, or no such tile."""
        address = self.view().address
        across = 1 << zoom if 0 <= zoom <= ZOOM_MOST else 0
        if not address or not (0 <= column < across and 0 <= row < across):
            raise NotKnown(t("There is no map here."))
        return address.format(z=zoom, x=column, y=row)


def fits(address: str) -> bool:
    """Whether an address leads to tiles: {z}, {x} and {y} behind a host, and no other place."""
    try:
        parts = list(Formatter().parse(address))
        where = urlsplit(address)
        host, _ = where.hostname, where.port
    except ValueError:
        return False
    named = [place for _, place, *_ in parts if place is not None]
    plain = not any(spec or conversion for *_, spec, conversion in parts)
    return (
        address.isascii()
        and address.isprintable()
        and " " not in address
        and where.scheme in ("https", "http")
        and bool(host)
        and "{" not in where.netloc
        and not where.username
        and plain
        and sorted(named) == sorted(_PLACES)
    )
