"""What the service hands out of the map behind a route."""

from dataclasses import dataclass


@dataclass(slots=True)
class MapTilesView:
    """address: the tile server's, with {z}, {x} and {y}; '' while no map is wanted. credit: what
    it asks to stand beside its map."""

    address: str
    credit: str
