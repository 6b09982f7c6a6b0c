"""The tile server for a map behind a route: none by default, its address checked."""

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput, NotKnown
from surefoot.service.map_tiles import fits

TILES = "https://tiles.example.org/{z}/{x}/{y}.png"


def test_there_is_no_map_until_one_is_named(surefoot: Surefoot) -> None:
    assert surefoot.map_tiles.view().address == ""
    with pytest.raises(NotKnown):
        surefoot.map_tiles.tile(3, 1, 1)
    surefoot.map_tiles.choose(f" {TILES} ", "The mappers")
    assert surefoot.map_tiles.tile(3, 1, 2) == "https://tiles.example.org/3/1/2.png"
    assert surefoot.map_tiles.view().credit == "The mappers"
    assert surefoot.map_tiles.choose("", "The mappers").credit == ""


@pytest.mark.parametrize("tile", [(-1, 0, 0), (3, 8, 0), (3, 0, 8), (21, 0, 0)])
def test_a_tile_that_no_map_has_is_not_asked_for(
    surefoot: Surefoot, tile: tuple[int, int, int]
) -> None:
    surefoot.map_tiles.choose(TILES, "")
    with pytest.raises(NotKnown):
        surefoot.map_tiles.tile(*tile)


@pytest.mark.parametrize(
    "address",
    [
        "tiles.example.org/{z}/{x}/{y}.png",
        "ftp://tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}.png",
        "https://tiles.example.org/{z}/{x}/{y}/{y}.png",
        "https://tiles.example.org/{z}/{x}/{y.real}.png",
        "https://tiles.example.org/{z}/{x}/{y!r}.png",
        "https://tiles.example.org/{z}/{x}/{y:>9}.png",
        "https://{z}.example.org/{z}/{x}/{y}.png",
        "https://me@tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org/ä/{z}/{x}/{y}.png",
        "https://tiles.example.org/a b/{z}/{x}/{y}.png",
        "https:///{z}/{x}/{y}.png",
        "https://tiles.example.org/{z/{x}/{y}.png",
    ],
)
def test_an_address_that_leads_to_no_tiles_is_refused(surefoot: Surefoot, address: str) -> None:
    assert not fits(address) and fits(TILES)
    with pytest.raises(BadInput, match="begins with https"):
        surefoot.map_tiles.choose(address, "")
